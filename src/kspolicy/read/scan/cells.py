"""The cells of a ruled table, read one by one: a line of each, short ones twice.

Finding text is not left to the model that looks for lines: it misses single digits and dashes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.read.scan.bands import Band, bands, character_height, runs
from kspolicy.read.scan.engine import Sign
from kspolicy.read.scan.setting import placed, widened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.pages.lattice import Lattice
    from kspolicy.read.pages.page import Glyph
    from kspolicy.read.scan.engine import Recogniser
    from kspolicy.read.scan.picture import Pixels

# Stands for ink that is no character the model knows.
UNREAD = "�"
# All in parts of a character's height: the white left around a line, in two readings of it.
_MARGINS = (0.12, 0.35)
# Ink no higher than this is a dash, and a dash as wide as that.
_FLAT, _DASH = 0.3, (0.16, 0.45)
# Ink smaller than this both ways is a speck.
_SPECK = 0.12
# The paper, and how dark it may be between two dashes, in parts of what they are.
_PAPER, _GAP = 255, 0.6
# A line of no more characters, or with a figure in it, is read twice.
_SHORT = 4
# How sure a character is on which the two readings differ.
_DIFFERS = 0.5
# The sides of a cell, in pixels, may still hold ink of its rules.
_INSET = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line within a cell: its ink, on the page."""

    band: Band
    em: float


def read_cells(
    lattice: Lattice, pixels: Pixels, ink: Pixels, scale: float, recogniser: Recogniser
) -> list[Glyph]:
    """The characters in the cells of ``lattice``; rules are gone from ``pixels`` and ``ink``."""
    boxes = [_inside(lattice, index, scale) for index in range(len(lattice.areas))]
    parts = [ink[top:bottom, left:right] for left, top, right, bottom in boxes]
    em = character_height(band.height for part in parts for band in bands(part))
    glyphs: list[Glyph] = []
    for (left, top, _, _), part in zip(boxes, parts, strict=True):
        for found in bands(part, em):
            if max(found.height, found.right - found.left) < _SPECK * em:
                continue
            band = Band(found.left + left, found.top + top, found.right + left, found.bottom + top)
            signs, box = _read(_Line(band, em), pixels, recogniser)
            a, b, c, d = box
            glyphs += placed(signs, (a / scale, b / scale, c / scale, d / scale))
    return glyphs


def _inside(lattice: Lattice, index: int, scale: float) -> tuple[int, int, int, int]:
    area = lattice.areas[index]
    return (
        max(0, round(lattice.xs[area.left] * scale) + _INSET),
        max(0, round(lattice.ys[area.top] * scale) + _INSET),
        round(lattice.xs[area.right] * scale) - _INSET,
        round(lattice.ys[area.bottom] * scale) - _INSET,
    )


def _read(
    line: _Line, pixels: Pixels, recogniser: Recogniser
) -> tuple[Sequence[Sign], tuple[int, int, int, int]]:
    """The signs of a line and the box they are placed in, in pixels."""
    band = line.band
    dashes = _dashes(pixels[band.top : band.bottom, band.left : band.right], line.em)
    if dashes:
        return dashes, _around(line, 0, pixels)
    box = _around(line, _MARGINS[0], pixels)
    signs = recogniser.read(_cut(pixels, box))
    if not signs:
        return [Sign(UNREAD, 0.5, 0.0)], box
    text = "".join(sign.text for sign in signs)
    if len(text) > _SHORT and not any(sign.isdigit() for sign in text):
        return signs, box
    second = recogniser.read(_cut(pixels, _around(line, _MARGINS[1], pixels)))
    return _agreed(signs, second), box


def _agreed(first: Sequence[Sign], second: Sequence[Sign]) -> Sequence[Sign]:
    """The first reading, as sure as both together allow; spaces and widths say nothing."""
    one, other = ("".join(sign.text for sign in each).replace(" ", "") for each in (first, second))
    if widened(one) == widened(other):
        return first
    return [sign._replace(sure=min(sign.sure, _DIFFERS)) for sign in first]


def _dashes(picture: Pixels, em: float) -> list[Sign]:
    """The dashes that a line of ink is made of; none when it is something else."""
    high, wide = picture.shape
    if high > _FLAT * em:
        return []
    # Between two dashes the paper shows, even where the blur of scanning joins them.
    darkness = _PAPER - picture.astype("int32")
    columns = darkness.sum(axis=0)
    found = runs((columns > _GAP * sorted(columns.tolist())[wide // 2])[None])
    if any(end - start < _DASH[0] * em for start, end in found):
        return []
    if len(found) == 1 and found[0][1] - found[0][0] > _DASH[1] * em:
        # The number one (一) looks the same in many fonts; in a cell of its own it is rare.
        return [Sign("—", 0.5, _DIFFERS)]
    return [Sign("-", (start + end) / 2 / wide, 1.0) for start, end in found]


def _around(line: _Line, margin: float, pixels: Pixels) -> tuple[int, int, int, int]:
    """The box of a line, as high as a character at least, with so much white around it."""
    band, white = line.band, round(margin * line.em)
    missing = max(0, round((line.em - band.height) / 2))
    high, wide = pixels.shape
    return (
        max(0, band.left - white),
        max(0, band.top - missing - white),
        min(wide, band.right + white),
        min(high, band.bottom + missing + white),
    )


def _cut(pixels: Pixels, box: tuple[int, int, int, int]) -> Pixels:
    left, top, right, bottom = box
    return pixels[top:bottom, left:right]
