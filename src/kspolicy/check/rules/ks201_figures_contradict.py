"""同一指标的数值不应互相矛盾。

正文、目标分解表、任务清单中同一指标的数值应当一致：两处都是确数时应相等；一处是“不少于”“超”
等界限时，另一处的确数应在界限之内；两处界限应是同一个数。年份不同的目标不相比较。

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

from collections.abc import Iterator

from kspolicy.check.case import Case
from kspolicy.check.comparison import compare_mentions, name_part
from kspolicy.check.relation import Relation, describe_bound
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

CODE = "KS201"
NAME = "同一指标数值矛盾"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Indicators with two statements that cannot both hold."""
    for compared in compare_mentions(case, Relation.CONTRADICTS):
        one, other = compared.pairs[0]
        yield finding(
            __name__,
            compared.document.id,
            compared.subject,
            f"“{compared.subject}”数值矛盾：{name_part(one.part)}为{describe_bound(one)}，"
            f"{name_part(other.part)}为{describe_bound(other)}",
            compared.evidence(),
        )
