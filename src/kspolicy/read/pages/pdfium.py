"""The pages of a PDF by pdfium: characters and ruled lines as drawn, page by page."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from math import isnan, pi
from typing import TYPE_CHECKING, Any

from kspolicy.read.allowance import page_in_work, widen_memory
from kspolicy.read.pages.boxes import boxes_of
from kspolicy.read.pages.page import Page, Stroke
from kspolicy.read.pages.paths import drawing
from kspolicy.read.pages.resolution import scale_of
from kspolicy.read.pages.runs import Characters
from kspolicy.read.pages.turning import Turned
from kspolicy.read.pages.upright import Frame, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image
    from pypdfium2 import PdfDocument

UNMAPPED = "\ufffd"
# pdfium puts the first for the hyphen it takes away at the end of a line. Others stand for what has
# no Unicode value, or come from a damaged font.
_HYPHEN = "\x02"
_NO_CHARACTER = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_END_OF_UNICODE = 0x110000
# A character turned by more than this from level or upright, in quarters, is a watermark's.
_SLANTED = 0.06
_ASLANT, _BLANK = -1, -2
# This share of the characters shows which way a page is read.
_CLEAR = 0.8
# No page that a person reads holds more characters than this.
MOST_CHARACTERS = 200_000
# So many times as long as reading a page may take to draw it.
_RENDERING = 4.0
# The number of a page that stands across a wide table.
_PAGE_NUMBER = re.compile(r"[-‐-―−─]*\d{1,4}[-‐-―−─]*")
# pdfium keeps what it has unpacked, also of pages that are closed, until the document is.
_LOADS_KEPT = 40
# No page has a side shorter than this, in points: half an inch.
_LEAST_SIDE = 36.0


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

    @property
    def turning(self) -> Turned:
        """How it was turned, and its width and height as shown."""
        wide, high = self.page.width, self.page.height
        return Turned(self.turned, *((high, wide) if self.turned % 2 else (wide, high)))


class PdfiumPages:
    """An open PDF. Pages are loaded one at a time; each is closed before the next."""

    def __init__(self, data: bytes) -> None:
        """Open ``data``; raises ``pypdfium2.PdfiumError``."""
        self._data = data
        self._document = self._opened()
        self._loads = 0

    def __len__(self) -> int:
        return len(self._document)

    def close(self) -> None:
        """Free what the document holds."""
        self._document.close()

    def read(self, number: int, *, singly: bool = False) -> DrawnPage:
        """The page ``number``, from 1; raises ``pypdfium2.PdfiumError``.

        ``singly``: each character is a glyph of its own, also where several make a run.
        """
        with self._loaded(number) as page:
            return _read(page.raw, number, singly=singly)

    def render(self, number: int) -> Image:
        """The page ``number`` as an image, upright, for recognition; raises UnreadableError."""
        # The image of a page may be larger than all the rest, and unpacking it takes seconds.
        widen_memory()
        with self._loaded(number, _RENDERING) as page:
            image: Image = page.render(scale=scale_of(*page.get_size())).to_pil().convert("RGB")
            return image

    @contextmanager
    def _loaded(self, number: int, times: float = 1.0) -> Iterator[Any]:
        self._loads += 1
        if self._loads % _LOADS_KEPT == 0:
            self._document.close()
            self._document = self._opened()
        with page_in_work(number, times):
            page = self._document[number - 1]
            try:
                yield page
            finally:
                page.close()

    def _opened(self) -> PdfDocument:
        import pypdfium2

        with page_in_work(0):
            return pypdfium2.PdfDocument(self._data)


def _read(page: Any, number: int, *, singly: bool) -> DrawnPage:  # noqa: ANN401 - a handle
    import pypdfium2.raw as pdfium

    drawn = drawing(page)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        count = pdfium.FPDFText_CountChars(text)
        signs = _signs(text, min(count, MOST_CHARACTERS))
        sides = boxes_of(text, len(signs), replaced=drawn.replaced)
        turns = _turns(text, signs) if drawn.turned else []
    finally:
        pdfium.FPDFText_ClosePage(text)
    rotation, turn, aside = pdfium.FPDFPage_GetRotation(page), 0, ""
    if drawn.turned:
        turn = _turn(turns, rotation)
        signs, aside = _without_aside(signs, turns, turn, rotation)
    frame = frame_of(page)
    if signs.strip() and min(frame.size(turn)) < _LEAST_SIDE:
        # It is damaged; the page is as large as its text.
        frame = sides.frame([not sign.isspace() for sign in signs])
    width, height = frame.size(turn)
    boxes = frame.upright(sides, turn)
    signs, outside = _within(signs, boxes, width, height)
    characters = Characters(signs, *boxes)
    lefts, bottoms, rights, tops = zip(*drawn.lines, strict=True) if drawn.lines else ((),) * 4
    strokes = tuple(map(Stroke, *frame.upright(Sides(lefts, tops, rights, bottoms), turn)))
    glyphs = characters.singly() if singly else characters.runs(strokes)
    return DrawnPage(
        Page(number, width, height, tuple(glyphs), strokes),
        turned=(turn - rotation) % 4,
        aside=aside,
        outside=outside,
        unmapped=characters.signs.count(UNMAPPED),
        images=min(1.0, drawn.images / max(width * height, 1.0)),
        hidden=drawn.hidden,
        cut=count > MOST_CHARACTERS,
        paths=drawn.paths,
        texts=drawn.texts,
    )


def _signs(text: Any, count: int) -> str:  # noqa: ANN401 - a handle of pdfium's
    """The first ``count`` characters of a page, one for each box."""
    import pypdfium2.raw as pdfium

    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text, 0, count, units)
    signs = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if len(signs) != count:
        # A rare character takes two units: what follows it would stand one box too far.
        codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
        signs = "".join(chr(code) if code < _END_OF_UNICODE else UNMAPPED for code in codes)
    return _NO_CHARACTER.sub(UNMAPPED, signs.replace(_HYPHEN, "-"))


def _turns(text: Any, signs: str) -> list[int]:  # noqa: ANN401 - a handle of pdfium's
    """By how many quarters clockwise the page must be turned for each character to stand upright.

    -1 where it is aslant, -2 for blanks.
    """
    import pypdfium2.raw as pdfium

    turns: list[int] = []
    for index, sign in enumerate(signs):
        if sign.isspace():
            turns.append(_BLANK)
            continue
        quarters = pdfium.FPDFText_GetCharAngle(text, index) / (pi / 2)
        whole = round(quarters)
        turns.append(_ASLANT if abs(quarters - whole) > _SLANTED else -whole % 4)
    return turns


def _turn(turns: Sequence[int], rotation: int) -> int:
    """By how many quarters clockwise the page is turned so that most text stands upright."""
    counts = Counter(turn for turn in turns if turn >= 0)
    if not counts:
        return rotation
    turn, most = counts.most_common(1)[0]
    # A page without a clear direction stands as the file turns it.
    return turn if most > _CLEAR * counts.total() else rotation


def _without_aside(signs: str, turns: Sequence[int], turn: int, rotation: int) -> tuple[str, str]:
    """The characters of the text, and apart those set aslant, or across a turned page.

    What is not of the text is blank there.
    """
    pairs = list(zip(signs, turns, strict=True))
    across = "".join(sign for sign, each in pairs if each not in (turn, _ASLANT, _BLANK))
    if turn == rotation and not _PAGE_NUMBER.fullmatch(across):
        aside = {_ASLANT}
    else:
        aside = {0, 1, 2, 3, _ASLANT} - {turn}
    kept = "".join(" " if each in aside else sign for sign, each in pairs)
    return kept, "".join(sign for sign, each in pairs if each in aside)


def _within(signs: str, boxes: Sides, width: float, height: float) -> tuple[str, str]:
    """``signs`` with a blank for each that stands beside the page, and those that do.

    What a damaged file gives no place at all is not on the page.
    """
    if not signs or _are_on_page(boxes, width, height):
        return signs, ""
    on_page = [
        0 <= a + c <= 2 * width and 0 <= b + d <= 2 * height
        for a, b, c, d in zip(*boxes, strict=True)
    ]
    pairs = list(zip(signs, on_page, strict=True))
    inside = "".join(sign if is_on else " " for sign, is_on in pairs)
    return inside, "".join(sign for sign, is_on in pairs if not (is_on or sign.isspace()))


def _are_on_page(boxes: Sides, width: float, height: float) -> bool:
    """Whether all of ``boxes`` have a place, and lie wholly on the page."""
    if any(isnan(sum(sides)) for sides in boxes):
        return False
    lefts, tops, rights, bottoms = boxes
    reach = max(rights) <= width and max(bottoms) <= height
    return reach and min(lefts) >= 0 and min(tops) >= 0


def frame_of(page: Any) -> Frame:  # noqa: ANN401 - a handle of pdfium's
    """What is seen of a page."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return Frame(box.left, box.bottom, box.right, box.top)
