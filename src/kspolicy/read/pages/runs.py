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
from operator import itemgetter, sub
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
        glyphs: list[Glyph] = []
        for begin, end in self._close():
            left, right = self.lefts[begin], self.rights[end - 1]
            top, bottom = self.tops[begin], self.bottoms[begin]
            size = bottom - top
            narrow = right - left <= _NARROWEST * size * (end - begin)
            if narrow or rules.cross(left, top, right, bottom):
                glyphs += self._singly(begin, end)
            else:
                glyphs.append(Glyph(self.signs[begin:end], left, top, right, bottom, size))
        return self.singly() if _overlap(glyphs) else glyphs

    def singly(self) -> list[Glyph]:
        """Each character, blanks left out."""
        pieces = (self._singly(*match.span()) for match in _UNBROKEN.finditer(self.signs))
        return list(chain.from_iterable(pieces))

    def _singly(self, begin: int, end: int) -> Iterator[Glyph]:
        part = slice(begin, end)
        signs, tops, bottoms = self.signs[part], self.tops[part], self.bottoms[part]
        sizes = map(sub, bottoms, tops)
        return map(Glyph, signs, self.lefts[part], tops, self.rights[part], bottoms, sizes)

    def _close(self) -> Iterator[tuple[int, int]]:
        """The parts, from one index up to another, of characters of one line close to each other.

        Where the font changes, a part ends.
        """
        lefts, tops, rights, bottoms = self.lefts, self.tops, self.rights, self.bottoms
        for match in _UNBROKEN.finditer(self.signs):
            begin, end = match.span()
            top, bottom = tops[begin], bottoms[begin]
            widest, narrowest = _WIDEST_GAP * (bottom - top), -_OVERLAP * (bottom - top)
            for index in range(begin + 1, end):
                gap = lefts[index] - rights[index - 1]
                if not (
                    narrowest <= gap <= widest and tops[index] == top and bottoms[index] == bottom
                ):
                    yield begin, index
                    begin = index
                    top, bottom = tops[begin], bottoms[begin]
                    widest, narrowest = _WIDEST_GAP * (bottom - top), -_OVERLAP * (bottom - top)
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


def _overlap(glyphs: list[Glyph]) -> bool:
    """Whether something is drawn over a run, so that only its characters show what they are."""
    row: list[Glyph] = []
    lowest = 0.0
    for glyph in sorted(glyphs, key=_height):
        if row and _height(glyph) > lowest:
            if _overlap_in(row):
                return True
            row = []
        if not row:
            lowest = _height(glyph) + 2 * _SAME_LINE * glyph.size
        row.append(glyph)
    return bool(row) and _overlap_in(row)


def _overlap_in(row: list[Glyph]) -> bool:
    row.sort(key=itemgetter(1))
    last = row[0]
    for glyph in row[1:]:
        if last[3] > glyph[1] and _lie_over(last, glyph):
            return True
        if glyph[3] > last[3]:
            last = glyph
    return False


def _lie_over(left: Glyph, right: Glyph) -> bool:
    """Whether the first character of a run does not stand behind the last of another."""
    if len(left[0]) == len(right[0]) == 1:
        return False
    last = left[3] - (left[3] - left[1]) / len(left[0]) / 2
    first = right[1] + (right[3] - right[1]) / len(right[0]) / 2
    return first - last < _BEHIND * right[5]


def _height(glyph: Glyph) -> float:
    """Where a glyph's middle lies, doubled."""
    return glyph[2] + glyph[4]
