"""The pages of a paged file one by one: what stands on them, and how they look."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.page import Page
from kspolicy.read.pages.turning import Turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from PIL.Image import Image

    from kspolicy.model.source import Box
    from kspolicy.read.pages.pdfium import PdfiumPages

# The forms, as a source names them, whose pages can be looked at.
PICTURED_FORMS = frozenset({"pdf", "scan", "image", "ofd"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read, and how it was turned for that; ``width`` and ``height`` are as shown."""

    page: Page
    turned: Turned | None = None

    @property
    def width(self) -> float:
        """The width of the page as shown, in points."""
        return self.turned.width if self.turned else self.page.width

    @property
    def height(self) -> float:
        """The height of the page as shown, in points."""
        return self.turned.height if self.turned else self.page.height

    def shown(self, box: Box) -> Box:
        """A box of the page as read, on the page as shown."""
        return self.turned.shown(box) if self.turned and self.turned.quarters else box

    def read(self, box: Box) -> Box:
        """A box of the page as shown, on the page as read."""
        if not self.turned or not self.turned.quarters:
            return box
        back = Turned(4 - self.turned.quarters, self.page.width, self.page.height)
        return back.shown(box)


class Sheets(Protocol):
    """An open file of pages, numbered from 1."""

    def __len__(self) -> int: ...

    def sheet(self, number: int) -> Sheet:
        """What stands on a page; raises UnreadableError."""

    def image(self, number: int) -> Image:
        """A page as it is shown, in colours, at some 200 dots per inch; raises UnreadableError."""

    def remarks(self) -> Iterable[str]:
        """In Chinese sentences, what the images given so far do not show as the file has it."""

    def close(self) -> None:
        """Free what the file holds."""


@contextmanager
def open_sheets(data: bytes, form: str, font: Path | None = None) -> Iterator[Sheets]:
    """The pages of a file of one of the ``PICTURED_FORMS``.

    ``font`` is a font file for characters whose own font is not in an OFD.

    Raises:
        UnreadableError: it cannot be opened.
    """
    sheets: Sheets
    match form:
        case "image":
            sheets = _ImageSheets(data)
        case "ofd":
            from kspolicy.read.ofd.sheets import OfdSheets

            sheets = OfdSheets(data, font)
        case _:
            sheets = _PdfSheets(data)
    try:
        yield sheets
    finally:
        sheets.close()


class _PdfSheets:
    """The pages of a PDF; those without text are recognised, where that is possible."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        from kspolicy.read.pages.pdfium import PdfiumPages

        try:
            self._pages: PdfiumPages = PdfiumPages(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError("PDF 已损坏或加密，无法显示") from error

    def __len__(self) -> int:
        return len(self._pages)

    def remarks(self) -> Iterable[str]:
        return ()

    def close(self) -> None:
        self._pages.close()

    def sheet(self, number: int) -> Sheet:
        import pypdfium2

        from kspolicy.read.pages.legibility import complaint

        refuse_beyond(number, self)
        try:
            drawn = self._pages.read(number, singly=True)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(f"第 {number} 页已损坏，无法显示") from error
        page = drawn.page
        written = Sheet(page, drawn.turning)
        if page.glyphs and not complaint([glyph.text for glyph in page.glyphs]):
            return written
        recognised = _recognised(self.image(number), number, written.width, written.height)
        return recognised or written

    def image(self, number: int) -> Image:
        import pypdfium2

        refuse_beyond(number, self)
        try:
            return self._pages.render(number)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(f"第 {number} 页已损坏，无法显示") from error


class _ImageSheets:
    """The pages of an image file."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __len__(self) -> int:
        from kspolicy.read.forms.image import page_count

        return page_count(self._data)

    def remarks(self) -> Iterable[str]:
        return ()

    def close(self) -> None:
        """Nothing is held."""

    def sheet(self, number: int) -> Sheet:
        from kspolicy.read.forms.image import page_image, page_size

        refuse_beyond(number, self)
        image = page_image(self._data, number)
        wide, high = page_size(image)
        blank = Sheet(Page(number, wide, high, ()))
        return _recognised(image, number, wide, high) or blank

    def image(self, number: int) -> Image:
        from kspolicy.read.forms.image import page_image

        refuse_beyond(number, self)
        return page_image(self._data, number).convert("RGB")


def _recognised(image: Image, number: int, width: float, height: float) -> Sheet | None:
    """A page as recognised; None without the extra for recognition: it is shown all the same."""
    from kspolicy.read.pages.recognition import recognise

    with suppress(UnreadableError):
        return Sheet(*recognise(image, number, width, height))
    return None


def refuse_beyond(number: int, sheets: Sheets) -> None:
    """Refuse the number of a page that is not there."""
    if not 0 < number <= len(sheets):
        raise UnreadableError(f"文件只有 {len(sheets)} 页，没有第 {number} 页")
