"""The pages of a PDF by pdfplumber: slower than pdfium, and by another way of reading."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kspolicy.read.allowance import interruptible
from kspolicy.read.pages.page import Glyph, Page, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

# In points: a rectangle thinner than this is a line.
_THIN = 3.0
_UNMAPPED = "\ufffd"
# What a damaged font gives for characters that it no longer knows.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


class PlumberPages:
    """An open PDF. Pages are loaded one at a time; each is closed before the next."""

    def __init__(self, data: bytes) -> None:
        """Open ``data``; raises whatever pdfplumber raises when it cannot."""
        import logging

        import pdfplumber

        # What it says of a damaged file is said by its reader, in one sentence.
        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
        with interruptible():
            self._document = pdfplumber.open(BytesIO(data))
            # Broken page trees show here and not on opening.
            self._count = len(self._document.pages)

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        """Free what the document holds."""
        self._document.close()

    def read(self, number: int) -> Page:
        """The page ``number``, from 1; raises whatever pdfplumber raises when it cannot."""
        page = self._document.pages[number - 1]
        try:
            with interruptible():
                glyphs = tuple(map(_glyph, page.chars))
                strokes = tuple(_strokes(page))
            return Page(number, float(page.width), float(page.height), glyphs, strokes)
        finally:
            page.close()


def _glyph(char: dict[str, Any]) -> Glyph:
    text = char["text"]
    # What has no Unicode value is written (cid:123).
    sign = _UNMAPPED if text.startswith("(cid:") or _CONTROL.match(text) else text
    return Glyph(sign, char["x0"], char["top"], char["x1"], char["bottom"])


def _strokes(page: Any) -> Iterator[Stroke]:  # noqa: ANN401 - pdfplumber has no types
    for line in page.lines:
        yield Stroke(line["x0"], line["top"], line["x1"], line["bottom"])
    for rect in page.rects:
        left, top, right, bottom = rect["x0"], rect["top"], rect["x1"], rect["bottom"]
        if min(right - left, bottom - top) <= _THIN:
            yield Stroke(left, top, right, bottom)
        elif rect["stroke"]:
            yield Stroke(left, top, right, top)
            yield Stroke(left, bottom, right, bottom)
            yield Stroke(left, top, left, bottom)
            yield Stroke(right, top, right, bottom)
