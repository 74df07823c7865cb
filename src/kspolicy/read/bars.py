"""Tables that a text draws with bars (指标 | 单位 | 2025年), written with tabs as others are."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.boxed import begins_box, ends_box, is_of_box, rows_of
from kspolicy.read.characters import normalise
from kspolicy.read.tables.columns import Held, columns_named, is_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    NumberedLine = tuple[int, str]

_BARS = re.compile(r"[|｜│┃║]")
# ├────┼────┤ · |----|:---:| · +-----+
_RULE, _DASH = re.compile(r"[-─-╿+|｜:=\s]++"), re.compile(r"[-─━═=]")
# |---|---| · ├──┼──┤: what parts the columns in a rule.
_CROSSING = re.compile(r"[-─━═=:][|｜+┬┼╀-╋┯┿][-─━═=:]")
_ONLY_BARS = re.compile(r"\s*+[|｜│┃║][|｜│┃║\s]*+")
# A row has two cells, bars at its ends not counted; a table has two rows. With two cells, it is
# as likely a list, unless a rule or the names of the columns tell.
_FEWEST_CELLS = 2
_SURE_CELLS = 3
_FEWEST_ROWS = 2
# A row has no more bars than these when its last cells stand on the lines below.
_MOST_BARS = 60
# So many rules stand between all rows, not only below the header.
_RULED = 3


def has_bars(text: str) -> bool:
    """Whether ``text`` may have tables drawn with bars."""
    return _BARS.search(text) is not None


def with_tabs(lines: Iterable[NumberedLine], notes: list[ReadingNote]) -> Iterator[NumberedLine]:
    """The numbered ``lines`` of a text, those of tables drawn with bars as cells between tabs.

    Lines follow each other in a table and have as many cells; where rules part all rows, the lines
    between two of them are one row. The rules themselves are left out.
    """
    table: list[NumberedLine] = []
    for number, line in _whole(_unboxed(lines, notes)):
        if table and not _goes_on(table, line):
            yield from _rows(table)
            table = []
        if table or _is_rule(line) or _is_row(line):
            table.append((number, line))
        else:
            yield number, line
    yield from _rows(table)


def _unboxed(lines: Iterable[NumberedLine], notes: list[ReadingNote]) -> Iterator[NumberedLine]:
    """The lines, those of tables framed on all sides as cells between tabs; else a note says so."""
    box: list[NumberedLine] = []
    for number, line in lines:
        if box and is_of_box(line):
            box.append((number, line))
            if not ends_box(line):
                continue
            rows = rows_of(box)
            yield from box if rows is None else map(_tabbed, rows)
            if rows is None and any(_is_row(line) for _, line in box):
                message = f"第 {box[0][0]}—{number} 行画线的表格，线与格对不上，请核对"
                notes.append(ReadingNote("table-not-certain", message, Place(line=box[0][0])))
            box = []
            continue
        yield from box
        box = [(number, line)] if begins_box(line) else []
        if not box:
            yield number, line
    yield from box


def _tabbed(row: tuple[int, list[str]]) -> NumberedLine:
    number, cells = row
    # A line with one tab may be a list's; a blank cell at the end shows that it is a row.
    return number, "\t".join(cells) + ("\t" if len(cells) < _SURE_CELLS else "")


def _whole(lines: Iterable[NumberedLine]) -> Iterator[NumberedLine]:
    """The lines, those of bars only put to the row above: its last cells are blank.

    A web page's blank cell breaks the line: 1 | 石柱县 | 1000 | 0% |, and below it |.
    """
    above: NumberedLine | None = None
    for number, line in lines:
        if above is not None:
            bars = len(_BARS.findall(above[1])) if _ONLY_BARS.fullmatch(line) else 0
            if len(_BARS.findall(line)) < bars <= _MOST_BARS:
                above = above[0], above[1] + line.strip()
                continue
            yield above
        above = number, line
    if above is not None:
        yield above


def _rows(table: Sequence[NumberedLine]) -> Iterator[NumberedLine]:
    """The rows of a table, or its lines as they are where they are none."""
    rows = [(number, _pieces(line)) for number, line in table if not _is_rule(line)]
    if len(rows) < _FEWEST_ROWS:
        yield from table
        return
    _widen(rows)
    # Bars at the ends of all rows frame the table; a blank first cell of one row is a cell.
    begin = 0 if any(cells[0] for _, cells in rows) else 1
    end = None if any(cells[-1] for _, cells in rows) else -1
    names = rows[0][1][begin:end]
    if len(names) < _SURE_CELLS and not _is_sure(table, names):
        yield from table
        return
    if len(table) - len(rows) >= _RULED:
        rows = list(_between_rules(table, dict(rows)))
    yield from (_tabbed((number, cells[begin:end])) for number, cells in rows)


def _is_sure(table: Sequence[NumberedLine], names: Sequence[str]) -> bool:
    """Whether lines of two cells are a table: a rule parts them, or ``names`` are of columns."""
    if any(_is_rule(line) and _CROSSING.search(line) for _, line in table):
        return True
    columns = columns_named([normalise(name) for name in names])
    return columns is not None and Held.OTHER not in columns.held


def _widen(rows: Sequence[tuple[int, list[str]]]) -> None:
    """Fill the first row with blanks where the second names the parts of its last cell."""
    first, second = rows[0][1], rows[1][1]
    missing = len(second) - len(first)
    if missing > 0:
        last = len(first) - (not first[-1])
        first[last:last] = [""] * missing


def _between_rules(
    table: Sequence[NumberedLine], cells: dict[int, list[str]]
) -> Iterator[tuple[int, list[str]]]:
    """The lines between two rules as one row, with the number of its first line."""
    for ruled, group in groupby(table, key=lambda each: _is_rule(each[1])):
        if not ruled:
            numbers = [number for number, _ in group]
            columns = list(zip(*(cells[number] for number in numbers), strict=True))
            if any(sum(map(is_figure, pieces)) > 1 for pieces in columns):
                yield from ((number, cells[number]) for number in numbers)
            else:
                yield numbers[0], ["".join(pieces) for pieces in columns]


def _goes_on(table: Sequence[NumberedLine], line: str) -> bool:
    """Whether ``line`` is a rule, or has as many cells as the rows above it."""
    if _is_rule(line):
        return True
    above = next((text for _, text in reversed(table) if not _is_rule(text)), None)
    if above is None:
        return _is_row(line)
    upper, lower = _pieces(above), _pieces(line)
    return "\t" not in line and (
        len(upper) == len(lower) or (len(table) == 1 and _heads(upper, lower))
    )


def _heads(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a first line with fewer cells is a header of which the second names the parts.

    地区 | 2025年, and below it a blank, then 工业用水量 | 灌溉水利用系数.
    """
    first = 0 if upper[0] else 1
    return (
        _FEWEST_CELLS <= len(upper) - first < len(lower) - first
        and bool(upper[first])
        and not any(lower[: first + 1])
        and all(lower[first + 1 : len(lower) - (not lower[-1])])
    )


def _is_row(line: str) -> bool:
    """Whether a table may begin with ``line``."""
    if "\t" in line or not _BARS.search(line):
        return False
    pieces = _pieces(line)
    return len(pieces) - (not pieces[0]) - (not pieces[-1]) >= _FEWEST_CELLS and any(pieces)


def _pieces(line: str) -> list[str]:
    """What stands between the bars of a line, and before and behind them."""
    return [piece.strip() for piece in _BARS.split(line.strip())]


def _is_rule(line: str) -> bool:
    # Most lines are told by their first character.
    return _RULE.fullmatch(line) is not None and _DASH.search(line) is not None
