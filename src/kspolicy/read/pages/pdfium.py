"""The pages of a PDF by pdfium: characters and ruled lines as drawn, page by page."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from math import pi
from typing import TYPE_CHECKING, Any

from kspolicy.read.pages.boxes import boxes_of
from kspolicy.read.pages.page import Glyph, Page, Stroke
from kspolicy.read.pages.paths import drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PIL.Image import Image

    from kspolicy.read.pages.page import Box
    from kspolicy.read.pages.paths import Drawing

UNMAPPED = "\ufffd"
# pdfium puts the second for the hyphen it takes away at the end of a line, the first for what has
# no Unicode value; a damaged font gives any other that is no character.
_SHOWN = {chr(code): UNMAPPED for code in (*range(0x20), *range(0x7F, 0xA0))} | {"\x02": "-"}
_BLANKS = frozenset("\t\n\r \xa0\u3000")
_END_OF_UNICODE = 0x110000
# A character turned by more than this from level or upright, in quarters, is a watermark's.
_SLANTED = 0.06
# This share of the characters shows which way a page is read.
_CLEAR = 0.8
# No page that a person reads holds more characters than this.
MOST_CHARACTERS = 200_000
# The number of a page that stands across a wide table.
_PAGE_NUMBER = re.compile(r"[-‐-―−─]*\d{1,4}[-‐-―−─]*")
# No page has a side shorter than this, in points: half an inch.
_LEAST_SIDE = 36.0
# Dots per inch at which a page is recognised.
_DPI = 200
# A poster is recognised at fewer dots: no side of an image is longer than this.
_MOST_PIXELS = 6000


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as drawn.

    ``turned`` is by how many quarters clockwise it was turned from how it is shown, so that its
    text stands upright. ``aside`` is text that is set aslant, as a watermark is, or across the
    text of a turned page; it is not on ``page``, nor is ``outside``, which stands beyond its edges.
    ``cut``: there is more text than is read. ``unmapped`` counts characters without a Unicode
    value, ``paths`` and ``texts`` the objects that draw. ``images`` is the share of the page that
    images cover, ``hidden`` whether its text is drawn invisibly, as below a scan.
    """

    page: Page
    turned: int = 0
    aside: str = ""
    outside: str = ""
    unmapped: int = 0
    images: float = 0.0
    hidden: bool = False
    cut: bool = False
    paths: int = 0
    texts: int = 0


class PdfiumPages:
    """An open PDF. Pages are loaded one at a time; each is closed before the next."""

    def __init__(self, data: bytes) -> None:
        """Open ``data``; raises ``pypdfium2.PdfiumError``."""
        import pypdfium2

        self._document = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self._document)

    def close(self) -> None:
        """Free what the document holds."""
        self._document.close()

    def read(self, number: int) -> DrawnPage:
        """The page ``number``, from 1; raises ``pypdfium2.PdfiumError``."""
        with self._loaded(number) as page:
            return _read(page.raw, number)

    def render(self, number: int) -> Image:
        """The page ``number`` as an image, upright, for recognition."""
        with self._loaded(number) as page:
            scale = min(_DPI / 72, _MOST_PIXELS / max(*page.get_size(), 1.0))
            image: Image = page.render(scale=scale).to_pil().convert("RGB")
            return image

    @contextmanager
    def _loaded(self, number: int) -> Iterator[Any]:
        page = self._document[number - 1]
        try:
            yield page
        finally:
            page.close()


def _read(page: Any, number: int) -> DrawnPage:  # noqa: ANN401 - a handle of pdfium's
    import pypdfium2.raw as pdfium

    drawn = drawing(page)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        count = pdfium.FPDFText_CountChars(text)
        characters = _characters(text, min(count, MOST_CHARACTERS), drawn)
    finally:
        pdfium.FPDFText_ClosePage(text)
    rotation, turn, aside = pdfium.FPDFPage_GetRotation(page), 0, ""
    if drawn.turned:
        turn = _turn(characters, rotation)
        characters, aside = _without_aside(characters, turn, rotation)
    frame = _frame(page)
    if characters and min(frame[2] - frame[0], frame[3] - frame[1]) < _LEAST_SIDE:
        frame = _around(characters)
    upright, width, height = _upright(frame, turn)
    glyphs = tuple(_glyphs(characters, frame, turn, upright))
    return DrawnPage(
        Page(number, width, height, glyphs, tuple(Stroke(*upright(*box)) for box in drawn.lines)),
        turned=(turn - rotation) % 4,
        aside=aside,
        outside=_outside(characters, frame) if len(glyphs) < len(characters) else "",
        unmapped=sum(glyph.text == UNMAPPED for glyph in glyphs),
        images=min(1.0, drawn.images / max(width * height, 1.0)),
        hidden=drawn.hidden,
        cut=count > MOST_CHARACTERS,
        paths=drawn.paths,
        texts=drawn.texts,
    )


