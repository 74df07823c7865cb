"""PDF: by pdfium, page by page; by pdfplumber too where that is unsure; by recognition if need be.

A page is unsure when characters on it have no Unicode value, when it draws text but shows none,
when it cannot be opened, and, for every page, when the file itself is damaged.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from kspolicy.model.source import Place, ReadingNote, Source
from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.flow import read_pages
from kspolicy.read.pages.legibility import complaint
from kspolicy.read.pages.opinions import choose
from kspolicy.read.pages.pdfium import MOST_CHARACTERS
from kspolicy.read.pages.remarks import off_page, scanner_text, set_aside
from kspolicy.read.pages.soundness import damage
from kspolicy.read.pages.turning import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.read.options import ReadingOptions
    from kspolicy.read.pages.page import Page
    from kspolicy.read.pages.pdfium import DrawnPage, PdfiumPages
    from kspolicy.read.pages.plumber import PlumberPages
    from kspolicy.read.pages.turning import Turned

SUFFIXES = (".pdf",)

# From this share of a page on, an image may hold text that is missed; less is a seal or an emblem.
_LARGE_IMAGE = 0.2
# A page without text that draws so many paths may hold text turned into outlines.
_MANY_PATHS = 200

_ENCRYPTED = "PDF 已加密，请先用密码打开并另存为不加密的文件"
_BROKEN = "PDF 已损坏，无法打开"
_NO_TEXT = "PDF 的各页都是图像，没有文字；请用 --ocr auto 识别"
_GARBLED = "PDF 的文字层不可用（{}）；请用 --ocr auto 识别"


def holds(data: bytes) -> bool:
    """Whether ``data`` is a PDF: its mark stands within the first kilobyte."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read a PDF.

    Raises:
        UnreadableError: encrypted, broken, too many pages, or no text and no recognition.
    """
    reading = _Reading.opened(data, options)
    try:
        blocks, notes = read_pages(reading.pages())
    finally:
        reading.close()
    if not blocks:
        raise UnreadableError(reading.why_empty())
    if reading.turned:
        blocks, notes = as_shown(blocks, notes, reading.turned)
    return Source(
        name=name,
        form="scan" if reading.recognised and not reading.written else "pdf",
        sha256=sha256(data).hexdigest(),
        blocks=tuple(blocks),
        notes=(*reading.notes, *notes),
    )


@dataclass(slots=True)
class _Reading:
    """One reading of a PDF: how many pages were recognised, how many had text, what was noticed.

    ``refusals`` is why pages could not be recognised.
    """

    data: bytes
    options: ReadingOptions
    pdfium: PdfiumPages | None
    plumber: PlumberPages | None = None
    opened_twice: bool = False
    damage: str | None = None
    count: int = 0
    turned: dict[int, Turned] = field(default_factory=dict)
    recognised: int = 0
    written: int = 0
    notes: list[ReadingNote] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @classmethod
    def opened(cls, data: bytes, options: ReadingOptions) -> _Reading:
        """Open a PDF by the library that can."""
        reading = cls(data, options, _by_pdfium(data))
        reading.damage = damage(data)
        if reading.damage is not None:
            message = f"PDF {reading.damage}，各页都用两种方法读过并比较，仍可能缺字"
            reading.notes.append(ReadingNote("file-damaged", message))
        reading.count = len(reading.pdfium or ())
        if reading.damage or not reading.count:
            reading.count = max(reading.count, len(reading.second() or ()))
        if not 0 < reading.count <= options.max_pages:
            reading.close()
            many = f"PDF 有 {reading.count} 页，超过上限 {options.max_pages} 页"
            raise UnreadableError(many if reading.count else _BROKEN)
        return reading

    def pages(self) -> Iterator[Page]:
        """The pages that can be read, one at a time."""
        lost = dict(self.options.lost)
        for number in range(1, self.count + 1):
            if number in lost:
                self._leave_out(number, lost[number])
            elif (page := self._page(number)) is not None:
                yield page

    def second(self) -> PlumberPages | None:
        """The document by pdfplumber, opened when first asked for; None when it cannot be."""
        if not self.opened_twice:
            from kspolicy.read.pages.plumber import PlumberPages

            self.opened_twice = True
            # A damaged file raises whatever it likes.
            with suppress(Exception):
                self.plumber = PlumberPages(self.data)
        return self.plumber

    def why_empty(self) -> str:
        """Why nothing could be read."""
        if self.refusals:
            return self.refusals[0]
        return f"PDF {self.damage}，读不出文字" if self.damage else "PDF 中没有文字"

    def close(self) -> None:
        """Free what the documents hold."""
        for document in (self.pdfium, self.plumber):
            if document is not None:
                document.close()

    def _page(self, number: int) -> Page | None:
        """The page by its text, or recognised where it has none or where that was asked for."""
        drawn = _drawn(self.pdfium, number)
        if drawn is None or self.damage or _is_unsure(drawn):
            page, notes = self._compared(drawn, number)
        else:
            page, notes = drawn.page, ()
        if drawn is None or page is None:
            self.written += page is not None
            self.notes.extend(notes)
            return page
        if drawn.outside:
            self.notes.append(off_page(drawn.outside, number))
        garbled = complaint([glyph.text for glyph in page.glyphs])
        if self.options.ocr == "always" or garbled or _has_no_text(drawn):
            return self._recognised(drawn, garbled)
        self.written += bool(page.glyphs)
        self.notes.extend((*notes, *_remarks(drawn)))
        if drawn.turned and page is drawn.page:
            self.turned[number] = drawn.turning
        return page

    def _leave_out(self, number: int, why: str) -> None:
        """Note a page that is not to be read."""
        self.refusals.append(f"第 {number} 页{why}")
        self.notes.append(ReadingNote("page-unread", f"本页未读取：{why}", Place(page=number)))

    def _compared(
        self, drawn: DrawnPage | None, number: int
    ) -> tuple[Page | None, tuple[ReadingNote, ...]]:
        """The fuller of two readings of a page that one alone may have read wrongly."""
        first = drawn.page if drawn else None
        chosen = choose(first, _read_again(self.second(), number), number)
        if chosen is not None:
            return chosen.page, chosen.notes
        self.refusals.append(_BROKEN)
        message = "本页已损坏，无法打开，未读取"
        return None, (ReadingNote("page-unread", message, Place(page=number)),)

    def _recognised(self, drawn: DrawnPage, garbled: str | None) -> Page | None:
        """The page as recognised; None, and a note, when that is not wanted or not possible."""
        what = f"本页文字层不可用（{garbled}）" if garbled else "本页是图像，没有文字"
        if self.options.ocr == "never":
            self.refusals.append(_GARBLED.format(garbled) if garbled else _NO_TEXT)
            why = "未读取；可用 --ocr auto 识别"
        else:
            try:
                page = self._by_recognition(drawn)
            except UnreadableError as error:
                self.refusals.append(str(error))
                why = f"未读取：{error}"
            else:
                self.recognised += 1
                if garbled:
                    message = f"{what}，已改用文字识别"
                    place = Place(page=drawn.page.number)
                    self.notes.append(ReadingNote("page-recognised", message, place))
                return page
        place = Place(page=drawn.page.number)
        self.notes.append(ReadingNote("page-unread", f"{what}，{why}", place))
        return None

    def _by_recognition(self, drawn: DrawnPage) -> Page:
        from kspolicy.read.pages.recognition import recognise

        if self.pdfium is None:
            raise UnreadableError("PDF 已损坏，无法转成图像识别")
        number, shown = drawn.page.number, drawn.turning
        image = self.pdfium.render(number)
        page, turned = recognise(image, number, shown.width, shown.height)
        if turned is not None:
            self.turned[number] = turned
        return page


def _remarks(drawn: DrawnPage) -> Iterator[ReadingNote]:
    """What the text of a page does not hold, or holds by another's recognition."""
    place = Place(page=drawn.page.number)
    if drawn.aside:
        yield set_aside(drawn.aside, drawn.page.number)
    if drawn.cut:
        message = f"本页的字符超过 {MOST_CHARACTERS} 个，其余未读取"
        yield ReadingNote("page-cut", message, place)
    if drawn.hidden and drawn.images > _LARGE_IMAGE:
        yield scanner_text(drawn.page.number)
    elif drawn.images > _LARGE_IMAGE:
        message = f"本页有图片，约占页面的 {drawn.images:.0%}，图片中如有文字则未读取"
        yield ReadingNote("image-unread", message, place)


def _by_pdfium(data: bytes) -> PdfiumPages | None:
    """The document by pdfium; None when it is broken."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    from kspolicy.read.pages.pdfium import PdfiumPages

    try:
        return PdfiumPages(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableError(_ENCRYPTED) from error
        return None


def _drawn(document: PdfiumPages | None, number: int) -> DrawnPage | None:
    import pypdfium2

    if document is None or number > len(document):
        return None
    try:
        return document.read(number)
    except pypdfium2.PdfiumError:
        return None


def _read_again(document: PlumberPages | None, number: int) -> Page | None:
    if document is None or number > len(document):
        return None
    # A damaged page raises whatever it likes.
    with suppress(Exception):
        return document.read(number)
    return None


def _has_no_text(drawn: DrawnPage) -> bool:
    """Whether a page shows something, but none of it as text."""
    return not drawn.page.glyphs and (drawn.images > _LARGE_IMAGE or drawn.paths > _MANY_PATHS)


def _is_unsure(drawn: DrawnPage) -> bool:
    return drawn.unmapped > 0 or (drawn.texts > 0 and not drawn.page.glyphs)
