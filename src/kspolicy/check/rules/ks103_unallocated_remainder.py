"""已划分之和小于总数，余数没有着落。

一行中有区镇标“--”（未划分），而已划分的各数之和小于总数：差额可能本来就不划分到区镇，也可能是
漏填。请确认。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 责任单位
    培育企业数（家） | 10 | 5 | 3 | -- | 市工信局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 责任单位
    培育企业数（家） | 8 | 5 | 3 | -- | 市工信局
"""

from __future__ import annotations

from collections.abc import Iterator

from kspolicy.check.case import Case
from kspolicy.check.rule import finding
from kspolicy.check.sums import row_sums
from kspolicy.model.finding import Finding, Severity

CODE = "KS103"
NAME = "已划分之和小于总数"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Rows that leave part of their total with no district while some are unallocated."""
    for document in case.documents:
        for table, row in document.rows():
            added = row_sums(row)
            if added is None or not added.unallocated or added.sum >= added.total:
                continue
            yield finding(
                __name__,
                document.id,
                row.indicator,
                f"“{row.indicator}”已划分 {added.formula} = {added.sum}，总数为 {added.total}，"
                f"余 {added.total - added.sum}；另有 {added.unallocated} 个区镇未划分",
                (
                    document.row_evidence(table, row, table.total_column, row.total),
                    document.shares_evidence(table, row, f"{added.formula} = {added.sum}"),
                ),
            )
