"""Rows of cells → tables: page breaks joined, repeated headers dropped, ragged rows mended.

A row with a cell too many or too few is mended only where that is certain. Where several mends
fit, the cells that all of them agree on are certain, the others are marked as doubtful. Every
mend and every doubt becomes a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from kspolicy.model.source import Cell, Place, ReadingNote, Row, Table


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as a reader found it, its characters normalised."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a reader found it. ``after_break``: a blank line or page break stands before."""

    cells: tuple[RawCell, ...]
    place: Place
    after_break: bool = False


class _Kind(Enum):
    """What a cell holds, as far as its shape tells."""

    BLANK = 0
    MARK = 1  # -- or / : nothing was entered on purpose
    FIGURE = 2
    TEXT = 3


_MARK = re.compile(r"(?:[-‐-―−─]{1,4}|/|…{1,2})$")
_FIGURE = re.compile(r"[<>≥≤≈约超]?\d[\d,]*(?:\.\d+)?[%‰]?[+]?$")
# A repeated header may differ a little (a slip); below this share of equal cells it is another.
_SAME_HEADER = 0.7
_MOST_SURPLUS = 2


def settle(rows: Sequence[RawRow]) -> tuple[list[Table], list[ReadingNote]]:
    """Make tables of ``rows``, which stand together in the source."""
    tables: list[Table] = []
    notes: list[ReadingNote] = []
    for header, body in _tables(rows, notes):
        tables.append(_settle_one(header, body, notes))
    return tables, notes


def _tables(
    rows: Sequence[RawRow], notes: list[ReadingNote]
) -> Iterator[tuple[RawRow, list[RawRow]]]:
    """Split rows into tables, dropping headers repeated after a page break."""
    header = rows[0]
    body: list[RawRow] = []
    for row in rows[1:]:
        if row.after_break:
            likeness = _likeness(header, row)
            if likeness >= _SAME_HEADER:
                if likeness < 1:
                    message = "续页重复的表头与首页表头不一致"
                    notes.append(ReadingNote("header-differs", message, row.place))
                continue
            if not _goes_on(header, body, row):
                yield header, body
                header, body = row, []
                continue
        body.append(row)
    yield header, body


def _likeness(header: RawRow, row: RawRow) -> float:
    """The share of header cells that ``row`` repeats."""
    names = [cell.text for cell in header.cells if cell.text]
    others = [cell.text for cell in row.cells if cell.text]
    longest = max(len(names), len(others), 1)
    return sum(a == b for a, b in zip(names, others, strict=False)) / longest


def _goes_on(header: RawRow, body: Sequence[RawRow], row: RawRow) -> bool:
    """Whether ``row``, after a break and without a header, continues the table."""
    if not body:
        return False
    first, last = row.cells[0].text, body[-1].cells[0].text
    if first.isdecimal() and last.isdecimal():
        return int(first) == int(last) + 1
    same_width = len(_stripped(row.cells)) == len(_stripped(header.cells))
    figures = sum(_kind(cell.text) is _Kind.FIGURE for cell in row.cells)
    return same_width and (figures > 0 or not first)


def _settle_one(header: RawRow, body: Sequence[RawRow], notes: list[ReadingNote]) -> Table:
    """Bring every row to the header's width."""
    names = _stripped(header.cells)
    width = len(names)
    kinds = _column_kinds(body, width)
    settled: list[Row] = []
    previous: Row | None = None
    for raw in body:
        cells = _stripped(raw.cells)
        if len(cells) > width:
            row = _shorten(raw, cells, names, kinds, notes)
        elif len(raw.cells) < width:
            row = _lengthen(raw, names, kinds, previous, notes)
        else:
            row = Row(tuple(_cell(cell) for cell in raw.cells[:width]), raw.place)
        settled.append(row)
        if not row.broken:
            previous = row
    return Table(Row(tuple(_cell(cell) for cell in names), header.place), tuple(settled))


def _column_kinds(body: Sequence[RawRow], width: int) -> list[_Kind]:
    """What each column holds, by the rows that have the right width."""
    kinds: list[_Kind] = []
    good = [row.cells for row in body if len(_stripped(row.cells)) <= width <= len(row.cells)]
    for column in range(width):
        counts = dict.fromkeys(_Kind, 0)
        for cells in good:
            counts[_kind(cells[column].text)] += 1
        if counts[_Kind.FIGURE] + counts[_Kind.MARK] > counts[_Kind.TEXT]:
            kinds.append(_Kind.FIGURE)
        elif counts[_Kind.TEXT]:
            kinds.append(_Kind.TEXT)
        else:
            kinds.append(_Kind.BLANK)
    return kinds


def _fits(cells: Sequence[RawCell], kinds: Sequence[_Kind]) -> bool:
    """Whether every cell is of its column's kind."""
    for cell, kind in zip(cells, kinds, strict=True):
        found = _kind(cell.text)
        if kind is _Kind.FIGURE and found is _Kind.TEXT:
            return False
        if kind is _Kind.TEXT and found in (_Kind.FIGURE, _Kind.MARK):
            return False
    return True


