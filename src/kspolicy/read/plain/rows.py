"""Rows with cells too few, each put into the columns that it is certain of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.model.source import ReadingNote
from kspolicy.read.tables.cells import RawCell, RawRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.tables.columns import Columns


def settled_row(
    columns: Columns,
    cells: Sequence[RawCell],
    ways: Sequence[tuple[int, ...]] | None,
    notes: list[ReadingNote],
) -> RawRow:
    """The row ``cells`` in its columns; what may stand in several of them is left out, and noted.

    ``ways``: the columns that the cells may stand in; where it is None, all that hold such cells.
    """
    place = cells[0].place
    if ways is None:
        ways = columns.ways([cell.text for cell in cells])
    if not ways:
        return RawRow(tuple(cells), place)
    settled: list[RawCell] = []
    unsure: list[str] = []
    for column, name in enumerate(columns.names):
        options = {_text_at(way, column, cells): way for way in ways}
        if len(options) == 1:
            (way,) = options.values()
            blank = RawCell("", place)
            settled.append(cells[way.index(column)] if column in way else blank)
            continue
        unsure.append(name)
        texts = "、".join(text or "空白" for text in sorted(options))
        settled.append(RawCell("", place, doubt=f"本行少格，此处可能是 {texts}"))
    if unsure:
        widths = f"本行有 {len(cells)} 格，表头为 {columns.width} 格"
        message = f"{widths}，无法确定缺的是哪一格；{'、'.join(unsure)}未取值"
        notes.append(ReadingNote("row-too-short", message, place))
    return RawRow(tuple(settled), place)


def _text_at(way: Sequence[int], column: int, cells: Sequence[RawCell]) -> str:
    return cells[way.index(column)].text if column in way else ""
