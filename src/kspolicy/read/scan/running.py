"""The lines of text outside tables: found by a model, each cut out along its own slope, and read.

The model misses single characters; ink of their size that it left is read as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.read.scan.setting import placed

if TYPE_CHECKING:
    from kspolicy.model.source import Box
    from kspolicy.read.pages.page import Glyph
    from kspolicy.read.scan.engine import Recogniser
    from kspolicy.read.scan.picture import Pixels

# In points: ink left over that may be a character, smallest and largest, and the white around it.
_SMALLEST, _LARGEST, _MARGIN = 5.0, 40.0, 1.5
# Characters so near belong to one piece of text.
_NEAR = 5.0
# What is left over is text when it is read so surely; else it is a picture or dirt.
_TEXT = 0.9
# A page with more left over holds pictures.
_MOST_PIECES = 200


def read_lines(pixels: Pixels, ink: Pixels, scale: float, recogniser: Recogniser) -> list[Glyph]:
    """The characters in a page without its tables, ``scale`` pixels to a point."""
    left_over = ink.copy()
    glyphs: list[Glyph] = []
    for corners in recogniser.lines(pixels):
        picture = _cut_out(pixels, corners)
        if not picture.size:
            continue
        left, right = (corners[[0, 1], 0] + corners[[3, 2], 0]) / 2 / scale
        top, bottom = (corners[[0, 3], 1] + corners[[1, 2], 1]) / 2 / scale
        glyphs += placed(recogniser.read(picture), _box(left, top, right, bottom))
        x, y = corners.min(axis=0).astype(int), corners.max(axis=0).astype(int) + 1
        left_over[max(0, x[1]) : y[1], max(0, x[0]) : y[0]] = 0
    return glyphs + _read_left_over(pixels, left_over, scale, recogniser)


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return float(left), float(top), float(right), float(bottom)


def _cut_out(pixels: Pixels, corners: Pixels) -> Pixels:
    """The four-sided part of a page made a rectangle."""
    import cv2
    import numpy as np

    wide, high = (round(float(np.linalg.norm(corners[0] - corners[end]))) for end in (1, 3))
    if not (wide and high):
        return pixels[:0]
    sides = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    turn = cv2.getPerspectiveTransform(corners.astype(np.float32), sides)
    return cv2.warpPerspective(
        pixels, turn, (wide, high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def _read_left_over(
    pixels: Pixels, ink: Pixels, scale: float, recogniser: Recogniser
) -> list[Glyph]:
    """The characters in pieces of ``ink`` of the size of text."""
    import cv2

    reach = max(1, round(_NEAR * scale))
    joined = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (reach, 3)))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    pieces = [
        (left, top, wide, high)
        for left, top, wide, high, _ in boxes[1:].tolist()
        if _SMALLEST * scale <= high <= _LARGEST * scale
    ]
    if len(pieces) > _MOST_PIECES:
        return []
    glyphs: list[Glyph] = []
    margin = round(_MARGIN * scale)
    for left, top, wide, high in pieces:
        above, aside = max(0, top - margin), max(0, left - margin)
        picture = pixels[above : top + high + margin, aside : left + wide + margin]
        signs = recogniser.read(picture)
        if signs and min(sign.sure for sign in signs) >= _TEXT:
            box = _box(
                aside / scale,
                above / scale,
                (aside + picture.shape[1]) / scale,
                (above + picture.shape[0]) / scale,
            )
            glyphs += placed(signs, box)
    return glyphs
