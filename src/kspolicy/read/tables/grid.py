"""Rows of cells → tables: page breaks joined, repeated headers dropped, ragged rows mended.

Merged cells come as their text in the first cell and blanks in the others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.model.source import ReadingNote, Row, Table
from kspolicy.read.tables.cells import (
    CellKind,
    RawCell,
    RawRow,
    fits,
    is_complete,
    kind_of,
    settled,
    without_blank_end,
)
from kspolicy.read.tables.heads import as_wide, captions_at, rows_below
from kspolicy.read.tables.mending import Mender
from kspolicy.read.tables.stitching import Part, Stitcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["RawCell", "RawRow", "settle"]


_DIFFERS = "续页重复的表头与首页表头不一致"
# So many rows show what the columns of a table hold.
_SAMPLE = 60
# A repeated header may differ a little (a slip); below this share of equal cells it is another.
_SAME_HEADER = 0.7
# A column's name is no longer than this.
_LONGEST_NAME = 15
# Longer than any running number of a list; int() refuses digits by the thousand.
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class _Page:
    """The header above a row: how many cells it has, and how its columns are exchanged.

    ``order[i]`` is the column of the page that the table's column ``i`` stands in.
    """

    drawn: int
    order: tuple[int, ...] | None = None


@dataclass(slots=True)
class _Body:
    """What stands below one header."""

    captions: list[RawRow]
    header: RawRow
    subheaders: list[RawRow]
    page: _Page
    rows: list[tuple[Part, _Page]]

    @property
    def width(self) -> int:
        """How many columns the table has."""
        heads = (self.header, *self.subheaders)
        return max(len(without_blank_end(row.cells)) for row in heads)

    @property
    def begins(self) -> int:
        """How many rows stand above the first one below the header, the header's own counted."""
        return len(self.captions) + 1 + len(self.subheaders)

    def repeated(self, rows: Sequence[RawRow], index: int) -> int:
        """How many of its further header rows stand again at ``rows[index]``."""
        heads = [_texts(row) for row in self.subheaders]
        again = [_texts(row) for row in rows[index : index + len(heads)]]
        return len(heads) if heads and heads == again else 0


def settle(rows: Sequence[RawRow]) -> tuple[list[Table], list[ReadingNote]]:
    """Make tables of ``rows``, which stand together in the source."""
    notes: list[ReadingNote] = []
    tables = [_settle_one(body, notes) for body in _tables(rows, notes)]
    return tables, notes


def _tables(rows: Sequence[RawRow], notes: list[ReadingNote]) -> Iterator[_Body]:
    """Split rows into tables, dropping headers repeated after a page break."""
    body: _Body | None = None
    stitcher: Stitcher | None = None
    index = 0
    while index < len(rows):
        row = rows[index]
        index += 1
        if body is None or stitcher is None:
            body, stitcher = _begun(rows, index - 1)
            index += body.begins - 1
            continue
        header = body.header
        same_start = row.cells[0].text == header.cells[0].text
        likeness = _likeness(header, row) if same_start or row.after_break else 0
        order = _order(header, row) if same_start and likeness < 1 else None
        if likeness == 1 or order is not None:
            body.page = _Page(max(len(row.cells), body.width), order)
            index += body.repeated(rows, index)
            if order is not None:
                notes.append(_differs(header, row))
            continue
        if row.after_break and likeness >= _SAME_HEADER and not _exchanged(header, row):
            body.page = _Page(max(len(row.cells), body.width))
            index += body.repeated(rows, index)
            notes.append(_differs(header, row))
            continue
        parts = stitcher.stitch(rows, index - 1, body.page.drawn)
        if parts:
            body.rows.extend((part, body.page) for part in parts)
            index += sum(part.pieces for part in parts) - 1
        elif row.after_break and not _goes_on(body, row):
            yield body
            body, stitcher = _begun(rows, index - 1)
            index += body.begins - 1
        else:
            body.rows.append((Part(row), body.page))
    if body is not None:
        yield body


def _begun(rows: Sequence[RawRow], index: int) -> tuple[_Body, Stitcher]:
    """A table that begins at ``rows[index]``, with its header or with captions above it."""
    captions = captions_at(rows, index)
    index += len(captions)
    subheaders = rows_below(rows, index)
    header = as_wide(rows[index], subheaders)
    drawn = len(header.cells)
    body = _Body(captions, header, subheaders, _Page(drawn), [])
    first = index + 1 + len(subheaders)
    kinds = _column_kinds([row.cells for row in rows[first : first + _SAMPLE]], body.width, drawn)
    return body, Stitcher(body.width, kinds)


def _order(header: RawRow, row: RawRow) -> tuple[int, ...] | None:
    """Where ``row`` has the names of ``header``, all of them, in another order; else None."""
    names = [cell.text for cell in without_blank_end(header.cells)]
    others = [cell.text for cell in without_blank_end(row.cells)]
    if names == others or Counter(names) != Counter(others):
        return None
    columns: dict[str, list[int]] = {}
    for column in reversed(range(len(others))):
        columns.setdefault(others[column], []).append(column)
    return tuple(columns[name].pop() for name in names)


def _differs(header: RawRow, row: RawRow) -> ReadingNote:
    """What is said of a repeated header that differs: the names that the first one has not."""
    names = {cell.text for cell in header.cells}
    others = [f"“{cell.text}”" for cell in row.cells if cell.text and cell.text not in names]
    message = f"{_DIFFERS}，续页为{'、'.join(others)}" if others else _DIFFERS
    return ReadingNote("header-differs", message, row.place)


