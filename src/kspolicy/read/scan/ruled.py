"""The ruled lines of a levelled page, found as long runs of ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.read.pages.page import Stroke

if TYPE_CHECKING:
    from kspolicy.read.scan.picture import Pixels

# All in points. A run of ink so long is a rule; a shorter one may be a stroke of a character,
# unless both its ends touch rules across.
_LONG, _SHORT = 24.0, 12.0
# Rules and tables are larger than the largest characters of a letterhead.
_LARGE = 75.0
# Thicker than this is no rule; one that bends a little is no thicker than it was.
_THICKEST = 4.0
_DRAWN = 1.0
# Rules touch across a gap of this, in pixels.
_REACH = 5

_Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels


def rules(ink: Pixels, scale: float) -> tuple[tuple[Stroke, ...], Pixels]:
    """The rules in ``ink``, ``scale`` pixels to a point: in points, and as a mask of pixels."""
    level, upright = _runs(ink, _LONG * scale), _runs(ink.T, _LONG * scale).T
    boxes = _pieces(_runs(ink, _SHORT * scale), upright, scale)
    for top, left, bottom, right in _pieces(_runs(ink.T, _SHORT * scale), level.T, scale):
        boxes.append((left, top, right, bottom))
    boxes, mask = _drawn_large(boxes, ink, scale)
    return tuple(_thin(box, scale) for box in boxes), mask


def _drawn_large(boxes: list[_Box], ink: Pixels, scale: float) -> tuple[list[_Box], Pixels]:
    """The runs that are, or meet to make, more than a large character; and a mask of them."""
    import cv2
    import numpy as np

    mask = np.zeros(ink.shape, np.uint8)
    for left, top, right, bottom in boxes:
        mask[top:bottom, left:right] = 1
    joined = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_RECT, (_REACH, _REACH)))
    _, labels, sizes, _ = cv2.connectedComponentsWithStats(joined)
    large = sizes[:, 2:4].max(axis=1) >= _LARGE * scale
    large[0] = False
    return [box for box in boxes if large[labels[box[1], box[0]]]], mask * large[labels]


def _runs(ink: Pixels, length: float) -> Pixels:
    """The level runs of ink at least so long; one may step up or down by a pixel on the way."""
    import cv2

    thick = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (1, 3)))
    across = cv2.getStructuringElement(cv2.MORPH_RECT, (max(2, round(length)), 1))
    return cv2.morphologyEx(thick, cv2.MORPH_OPEN, across)


def _pieces(runs: Pixels, across: Pixels, scale: float) -> list[_Box]:
    """The boxes of the thin runs that are long, or end at both sides in rules across."""
    import cv2
    import numpy as np

    _, _, boxes, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(runs), connectivity=8)
    kept: list[_Box] = []
    for left, top, wide, high, _ in boxes[1:].tolist():
        right, bottom = left + wide, top + high
        rows = slice(max(0, top - _REACH), bottom + _REACH)
        ends = (slice(max(0, left - _REACH), left + _REACH), slice(right - _REACH, right + _REACH))
        if high <= _THICKEST * scale and (
            wide >= _LONG * scale or all(across[rows, end].any() for end in ends)
        ):
            kept.append((left, top, right, bottom))
    return kept


def _thin(box: _Box, scale: float) -> Stroke:
    """A run in pixels as a line in points, along its middle."""
    left, top, right, bottom = (side / scale for side in box)
    half = _DRAWN / 2
    if right - left >= bottom - top:
        middle = (top + bottom) / 2
        return Stroke(left, middle - half, right, middle + half)
    middle = (left + right) / 2
    return Stroke(middle - half, top, middle + half, bottom)
