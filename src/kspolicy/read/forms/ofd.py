"""OFD, the Chinese standard for fixed pages (GB/T 33190), in the geometry of all paged forms."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from kspolicy.model.source import ReadingNote, Source
from kspolicy.read.errors import UnreadableError
from kspolicy.read.ofd.document import Document
from kspolicy.read.ofd.package import Package, is_ofd
from kspolicy.read.ofd.pages import OfdPages
from kspolicy.read.pages.flow import read_pages
from kspolicy.read.pages.turning import as_shown

if TYPE_CHECKING:
    from kspolicy.read.options import ReadingOptions

SUFFIXES = (".ofd",)

_AS_TEXT = "OFD 的文字页不能转成图像识别，按其文字读取；如需识别，请另存为 PDF"


def holds(data: bytes) -> bool:
    """Whether it is an archive with an OFD.xml, at its top or one folder down."""
    return is_ofd(data)


def read(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read an OFD.

    Raises:
        UnreadableError: encrypted, broken, beyond a limit, or no text and no recognition.
    """
    document = Document.opened(Package.opened(data, options), options)
    pages = OfdPages(document, options)
    blocks, notes = read_pages(pages.read())
    if not blocks:
        raise UnreadableError(pages.refusals[0] if pages.refusals else "OFD 中没有文字")
    if options.ocr == "always" and pages.written:
        notes.append(ReadingNote("not-recognised", _AS_TEXT))
    if pages.turned:
        blocks, notes = as_shown(blocks, notes, pages.turned)
    return Source(
        name=name,
        form="ofd",
        sha256=sha256(data).hexdigest(),
        blocks=tuple(blocks),
        notes=(*document.notes, *pages.notes, *notes),
    )
