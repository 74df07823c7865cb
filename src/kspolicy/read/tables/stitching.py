"""Rows that a line or page break has cut in two, in the middle of a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.read.tables.cells import CellKind, RawCell, RawRow, fits, kind_of, without_blank_end

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Part:
    """A row of a table, put together from ``pieces``; ``torn``: a piece that found no other."""

    row: RawRow
    pieces: int = 1
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Stitcher:
    """Finds the pieces of one table's rows: ``width`` of its header, ``kinds`` of its columns."""

    width: int
    kinds: tuple[CellKind, ...]

    def stitch(self, rows: Sequence[RawRow], index: int, drawn: int) -> list[Part]:
        """The row cut in two at ``rows[index]``, or its pieces as torn; nothing if it is not cut.

        ``drawn`` is how many cells the header above has, blank ones at its end included.
        """
        if index + 1 == len(rows) or self.width == 1:
            return []
        first, second = rows[index], rows[index + 1]
        begun = len(first.cells)
        # Blank cells that the table has at the end of every row belong to the second piece.
        written = len(without_blank_end(second.cells))
        rest = max(written, len(second.cells) - (drawn - self.width))
        if not 0 < begun <= self.width or begun + rest not in (self.width, self.width + 1):
            return []
        if self.width in (begun, rest):
            return self._lone(rows, index, drawn)
        if len(without_blank_end(first.cells)) == begun and begun + rest == self.width + 1:
            joined = self._joined(first, second)
            if joined is not None:
                return [Part(joined, pieces=2)]
        if begun + rest == self.width and max(begun, rest) >= self.width - 1:
            return []
        return [Part(first, torn=True), Part(second, torn=True)]

    def _lone(self, rows: Sequence[RawRow], index: int, drawn: int) -> list[Part]:
        """A row cut in its last cell, or in its first: the other piece is one cell."""
        first, second = rows[index], rows[index + 1]
        margin = drawn > self.width
        if len(without_blank_end(second.cells)) == 1 and len(first.cells) == self.width:
            below = rows[index + 2].cells[0].text if index + 2 < len(rows) else ""
            # Its own first cell leaves the row below no room for another piece.
            sure = margin or not below or below.isdecimal()
            joined = self._joined(first, second) if sure else None
        elif len(first.cells) == 1 and len(second.cells) == drawn:
            joined = self._joined(first, second) if margin else None
        else:
            return []
        if joined is not None:
            return [Part(joined, pieces=2)]
        return [Part(first, torn=True), Part(second, torn=True)]

    def _joined(self, first: RawRow, second: RawRow) -> RawRow | None:
        """The two as one row; None where that is not certain."""
        left, right = first.cells[-1], second.cells[0]
        if not left.text or not right.text:
            return None
        numbered = first.cells[0].text.isdecimal() and not right.text.isdecimal()
        if min(len(first.cells), len(second.cells)) >= self.width - 2 and not numbered:
            # Two whole rows that have each lost cells look the same.
            return None
        halves = {kind_of(left.text), kind_of(right.text)}
        if CellKind.TEXT not in halves:
            # Two figures may be two cells; a running number begins a row.
            return None
        if first.cells[0].text.isdecimal() and right.text.isdecimal():
            return None
        cut = RawCell(left.text + right.text, left.place, (len(left.text), right.place))
        cells = (*first.cells[:-1], cut, *second.cells[1:])
        kinds = zip(cells, self.kinds, strict=False)
        if not all(fits(kind_of(cell.text), kind) for cell, kind in kinds):
            return None
        return RawRow(cells, first.place, first.after_break)
