"""The whole parse: a table of contents of how a document is understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.document import Header, Note, Part, PolicyDocument, SourceFile
from kspolicy.model.source import Paragraph, Place, ReadingNote, Source, Table
from kspolicy.parse.boxes import open_boxes
from kspolicy.parse.content import Content
from kspolicy.parse.errors import NotPolicyDocumentError
from kspolicy.parse.header import impossible_print, read_header
from kspolicy.parse.outline import Text, build_outline
from kspolicy.parse.parts import divide
from kspolicy.parse.places import at
from kspolicy.parse.remarks import tell_remarks
from kspolicy.parse.sections import read_outline
from kspolicy.parse.surroundings import Surroundings, around
from kspolicy.parse.tables import read_table
from kspolicy.parse.targets import year_of_work
from kspolicy.parse.titles import enclosed_plans
from kspolicy.parse.webpage import unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Block
    from kspolicy.parse.outline import Heading
    from kspolicy.parse.parts import Annex, Parts

_ANNOUNCEMENT = re.compile(r"现将?[^。]{0,60}(?:通报|通知|通告|公告|公布|报告|函告)如下")


def parse_source(source: Source) -> PolicyDocument:
    """Read a policy document out of ``source``.

    Raises:
        NotPolicyDocumentError: no document number, title, outline or duty clause in it.
    """
    page = unwrap(open_boxes(source.blocks))
    parts = divide(page.blocks)
    paragraphs = [block for block in page.blocks if isinstance(block, Paragraph)]
    header = read_header(parts, paragraphs, page.facts)
    title = header.enclosed_title or header.title
    named = title.text if title else ""
    content = Content(header.signed.date.year if header.signed else year_of_work(named), named)
    content.notes.extend((*page.notes, *parts.notes))
    misdated = impossible_print(parts, header)
    if misdated is not None:
        content.notes.append(misdated)
    body = _body(parts, header, content)
    annexes = [_annex(annex, content) for annex in parts.annexes]
    _refuse_if_foreign(source, header, body, content)
    return PolicyDocument(
        id=_identity(header, source),
        source=SourceFile(
            file=source.name, form=source.form, encoding=source.encoding, sha256=source.sha256
        ),
        header=header,
        parts=(body, *annexes),
        tasks=tuple(content.tasks.tasks),
        targets=(*content.targets.targets(), *content.indicators),
        allocations=tuple(content.allocations),
        groups=tuple(content.groups),
        notes=_notes((*source.notes, *content.notes)),
    )


def _body(parts: Parts, header: Header, content: Content) -> Part:
    title = header.enclosed_title or header.title
    return _part("body", title.text if title else "", parts.body, None, content, parts.opening)


def _annex(annex: Annex, content: Content) -> Part:
    if annex.doubled:
        message = f"附件序号重复，“{annex.title}”按第 {annex.number} 个附件处理"
        content.notes.append(ReadingNote("number-doubled", message, annex.heading.place()))
    identity = f"annex-{annex.number}"
    return _part(identity, annex.title, annex.blocks, annex.heading.place(), content)


def _part(
    identity: str,
    title: str,
    blocks: Sequence[Block],
    place: Place | None,
    content: Content,
    opening: Sequence[Paragraph] = (),
) -> Part:
    """One part: its outline first, then its tables."""
    content.tasks.begin_part()
    content.targets.titles[identity] = title
    blocks = tell_remarks(blocks)
    plans = enclosed_plans(opening)
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    root = build_outline(paragraphs, plans)
    root.texts[:0] = [Text(paragraph) for paragraph in opening]
    above, sections = read_outline(root, identity, content)
    part = Part(
        id=identity,
        title=title,
        paragraphs=above,
        sections=sections,
        **at(place or Place()),
    )
    if len(paragraphs) < len(blocks):
        _read_tables(blocks, identity, title, root, content)
    return part


def _read_tables(
    blocks: Sequence[Block], identity: str, title: str, root: Heading, content: Content
) -> None:
    """The tables of a part, each with the heading that it stands under."""
    home: dict[int, Heading] = {}
    for heading in root.walk():
        for text in heading.texts:
            home[id(text.paragraph)] = heading
        home[id(heading.paragraph)] = heading
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            before, above, below = around(blocks, index)
            node = home.get(id(before))
            headings = "，".join(heading.title for heading in node.path()) if node else ""
            section = node.id or None if node else None
            read_table(
                block,
                Surroundings(identity, title, section, headings, above, below, content.title),
                content,
            )


def _refuse_if_foreign(source: Source, header: Header, body: Part, content: Content) -> None:
    if header.number or body.sections or content.tasks.tasks or content.allocations:
        return
    # A letter (函) or a circular has a title of the genre, and says to whom, when, or what of.
    if header.title and (header.recipients or header.signed or _announces(source)):
        return
    # A page may have left the title out of its text.
    if header.recipients and header.signed and header.issuers:
        return
    # A plan may be handed out as its table of indicators alone.
    if header.enclosed_title and content.indicators:
        return
    found = sum(len(block.text) for block in source.blocks if isinstance(block, Paragraph))
    raise NotPolicyDocumentError(
        f"不像政策文件：全文 {found} 字，没有发文字号、公文标题、层次序号（一、（一）1.）和责任单位"
    )


def _announces(source: Source) -> bool:
    """Whether a sentence announces what is told: 现将10月份进展情况通报如下"""
    paragraphs = (block for block in source.blocks if isinstance(block, Paragraph))
    return any(_ANNOUNCEMENT.search(paragraph.text) for paragraph in paragraphs)


def _identity(header: Header, source: Source) -> str:
    if header.number:
        return header.number.text
    title = header.title or header.enclosed_title
    return title.text if title else source.name.rsplit(".", 1)[0]


def _notes(notes: Sequence[ReadingNote]) -> tuple[Note, ...]:
    """What was noticed in reading and parsing, in the order of the pages and lines."""
    ordered = sorted(notes, key=lambda note: (note.place.page or 0, note.place.ordinal))
    return tuple(Note(kind=note.kind, message=note.message, **at(note.place)) for note in ordered)
