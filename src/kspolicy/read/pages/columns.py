"""Text set in two columns: which part of a page is read before which."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.read.pages.lines import parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Box
    from kspolicy.read.pages.page import Glyph

# So many lines on either side of a gutter, of so many characters at the middle, are two columns.
_FEWEST_LINES = 4
_USUAL_LENGTH = 10
# The gutter is at least this wide, in characters, and within this part of the page.
_GUTTER = 1.2
_MIDDLE = (0.35, 0.65)
# A line that ends within so many characters of its column's right side is full.
_FULL = 1.7


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns between ``top`` and ``bottom``, parted at ``gutter``."""

    top: float
    bottom: float
    gutter: float

    def part(self, box: Box) -> int:
        """Where a box is read: 0 above the columns, 1 and 2 in them, 3 below."""
        middle = (box[1] + box[3]) / 2
        if middle < self.top:
            return 0
        if middle > self.bottom:
            return 3
        return 1 if (box[0] + box[2]) / 2 < self.gutter else 2


def columns_of(rows: Sequence[Sequence[Glyph]], width: float) -> Columns | None:
    """The two columns that the rows of a page of this width are set in; None if they are not."""
    low, high = (share * width for share in _MIDDLE)
    parts = [part for row in rows for part in parts_of(row, _GUTTER)]
    if sum(part[-1][3] < high or part[0][1] > low for part in parts) < 2 * _FEWEST_LINES:
        return None
    boxes = [(_box(part), sum(len(glyph.text) for glyph in part)) for part in parts]
    gutters = {round(box[0]) - 1 for box, _ in boxes if low < box[0] < high}
    found = [columns for gutter in gutters if (columns := _parted_at(gutter, boxes))]
    return max(found, key=lambda each: each.bottom - each.top, default=None)


def _parted_at(gutter: float, boxes: Sequence[tuple[Box, int]]) -> Columns | None:
    """The longest run of texts, top to bottom, none of which crosses ``gutter``."""
    best: list[tuple[Box, int]] = []
    run: list[tuple[Box, int]] = []
    for box, length in boxes:
        if box[0] < gutter < box[2]:
            run = []
            continue
        run.append((box, length))
        if len(run) > len(best):
            best = list(run)
    left = [(box, length) for box, length in best if box[2] <= gutter]
    right = [(box, length) for box, length in best if box[0] >= gutter]
    if not (_is_running_text(left) and _is_running_text(right)):
        return None
    return Columns(min(box[1] for box, _ in best), max(box[3] for box, _ in best), gutter)


def _is_running_text(lines: Sequence[tuple[Box, int]]) -> bool:
    """Whether texts are the lines of one column: long, mostly full, hardly any side by side."""
    if len(lines) < _FEWEST_LINES:
        return False
    if sorted(length for _, length in lines)[len(lines) // 2] < _USUAL_LENGTH:
        return False
    margin = max(box[2] for box, _ in lines)
    full = sum(margin - box[2] < _FULL * (box[3] - box[1]) for box, _ in lines)
    beside = sum(below[1] < (above[1] + above[3]) / 2 for (above, _), (below, _) in pairwise(lines))
    return 2 * full >= len(lines) and 10 * beside <= len(lines)


def _box(part: Sequence[Glyph]) -> Box:
    tops, bottoms = [glyph[2] for glyph in part], [glyph[4] for glyph in part]
    return part[0][1], min(tops), part[-1][3], max(bottoms)
