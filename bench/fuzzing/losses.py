"""Whether anything was lost in silence: a plain extraction held against what was read and noted.

Characters are counted, not their order. What is written must be in a block or in a note, or a note
must say how much was left out; blanks, and signs that are markup, are no matter.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import category, normalize
from zipfile import ZipFile

from kspolicy.read.options import DEFAULT
from kspolicy.model.source import Cell, Place, ReadingNote, Source, Table, TextRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.read.pages.page import Glyph, Page
    from lxml.html import HtmlElement

# What is neither letter nor figure may be markup; these may be folded or drawn otherwise.
_TOLD = frozenset(("Lo", "Lu", "Ll", "Nd"))
# So many characters of one document may be missed before it counts: none.
_FEW = 0
_LEFT_OUT = re.compile(r"(\d+) 字")
_REPEATED = 3
_TIMES = re.compile(r"“(.*?)”（共 (\d+) 处）")


def lost(form: str, data: bytes, source: Source | None) -> str | None:
    """What was lost of a damaged document; None when nothing was, or nobody can tell.

    ``source`` is None where the document was refused.
    """
    judge = {
        "text": _text,
        "markdown": _markdown,
        "html": _page,
        "docx": _word,
        "ofd": _ofd,
        "pdf": _pdf,
        "scan": _pdf,
    }.get(form)
    return judge(data, source) if judge else None


def texts_of(source: Source) -> Iterator[tuple[str, tuple[int, ...], tuple[Place, ...]]]:
    """Every text of a source with its offsets and places."""
    for run in _runs(source):
        yield run.text, run.offsets, run.places


def _runs(source: Source) -> Iterator[TextRun]:
    for block in source.blocks:
        if not isinstance(block, Table):
            yield block
            continue
        yield from block.captions
        for row in (block.header, *block.subheaders, *block.rows):
            yield from row.cells


def _signs(text: str) -> Counter[str]:
    """The letters and figures of a text, those that mean the same as one."""
    return Counter(sign for sign in normalize("NFKC", text) if category(sign) in _TOLD)


def _read(source: Source) -> Counter[str]:
    """All that was read or quoted in a note."""
    found = Counter[str]()
    for run in _runs(source):
        found += _signs(run.text + ((run.doubt or "") if isinstance(run, Cell) else ""))
    for note in source.notes:
        if _is_counted(note):
            continue
        found += _signs(note.message)
        for quoted, times in _TIMES.findall(note.message):
            found += Counter({s: n * (int(times) - 1) for s, n in _signs(quoted).items()})
    return found + _repeated_heads(source)


def _repeated_heads(source: Source) -> Counter[str]:
    """The heads of tables many times over: however often they are written, they are read once."""
    heads = (
        cell.text
        for block in source.blocks
        if isinstance(block, Table)
        for row in (block.header, *block.subheaders)
        for cell in row.cells
    )
    return Counter(dict.fromkeys(_signs("".join(heads)), _REPEATED))


def _said(missing: Counter[str], allowed: int) -> str | None:
    if missing.total() <= max(allowed, _FEW):
        return None
    return f"{missing.total()} characters lost in silence: {''.join(missing.elements())[:60]!r}"


def _text(data: bytes, source: Source | None) -> str | None:
    text = _decoded(data)
    if source is None or text is None:
        return None
    return _said(_without_numbers(_signs(text) - _read(source), source), _left_out(source))


def _decoded(data: bytes) -> str | None:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _left_out(source: Source) -> int:
    """How many characters the notes say were left out."""
    counts = (_LEFT_OUT.findall(note.message) for note in source.notes if _is_counted(note))
    return sum(int(count) for found in counts for count in found)


def _is_counted(note: ReadingNote) -> bool:
    """Whether a note says how much was left out; then its quotation, a part of that, is not."""
    return note.kind not in _NAMING and _LEFT_OUT.search(note.message) is not None


# Markup whose letters are not text: comments, elements, addresses, front matter, formulas.
_MARKUP = re.compile(
    r"<!--.*?-->|!\[[^\]\n]*\](?:\([^()\n]*\))?|</?[A-Za-z][^<>]*>|<https?:[^>]*>|\]\([^()\n]*\)|^ {0,3}\[[^\]]*\]:.*$"
    r"|&#?\w+;",
    re.DOTALL | re.MULTILINE,
)


def _markdown(data: bytes, source: Source | None) -> str | None:
    text = _decoded(data)
    if source is None or text is None:
        return None
    chinese = Counter(s for s in _signs(_MARKUP.sub(" ", text)).elements() if s > "\u2fff")
    return _said(chinese - _read(source), _left_out(source))


def _page(data: bytes, source: Source | None) -> str | None:
    from kspolicy.read.web.encoding import decode_page
    from lxml import etree, html

    if source is None or source.encoding is None or data[:200].count(b"MIME"):
        return None
    text = decode_page(data).text
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None
    plain = "".join(_shown(root))
    missing = Counter(_written(plain)) - Counter(_written("".join(run.text for run in _runs(source))))
    return _said(missing - _repeated_heads(source), _left_out(source))


def _written(text: str) -> Iterator[str]:
    """Every character that is seen, a raised figure as any other."""
    return (sign for sign in normalize("NFKC", text) if category(sign)[0] not in "ZC")


_SILENT = frozenset({"script", "style", "title", "noscript", "template", "head"})


def _shown(root: HtmlElement) -> Iterator[str]:
    """The texts of a page but for those of elements that show nothing."""
    waiting: list[str | HtmlElement] = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
            continue
        waiting.append(each.tail or "")
        if isinstance(each.tag, str) and each.tag not in _SILENT:
            waiting.extend(reversed(each))
            waiting.append(each.text or "")


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Notes that quote only a part of what they speak of.
_CLIPPED = re.compile("…”|等$|等（")


def _word(data: bytes, source: Source | None) -> str | None:
    """Against the texts of runs that lxml finds in the main part."""
    from lxml import etree

    if source is None or any(
        _CLIPPED.search(note.message) for note in source.notes if note.kind != "text-misplaced"
    ):
        return None
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name == "word/document.xml"]
        if len(names) != 1:
            return None
        root = etree.fromstring(archive.read(names[0]))
    found = Counter[str]()
    body = root.find(_W + "body")
    for text in body.iter(_W + "t") if body is not None else ():
        above = {str(each.tag) for each in text.iterancestors()}
        if above.isdisjoint((_W + "del", _W + "moveFrom", _MC + "Fallback")):
            found += _signs(text.text or "")
    return _said(found - _read(source), _left_out(source))


def _ofd(data: bytes, source: Source | None) -> str | None:
    """Against the text codes of the pages that the directory of pages names."""
    from lxml import etree

    unsure = ("pages-unlisted", "parts-doubled")
    if source is None or any(note.kind in unsure for note in source.notes):
        return None
    found = Counter[str]()
    named = {note.place.page for note in source.notes if note.kind in _NAMING}
    with ZipFile(BytesIO(data)) as archive:
        for number in range(1, 50):
            name = f"Doc_0/Pages/Page_{number - 1}/Content.xml"
            if name not in archive.namelist():
                break
            try:
                root = etree.fromstring(archive.read(name))
            except Exception:  # noqa: BLE001 - what cannot be opened plainly is judged by nobody
                continue
            if number not in named:
                codes = root.iter("{*}TextCode")
                found += _signs("".join(code.text or "" for code in codes))
    missing = _without_numbers(found - _read(source), source)
    return _said(missing - _overprinted(_ofd_pages(data)) if missing else missing, _left_out(source))


def _ofd_pages(data: bytes) -> Iterable[Page]:
    from kspolicy.read.ofd.document import Document
    from kspolicy.read.ofd.package import Package
    from kspolicy.read.ofd.pages import OfdPages

    return OfdPages(Document.opened(Package.opened(data, DEFAULT), DEFAULT), DEFAULT).read()


def _overprinted(pages: Iterable[Page]) -> Counter[str]:
    """The characters that are drawn upon themselves, as to look bold: they are read once."""
    found = Counter[str]()
    for page in pages:
        places: dict[str, list[Glyph]] = {}
        for glyph in page.glyphs:
            drawn = places.setdefault(glyph.text, [])
            if any(_is_near(glyph, other) for other in drawn):
                found += _signs(glyph.text)
            drawn.append(glyph)
    return found


def _is_near(one: Glyph, other: Glyph) -> bool:
    aside, below = abs(one.left - other.left), abs(one.top - other.top)
    return aside <= 0.3 * (other.right - other.left) and below <= 0.3 * (other.bottom - other.top)


def _without_numbers(missing: Counter[str], source: Source) -> Counter[str]:
    """What is missing beyond the numbers of pages that a note counts."""
    if not any(note.kind == "page-numbers" for note in source.notes):
        return missing
    return Counter({sign: n for sign, n in missing.items() if category(sign) != "Nd"})


# Pages of which a note says that they were read otherwise, in part, or not at all.
_NAMING = ("page-unread", "page-recognised", "page-readings-differ", "page-read-once", "text-aside", "page-cut")


def _pdf(data: bytes, source: Source | None) -> str | None:
    """Against what pdfium itself gives as the text of each page."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    named = {note.place.page for note in source.notes if note.kind in _NAMING} if source else set()
    found = Counter[str]()
    unopened = []
    with document:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
            except pypdfium2.PdfiumError:
                unopened.append(number)
                continue
            if number not in named:
                text = page.get_textpage()
                found += _signs(text.get_text_range(errors="replace"))
                text.close()
            page.close()
    if source is None:
        return f"refused, and pdfium reads {found.total()} characters" if found.total() > 9 else None
    if forgotten := set(unopened) - {note.place.page for note in source.notes}:
        return f"pages that do not open are not named: {sorted(forgotten)[:5]}"
    missing = _without_numbers(found - _read(source), source)
    return _said(missing - _overprinted(_pdf_pages(data)) if missing else missing, _left_out(source))


def _pdf_pages(data: bytes) -> Iterator[Page]:
    import pypdfium2
    from kspolicy.read.pages.pdfium import PdfiumPages

    document = PdfiumPages(data)
    for number in range(1, len(document) + 1):
        with suppress(pypdfium2.PdfiumError):
            yield document.read(number).page
    document.close()
