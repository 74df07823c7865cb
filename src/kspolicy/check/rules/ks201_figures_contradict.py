"""同一指标的数值不应互相矛盾。

正文、目标分解表、任务清单中同一指标的数值应当一致：两处都是确数时应相等；一处是“不少于”“超”
等界限时，另一处的确数应在界限之内，且不应相差五倍以上（那多半是“万”“亿”或位数写错）；两处界限
应是同一个数、同一个方向。年份不同的目标不相比较，由 KS207 检查。同一处既写新增数、又写累计数的，
两种数分别比较。

反例：
    二、主要目标
    到2025年，科技型中小企业评价入库力争超1110家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    科技型中小企业评价入库（家） | 1100 | 600 | 500 | 市科技局

正例：
    二、主要目标
    到2025年，科技型中小企业评价入库不少于1110家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    科技型中小企业评价入库（家） | 1110 | 610 | 500 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import Comparison, compare_mentions, say
from kspolicy.check.relation import Relation
from kspolicy.check.rule import finding
from kspolicy.link.dimension import magnitude
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS201"
NAME = "同一指标数值矛盾"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Indicators with two statements that cannot both hold."""
    for compared in compare_mentions(case, Relation.CONTRADICTS):
        yield finding(
            __name__,
            compared.document.id,
            compared.subject,
            f"“{compared.name}”数值矛盾：{say(compared.mentions)}{_slip(compared)}",
            compared.evidence(),
        )


def _slip(compared: Comparison) -> str:
    """A word on figures that differ in the unit alone: 8000万元 for 8000亿元."""
    for one, other in compared.pairs:
        assert one.value is not None and other.value is not None
        first, second = magnitude(one.value, one.unit), magnitude(other.value, other.unit)
        if one.value == other.value and first != second:
            return f"；数字相同，单位“{one.unit}”与“{other.unit}”不同，疑为笔误"
    return ""
