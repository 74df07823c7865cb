"""同一个数，一处是新增，一处是累计。

“新增50家”与“累计50家”是两个口径：前者只数期内新增的，后者连原有的也数。“累计……新增数”就是新增；
“累计……培育数”“累计……引育数”数的是期内所做的事，与新增不相冲突。

反例：
    二、主要目标
    到2025年，新增智能工厂50家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    累计智能工厂数（家） | 50 | 30 | 20 | 市工信局

正例：
    二、主要目标
    到2025年，新增智能工厂50家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    累计智能工厂新增数（家） | 50 | 30 | 20 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.basis import counts_events, name_basis, stated_basis
from kspolicy.check.comparison import Comparison, Pair, comparable_pairs, name_part
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS208"
NAME = "新增与累计口径不同"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Indicators given as new in one place and as all there is in another."""
    for document in case.documents:
        for concept in document.links.concepts:
            pairs = tuple(pair for pair in comparable_pairs(document, concept) if _is_at_odds(pair))
            if not pairs:
                continue
            compared = Comparison(document, concept, pairs)
            said = "，".join(
                f"{name_part(mention.part)}“{mention.indicator}”为"
                f"{name_basis(stated_basis(mention))}"
                for mention in compared.mentions
            )
            yield finding(
                __name__,
                document.id,
                compared.subject,
                f"“{compared.name}”口径不同：{said}",
                compared.evidence(),
            )


def _is_at_odds(pair: Pair) -> bool:
    if {stated_basis(mention) for mention in pair} != {"increment", "cumulative"}:
        return False
    return not any(counts_events(m) for m in pair if stated_basis(m) == "cumulative")
