"""The pages of an OFD one by one, to look at again: what stands on them, and how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.read.errors import UnreadableError
from kspolicy.read.ofd.document import Document
from kspolicy.read.ofd.package import Package
from kspolicy.read.ofd.pages import OfdPages
from kspolicy.read.options import DEFAULT
from kspolicy.read.pages.page import Page
from kspolicy.read.pages.sheets import Sheet, refuse_beyond

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PIL.Image import Image

    from kspolicy.read.ofd.document import Stack

_DAMAGED = "第 {} 页已损坏或不在文件内，无法显示"


class OfdSheets:
    """The pages of an OFD, drawn with ``font`` where a font is not in the file."""

    def __init__(self, data: bytes, font: Path | None = None) -> None:
        self._document = Document.opened(Package.opened(data, DEFAULT), DEFAULT)
        self._pages = OfdPages(self._document, DEFAULT)
        self._font = font
        self._remarks: dict[str, None] = {}

    def __len__(self) -> int:
        return len(self._document.pages)

    def sheet(self, number: int) -> Sheet:
        """What stands on a page; nothing where it can be looked at, but not be read."""
        refuse_beyond(number, self)
        page = self._pages.page(number)
        return Sheet(
            page or Page(number, *self._stack(number).size, ()), self._pages.turned.get(number)
        )

    def image(self, number: int) -> Image:
        """A page as it is shown; raises UnreadableError."""
        import pypdfium2

        from kspolicy.read.ofd.painting.painter import Painter
        from kspolicy.read.pages.pdfium import PdfiumPages

        stack = self._stack(number)
        painter = Painter.of(self._document, stack, self._font)
        painter.paint(stack)
        self._remarks |= dict.fromkeys(painter.remarks())
        try:
            drawn = PdfiumPages(painter.printout.pdf())
            try:
                return drawn.render(1)
            finally:
                drawn.close()
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(f"第 {number} 页画不出来") from error

    def remarks(self) -> Iterable[str]:
        """What the images given so far do not show as the file has it."""
        return tuple(self._remarks)

    def close(self) -> None:
        """Nothing is held."""

    def _stack(self, number: int) -> Stack:
        refuse_beyond(number, self)
        stack = self._document.stack(number)
        if stack is None:
            raise UnreadableError(_DAMAGED.format(number))
        return stack
