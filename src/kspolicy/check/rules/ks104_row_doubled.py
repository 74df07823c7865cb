"""同一张表中，同一指标不应列两行。

目标分解表中指标名称完全相同的两行，或是重复录入，或是其中一行的名称写错。类别不同、所属的总项
不同的行不算重复。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    培育企业数（家） | 10 | 5 | 5 | 市工信局
    新增平台数（个） | 4 | 2 | 2 | 市科技局
    培育企业数（家） | 10 | 5 | 5 | 市工信局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    培育企业数（家） | 10 | 5 | 5 | 市工信局
    新增平台数（个） | 4 | 2 | 2 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.model.document import AllocationRow

CODE = "KS104"
NAME = "分解表指标重复"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Rows of one table that name the same indicator."""
    for document in case.documents:
        for table in document.document.allocations:
            alike: dict[tuple[str | None, ...], list[AllocationRow]] = {}
            for row in table.rows:
                alike.setdefault((row.category, row.of_which, row.indicator), []).append(row)
            for rows in alike.values():
                if len(rows) < 2 or not rows[0].indicator:
                    continue
                yield finding(
                    __name__,
                    document.id,
                    f"{table.part} {rows[0].indicator}",
                    f"{name_part(table.part)}中“{rows[0].indicator}”列了 {len(rows)} 行",
                    tuple(
                        document.row_evidence(table, row, table.total_column, row.total)
                        for row in rows
                    ),
                )
