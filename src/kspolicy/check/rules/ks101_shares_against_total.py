"""分解数之和应等于总数。

目标分解表中，各区镇的数值相加应等于本行的总数。标“--”（未划分）的区镇不计入；比率类指标
（单位为 %）不可相加，不检查。有未划分的区镇且合计小于总数时，差额可能本就没有划分，由 KS103
提示，不在此报错。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 责任单位
    培育企业数（家） | 10 | 5 | 4 | 2 | 市工信局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 责任单位
    培育企业数（家） | 10 | 5 | 3 | 2 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.rule import finding
from kspolicy.check.sums import row_sums
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS101"
NAME = "分解数之和不等于总数"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Rows whose shares do not add up to their total, unless something is left unallocated."""
    for document in case.documents:
        for table, row in document.rows():
            added = row_sums(row)
            if added is None or added.sum == added.total or added.lacks:
                continue
            difference = abs(added.sum - added.total)
            relation = "多" if added.sum > added.total else "少"
            yield finding(
                __name__,
                document.id,
                f"{row.indicator}：{added.formula}、{added.total}",
                f"“{row.indicator}”各区镇合计 {added.formula} = {added.sum}，"
                f"总数为 {added.total}，合计比总数{relation} {difference}",
                (
                    document.row_evidence(table, row, table.total_column, row.total),
                    document.shares_evidence(table, row, f"{added.formula} = {added.sum}"),
                ),
            )
