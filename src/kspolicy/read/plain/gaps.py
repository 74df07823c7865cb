"""Tables whose cells stand apart by blanks, or by one tab: 指标    2020年    2025年

Copied from a page or a web site, a table has no rules. It is one for certain where its header
names columns and its rows hold what they announce; else it stays text, and a note says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import Place
from kspolicy.read.characters import normalise
from kspolicy.read.paragraphs import PAGE_NUMBER
from kspolicy.read.plain.found import FEWEST_NAMES, FEWEST_ROWS, LONGEST_CELL
from kspolicy.read.plain.header import header_at, is_parted
from kspolicy.read.plain.pieces import (
    BLANKS,
    GAP,
    Piece,
    narrow_pieces,
    pieces_of,
    width_of,
    with_bars,
)
from kspolicy.read.plain.rows import settled_row
from kspolicy.read.plain.unnamed import (
    LONGEST_LINE,
    WAY,
    leave_unnamed,
)
from kspolicy.read.tables.cells import RawCell, RawRow
from kspolicy.read.tables.columns import (
    Columns,
    Held,
    columns_named,
    ends_table,
    is_attribute,
    is_figure,
    is_words,
    may_be_figure,
    names_group,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.source import ReadingNote
    from kspolicy.read.plain.found import Found, NumberedLine

# A longer piece of a cell is no end of it.
_LONGEST_END = 20
# So many lines of one cell may stand between two rows.
_MOST_BETWEEN = 2


class _Row(NamedTuple):
    """The cells of a line, by its index; ``full``: each column holds the one that it should."""

    line: int
    pieces: list[Piece]
    full: bool

    @property
    def texts(self) -> list[str]:
        """The texts of the cells."""
        return [piece.text for piece in self.pieces]


def find_gaps(lines: Sequence[NumberedLine], found: Found) -> None:
    """Find the tables among the numbered ``lines`` of a text whose cells stand apart by blanks."""
    index = 0
    while index < len(lines):
        if not is_parted(lines[index][1]):
            index += 1
            continue
        header = header_at(lines, index)
        if header is None:
            index = leave_unnamed(lines, index, found)
            continue
        reading = _Reading(lines, *header)
        index = reading.read()
        if reading.sure:
            reading.give(found)
        elif reading.likely:
            reading.leave(found)


@dataclass
class _Reading:
    """Reads the rows below one header, top to bottom."""

    lines: Sequence[NumberedLine]
    columns: Columns
    heads: list[tuple[int, list[Piece]]]
    rows: list[_Row] = field(default_factory=list)
    groups: dict[int, list[str]] = field(default_factory=dict)
    between: list[int] = field(default_factory=list)
    torn: bool = False

    def read(self) -> int:
        """Read all rows; returns the index of the line behind them."""
        index = self.heads[-1][0] + 1
        while index < len(self.lines) and self._takes(index):
            index += 1
        return self._last + 1

    @property
    def _last(self) -> int:
        """The index of the last line."""
        return self.rows[-1].line if self.rows else self.heads[-1][0]

    def _takes(self, index: int) -> bool:
        """Whether the line is of the table, or blank; what it is is kept."""
        if not self._is_written(index):
            return True
        raw = self.lines[index][1]
        text = raw.strip(BLANKS)
        if len(raw) > LONGEST_LINE:
            return False
        row = self._row(index, raw)
        if row is not None:
            self._settle_between(row)
            self.rows.append(row)
            # Figures alone: the name that they are of stands on the lines around them.
            # More cells than columns: the header is not all that heads them.
            self.torn |= not any(map(is_words, row.texts[:2])) or self._cuts_group(row)
            self.torn |= len(row.pieces) > self.columns.width
            return True
        if GAP.search(text) or ends_table(text) or len(self.between) == _MOST_BETWEEN:
            self.torn |= self._goes_on(index)
            return False
        self.between.append(index)
        return True

    def _goes_on(self, index: int) -> bool:
        """Whether a line that is no row is more of the table than was understood."""
        texts = [piece.text for piece in pieces_of(self.lines[index][1])]
        right_below = index == self._last + 1 + len(self.between)
        cells = len(texts) >= min(self.columns.width, FEWEST_NAMES)
        return right_below and cells and columns_named(texts) is None

    def _settle_between(self, row: _Row) -> None:
        """Take the lines of one cell above ``row`` for names of groups, if they can be that."""
        for index in self.between:
            text = normalise(self.lines[index][1])
            self.groups[index] = [text]
            wide = width_of(text) >= width_of(row.pieces[0].text) and not row.texts[0].isdecimal()
            self.torn |= not names_group(text) or wide
        self.between.clear()

    def _cuts_group(self, row: _Row) -> bool:
        """Whether a group's name ends in this row, the first part of it standing above: 标"""
        return self.columns.held[0] is Held.GROUP and row.full and len(row.texts[0]) == 1

    def _row(self, index: int, raw: str) -> _Row | None:
        """The row on a line; None where it is none."""
        pieces = pieces_of(raw)
        row = _Row(index, pieces, self.columns.hold([piece.text for piece in pieces]))
        if row.full:
            return row
        narrow = _Row(index, narrow_pieces(raw, self.columns.width), full=True)
        if len(pieces) < self.columns.width and self.columns.hold(narrow.texts):
            return narrow
        texts = row.texts
        ways = self.columns.ways(texts) if len(texts) > 1 else []
        if len(ways) == 1:
            return _Row(index, self._spread(pieces, ways[0]), full=True)
        if texts == list(self.columns.names):
            return row
        whole = len(texts) == self.columns.width >= FEWEST_NAMES
        told = whole or any(is_figure(text) or is_attribute(text) for text in texts)
        cells = len(texts) > 1 and all(len(text) <= LONGEST_CELL for text in texts)
        return row if told and cells and not ends_table(" ".join(texts)) else None

    def _spread(self, pieces: Sequence[Piece], way: Sequence[int]) -> list[Piece]:
        """The cells of a row in their columns, blank ones between."""
        blank = Piece("", 0, 0)
        return [
            pieces[way.index(column)] if column in way else blank
            for column in range(self.columns.width)
        ]

    @property
    def sure(self) -> bool:
        """Whether they are a table for certain."""
        full = [row for row in self.rows if row.full]
        if self.torn or not full or 2 * len(full) < len(self.rows) or self._cut_at_end():
            return False
        told = self._figures(full)
        if not told:
            words = Held.WORDS in self.columns.held and Held.OTHER not in self.columns.held
            beside = bool(self.between) and self.between[0] == self._last + 1
            return words and not beside and len(full) == len(self.rows) >= FEWEST_ROWS
        if self.columns.width == 2 and Held.OTHER in self.columns.held:
            return False
        holding = sum(any(is_figure(row.texts[i]) for i in told) for row in full)
        return 2 * holding >= len(full) and (len(full) >= FEWEST_ROWS or self.columns.of_time)

    @property
    def likely(self) -> bool:
        """Whether they look like a table at least."""
        told = sum(min(sum(map(is_figure, row.texts[1:])), FEWEST_ROWS) for row in self.rows)
        known = Held.OTHER not in self.columns.held and self.columns.width >= FEWEST_NAMES
        words = Held.WORDS in self.columns.held and bool(self.rows)
        return (
            known
            or words
            or self.columns.of_tasks
            or told >= FEWEST_ROWS
            or (told > 0 and self.columns.of_time)
        )

    def _figures(self, full: Sequence[_Row]) -> list[int]:
        """The columns of figures: named so, or holding nothing else."""
        return [
            column
            for column, held in enumerate(self.columns.held)
            if held is Held.FIGURE
            or (held is Held.OTHER and all(may_be_figure(row.texts[column]) for row in full))
        ]

    def _cut_at_end(self) -> bool:
        """Whether the line behind the last row may be a piece of its first cell: 覆盖率（%）"""
        if not self.between or self.between[0] != self._last + 1:
            return False
        text = normalise(self.lines[self.between[0]][1])
        piece = is_words(text) and not names_group(text)
        return len(text) <= _LONGEST_END and (piece or text[0] in "（(")

    def leave(self, found: Found) -> None:
        """Leave the lines as text, and say so."""
        first, last = self.heads[0][0], self._last
        written = filter(self._is_written, range(first, last + 1))
        left = {index: with_bars(self.lines[index][1]) for index in written}
        found.leave(left, self.lines[first][0], self.lines[last][0], WAY)

    def _is_written(self, index: int) -> bool:
        """Whether a line is neither blank nor the number of a page."""
        text = normalise(self.lines[index][1])
        return bool(text) and not PAGE_NUMBER.fullmatch(text)

    def give(self, found: Found) -> None:
        """Give the rows."""
        found.first.add(self.heads[0][0])
        for index, texts in (*self._head_texts(), *self.groups.items()):
            place = self._place(index)
            blanks = [""] * (self.columns.width - len(texts))
            cells = [RawCell(text, place) for text in (*texts, *blanks)]
            found.rows[index] = RawRow(tuple(cells), place)
        for row in self.rows:
            found.rows[row.line] = self._settled(row, found.notes)

    def _head_texts(self) -> Iterator[tuple[int, list[str]]]:
        for index, pieces in self.heads:
            yield index, [piece.text for piece in pieces]

    def _settled(self, row: _Row, notes: list[ReadingNote]) -> RawRow:
        """The row with its cells in their columns, where it has too few."""
        cells = [RawCell(text, self._place(row.line)) for text in row.texts]
        ways = self.columns.ways(row.texts) if not row.full and self.aligned else []
        below = [way for way in ways if self._below(row, way)]
        return settled_row(self.columns, cells, below if len(below) == 1 else None, notes)

    def _place(self, index: int) -> Place:
        return Place(line=self.lines[index][0])

    @cached_property
    def aligned(self) -> bool:
        """Whether cells stand below the heads of their columns, so that the place tells these."""
        every = range(self.columns.width)
        rows = [row for row in self.rows if row.full]
        return sum(self._below(row, every) for row in rows) >= max(FEWEST_ROWS, len(rows) / 2)

    def _below(self, row: _Row, way: Sequence[int]) -> bool:
        """Whether all cells of a row but the first stand below the heads of their columns."""
        raw, (head, heads) = self.lines[row.line][1], self.heads[-1]
        above = self.lines[head][1]
        if width_of(raw[: row.pieces[0].end]) > width_of(above[: heads[1].start]):
            return False
        for piece, column in zip(row.pieces[1:], way[1:], strict=True):
            starts = width_of(raw[: piece.start]) - width_of(above[: heads[column].start])
            ends = width_of(raw[: piece.end]) - width_of(above[: heads[column].end])
            if piece.text and starts and ends and abs(starts + ends) > 1:
                return False
        return True
