"""The pages of an OFD, one at a time: drawn, turned upright, and what of them is not text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.errors import UnreadableError
from kspolicy.read.ofd.drawing import Drawing
from kspolicy.read.ofd.elements import local_name, text_of
from kspolicy.read.ofd.images import page_image
from kspolicy.read.ofd.objects import Objects
from kspolicy.read.ofd.placing import Matrix
from kspolicy.read.ofd.text import UNMAPPED
from kspolicy.read.pages.legibility import complaint
from kspolicy.read.pages.page import Glyph, Page, Stroke
from kspolicy.read.pages.remarks import off_page, quoted, scanner_text, set_aside
from kspolicy.read.pages.turning import Turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from kspolicy.read.ofd.document import Document, Stack
    from kspolicy.read.options import ReadingOptions

# What a whole document draws: 2,000 pages of 22 lines of 28 characters have a million and a half.
_MOST_DRAWN = 3_000_000
# From this share of a page on, an image may hold text that is missed; less is a seal or an emblem.
_LARGE_IMAGE = 0.2
# A page is read turned when this share of its characters stand so.
_CLEAR = 0.6
# The number of a page, left standing where a page is turned.
_PAGE_NUMBER = re.compile(r"[-‐-―－·]*\d{1,4}[-‐-―－·]*")
# A page without text that draws so many outlines has its text turned into them.
_MANY_OUTLINES = 20
_BY_IMAGE = "OFD 的各页都是图像，没有文字；请用 --ocr auto 识别"
_GARBLED = "文字无法辨认（{}）"
_OUTLINED = "文字都转成了图形，没有可读的文字"


@dataclass(slots=True)
class OfdPages:
    """One reading of a document's pages: what was noticed, and which pages were turned to be read.

    ``recognised`` and ``written`` count pages; ``refusals`` is why pages could not be read.
    """

    document: Document
    options: ReadingOptions
    notes: list[ReadingNote] = field(default_factory=list)
    turned: dict[int, Turned] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    recognised: int = 0
    written: int = 0
    objects: Objects = field(init=False)

    def __post_init__(self) -> None:
        self.objects = Objects(self.document.composites, _MOST_DRAWN)

    def read(self) -> Iterator[Page]:
        """The pages that can be read, in order.

        Raises:
            UnreadableError: beyond a limit.
        """
        for number in range(1, len(self.document.pages) + 1):
            page = self.page(number)
            if page is not None:
                yield page

    def page(self, number: int) -> Page | None:
        """A page as it is read; None, and a note, where it cannot be.

        Raises:
            UnreadableError: beyond a limit.
        """
        stack = self.document.stack(number)
        if stack is None:
            what = "已损坏" if self.document.pages[number - 1] else "不在文件内"
            self._refuse(number, f"本页{what}，未读取", f"OFD 的页面{what}，请重新下载或导出")
            return None
        drawing = self._drawn(stack, number)
        self.notes.extend(_unplaced(stack.roots, drawing, number))
        blank = Page(number, *stack.size, ())
        covered = _covered(drawing, blank)
        self._take_hidden(drawing, number, covered)
        garbled = complaint(sign.glyph.text for sign in drawing.signs)
        by_image = covered > _LARGE_IMAGE and (
            garbled or not drawing.signs or self.options.ocr == "always"
        )
        if by_image:
            return self._recognised(drawing, blank)
        if drawing.outlines > _MANY_OUTLINES and not drawing.signs:
            garbled = _OUTLINED
        elif garbled:
            garbled = _GARBLED.format(garbled)
        if garbled:
            why = f"OFD 的{garbled}，请用阅读器另存为 PDF 再读"
            self._refuse(number, f"本页{garbled}，未读取", why)
            return None
        self.written += bool(drawing.signs)
        self.notes.extend(_remarks(drawing, number, covered))
        return self._upright(drawing, blank)

    def _take_hidden(self, drawing: Drawing, number: int, covered: float) -> None:
        """Take hidden text for that of a page which is but an image; elsewhere, leave it out."""
        text = "".join(sign.glyph.text for sign in drawing.hidden)
        place = Place(page=number)
        if not text:
            return
        if covered <= _LARGE_IMAGE or drawing.signs:
            message = f"已略去不可见的文字{quoted(text)}"
            self.notes.append(ReadingNote("text-hidden", message, place))
        elif self.options.ocr != "always" and not complaint(text):
            drawing.signs = drawing.hidden
            self.notes.append(scanner_text(number))

    def _drawn(self, stack: Stack, number: int) -> Drawing:
        """What a page and its templates draw."""
        drawing = Drawing(self.objects)
        for root in stack.roots:
            drawing.draw(root, stack.matrix)
        message = "本页所用的模板页已损坏或不在文件内，其中文字未读取"
        note = ReadingNote("template-unread", message, Place(page=number))
        self.notes += [note] * stack.missing
        return drawing

    def _recognised(self, drawing: Drawing, blank: Page) -> Page | None:
        """The page by its images; None, and a note, when that is not wanted or not possible."""
        why = _BY_IMAGE
        if self.options.ocr != "never":
            from kspolicy.read.pages.recognition import recognise

            try:
                image = page_image(self.document, drawing.pictures, blank.width, blank.height)
                found, turned = recognise(image, blank.number, blank.width, blank.height)
            except UnreadableError as error:
                why = str(error)
            else:
                self.recognised += 1
                if turned is not None:
                    self.turned[blank.number] = turned
                return found
        self._refuse(blank.number, f"本页是图像，没有文字，未读取：{why}", why)
        return None

    def _refuse(self, number: int, message: str, why: str) -> None:
        self.refusals.append(why)
        self.notes.append(ReadingNote("page-unread", message, Place(page=number)))

    def _upright(self, drawing: Drawing, blank: Page) -> Page:
        """The page turned as it is read; what stands aslant on it is left out, and noted."""
        turns = Counter(sign.quarters for sign in drawing.signs if sign.quarters is not None)
        turn, most = turns.most_common(1)[0] if turns else (0, 0)
        if turn and most <= _CLEAR * turns.total():
            turn = 0
        aside = "".join(glyph.text for glyph, stands in drawing.signs if _is_aside(stands, turn))
        if aside and not _PAGE_NUMBER.fullmatch(aside):
            self.notes.append(set_aside(aside, blank.number))
        wide, high = blank.width, blank.height
        straight = [glyph for glyph, stands in drawing.signs if not _is_aside(stands, turn)]
        glyphs = tuple(glyph for glyph in straight if _is_on(glyph, wide, high))
        if len(glyphs) < len(straight):
            outside = "".join(glyph.text for glyph in straight if not _is_on(glyph, wide, high))
            self.notes.append(off_page(outside, blank.number))
        upright = replace(blank, glyphs=glyphs, strokes=tuple(drawing.strokes))
        if not turn:
            return upright
        # Text turned clockwise is read after turning the page back.
        self.turned[blank.number] = Turned(-turn % 4, wide, high)
        return _turned_back(upright, turn)


def _unplaced(roots: Iterable[_Element], drawing: Drawing, number: int) -> Iterator[ReadingNote]:
    """A note on text that is in no object, or in one without a size, as damage leaves it."""
    loose = [
        "".join(text_of(code).split())
        for root in roots
        for code in root.iter("{*}TextCode")
        if not any(
            local_name(each) == "TextCode" and each.getparent() in drawing.drawn
            for each in (code, *code.iterancestors())
        )
    ]
    text = "".join(loose)
    if text:
        message = f"本页有 {len(text)} 字没有字号或不在文字对象中，未读取：{quoted(text)}"
        yield ReadingNote("text-unplaced", message, Place(page=number))


def _is_aside(stands: int | None, turn: int) -> bool:
    """Whether a character is aslant, or does not stand as the text of a page turned to be read.

    On a page that is not turned, what runs down a table's side belongs to it.
    """
    return stands != turn if turn else stands is None


def _is_on(glyph: Glyph, wide: float, high: float) -> bool:
    """Whether the middle of a character is on the page."""
    _, left, top, right, bottom, *_ = glyph
    return 0 <= (left + right) / 2 <= wide and 0 <= (top + bottom) / 2 <= high


def _turned_back(page: Page, turn: int) -> Page:
    """``page`` turned anticlockwise by ``turn`` quarters, one to three."""
    wide, high = page.width, page.height
    back = {
        1: Matrix(0.0, -1.0, 1.0, 0.0, 0.0, wide),
        2: Matrix(-1.0, 0.0, 0.0, -1.0, wide, high),
        3: Matrix(0.0, 1.0, -1.0, 0.0, high, 0.0),
    }[turn]

    glyphs = tuple(Glyph(g.text, *back.laid(g[1:5]), g.size) for g in page.glyphs)
    strokes = tuple(Stroke(*back.laid(stroke)) for stroke in page.strokes)
    if turn % 2:
        wide, high = high, wide
    return Page(page.number, wide, high, glyphs, strokes)


def _covered(drawing: Drawing, page: Page) -> float:
    """The share of a page that images cover."""
    area = 0.0
    for _, (left, top, right, bottom), _ in drawing.pictures:
        wide = min(right, page.width) - max(left, 0.0)
        high = min(bottom, page.height) - max(top, 0.0)
        area += max(wide, 0.0) * max(high, 0.0)
    return min(1.0, area / (page.width * page.height))


def _remarks(drawing: Drawing, number: int, covered: float) -> Iterator[ReadingNote]:
    """What a page shows that its text does not hold."""
    place = Place(page=number)
    unmapped = sum(sign.glyph.text == UNMAPPED for sign in drawing.signs)
    if unmapped:
        message = f"本页有 {unmapped} 个字符没有对应的文字，以“{UNMAPPED}”代替，请对照原文"
        yield ReadingNote("characters-unmapped", message, place)
    if drawing.outlines:
        message = f"本页有 {drawing.outlines} 处图形，可能是转成轮廓的文字（如红头），未读取"
        yield ReadingNote("outlines-unread", message, place)
    if covered > _LARGE_IMAGE:
        message = f"本页有图片，约占页面的 {covered:.0%}，图片中如有文字则未读取"
        yield ReadingNote("image-unread", message, place)
