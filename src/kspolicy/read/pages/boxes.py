"""The boxes of a PDF page's characters: as high as their line, not as the ink of each."""

from __future__ import annotations

import ctypes
from collections import deque
from ctypes import addressof, sizeof
from itertools import repeat
from typing import Any, NamedTuple

from kspolicy.read.pages.calls import address_of, direct
from kspolicy.read.pages.upright import Sides

# How far a Chinese character reaches above and below its line's base, in parts of its size.
_ABOVE, _BELOW = 0.88, 0.12
# In points: boxes that differ by less are the same.
_SAME = 0.01


class _Box(NamedTuple):
    """A box as pdfium gives it: y goes upwards."""

    left: float
    top: float
    right: float
    bottom: float


def boxes_of(text: Any, count: int, *, replaced: bool) -> Sides:  # noqa: ANN401
    """The first ``count`` boxes of a text page; y goes upwards.

    ``replaced``: some text says that it stands for other characters (``ActualText``), as a browser
    writes where a font draws 一 and the radical ⼀ alike. pdfium gives the boxes of these around
    their ink alone: a 一 would stand in no line.
    """
    import pypdfium2.raw as pdfium

    boxes = (pdfium.FS_RECTF * count)()
    get_box = direct("FPDFText_GetLooseCharBox")
    start, size = addressof(boxes), sizeof(pdfium.FS_RECTF)
    addresses = range(start, start + count * size, size)
    deque(map(get_box, repeat(address_of(text)), range(count), addresses), maxlen=0)
    if replaced:
        for index, box in enumerate(boxes):
            whole = _whole_box(text, index, _Box(box.left, box.top, box.right, box.bottom))
            box.left, box.top, box.right, box.bottom = whole
    sides = memoryview(boxes).cast("B").cast("f").tolist()
    return Sides(*(sides[side::4] for side in range(4)))


def _whole_box(text: Any, index: int, given: _Box) -> _Box:  # noqa: ANN401
    """The box of a character's size where the one given is that of its ink."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    ink = _Box(left.value, top.value, right.value, bottom.value)
    shown = pdfium.FPDFText_GetTextObject(text, index)
    if not shown or any(abs(a - b) > _SAME for a, b in zip(ink, given, strict=True)):
        return given
    x, y, wide = ctypes.c_double(), ctypes.c_double(), ctypes.c_float()
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index)
    font, sign = pdfium.FPDFTextObj_GetFont(shown), pdfium.FPDFText_GetUnicode(text, index)
    pdfium.FPDFFont_GetGlyphWidth(font, sign, size, wide)
    a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
    corners = [
        (x.value + a * along + c * up, y.value + b * along + d * up)
        for along in (0.0, wide.value)
        for up in (-_BELOW * size, _ABOVE * size)
    ]
    # The ink of a character may reach beyond its size, but never far.
    xs = [ink.left, ink.right, *(corner[0] for corner in corners)]
    ys = [ink.top, ink.bottom, *(corner[1] for corner in corners)]
    return _Box(min(xs), max(ys), max(xs), min(ys))