def _exchanged(header: RawRow, row: RawRow) -> bool:
    """Whether ``row``, as long as ``header``, has a name of it in another column."""
    names = [cell.text for cell in without_blank_end(header.cells)]
    others = [cell.text for cell in without_blank_end(row.cells)]
    return len(names) == len(others) and any(
        a != b and b in names for a, b in zip(names, others, strict=True) if b
    )


def _likeness(header: RawRow, row: RawRow) -> float:
    """The share of header cells that ``row`` repeats."""
    names = [cell.text for cell in header.cells if cell.text]
    others = [cell.text for cell in row.cells if cell.text]
    longest = max(len(names), len(others), 1)
    return sum(a == b for a, b in zip(names, others, strict=False)) / longest


def _goes_on(body: _Body, row: RawRow) -> bool:
    """Whether ``row``, after a break and without a header, continues the table."""
    above = body.rows[-1][0].row if body.rows else None
    if above and _follows(above.cells[0].text, row.cells[0].text):
        return True
    cells = without_blank_end(row.cells)
    if len(cells) != body.width:
        return False
    # A row that begins with a name and holds short names only is the header of another table.
    return (
        not above
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


def _settle_one(body: _Body, notes: list[ReadingNote]) -> Table:
    """Bring every row to the header's width."""
    names = body.header.cells[: body.width]
    header = Row(tuple(settled(cell) for cell in names), body.header.place)
    captions = tuple(settled(row.cells[0]) for row in body.captions)
    subheaders = tuple(_subheader(row, len(names)) for row in body.subheaders)
    kinds = _column_kinds(
        [part.row.cells for part, _ in body.rows], len(names), len(body.header.cells)
    )
    mender = Mender(names, kinds, notes)
    if _header_too_short(body, len(names)):
        message = f"表头有 {len(names)} 格，多数行有 {len(names) + 1} 格，表头缺少一格，本表未取值"
        notes.append(ReadingNote("header-too-short", message, body.header.place))
        refused = (mender.refuse(part.row.cells, part.row.place) for part, _ in body.rows)
        return Table(header, tuple(refused), captions, subheaders)
    menders: dict[tuple[int, ...] | None, Mender] = {None: mender}
    rows: list[Row] = []
    for part, page in body.rows:
        if page.order is not None and page.order not in menders:
            menders[page.order] = _exchanged_mender(mender, page.order)
        rows.append(_settled_row(part, page, menders[page.order]))
    return Table(header, tuple(rows), captions, subheaders)


def _subheader(row: RawRow, width: int) -> Row:
    cells = [settled(cell) for cell in row.cells[:width]]
    cells += [settled(RawCell("", row.place))] * (width - len(cells))
    return Row(tuple(cells), row.place)


def _texts(row: RawRow) -> list[str]:
    return [cell.text for cell in without_blank_end(row.cells)]


def _exchanged_mender(mender: Mender, order: tuple[int, ...]) -> Mender:
    """The mender for rows below a header whose columns stand in another order."""
    names, kinds = list(mender.names), list(mender.kinds)
    for column, there in enumerate(order):
        names[there], kinds[there] = mender.names[column], mender.kinds[column]
    return Mender(tuple(names), tuple(kinds), mender.notes)


def _settled_row(part: Part, page: _Page, mender: Mender) -> Row:
    row = part.row
    if part.heads:
        return mender.spread(row.cells[0], row.place)
    if part.torn:
        return mender.refuse(row.cells, row.place)
    if part.pieces > 1:
        message = f"本行被换行或换页断成 {part.pieces} 段，已接成一行"
        mender.notes.append(ReadingNote("row-stitched", message, row.place))
    settled_row = mender.settle(row.cells, row.place, page.drawn)
    if page.order is None or settled_row.broken:
        return settled_row
    return Row(tuple(settled_row.cells[there] for there in page.order), row.place)


def _header_too_short(body: _Body, width: int) -> bool:
    """Whether most rows are one cell longer than the header and fit each other."""
    longer = [
        cells
        for part, _ in body.rows
        if len(cells := without_blank_end(part.row.cells)) == width + 1
    ]
    if len(longer) < 2 or 2 * len(longer) <= len(body.rows):
        return False
    kinds = [_kind_of_column(column) for column in zip(*longer, strict=True)]
    fitting = sum(
        all(fits(kind_of(cell.text), kind) for cell, kind in zip(row, kinds, strict=True))
        for row in longer
    )
    return 2 * fitting > len(body.rows)


def _column_kinds(
    rows: Sequence[tuple[RawCell, ...]], width: int, drawn: int
) -> tuple[CellKind, ...]:
    """What each column holds, by the rows that have the right width."""
    good = [
        cells[:width]
        for cells in rows
        if len(without_blank_end(cells)) <= width <= len(cells) and is_complete(cells, width, drawn)
    ]
    if not good:
        return (CellKind.BLANK,) * width
    return tuple(_kind_of_column(column) for column in zip(*good, strict=True))


def _kind_of_column(cells: Sequence[RawCell]) -> CellKind:
    counts = Counter(kind_of(cell.text) for cell in cells)
    if counts[CellKind.FIGURE] + counts[CellKind.MARK] > counts[CellKind.TEXT]:
        return CellKind.FIGURE
    return CellKind.TEXT if counts[CellKind.TEXT] else CellKind.BLANK
