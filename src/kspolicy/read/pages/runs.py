"""Characters → runs: those that follow each other closely in a line are handed over as one.

A page has ten times as many characters as runs, and lines and cells are made of it without finer
pieces. Wherever characters could come apart, at a ruled line or a gap, or where they overlap, each
stays for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING

from kspolicy.read.pages.page import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.read.pages.page import Stroke

# What is drawn without a blank is as a rule a run.
_UNBROKEN = re.compile(r"\S+")
# All in parts of the character's size.
# A wider gap may be one of those that mean something.
_WIDEST_GAP = 0.15
# Characters that overlap by more may be drawn twice, or have lost their widths.
_OVERLAP = 0.1
_NARROWEST = 0.3
# The sides of characters in one line differ by less: ink may reach beyond the font's height.
_LEVEL = 0.15
# What is drawn over a run lies no farther above or below.
_SAME_LINE = 0.45
# The middles of two characters are never nearer, not even of signs set close.
_BEHIND = 0.15
# In points: characters so near to a rule may run over it.
_NEAR_RULE = 1.0
# A rule is thinner than this, in points.
_THICKEST = 3.0


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page in the order in which it draws them, and the sides of their boxes.

    Blanks among ``signs`` part what is not drawn together.
    """

    signs: str
    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]

    def runs(self, strokes: Iterable[Stroke]) -> list[Glyph]:
        """Runs, and what is in none of them singly; ``strokes`` are what is ruled on the page."""
        rules = _Uprights(strokes)
        parts = list(self._close())
        runs = [self._run(*part) for part in parts]
        apart = _overlapping(runs)
        glyphs: list[Glyph] = []
        for index, run in enumerate(runs):
            begin, end = parts[index]
            narrow = run[3] - run[1] <= _NARROWEST * run[5] * (end - begin)
            if narrow or index in apart or rules.cross(*run[1:5]):
                glyphs += self._singly(begin, end)
            else:
                glyphs.append(run)
        return glyphs

    def singly(self) -> list[Glyph]:
        """Each character, blanks left out."""
        pieces = (self._singly(*match.span()) for match in _UNBROKEN.finditer(self.signs))
        return list(chain.from_iterable(pieces))

    def _singly(self, begin: int, end: int) -> Iterator[Glyph]:
        part = slice(begin, end)
        signs, tops, bottoms = self.signs[part], self.tops[part], self.bottoms[part]
        sizes = map(sub, bottoms, tops)
        return map(Glyph, signs, self.lefts[part], tops, self.rights[part], bottoms, sizes)

    def _run(self, begin: int, end: int) -> Glyph:
        """The characters from ``begin`` up to ``end`` as one."""
        tops, bottoms = self.tops[begin:end], self.bottoms[begin:end]
        top, bottom = min(tops), max(bottoms)
        size = bottoms[0] - tops[0]
        if bottom - top > size:
            sizes = sorted(map(sub, bottoms, tops))
            size = sizes[len(sizes) // 2]
        return Glyph(
            self.signs[begin:end], self.lefts[begin], top, self.rights[end - 1], bottom, size
        )

    def _close(self) -> Iterator[tuple[int, int]]:
        """The parts, from one index up to another, of characters close to each other in a line.

        Where the height of the font changes, a part ends.
        """
        lefts, tops, rights, bottoms = self.lefts, self.tops, self.rights, self.bottoms
        for match in _UNBROKEN.finditer(self.signs):
            begin, end = match.span()
            size = bottoms[begin] - tops[begin]
            widest, overlap, level = _WIDEST_GAP * size, -_OVERLAP * size, _LEVEL * size
            for index in range(begin + 1, end):
                if not (
                    overlap <= lefts[index] - rights[index - 1] <= widest
                    and -level <= tops[index] - tops[begin] <= level
                    and -level <= bottoms[index] - bottoms[begin] <= level
                ):
                    yield begin, index
                    begin = index
                    size = bottoms[begin] - tops[begin]
                    widest, overlap, level = _WIDEST_GAP * size, -_OVERLAP * size, _LEVEL * size
            yield begin, end


class _Uprights:
    """The upright rules of a page."""

    def __init__(self, strokes: Iterable[Stroke]) -> None:
        self._rules = sorted(
            ((left + right) / 2, top, bottom)
            for left, top, right, bottom in strokes
            if right - left <= _THICKEST
        )
        self._places = [at for at, *_ in self._rules]

    def cross(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether one of them runs through a box, or near its sides."""
        first = bisect_left(self._places, left - _NEAR_RULE)
        last = bisect_right(self._places, right + _NEAR_RULE)
        return any(begin < bottom and top < end for _, begin, end in self._rules[first:last])


def _overlapping(runs: Sequence[Glyph]) -> set[int]:
    """The indexes of runs drawn over each other: only their characters show what they are."""
    found: set[int] = set()
    heights = [run[2] + run[4] for run in runs]
    row: list[int] = []
    lowest = 0.0
    for index in sorted(range(len(runs)), key=heights.__getitem__):
        if row and heights[index] > lowest:
            found |= _overlapping_in(row, runs)
            row = []
        if not row:
            lowest = heights[index] + 2 * _SAME_LINE * runs[index][5]
        row.append(index)
    return found | _overlapping_in(row, runs)


def _overlapping_in(row: Sequence[int], runs: Sequence[Glyph]) -> set[int]:
    found: set[int] = set()
    farthest: int | None = None
    for index in sorted(row, key=lambda each: runs[each][1]):
        if farthest is not None:
            over, run = runs[farthest], runs[index]
            if over[3] > run[1] and _lie_over(over, run):
                found |= {farthest, index}
            if over[3] >= run[3]:
                continue
        farthest = index
    return found


def _lie_over(left: Glyph, right: Glyph) -> bool:
    """Whether the first character of a run does not stand behind the last of another."""
    if len(left[0]) == len(right[0]) == 1:
        return False
    last = left[3] - (left[3] - left[1]) / len(left[0]) / 2
    first = right[1] + (right[3] - right[1]) / len(right[0]) / 2
    return first - last < _BEHIND * right[5]
