"""Letterhead and colophon, fact by fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.diff.change import Change, Placed, Subject, Value
from kspolicy.diff.folding import fold
from kspolicy.diff.pairing import Pairing
from kspolicy.model.document import Citation, DatedStatement, Header, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

LABELS = {
    "number": "发文字号",
    "title": "标题",
    "enclosed_title": "所印发文件的标题",
    "adopted": "审议情况",
    "disclosure": "公开属性",
    "signed": "成文日期",
    "printed": "印发日期",
    "issuers": "发文机关",
    "recipients": "主送机关",
    "copies_to": "抄送机关",
    "attachments": "附件说明",
    "citations": "引用文件",
}
_STATEMENTS = ("number", "title", "enclosed_title", "adopted", "disclosure")
_DATES = ("signed", "printed")


def header_changes(old: Header, new: Header) -> Iterator[Change]:
    """What of the header changed; a list as a whole, except that each citation is told apart."""
    for field in (*_STATEMENTS, *_DATES):
        before: Statement | None = getattr(old, field)
        after: Statement | None = getattr(new, field)
        yield from _fact(field, before, after, _said(before), _said(after))
    issuers = [tuple(fold(s.text) for s in header.issuers) for header in (old, new)]
    places = [header.issuers[0] if header.issuers else None for header in (old, new)]
    yield from _fact("issuers", places[0], places[1], issuers[0], issuers[1])
    for field in ("recipients", "copies_to"):
        names = [tuple(map(fold, getattr(header, field))) for header in (old, new)]
        yield from _fact(field, None, None, names[0], names[1])
    attached = [_attachments(header) for header in (old, new)]
    listed = [header.attachments[0] if header.attachments else None for header in (old, new)]
    yield from _fact("attachments", listed[0], listed[1], attached[0], attached[1])
    yield from _citation_changes(pair_citations(old, new))


def _said(statement: Statement | None) -> str | None:
    if isinstance(statement, DatedStatement):
        return statement.date.isoformat()
    return fold(statement.text) if statement else None


def _attachments(header: Header) -> tuple[str, ...]:
    return tuple(
        f"{attachment.number}.{attachment.title}" if attachment.number else attachment.title
        for attachment in header.attachments
    )


def pair_citations(old: Header, new: Header) -> Pairing[Citation]:
    """Citations by title, then by number."""
    pairing = Pairing(old.citations, new.citations)
    pairing.join_equal(_cited, _cited)
    pairing.join_equal(lambda c: fold(c.title), lambda c: fold(c.title))
    pairing.join_equal(lambda c: c.number, lambda c: c.number)
    return pairing


def _cited(citation: Citation) -> tuple[str, str | None]:
    return fold(citation.title), citation.number


def _citation_changes(citations: Pairing[Citation]) -> Iterator[Change]:
    for before, after in citations.pairs():
        if _cited(before) != _cited(after):
            subject = _subject("citations", before, after)
            yield subject.changed("citations", cited(before), cited(after))
    for citation in citations.removed():
        yield _subject("citations", citation, None).removed(cited(citation))
    for citation in citations.added():
        yield _subject("citations", None, citation).added(cited(citation))


def cited(citation: Citation) -> str:
    """A citation as written: 《标题》（文号）."""
    number = f"（{citation.number}）" if citation.number else ""
    return f"《{fold(citation.title)}》{number}"


def _fact(
    field: str, old_place: Placed | None, new_place: Placed | None, old: Value, new: Value
) -> Iterator[Change]:
    if old == new:
        return
    yield _subject(field, old_place, new_place).changed(field, old or None, new or None)


def _subject(field: str, old: Placed | None, new: Placed | None) -> Subject:
    return Subject(
        item="header",
        label=LABELS[field],
        part="body",
        old=old,
        new=new,
        id_old=f"header/{field}",
        id_new=f"header/{field}",
    )
