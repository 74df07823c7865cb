"""A page that is an image → its characters and ruled lines, by recognition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.read.allowance import widen_memory
from kspolicy.read.pages.lattice import lattices
from kspolicy.read.pages.page import Glyph, Page, Stroke
from kspolicy.read.pages.turning import Turned
from kspolicy.read.scan.cells import read_cells
from kspolicy.read.scan.engine import recogniser
from kspolicy.read.scan.picture import grey, ink
from kspolicy.read.scan.ruled import rules
from kspolicy.read.scan.running import read_lines
from kspolicy.read.scan.upright import levelled, lines

if TYPE_CHECKING:
    from PIL.Image import Image

    from kspolicy.read.scan.engine import Recogniser
    from kspolicy.read.scan.picture import Pixels

# Print that stands upright is read so surely, on average. Upside down it is not, and on its side
# not quite: the model reads many signs any way up.
_READABLE = 0.95
# By so much surer must be what is read with the page turned.
_SURER = 0.08
_WHITE = 255


def recognise(image: Image, number: int, width: float, height: float) -> tuple[Page, Turned | None]:
    """Recognise a page as scanned, ``width`` by ``height`` points; say how it had to be turned.

    Boxes are on the page as levelled: turned around its middle until its lines are level, and by
    quarters until its text stands upright (its width and height are then exchanged). On the image
    as scanned a box lies off by no more than its distance from the middle times the slope: at half
    a degree at most 5 points on A4, less than a character.

    Raises:
        UnreadableError: the extra for recognition is not installed.
    """
    widen_memory()
    reader = recogniser()
    pixels = grey(image, width, height)
    drawn = ink(pixels)
    best = _Reading((), ())
    if drawn.any():
        upright = lines(drawn).clear > lines(drawn.T).clear
        for quarters in (0, 2, 1, 3) if upright else (0, 1, 3, 2):
            across = height if quarters % 2 else width
            reading = _read(_quartered(pixels, quarters), across, reader)
            reading.quarters = quarters
            if reading.sure > best.sure + _SURER:
                best = reading
            if reading.sure >= _READABLE:
                break
    wide, high = (height, width) if best.quarters % 2 else (width, height)
    page = Page(number, wide, high, best.glyphs, best.strokes)
    return page, Turned(best.quarters, width, height) if best.quarters else None


@dataclass(slots=True)
class _Reading:
    """What was read with the page turned clockwise by ``quarters``."""

    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    quarters: int = 0

    @property
    def sure(self) -> float:
        """How sure its characters are on average."""
        return sum(glyph.sure for glyph in self.glyphs) / max(1, len(self.glyphs))


def _quartered(pixels: Pixels, quarters: int) -> Pixels:
    import numpy as np

    return np.ascontiguousarray(np.rot90(pixels, -quarters))


def _read(pixels: Pixels, width: float, reader: Recogniser) -> _Reading:
    """What stands on a page seen this way up."""
    import cv2

    scale = pixels.shape[1] / width
    pixels = levelled(pixels, lines(ink(pixels)).slope)
    drawn = ink(pixels)
    strokes, mask = rules(drawn, scale)
    ruled = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))) > 0
    pixels = pixels.copy()
    pixels[ruled], drawn[ruled] = _WHITE, 0
    glyphs: list[Glyph] = []
    for lattice in lattices(strokes):
        glyphs += read_cells(lattice, pixels, drawn, scale, reader)
        left, top, right, bottom = (round(side * scale) for side in lattice.box)
        pixels[top:bottom, left:right], drawn[top:bottom, left:right] = _WHITE, 0
    if drawn.any():
        glyphs += read_lines(pixels, drawn, scale, reader)
    return _Reading(tuple(glyphs), strokes)
