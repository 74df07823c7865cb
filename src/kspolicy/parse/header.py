"""Letterhead and colophon (版头、主体要素、版记), after GB/T 9704-2012 sections 7.2 to 7.4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kspolicy.model.document import (
    Attachment,
    Citation,
    DatedStatement,
    Header,
    Statement,
)
from kspolicy.model.source import Paragraph
from kspolicy.parse.sentences import at

DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}\s?[〔\[【﹝（(](?:19|20)\d\d[〕\]】﹞）)]\s?(?:第)?\d{1,5}号"
)
_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_GENRE = (
    "通知|意见|方案|计划|规划|办法|措施|规定|细则|纲要|要点|决定|通告|公告|通报|报告|批复|函|条例|清单|政策"
)
_TITLE = re.compile(rf"(?:关于.{{2,120}}?(?:{_GENRE}))(?:（.{{1,20}}）)?$")
_ENCLOSED_TITLE = re.compile(rf"[^。；！？]{{4,60}}(?:{_GENRE})(?:（.{{1,24}}）)?$")
_ADOPTED = re.compile(r"已?经[^，。]{2,40}?(?:审议通过|讨论通过|研究同意|研究通过|审定|批准|同意)")
_DISCLOSURE = re.compile(r"[（(]?(?P<text>此件[^）)]{2,20})[）)]?$")
_CITATION = re.compile(
    r"《(?P<title>[^《》]{4,80})》(?:[（(](?P<number>[^（）()]{2,14}[〔\[【﹝](?:19|20)\d\d[〕\]】﹞]\d{1,5}号)[）)])"
)
_COPIES = re.compile(r"抄\s?送\s?[:：]")
_ATTACHMENTS = re.compile(r"附\s?件\s?[:：]\s?")
_LISTED = re.compile(r"(?P<number>\d{1,2})[.、．]\s?(?P<title>.+)")
_LETTERHEAD = re.compile(r"(?P<issuer>[^，。；：]{4,40}?)文件$")


def read_header(
    opening: Sequence[Paragraph],
    closing: Sequence[Paragraph],
    listing: Sequence[Paragraph],
    everything: Sequence[Paragraph],
) -> Header:
    """Read the facts around the text.

    Args:
        opening: paragraphs before the outline begins.
        closing: the colophon: from 抄送 to the end.
        listing: the paragraphs that list the attachments.
        everything: all paragraphs, for citations.
    """
    number_at = _first(opening, lambda text: DOCUMENT_NUMBER.fullmatch(text) is not None)
    title_at = _first(opening, lambda text: _TITLE.search(text) is not None and len(text) < 150)
    signed_at = _first(opening, lambda text: _DATE.fullmatch(text) is not None)
    recipients_at = None
    if title_at is not None:
        recipients_at = _first(
            opening, lambda text: text.endswith(("：", ":")) and len(text) > 3, title_at + 1
        )
    adopted = _found(_ADOPTED, opening)
    return Header(
        number=_statement(opening, number_at),
        issuers=_issuers(opening, signed_at),
        title=_statement(opening, title_at),
        enclosed_title=_enclosed_title(opening, title_at, signed_at),
        recipients=_names(opening[recipients_at].text) if recipients_at is not None else (),
        adopted=adopted,
        signed=_dated(opening[signed_at]) if signed_at is not None else None,
        printed=_printed(closing),
        disclosure=_disclosure((*opening, *closing)),
        copies_to=_copies(closing),
        citations=_citations(everything),
        attachments=_attachments(listing),
    )


def is_colophon(text: str) -> bool:
    """Whether a paragraph begins the colophon (版记)."""
    return _COPIES.match(text) is not None


def is_attachment_listing(text: str) -> bool:
    """Whether a paragraph begins the list of attachments (附件说明)."""
    return _ATTACHMENTS.match(text) is not None


def is_listed_attachment(text: str) -> bool:
    """Whether a paragraph goes on with that list: 2.昆山市…重点工作清单."""
    return _LISTED.match(text) is not None and "。" not in text and len(text) < 80


def _first(
    paragraphs: Sequence[Paragraph], test: object, start: int = 0
) -> int | None:
    assert callable(test)
    for index in range(start, len(paragraphs)):
        if test(paragraphs[index].text):
            return index
    return None


def _statement(paragraphs: Sequence[Paragraph], index: int | None) -> Statement | None:
    if index is None:
        return None
    paragraph = paragraphs[index]
    return Statement(text=paragraph.text, **at(paragraph.place()))  # type: ignore[arg-type]


def _found(pattern: re.Pattern[str], paragraphs: Sequence[Paragraph]) -> Statement | None:
    for paragraph in paragraphs:
        match = pattern.search(paragraph.text)
        if match:
            place = at(paragraph.place(match.start()))
            return Statement(text=match.group(), **place)  # type: ignore[arg-type]
    return None


def _issuers(opening: Sequence[Paragraph], signed_at: int | None) -> tuple[Statement, ...]:
    """The signature before the date, or the letterhead where nothing is signed."""
    if signed_at:
        before = opening[signed_at - 1]
        if len(before.text) <= 40 and not before.text.endswith(("。", "：")):
            return tuple(
                Statement(text=name, **at(before.place()))  # type: ignore[arg-type]
                for name in re.split(r"[\s、]+", before.text)
            )
    for paragraph in opening:
        match = _LETTERHEAD.fullmatch(paragraph.text)
        if match:
            return (Statement(text=match["issuer"], **at(paragraph.place())),)  # type: ignore[arg-type]
    return ()


def _enclosed_title(
    opening: Sequence[Paragraph], title_at: int | None, signed_at: int | None
) -> Statement | None:
    """The title of the document that a notice encloses; it stands behind the signature."""
    start = (signed_at if signed_at is not None else -1) + 1
    for index in range(start, len(opening)):
        if index != title_at and _ENCLOSED_TITLE.fullmatch(opening[index].text):
            return _statement(opening, index)
    return None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"[、，,；;]", text.rstrip("：:。")) if name)


def _dated(paragraph: Paragraph) -> DatedStatement | None:
    match = _DATE.search(paragraph.text)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    place = at(paragraph.place(match.start()))
    return DatedStatement(text=match.group(), date=day, **place)  # type: ignore[arg-type]


def _printed(closing: Sequence[Paragraph]) -> DatedStatement | None:
    for paragraph in reversed(closing):
        if paragraph.text.endswith("印发"):
            return _dated(paragraph)
    return None


def _disclosure(paragraphs: Sequence[Paragraph]) -> Statement | None:
    for paragraph in paragraphs:
        match = _DISCLOSURE.match(paragraph.text)
        if match:
            return Statement(text=match["text"], **at(paragraph.place()))  # type: ignore[arg-type]
    return None


def _copies(closing: Sequence[Paragraph]) -> tuple[str, ...]:
    for paragraph in closing:
        match = _COPIES.match(paragraph.text)
        if match:
            return _names(paragraph.text[match.end() :])
    return ()


def _citations(paragraphs: Sequence[Paragraph]) -> tuple[Citation, ...]:
    found = []
    for paragraph in paragraphs:
        if "》" not in paragraph.text:
            continue
        for match in _CITATION.finditer(paragraph.text):
            place = at(paragraph.place(match.start()))
            found.append(Citation(title=match["title"], number=match["number"], **place))  # type: ignore[arg-type]
    return tuple(found)


def _attachments(listing: Sequence[Paragraph]) -> tuple[Attachment, ...]:
    found = []
    for paragraph in listing:
        text = _ATTACHMENTS.sub("", paragraph.text, count=1)
        match = _LISTED.fullmatch(text)
        number = int(match["number"]) if match else None
        title = match["title"] if match else text
        if title:
            found.append(Attachment(number=number, title=title, **at(paragraph.place())))  # type: ignore[arg-type]
    return tuple(found)
