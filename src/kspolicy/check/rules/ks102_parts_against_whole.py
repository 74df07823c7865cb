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

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.check.rule import finding
from kspolicy.check.sums import is_ratio
from kspolicy.link.dimension import dimension, magnitude
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.model.document import AllocationRow, AllocationTable, Figure

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
                said = "；".join(f"{excess.column} {excess.formula}" for excess in over)
                yield finding(
                    __name__,
                    document.id,
                    f"{whole.indicator}：{said}",
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
    formula: str


def _columns_over(
    table: AllocationTable, whole: AllocationRow, parts: list[AllocationRow]
) -> Iterator[_Excess]:
    measured = [part for part in parts if dimension(part.unit) == dimension(whole.unit)]
    if is_ratio(whole):
        return
    for column in (table.total_column, *table.districts):
        limit = _figure(whole, column, table)
        known = [
            (figure, part.unit)
            for part in measured
            if isinstance(figure := _figure(part, column, table), (int, float))
        ]
        if not known or not isinstance(limit, (int, float)):
            continue
        total = sum(magnitude(figure, unit) for figure, unit in known)
        if total > magnitude(limit, whole.unit):
            formula = "+".join(_written(figure, unit, whole) for figure, unit in known)
            yield _Excess(column, f"{formula} > {limit}")


def _written(figure: float, unit: str | None, whole: AllocationRow) -> str:
    """A part's figure, with its unit where that is not the whole's."""
    return str(figure) if unit == whole.unit else f"{figure}{unit or ''}"


def _figure(row: AllocationRow, column: str, table: AllocationTable) -> Figure | None:
    return row.total if column == table.total_column else row.shares.get(column)