def _shorten(
    raw: RawRow,
    cells: tuple[RawCell, ...],
    names: Sequence[RawCell],
    kinds: Sequence[_Kind],
    notes: list[ReadingNote],
) -> Row:
    """Drop surplus cells that hold nothing (blank or ``--``), where the result fits."""
    surplus = len(cells) - len(kinds)
    empty = [i for i, cell in enumerate(cells) if _kind(cell.text) in (_Kind.BLANK, _Kind.MARK)]
    readings: list[tuple[RawCell, ...]] = []
    if surplus <= _MOST_SURPLUS:
        # From the right: cells are filled from the left, so what is too much stands at the end.
        for dropped in combinations(reversed(empty), surplus):
            reading = tuple(cell for i, cell in enumerate(cells) if i not in dropped)
            if _fits(reading, kinds):
                readings.append(reading)
    if not readings:
        return _broken(raw, cells, len(kinds), notes)
    chosen = readings[0]
    doubts = [
        sorted({reading[i].text for reading in readings} - {chosen[i].text})
        for i in range(len(chosen))
    ]
    doubtful = "、".join(names[i].text for i, others in enumerate(doubts) if others)
    message = f"本行有 {len(cells)} 格，表头为 {len(kinds)} 格，多出的空格（或“--”）已去掉"
    if doubtful:
        message += f"；{doubtful}的数值取决于去掉哪一格，按从左到右读取，存疑"
    notes.append(ReadingNote("row-too-long", message, raw.place))
    return Row(
        tuple(
            _cell(cell, f"本行多一格，此处也可能是 {'、'.join(others)}" if others else None)
            for cell, others in zip(chosen, doubts, strict=True)
        ),
        raw.place,
    )


def _lengthen(
    raw: RawRow,
    names: Sequence[RawCell],
    kinds: Sequence[_Kind],
    previous: Row | None,
    notes: list[ReadingNote],
) -> Row:
    """Put blanks where cells are missing, where only one way fits.

    The likeliest loss is a merged cell: a column that stood blank under its first row is not
    drawn again after a page break. Any other loss is mended only if no other place fits.
    """
    missing = len(kinds) - len(raw.cells)
    merged = {i for i, cell in enumerate(previous.cells) if not cell.text} if previous else set()
    places = {p for p in _insertions(raw, kinds, missing)}
    likely = [p for p in places if set(p) <= merged]
    chosen = likely if len(likely) == 1 else sorted(places) if len(places) == 1 else []
    if not chosen:
        return _ambiguous(raw, names, kinds, sorted(places), notes)
    lost = "、".join(f"第{column + 1}列" for column in chosen[0])
    message = f"本行有 {len(raw.cells)} 格，表头为 {len(kinds)} 格，缺少的{lost}已按空白补上"
    notes.append(ReadingNote("row-too-short", message, raw.place))
    return Row(tuple(_cell(cell) for cell in _insert(raw, chosen[0])), raw.place)


def _insertions(raw: RawRow, kinds: Sequence[_Kind], missing: int) -> Iterator[tuple[int, ...]]:
    """Every choice of columns whose absence would explain the row."""
    if missing <= _MOST_SURPLUS:
        for columns in combinations(range(len(kinds)), missing):
            if _fits(_insert(raw, columns), kinds):
                yield columns


def _insert(raw: RawRow, columns: tuple[int, ...]) -> tuple[RawCell, ...]:
    cells = list(raw.cells)
    for column in columns:
        cells.insert(column, RawCell("", raw.place))
    return tuple(cells)


def _ambiguous(
    raw: RawRow,
    names: Sequence[RawCell],
    kinds: Sequence[_Kind],
    places: Sequence[tuple[int, ...]],
    notes: list[ReadingNote],
) -> Row:
    """Keep the cells that every possible mend agrees on; leave the others out, as doubtful."""
    if not places:
        return _broken(raw, raw.cells, len(kinds), notes)
    readings = [_insert(raw, columns) for columns in places]
    cells: list[Cell] = []
    unsure: list[str] = []
    for column in range(len(kinds)):
        texts = sorted({reading[column].text for reading in readings})
        if len(texts) == 1:
            cells.append(_cell(readings[0][column]))
            continue
        unsure.append(names[column].text or f"第{column + 1}列")
        options = "、".join(text or "空白" for text in texts)
        cells.append(_cell(RawCell("", raw.place), f"本行少一格，此处可能是 {options}"))
    message = (
        f"本行有 {len(raw.cells)} 格，表头为 {len(kinds)} 格，无法确定缺的是哪一格；"
        f"{'、'.join(unsure)}未取值"
    )
    notes.append(ReadingNote("row-too-short", message, raw.place))
    return Row(tuple(cells), raw.place)


def _broken(
    raw: RawRow, cells: Sequence[RawCell], width: int, notes: list[ReadingNote]
) -> Row:
    message = f"本行有 {len(cells)} 格，表头为 {width} 格，无法对应，本行未取值"
    notes.append(ReadingNote("row-broken", message, raw.place))
    return Row(tuple(_cell(cell) for cell in cells), raw.place, broken=True)


def _stripped(cells: tuple[RawCell, ...]) -> tuple[RawCell, ...]:
    """``cells`` without the blank ones at the end."""
    end = len(cells)
    while end and not cells[end - 1].text:
        end -= 1
    return cells[:end]


def _kind(text: str) -> _Kind:
    if not text:
        return _Kind.BLANK
    if _MARK.match(text):
        return _Kind.MARK
    if _FIGURE.match(text):
        return _Kind.FIGURE
    return _Kind.TEXT


def _cell(raw: RawCell, doubt: str | None = None) -> Cell:
    return Cell(raw.text, (0,), (raw.place,), doubt)
