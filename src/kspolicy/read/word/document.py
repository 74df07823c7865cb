"""A Word document from its package to blocks and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.model.clipped import clipped
from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.characters import normalise
from kspolicy.read.errors import UnreadableError
from kspolicy.read.word.body import BodyReader
from kspolicy.read.word.chunks import ChunkReader
from kspolicy.read.word.flow import Flow
from kspolicy.read.word.layout import find_layout
from kspolicy.read.word.markup import MC, W, alternative, child, value
from kspolicy.read.word.numbering import read_numbering
from kspolicy.read.word.pages import PageCount
from kspolicy.read.word.runs import RunReader
from kspolicy.read.word.styles import read_styles
from kspolicy.read.word.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from kspolicy.model.source import Block
    from kspolicy.read.options import ReadingOptions
    from kspolicy.read.word.package import Package
    from kspolicy.read.word.runs import Reference

# Paragraphs and cells: more than two thousand pages hold.
_MOST_PARAGRAPHS = 300_000
# What these hold was deleted.
_GONE = frozenset((W + "del", W + "moveFrom"))
_QUOTED = 60
_NOTE_NAMES = {"footnotes": "脚注", "endnotes": "尾注"}
# A page number and its ornaments: — 3 —, 第3页 共12页.
_FURNITURE = frozenset("0123456789第页共/|-—–－· ")


def read_document(
    package: Package, options: ReadingOptions
) -> tuple[tuple[Block, ...], tuple[ReadingNote, ...]]:
    """The blocks of a document, and what was noticed.

    Raises:
        UnreadableError: damaged, not a text document, or beyond a limit.
    """
    main = package.document()
    root = package.xml(main)
    body = child(root, "body")
    if root is None or body is None:
        raise UnreadableError("压缩包里没有 Word 正文（word/document.xml）")
    _refuse_long(root)
    tally = Tally()
    marked = next(root.iter(W + "lastRenderedPageBreak"), None) is not None
    pages = PageCount(1 if marked else None)
    styles = read_styles(_related(package, main, "styles"))
    numbering = read_numbering(_related(package, main, "numbering"))
    runs = RunReader(styles, tally, pages)
    items = list(BodyReader(styles, numbering, runs, pages, tally, options).read(body))

    flow = Flow(ChunkReader(package, main, options).read, tally, find_layout(items))
    for item in items:
        flow.add(item)
    flow.finish()
    if numbering.missing:
        tally.add("number-missing", Place(), count=numbering.missing)
    if numbering.unknown:
        tally.add("number-form", Place(), "、".join(sorted(numbering.unknown)))
    _count_asides(package, main, tally)
    notes = (
        *_referred(package, main, runs.references),
        *tally.notes(),
        *_unread(package, root, tally),
        *flow.notes,
    )
    return tuple(flow.blocks), notes


def _unread(package: Package, root: _Element, tally: Tally) -> Iterator[ReadingNote]:
    """Notes on what only a damaged file has: text in no paragraph, parts that share a name."""
    words = [
        text
        for each in root.iter(W + "t")
        if each not in tally.accounted and (text := "".join((each.text or "").split()))
        if not _is_known(each, tally)
    ]
    if package.doubled:
        message = f"压缩包中有 {package.doubled} 个文件与另一个重名，重名的只读了一个"
        yield ReadingNote("parts-doubled", message)
    if words:
        text = "".join(words)
        message = f"文件结构有误，不在段落中的文字 {len(text)} 字未读入：“{clipped(text, _QUOTED)}”"
        yield ReadingNote("text-misplaced", message)


def _is_known(text: _Element, tally: Tally) -> bool:
    """Whether a text lies in what is gone, left out knowingly, or said in another branch."""
    below = text
    for above in text.iterancestors():
        if above.tag in _GONE or (above.tag != W + "t" and above in tally.accounted):
            return True
        branch = below.tag in (MC + "Choice", MC + "Fallback")
        if branch and above.tag == MC + "AlternateContent" and below is not alternative(above):
            return True
        below = above
    return False


def _refuse_long(root: _Element) -> None:
    paragraphs = root.xpath("count(.//*[local-name() = 'p'])")
    if isinstance(paragraphs, float) and paragraphs > _MOST_PARAGRAPHS:
        raise UnreadableError(f"Word 文件有 {paragraphs:.0f} 个段落，超过上限 {_MOST_PARAGRAPHS}")


def _related(package: Package, main: str, kind: str) -> _Element | None:
    """The root of the part of one kind; None when there is none."""
    for name in package.related(main, kind):
        return package.xml(name)
    return None


def _referred(package: Package, main: str, references: list[Reference]) -> list[ReadingNote]:
    """Foot and end notes: not part of the running text, but not lost."""
    found = []
    for part, name in _NOTE_NAMES.items():
        root = _related(package, main, part)
        kind = part.removesuffix("s")
        texts = [] if root is None else [(value(each, "id"), _text(each)) for each in root]
        places = {each.identity: each.place for each in references if each.part == part}
        for identity, text in texts:
            if text and identity in places:
                message = f"{name}未并入正文：“{text}”"
                found.append(ReadingNote(kind, message, places[identity]))
            elif text:
                message = f"{name}未并入正文（正文中没有它的标号）：“{text}”"
                found.append(ReadingNote(kind, message))
    return found


def _count_asides(package: Package, main: str, tally: Tally) -> None:
    """Comments, and the text of headers and footers other than page numbers."""
    comments = _related(package, main, "comments")
    count = 0 if comments is None else len(comments.findall(W + "comment"))
    if count:
        tally.add("comment", Place(), count=count)
    seen = set()
    for kind in ("header", "footer"):
        for name in package.related(main, kind):
            root = package.xml(name)
            text = "" if root is None else _text(root)
            if not _FURNITURE.issuperset(text) and text not in seen:
                seen.add(text)
                tally.add("page-furniture", Place(), text)


def _text(element: _Element) -> str:
    """All text of an element, its changes accepted; what is written twice for old readers, once."""
    texts = (
        each.text or ""
        for each in element.iter(W + "t")
        if next(each.iterancestors(MC + "Fallback", W + "moveFrom"), None) is None
    )
    return normalise("".join(texts))
