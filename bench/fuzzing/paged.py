"""Losses of paged forms, held against the text codes of an OFD, pdfium's text, PIL's pages."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter
from zipfile import ZipFile

from fuzzing.counting import NAMING, complaint, read_of, runs_of, signs_of, without_numbers
from kspolicy.read.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kspolicy.model.source import Source
    from kspolicy.read.pages.page import Glyph, Page

# The same character again, within this part of its size, is drawn twice to look bold.
_SAME = 0.3
_MOST_PAGES = 50
# A refusal of a file with fewer letters than this is a matter of taste.
_FEW = 10


def lost_of_ofd(data: bytes, source: Source | None) -> str | None:
    """What is in the pages of an OFD, by their usual names, and was neither read nor noted."""
    from lxml import etree

    unsure = ("pages-unlisted", "parts-doubled")
    if source is None or any(note.kind in unsure for note in source.notes):
        return None
    found = Counter[str]()
    named = {note.place.page for note in source.notes if note.kind in NAMING}
    with ZipFile(BytesIO(data)) as archive:
        for number in range(1, _MOST_PAGES):
            name = f"Doc_0/Pages/Page_{number - 1}/Content.xml"
            if name not in archive.namelist():
                break
            # A page that lxml does not open as it is says nothing.
            with suppress(Exception):
                root = etree.fromstring(archive.read(name))
                if number not in named:
                    codes = root.iter("{*}TextCode")
                    found += signs_of("".join(code.text or "" for code in codes))
    return _lost(found, source, lambda: _ofd_pages(data))


def lost_of_pdf(data: bytes, source: Source | None) -> str | None:
    """What pdfium finds on the pages of a PDF, and was neither read nor noted."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    notes = source.notes if source else ()
    named = {note.place.page for note in notes if note.kind in NAMING}
    found = Counter[str]()
    closed = set[int]()
    with document:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
            except pypdfium2.PdfiumError:
                closed.add(number)
                continue
            if number not in named:
                text = page.get_textpage()
                found += signs_of(text.get_text_range(errors="replace"))
                text.close()
            page.close()
    if source is None:
        many = found.total() >= _FEW
        return f"refused, and pdfium reads {found.total()} characters" if many else None
    if forgotten := closed - {note.place.page for note in notes}:
        return f"pages that do not open are not named: {sorted(forgotten)[:5]}"
    return _lost(found, source, lambda: _pdf_pages(data))


def lost_of_image(data: bytes, source: Source | None) -> str | None:
    """Which pages of an image that PIL decodes were neither recognised nor named."""
    from PIL import Image

    if source is None:
        return None
    known = {note.place.page for note in source.notes}
    known |= {place.page for run in runs_of(source) for place in run.places}
    with catch_warnings(), suppress(Exception), Image.open(BytesIO(data)) as image:
        simplefilter("ignore")
        for number in range(1, getattr(image, "n_frames", 1) + 1):
            image.seek(number - 1)
            image.load()
            if number not in known:
                return f"page {number} is lost in silence"
    return None


def _lost(found: Counter[str], source: Source, pages: Callable[[], Iterable[Page]]) -> str | None:
    missing = without_numbers(found - read_of(source), source)
    if missing:
        missing -= _overprinted(pages())
    return complaint(missing, source)


def _ofd_pages(data: bytes) -> Iterable[Page]:
    from kspolicy.read.ofd.document import Document
    from kspolicy.read.ofd.package import Package
    from kspolicy.read.ofd.pages import OfdPages

    return OfdPages(Document.opened(Package.opened(data, DEFAULT), DEFAULT), DEFAULT).read()


def _pdf_pages(data: bytes) -> Iterator[Page]:
    import pypdfium2

    from kspolicy.read.pages.pdfium import PdfiumPages

    document = PdfiumPages(data)
    for number in range(1, len(document) + 1):
        with suppress(pypdfium2.PdfiumError):
            yield document.read(number).page
    document.close()


def _overprinted(pages: Iterable[Page]) -> Counter[str]:
    """The characters that are drawn upon themselves, as to look bold: they are read once."""
    found = Counter[str]()
    for page in pages:
        places: dict[str, list[Glyph]] = {}
        for glyph in page.glyphs:
            drawn = places.setdefault(glyph.text, [])
            if any(_is_near(glyph, other) for other in drawn):
                found += signs_of(glyph.text)
            drawn.append(glyph)
    return found


def _is_near(one: Glyph, other: Glyph) -> bool:
    aside, below = abs(one.left - other.left), abs(one.top - other.top)
    wide, high = other.right - other.left, other.bottom - other.top
    return aside <= _SAME * wide and below <= _SAME * high
