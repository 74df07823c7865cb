"""分解表的格里应当是数值，或者未划分的标记。

总数空白，或者格中的字不是数值（如把数字 0 写成字母 O），合计就无从核对。总数和各区镇都未划分的行
不在此列。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    培育企业数（家） | 10 | 5 | 5 | 市工信局
    新增平台数（个） | 10O | 50 | 50 | 市科技局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    培育企业数（家） | 10 | 5 | 5 | 市工信局
    新增平台数（个） | 100 | 50 | 50 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.model.document import AllocationRow, AllocationTable

CODE = "KS107"
NAME = "分解表的格不是数值"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Cells that could not be read, and rows whose shares have no total; one finding a row."""
    for document in case.documents:
        for table, row in document.rows():
            problems = list(_problems(table, row))
            if not problems:
                continue
            said = "；".join(problems)
            yield finding(
                __name__,
                document.id,
                f"{row.indicator}：{said}",
                f"“{row.indicator}”有不是数值的格：{said}",
                (located(document.id, table.part, row, row.indicator, said),),
            )


def _problems(table: AllocationTable, row: AllocationRow) -> Iterator[str]:
    figures = {table.total_column: row.total, **row.shares}
    for column, figure in figures.items():
        if figure is None and column in row.doubts:
            yield f"{column} {row.doubts[column]}"
    shared = any(isinstance(figure, (int, float)) for figure in row.shares.values())
    stated = isinstance(row.total, (int, float)) or table.total_column in row.doubts
    if shared and table.total_column and not stated:
        yield f"{table.total_column} 没有总数"
