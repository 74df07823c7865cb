"""Characters → lines, by where they stand and not by the order in which a file draws them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from kspolicy.read.characters import normalise
from kspolicy.read.tables.cells import CellKind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kspolicy.model.source import Box
    from kspolicy.read.pages.page import Glyph

# All in parts of the character's size.
# Characters whose middles differ by less stand in one line.
_SAME_LINE = 0.45
# The same character again, this near, is the same one drawn twice to look bold.
_SAME_CHARACTER = 0.3
# A gap this wide between two Latin letters or digits is a space.
_SPACE = 0.2
# A gap this wide parts two texts in one line (issuer and date of the colophon).
_PARTS = 2.2
# The middles of two Chinese characters are never nearer than this, not even of signs set close.
_CROWDED = 0.3
_CHINESE = "\u3400"
# In points: a damaged file may give a character no size at all.
_SMALLEST = 0.5
# The least room, in points, that cells leave beside their text.
_INSETS = 6.0
# Characters spread over the line (文　件) all stand this far apart.
_SPREAD = 0.3


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: characters normalised, ``size`` their size, ``sure`` the least sure.

    ``crowded``: Chinese characters stand so close that their order may be another.
    """

    text: str
    box: Box
    size: float
    sure: float = 1.0
    crowded: bool = False


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The characters of each line, top to bottom and left to right, each drawn one only once."""
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    middle = reach = 0.0
    for glyph in sorted((g for g in glyphs if g[0] and not g[0].isspace()), key=_height):
        height = glyph[4] - glyph[2]
        below = (glyph[2] + glyph[4]) / 2 - middle
        if row and below <= _SAME_LINE * (height if height < reach else reach):
            row.append(glyph)
            middle += below / len(row)
            reach = max(reach, height)
        else:
            row = [glyph]
            rows.append(row)
            middle, reach = middle + below, height
    return [_without_doubles(sorted(each, key=_middle)) for each in rows]


def line_of(glyphs: Sequence[Glyph]) -> TextLine:
    """The line that ``glyphs``, left to right, make."""
    signs, lefts, tops, rights, bottoms, _, sures = zip(*glyphs, strict=True)
    size = size_of(glyphs)
    gaps = _gaps(glyphs)
    text = "".join(signs)
    if gaps and max(gaps) > _SPACE * size:
        space = max(0.0, _usual(gaps, glyphs)) + _SPACE * size
        apart = zip(gaps, signs[1:], strict=True)
        text = signs[0] + "".join(f" {sign}" if gap > space else sign for gap, sign in apart)
    box = round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2)
    return TextLine(normalise(text), box, size, min(sures), _is_crowded(glyphs, size))


def parts_of(row: Sequence[Glyph], widest: float = _PARTS) -> list[Sequence[Glyph]]:
    """``row`` cut at every gap wider than ``widest`` characters, unless it is spread evenly."""
    gaps = _gaps(row)
    if not gaps or max(gaps) <= widest * (size := size_of(row)):
        return [row]
    usual = _usual(gaps, row)
    limit = max(widest * size, 2 * usual if usual > _SPREAD * size else 0.0)
    cuts = [index for index, gap in enumerate(gaps, start=1) if gap > limit]
    return [row[start:end] for start, end in pairwise([0, *cuts, len(row)])]


def joined(lines: Sequence[TextLine], width: float) -> str:
    """The lines of a cell of this width as one text.

    What is cut at the end of a line goes on without a space. Words of Latin letters are parted by
    one, and so is a figure from one that had room beside it: the two are not one.
    """
    text = lines[0].text
    for above, below in pairwise(lines):
        ends = text[-1] + below.text[0]
        words = ends.isascii() and ends.isalpha()
        figures = (
            ends.isdigit()
            and kind_of(above.text) is CellKind.FIGURE
            and _had_room(above, below, width)
        )
        text += f" {below.text}" if words or figures else below.text
    return text


def _had_room(above: TextLine, below: TextLine, width: float) -> bool:
    """Whether ``below`` could have stood beside ``above``, or at least its first digit."""
    level = below.box[1] < (above.box[1] + above.box[3]) / 2
    return level or above.box[2] - above.box[0] + above.size / 2 + _INSETS <= width


def around(boxes: Sequence[Box]) -> Box:
    """The box around ``boxes``."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def size_of(glyphs: Sequence[Glyph]) -> float:
    """The size of most characters: the font's where it is told, else their height."""
    sizes = [glyph[5] or glyph[4] - glyph[2] for glyph in glyphs]
    if min(sizes) < max(sizes):
        by_size = sorted(zip(sizes, glyphs, strict=True), key=itemgetter(0))
        sizes = list(chain.from_iterable([size] * len(glyph[0]) for size, glyph in by_size))
    return max(sizes[len(sizes) // 2], _SMALLEST)


def _is_crowded(glyphs: Sequence[Glyph], size: float) -> bool:
    """Whether two Chinese characters stand nearly on each other, as when their widths are lost."""
    limit = _CROWDED * size
    return any(
        left[3] - _half(left) + limit > right[1] + _half(right)
        and min(left[0][-1], right[0][0]) >= _CHINESE
        for left, right in pairwise(glyphs)
    )


def _half(glyph: Glyph) -> float:
    """Half the width of a character of ``glyph``."""
    return (glyph[3] - glyph[1]) / (2 * len(glyph[0]))


def _gaps(glyphs: Sequence[Glyph]) -> list[float]:
    return [right[1] - left[3] for left, right in pairwise(glyphs)]


def _usual(gaps: Sequence[float], glyphs: Sequence[Glyph]) -> float:
    """The gap that half of those between characters do not exceed; a single one tells nothing.

    Within a run there is none.
    """
    within = sum(len(glyph[0]) - 1 for glyph in glyphs)
    ordered = sorted([*gaps, *[0.0] * within])
    return ordered[(len(ordered) - 1) // 2] if len(ordered) > 1 else 0.0


def _without_doubles(row: list[Glyph]) -> list[Glyph]:
    """``row`` without the characters drawn again over themselves."""
    if len({glyph[0] for glyph in row}) == len(row):
        return row
    kept = row[:1]
    for glyph in row[1:]:
        sign = glyph[0]
        for other in kept[-2:]:
            if other[0] == sign and _covers(other, glyph):
                break
        else:
            kept.append(glyph)
    return kept


def _height(glyph: Glyph) -> float:
    """Where a character's middle lies, doubled."""
    return glyph[2] + glyph[4]


def _middle(glyph: Glyph) -> float:
    """Where a character stands in its line, doubled.

    Not its left side: a sign set close (.“) has a box that reaches over its neighbour.
    """
    return glyph[1] + glyph[3]


def _covers(other: Glyph, glyph: Glyph) -> bool:
    near = 2 * _SAME_CHARACTER * _half(other)
    return abs(glyph[1] - other[1]) < near and abs(glyph[2] - other[2]) < _SAME_CHARACTER * (
        other[4] - other[2]
    )
