"""其中项不应超过所属的总项。

“其中：”所列各项是上一行的组成部分，各项之和不应大于总项；全市数和每个区镇的数都检查。各项之和
小于总项是允许的：“其中”不必列全。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    产业规模（亿元） | 100 | 60 | 40 | 市工信局
    其中：高端产业规模（亿元） | 70 | 30 | 40 | 市工信局
    新兴产业规模（亿元） | 40 | 30 | 10 | 市工信局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    产业规模（亿元） | 100 | 60 | 40 | 市工信局
    其中：高端产业规模（亿元） | 50 | 30 | 20 | 市工信局
    新兴产业规模（亿元） | 40 | 30 | 10 | 市工信局
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kspolicy.check.case import Case
from kspolicy.check.rule import finding
from kspolicy.model.document import AllocationRow, AllocationTable, Figure
from kspolicy.model.finding import Finding, Severity

CODE = "KS102"
NAME = "其中项之和大于总项"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Rows whose parts add up to more, in total or in a district; one finding a row."""
    for document in case.documents:
        for table in document.document.allocations:
            for whole in table.rows:
                parts = [row for row in table.rows if row.of_which == whole.id]
                over = list(_columns_over(table, whole, parts))
                if not over:
                    continue
                said = "；".join(f"{excess.column} {excess.formula} > {excess.limit}" for excess in over)
                yield finding(
                    __name__,
                    document.id,
                    whole.indicator,
                    f"“{whole.indicator}”的其中各项之和大于总项：{said}",
                    tuple(
                        document.row_evidence(
                            table, row, excess.column, _figure(row, excess.column, table)
                        )
                        for excess in over
                        for row in (whole, *parts)
                    ),
                )


@dataclass(frozen=True, slots=True)
class _Excess:
    """A column in which the parts exceed the whole."""

    column: str
    limit: Decimal
    formula: str


def _columns_over(
    table: AllocationTable, whole: AllocationRow, parts: list[AllocationRow]
) -> Iterator[_Excess]:
    for column in (table.total_column, *table.districts):
        limit = _number(_figure(whole, column, table))
        known = [n for p in parts if (n := _number(_figure(p, column, table))) is not None]
        if limit is not None and known and sum(known) > limit:
            formula = "+".join(str(figure) for figure in known)
            yield _Excess(column, limit, f"{formula} = {sum(known)}")


def _figure(row: AllocationRow, column: str, table: AllocationTable) -> Figure | None:
    return row.total if column == table.total_column else row.shares.get(column)


def _number(figure: Figure | None) -> Decimal | None:
    return Decimal(str(figure)) if isinstance(figure, (int, float)) else None
