"""表中数满足正文的界限，但不是同一个数。

正文说“超1110家”，附件为 1119 家：1119 大于 1110，并不矛盾，但读者会看到两个数。请确认是有意留有
余地，还是其中一处没有改到。

反例：
    二、主要目标
    到2025年，科技型中小企业评价入库力争超1110家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    科技型中小企业评价入库（家） | 1119 | 619 | 500 | 市科技局

正例：
    二、主要目标
    到2025年，科技型中小企业评价入库不少于1119家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    科技型中小企业评价入库（家） | 1119 | 619 | 500 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import compare_mentions, name_part
from kspolicy.check.relation import Relation, describe_bound
from kspolicy.check.rule import finding
from kspolicy.link.dimension import magnitude
from kspolicy.model.finding import Finding, Severity
from kspolicy.model.multipliers import split_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.link.mention import Mention

CODE = "KS203"
NAME = "数值满足界限但不相同"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Indicators with a bound in one place and another figure, within it, in another."""
    for compared in compare_mentions(case, Relation.WITHIN_BOUND):
        one, other = compared.pairs[0]
        bound, figure = (
            (other, one) if one.comparator == "=" and not other.tabulated else (one, other)
        )
        wording = getattr(bound.item, "wording", "")
        yield finding(
            __name__,
            compared.document.id,
            compared.subject,
            f"“{compared.name}”：{name_part(bound.part)}为“{wording}”（{describe_bound(bound)}），"
            f"{name_part(figure.part)}为 {describe_bound(figure)}，{_verdict(bound, figure)}",
            compared.evidence(),
        )


def _verdict(bound: Mention, figure: Mention) -> str:
    """How the two stand to each other; from a range to a figure there is no one gap."""
    if any(getattr(mention.item, "value_max", None) is not None for mention in (bound, figure)):
        return "不矛盾，但一处写区间，另一处不是，请统一"
    assert bound.value is not None and figure.value is not None
    gap = magnitude(figure.value, figure.unit) - magnitude(bound.value, bound.unit)
    unit = figure.unit or ""
    return f"满足界限、不矛盾，但数值不同，相差 {abs(gap) / split_unit(unit)[0]:f}{unit}"
