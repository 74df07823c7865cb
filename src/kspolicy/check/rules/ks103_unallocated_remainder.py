"""已划分之和小于总数，余数没有着落。

一行中有区镇标“--”（未划分）或者空白，而已划分的各数之和小于总数：差额可能本来就不划分到区镇，
也可能是漏填。请确认。

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

from typing import TYPE_CHECKING

from kspolicy.check.rule import finding
from kspolicy.check.sums import RowSum, row_sums
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS103"
NAME = "已划分之和小于总数"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Rows that leave part of their total with no district while some have no figure."""
    for document in case.documents:
        for table, row in document.rows():
            added = row_sums(row)
            if added is None or not added.lacks:
                continue
            yield finding(
                __name__,
                document.id,
                f"{row.indicator}：{added.formula}、{added.total}",
                f"“{row.indicator}”已划分 {added.formula} = {added.sum}，总数为 {added.total}，"
                f"余 {added.total - added.sum}；{_left(added)}",
                (
                    document.row_evidence(table, row, table.total_column, row.total),
                    document.shares_evidence(table, row, f"{added.formula} = {added.sum}"),
                ),
            )


def _left(added: RowSum) -> str:
    counted = ((added.unallocated, "未划分"), (added.blank, "空白"))
    return "，".join(f"有 {count} 个区镇{state}" for count, state in counted if count)
