"""Tables with a cell a line, as they are copied out of a web page: 指标 / 2020年 / 2025年 / ...

The names of the columns stand one below the other, then the cells of the first row, and so on.
Merged cells are there once, blank ones not at all: rows are told by what their columns hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import Place
from kspolicy.read.plain.found import FEWEST_NAMES, FEWEST_ROWS, LONGEST_CELL
from kspolicy.read.plain.rows import settled_row
from kspolicy.read.plain.unnamed import STACKED_WAY, leave_stacked
from kspolicy.read.tables.cells import RawCell, RawRow
from kspolicy.read.tables.columns import (
    Columns,
    Held,
    begins_header,
    columns_named,
    ends_table,
    is_attribute,
    is_figure,
    is_total,
    is_words,
    may_be_figure,
    names_column,
    names_group,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.read.plain.found import Found, StackedCell

# A table has no more columns, no more of these are named like the first: 序号, 类别, 指标.
_MOST_COLUMNS, _MOST_FIRSTS = 24, 4
_BEHIND = frozenset((Held.FIGURE, Held.WORDS, Held.ATTRIBUTE, Held.MEASURE))


class _Row(NamedTuple):
    """The lines ``start`` to ``stop`` as a row; ``full``: each column holds what it should."""

    start: int
    stop: int
    full: bool


def find_stacked(cells: Sequence[StackedCell], found: Found) -> None:
    """Find the tables of which each cell stands on a line of its own."""
    start = 0
    while start < len(cells):
        if not begins_header(cells[start].text):
            start += 1
            continue
        readings = [_Reading(cells, start, *each).read() for each in _columns_at(cells, start)]
        sure = [reading for reading in readings if reading.sure]
        likely = [reading for reading in readings if reading.likely]
        if len(sure) == 1:
            sure[0].give(found)
            start = sure[0].stop
        elif likely:
            begun = start
            start = max(reading.stop for reading in likely)
            while start < len(cells) and _may_be_cell(cells[start].text):
                start += 1
            left = {cell.at: cell.text for cell in cells[begun:start]}
            found.leave(left, cells[begun].line, cells[start - 1].line, STACKED_WAY)
        else:
            # Rows that hold no figure are read once.
            ends = (reading.rows[-1].stop for reading in readings if reading.rows)
            start = max(ends, default=start + 1)
    leave_stacked(cells, found)


def _columns_at(cells: Sequence[StackedCell], start: int) -> Iterator[tuple[Columns, bool]]:
    """The columns of the headers that may begin at ``cells[start]``, by their length.

    With each, whether all its names are known as those of columns.
    """
    names: list[str] = []
    firsts = 0
    for cell, below in pairwise(cells[start : start + _MOST_COLUMNS + 1]):
        firsts += begins_header(cell.text)
        if ends_table(cell.text) or is_figure(cell.text) or firsts > _MOST_FIRSTS:
            return
        names.append(cell.text)
        # A title above the header is no column: 主要指标 / 指标 / 2020年
        titled = len(names) > 1 and names[0].endswith(names[1][-2:])
        columns = None if titled or names_column(below.text) else columns_named(names)
        if columns is not None:
            # 指标 | 全市 | 甲县 | 乙县: names of places head figures.
            held = [Held.FIGURE if each is Held.OTHER else each for each in columns.held]
            known = Held.OTHER not in columns.held and not _BEHIND.isdisjoint(columns.held)
            known |= columns.of_tasks
            yield replace(columns, held=tuple(held)), known


def _may_be_cell(text: str) -> bool:
    return len(text) <= LONGEST_CELL and not ends_table(text)


@dataclass(slots=True)
class _Reading:
    """Reads the rows below the header of ``columns`` that begins at ``cells[start]``."""

    cells: Sequence[StackedCell]
    start: int
    columns: Columns
    known: bool
    rows: list[_Row] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    torn: bool = False
    stop: int = 0

    def read(self) -> _Reading:
        """Read all rows; ``stop`` is the cell behind the last of them."""
        self.stop = self.start + self.columns.width
        while not self.torn and (end := self._end_of_row(self.stop)) > self.stop:
            if not self._takes(self.stop, end):
                break
            self.stop = end
        return self

    def _end_of_row(self, start: int) -> int:
        """Where the row ends that begins at ``start``; there itself if none does."""
        again = start + self.columns.width
        if self.rows and self._texts(start, again) == list(self.columns.names):
            return again
        if self.columns.held[0] is Held.NUMBER:
            return self._end_by_number(start)
        by_attribute = self.columns.held[-1] is Held.ATTRIBUTE
        told = False
        for end in range(start, min(start + self.columns.width + 2, len(self.cells))):
            text = self.cells[end].text
            if not _may_be_cell(text):
                return end if told and not by_attribute else start
            if by_attribute and is_attribute(text):
                return end + 1
            if not by_attribute and told and is_words(text) and not self._ends_in_words:
                return end
            told |= may_be_figure(text)
            if self._ends_in_words and end + 1 - start == self.columns.width:
                return end + 1 if told else start
        at_end = start + self.columns.width + 2 > len(self.cells)
        return len(self.cells) if at_end and told and not by_attribute else start

    @property
    def _ends_in_words(self) -> bool:
        """Whether the last column holds words, so that only their number tells a row's end."""
        return self.columns.held[-1] is Held.WORDS

    def _end_by_number(self, start: int) -> int:
        """The end of a row that begins with its number: where the next one stands."""
        if start >= len(self.cells):
            return start
        if is_total(self.cells[start].text):
            end = start + 1
            while end < len(self.cells) and may_be_figure(self.cells[end].text):
                end += 1
            return end
        if self.cells[start].text != str(len(self.rows) + 1):
            return start
        behind = str(len(self.rows) + 2)
        for end in range(start + 1, min(start + self.columns.width + 2, len(self.cells))):
            if self.cells[end].text == behind or is_total(self.cells[end].text):
                return end
        end = start + self.columns.width
        return end if self.columns.hold(self._texts(start, end)) else start

    def _takes(self, start: int, end: int) -> bool:
        """Whether the lines are a row, maybe with a name of a group above it; it is kept then."""
        texts = self._texts(start, end)
        if texts == list(self.columns.names):
            return bool(self.rows)
        loose = self.columns.held[-1] is Held.ATTRIBUTE or self.columns.held[0] is Held.NUMBER
        for first in (0, 1):
            cells = texts[first:]
            ways = self.columns.ways(cells, loose=loose) if len(cells) > 1 else []
            full = self.columns.hold(cells, loose=loose) or len(ways) == 1
            if first and not (
                full and names_group(texts[0]) and Held.GROUP not in self.columns.held
            ):
                break
            if full or ways:
                if first:
                    self.groups.append(start)
                self.rows.append(_Row(start + first, end, full))
                return True
        # Figures that fit nowhere are of a row that was not understood.
        self.torn = any(map(is_figure, texts))
        if self.torn:
            self.stop = end
        return False

    def _texts(self, start: int, end: int) -> list[str]:
        return [cell.text for cell in self.cells[start:end]]

    @property
    def sure(self) -> bool:
        """Whether they are a table for certain."""
        full = sum(row.full for row in self.rows)
        if self.torn or full < FEWEST_ROWS or 2 * full < len(self.rows):
            return False
        if Held.FIGURE not in self.columns.held:
            return full == len(self.rows) and self.columns.held[0] is Held.NUMBER
        told = sum(any(map(is_figure, self._texts(row.start + 1, row.stop))) for row in self.rows)
        return 2 * told >= len(self.rows)

    @property
    def likely(self) -> bool:
        """Whether they look like a table at least."""
        told = sum(any(map(is_figure, self._texts(row.start + 1, row.stop))) for row in self.rows)
        if told >= FEWEST_ROWS or (self.known and Held.WORDS in self.columns.held):
            return True
        if self.columns.width < FEWEST_NAMES:
            return False
        behind = self._texts(self.stop, self.stop + self.columns.width)
        return self.known or (self.columns.of_time and any(map(is_figure, behind)))

    def give(self, found: Found) -> None:
        """Give the rows."""
        found.first.add(self.cells[self.start].at)
        width = self.columns.width
        self._put(found, self.start, self.start + width, self._raw(self.start, self.start + width))
        for start in self.groups:
            (cell,) = self._raw(start, start + 1)
            blanks = [RawCell("", cell.place)] * (width - 1)
            self._put(found, start, start + 1, [cell, *blanks])
        for row in self.rows:
            cells = self._raw(row.start, row.stop)
            texts = self._texts(row.start, row.stop)
            ways = self.columns.ways(texts) or self.columns.ways(texts, loose=True)
            settled = settled_row(self.columns, cells, ways, found.notes)
            self._put(found, row.start, row.stop, settled.cells)
        lines = (cell.at for cell in self.cells[self.start : self.stop])
        found.taken.update(index for index in lines if index not in found.rows)

    def _raw(self, start: int, end: int) -> list[RawCell]:
        return [RawCell(cell.text, Place(line=cell.line)) for cell in self.cells[start:end]]

    def _put(self, found: Found, start: int, end: int, cells: Sequence[RawCell]) -> None:
        first = self.cells[start]
        found.rows[first.at] = RawRow(tuple(cells), Place(line=first.line))
