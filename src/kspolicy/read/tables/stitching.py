"""Rows that a line or page break has cut in two, in the middle of a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.read.tables.cells import CellKind, RawCell, RawRow, fits, kind_of, without_blank_end

if TYPE_CHECKING:
    from collections.abc import Sequence


# 1.用户规模 · 一、经济发展 · （一）创新 between rows that are not numbered so
_NUMBER = re.compile(
    r"(?:(?P<digit>\d{1,2})[.、．](?!\d)|(?P<chinese>[一二三四五六七八九十]{1,3})、"
    r"|[（(](?:(?P<bracketed>\d{1,2})|(?P<second>[一二三四五六七八九十]{1,3}))[）)]"
    r"|(?P<circled>[①-⑳]))(?=\s?[\u4e00-\u9fff])"
)
# 经济发展, but nothing that could go on with a name of the header
_NAME = re.compile(
    r"(?!.*(?:目标|[值年数性]$|完成|实际|预期|单位|部门|备注|指标))[\u4e00-\u9fff]{2,8}"
)
_ATTRIBUTE = re.compile(r"(?:预期|约束|引导|指导)性")
_LONGER = 4
_SENTENCE = re.compile(r"[。；;，,]")
_LONGEST_HEADING = 24
# The rows around a line show how their names are numbered and how long they are.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A row of a table, put together from ``pieces``; ``torn``: a piece that found no other.

    ``heads``: it is one cell that names what the rows below it are (一、用户规模).
    """

    row: RawRow
    pieces: int = 1
    torn: bool = False
    heads: bool = False


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
        if len(first.cells) == 1 and self._heads(rows, index):
            return [Part(first, heads=True)]
        if len(second.cells) == 1 and self._heads(rows, index + 1):
            return []
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

    def _heads(self, rows: Sequence[RawRow], index: int) -> bool:
        """Whether ``rows[index]``, one cell above a row of the whole width, is no piece of a row.

        It has a number such as the rows around it have not. Or what stands above it goes on with no
        words, and the row below has a number of its own, or it is far shorter than a name that
        stands whole: its width did not break it.
        """
        if index + 1 >= len(rows):
            return False
        below = rows[index + 1].cells
        if len(without_blank_end(below)) != self.width or not below[0].text:
            return False
        near = rows[max(0, index - _NEAR) : index + _NEAR]
        names = [row.cells[0].text for row in near if len(row.cells) > 1]
        text = rows[index].cells[0].text
        number = _NUMBER.match(text)
        if number:
            if _SENTENCE.search(text) or len(text) > _LONGEST_HEADING:
                return False
            # 2.园区建设 may go on with a last cell that counts 1.平台建设.
            ends = [row.cells[-1].text for row in near if len(row.cells) > 1]
            others = filter(None, map(_NUMBER.match, (*names, *ends)))
            return all(other.lastgroup != number.lastgroup for other in others)
        return (
            index > 0
            and _NAME.fullmatch(text) is not None
            and (index == 1 or self._is_ended(rows[index - 1]))
            and (
                _NUMBER.match(below[0].text) is not None
                or any(len(name) >= len(text) + _LONGER for name in names)
            )
        )

    def _is_ended(self, row: RawRow) -> bool:
        """Whether a row has all its cells, the last one such that no words go on with it."""
        cells = without_blank_end(row.cells)
        last = cells[-1].text if cells else ""
        ended = kind_of(last) in (CellKind.FIGURE, CellKind.MARK) or _ATTRIBUTE.fullmatch(last)
        return len(cells) == self.width and bool(ended)

    def _lone(self, rows: Sequence[RawRow], index: int, drawn: int) -> list[Part]:
        """A row cut in its last cell, or in its first: the other piece is one cell."""
        first, second = rows[index], rows[index + 1]
        margin = drawn > self.width
        if len(second.cells) == 1 and not margin and self._is_ended(first):
            # Whatever the second is a piece of, it stands below.
            return []
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