def _glyphs(
    characters: Iterable[_Character], frame: Box, turn: int, upright: Callable[..., Box]
) -> Iterator[Glyph]:
    """The characters within ``frame``, as they lie on the page as read."""
    left, bottom, right, top = frame
    for sign, a, d, c, b, _ in characters:
        if left <= (a + c) / 2 <= right and bottom <= (b + d) / 2 <= top:
            shown = _SHOWN.get(sign, sign)
            if turn == 0:
                yield Glyph(shown, a - left, top - d, c - left, top - b, d - b)
            else:
                yield Glyph(shown, *upright(a, b, c, d), d - b if turn == 2 else c - a)


def _around(characters: Iterable[_Character]) -> Box:
    """The box around all characters, for a page whose own is damaged."""
    _, lefts, tops, rights, bottoms, _ = zip(*characters, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _outside(characters: Iterable[_Character], frame: Box) -> str:
    """The characters beyond ``frame``."""
    left, bottom, right, top = frame
    return "".join(
        _SHOWN.get(sign, sign)
        for sign, a, d, c, b, _ in characters
        if not (left <= (a + c) / 2 <= right and bottom <= (b + d) / 2 <= top)
    )


# A character, the left, top, right and bottom of its box as pdfium gives it (y upwards), and by
# how many quarters clockwise the page must be turned for it to stand upright; -1 if it is aslant.
_Character = tuple[str, float, float, float, float, int]


def _characters(text: Any, count: int, drawn: Drawing) -> list[_Character]:  # noqa: ANN401
    """The first ``count`` characters of a page as drawn."""
    if count <= 0:
        return []
    signs = _signs(text, count)
    sides = boxes_of(text, count, replaced=drawn.replaced)
    turns = _turns(text, count) if drawn.turned else [0] * count
    columns = zip(signs, *sides, turns, strict=True)
    return [character for character in columns if character[0] not in _BLANKS]


def _signs(text: Any, count: int) -> Sequence[str]:  # noqa: ANN401 - a handle of pdfium's
    """The first ``count`` characters of a page, one for each box."""
    import pypdfium2.raw as pdfium

    units = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text, 0, count, units)
    signs = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if len(signs) == count:
        return signs
    # A rare character takes two units: what follows it would stand one box too far.
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return [chr(code) if code < _END_OF_UNICODE else UNMAPPED for code in codes]


def _turns(text: Any, count: int) -> list[int]:  # noqa: ANN401 - a handle of pdfium's
    import pypdfium2.raw as pdfium

    turns: list[int] = []
    for index in range(count):
        quarters = pdfium.FPDFText_GetCharAngle(text, index) / (pi / 2)
        whole = round(quarters)
        turns.append(-1 if abs(quarters - whole) > _SLANTED else -whole % 4)
    return turns


def _turn(characters: Sequence[_Character], rotation: int) -> int:
    """By how many quarters clockwise the page is turned so that most text stands upright."""
    turns = Counter(character[5] for character in characters if character[5] >= 0)
    if not turns:
        return rotation
    turn, most = turns.most_common(1)[0]
    # A page without a clear direction stands as the file turns it.
    return turn if most > _CLEAR * turns.total() else rotation


def _without_aside(
    characters: list[_Character], turn: int, rotation: int
) -> tuple[list[_Character], str]:
    """The characters that are of the text, and those set aslant, or across a turned page."""
    if all(character[5] == turn for character in characters):
        return characters, ""
    across = "".join(sign for sign, *_, turns in characters if turns not in (turn, -1))
    if turn == rotation and not _PAGE_NUMBER.fullmatch(across):
        kept = [character for character in characters if character[5] >= 0]
    else:
        kept = [character for character in characters if character[5] == turn]
    left_out = Counter(characters) - Counter(kept)
    return kept, "".join(character[0] for character in characters if character in left_out)


def _frame(page: Any) -> Box:  # noqa: ANN401 - a handle of pdfium's
    """What is seen of the page: (left, bottom, right, top) in its own measure."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _upright(frame: Box, turn: int) -> tuple[Callable[..., Box], float, float]:
    """How a box of the file lies on the page as read, and the width and height of that page."""
    left, bottom, right, top = frame
    wide, high = right - left, top - bottom
    if turn == 1:
        return lambda a, b, c, d: (b - bottom, a - left, d - bottom, c - left), high, wide
    if turn == 2:
        return lambda a, b, c, d: (right - c, b - bottom, right - a, d - bottom), wide, high
    if turn == 3:
        return lambda a, b, c, d: (top - d, right - c, top - b, right - a), high, wide
    return lambda a, b, c, d: (a - left, top - d, c - left, top - b), wide, high
