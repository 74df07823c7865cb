"""A piece of a page as an image, with the words at stake marked."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from kspolicy.read.pages.lines import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from kspolicy.evidence.locating import Spot
    from kspolicy.model.source import Box
    from kspolicy.read.pages.sheets import Sheet

Pixels = tuple[int, int, int, int]

# What is marked is painted over as by a marker, its row and where it is on the page framed.
_MARKER, _FRAME = (255, 224, 64), (214, 40, 40)
# In points: around the marks, left and right of the text; a frame's line.
_AROUND, _MARGIN, _LINE = 1.0, 18.0, 0.8
# What is shown above and below the marks, in heights of a line, and at least, in points.
_CONTEXT, _LEAST_CONTEXT = 4.0, 48.0
# Between the head of a table and a row further down: its height against the head's, its colour.
_BAND, _BETWEEN = 0.3, (170, 170, 170)


def cut_out(image: Image, sheet: Sheet, spot: Spot) -> bytes:
    """The part of a page around a spot as PNG, upright, the whole width of the text.

    Above a row of a table stands the head of the table, where it is on the same page.

    Args:
        image: the page as shown.
        sheet: what stands on it.
        spot: what is to be marked.
    """
    page = _upright(image.convert("RGB"), sheet)
    scale = page.width / sheet.page.width
    marks = [sheet.read(mark) for mark in spot.marks]
    row = sheet.read(spot.row) if spot.row else None
    for mark in marks:
        _paint(page, _pixels(mark, scale, _AROUND))
    for framed in [row] if row else marks:
        _frame(page, _pixels(framed, scale, _AROUND + _LINE), round(_LINE * scale))
    left, top, right, bottom = _part(sheet, [*marks, *([row] if row else [])], marks)
    head = sheet.read(spot.head) if spot.head else None
    if head and head[1] < top < head[3]:
        top = head[1] - _LINE
    part = page.crop(_within(_pixels((left, top, right, bottom), scale, 0), page.size))
    if head and head[3] <= top:
        strip = left, head[1] - _LINE, right, head[3] + _LINE
        part = _stacked(page.crop(_within(_pixels(strip, scale, 0), page.size)), part)
    buffer = BytesIO()
    part.save(buffer, "PNG", optimize=True, dpi=(72 * scale, 72 * scale))
    return buffer.getvalue()


def _upright(image: Image, sheet: Sheet) -> Image:
    """The page as it was turned to be read."""
    from PIL import Image

    turns = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180}
    turns[3] = Image.Transpose.ROTATE_90
    quarters = sheet.turned.quarters if sheet.turned else 0
    return image.transpose(turns[quarters]) if quarters in turns else image


def _part(sheet: Sheet, marked: Sequence[Box], marks: Sequence[Box]) -> Box:
    """What is cut out: the width of the text, some lines above and below what is marked."""
    _, top, _, bottom = around(marked)
    context = max(_CONTEXT * max(mark[3] - mark[1] for mark in marks), _LEAST_CONTEXT)
    left, _, right, _ = around([*marked, *(glyph[1:5] for glyph in sheet.page.glyphs)])
    return left - _MARGIN, top - context, right + _MARGIN, bottom + context


def _stacked(above: Image, below: Image) -> Image:
    """Two parts of a page, parted by a band that is no part of it."""
    from PIL import Image

    band = max(2, round(above.height * _BAND))
    both = Image.new("RGB", (below.width, above.height + band + below.height), _BETWEEN)
    both.paste(above, (0, 0))
    both.paste(below, (0, above.height + band))
    return both


def _pixels(box: Box, scale: float, around_it: float) -> Pixels:
    left, top, right, bottom = box
    return (
        round((left - around_it) * scale),
        round((top - around_it) * scale),
        round((right + around_it) * scale),
        round((bottom + around_it) * scale),
    )


def _within(box: Pixels, size: tuple[int, int]) -> Pixels:
    """What of a box is on the image."""
    left, top, right, bottom = box
    wide, high = size
    return max(0, left), max(0, top), max(0, min(right, wide)), max(0, min(bottom, high))


def _paint(page: Image, box: Pixels) -> None:
    """Go over a box with a marker; what is written stays as dark as it is."""
    from PIL import Image, ImageChops

    seen = _within(box, page.size)
    below = page.crop(seen)
    page.paste(ImageChops.multiply(below, Image.new("RGB", below.size, _MARKER)), seen)


def _frame(page: Image, box: Pixels, width: int) -> None:
    from PIL import ImageDraw

    left, top, right, bottom = box
    if right > left and bottom > top:
        ImageDraw.Draw(page).rectangle(box, outline=_FRAME, width=max(1, width))
