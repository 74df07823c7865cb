"""Rows of cells → tables: page breaks joined, repeated headers dropped, ragged rows mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.model.source import Place, ReadingNote, Row, Table
from kspolicy.read.cells import CellKind, RawCell, kind_of, settled, without_blank_end
from kspolicy.read.mending import Mender

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["RawCell", "RawRow", "settle"]


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a reader found it. ``after_break``: a blank line or page break stands before."""

    cells: tuple[RawCell, ...]
    place: Place
    after_break: bool = False


# A repeated header may differ a little (a slip); below this share of equal cells it is another.
_SAME_HEADER = 0.7
# A column's name is no longer than this.
_LONGEST_NAME = 15
# Longer than any running number of a list; int() refuses digits by the thousand.
_LONGEST_NUMBER = 9


def settle(rows: Sequence[RawRow]) -> tuple[list[Table], list[ReadingNote]]:
    """Make tables of ``rows``, which stand together in the source."""
    notes: list[ReadingNote] = []
    tables = [_settle_one(header, body, notes) for header, body in _tables(rows, notes)]
    return tables, notes


def _tables(
    rows: Sequence[RawRow], notes: list[ReadingNote]
) -> Iterator[tuple[RawRow, list[RawRow]]]:
    """Split rows into tables, dropping headers repeated after a page break."""
    header: RawRow | None = None
    body: list[RawRow] = []
    for row in rows:
        if header is None:
            header = row
            continue
        same_start = row.cells[0].text == header.cells[0].text
        likeness = _likeness(header, row) if same_start or row.after_break else 0
        if likeness == 1:
            continue
        if row.after_break and likeness >= _SAME_HEADER:
            message = "续页重复的表头与首页表头不一致"
            notes.append(ReadingNote("header-differs", message, row.place))
        elif row.after_break and not _goes_on(header, body, row):
            yield header, body
            header, body = row, []
        else:
            body.append(row)
    if header is not None:
        yield header, body


def _likeness(header: RawRow, row: RawRow) -> float:
    """The share of header cells that ``row`` repeats."""
    names = [cell.text for cell in header.cells if cell.text]
    others = [cell.text for cell in row.cells if cell.text]
    longest = max(len(names), len(others), 1)
    return sum(a == b for a, b in zip(names, others, strict=False)) / longest


def _goes_on(header: RawRow, body: Sequence[RawRow], row: RawRow) -> bool:
    """Whether ``row``, after a break and without a header, continues the table."""
    if body and _follows(body[-1].cells[0].text, row.cells[0].text):
        return True
    cells = without_blank_end(row.cells)
    if len(cells) != len(without_blank_end(header.cells)):
        return False
    # A row that begins with a name and holds short names only is the header of another table.
    return (
        not body
        or not cells[0].text
        or any(
            len(cell.text) > _LONGEST_NAME or kind_of(cell.text) is CellKind.FIGURE
            for cell in cells
        )
    )


def _follows(number: str, next_number: str) -> bool:
    """Whether row numbers go on: a missing row leaves a gap, a new table begins anew."""
    if not (number.isdecimal() and next_number.isdecimal()):
        return False
    longest = max(len(number), len(next_number))
    return longest <= _LONGEST_NUMBER and int(next_number) > int(number)


def _settle_one(header: RawRow, body: Sequence[RawRow], notes: list[ReadingNote]) -> Table:
    """Bring every row to the header's width."""
    names = without_blank_end(header.cells)
    mender = Mender(names, _column_kinds(body, len(names)), notes)
    rows = tuple(mender.settle(row.cells, row.place) for row in body)
    return Table(Row(tuple(settled(cell) for cell in names), header.place), rows)


def _column_kinds(body: Sequence[RawRow], width: int) -> tuple[CellKind, ...]:
    """What each column holds, by the rows that have the right width."""
    good = [
        row.cells[:width]
        for row in body
        if len(without_blank_end(row.cells)) <= width <= len(row.cells)
    ]
    if not good:
        return (CellKind.BLANK,) * width
    return tuple(_kind_of_column(column) for column in zip(*good, strict=True))


def _kind_of_column(cells: Sequence[RawCell]) -> CellKind:
    counts = Counter(kind_of(cell.text) for cell in cells)
    if counts[CellKind.FIGURE] + counts[CellKind.MARK] > counts[CellKind.TEXT]:
        return CellKind.FIGURE
    return CellKind.TEXT if counts[CellKind.TEXT] else CellKind.BLANK
