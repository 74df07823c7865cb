"""Letterhead and colophon (版头、主体要素、版记), after GB/T 9704-2012 sections 7.2 to 7.4."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kspolicy.model.document import (
    Attachment,
    Citation,
    DatedStatement,
    Header,
    Statement,
)
from kspolicy.parse.landmarks import (
    ATTACHMENTS,
    COPIES,
    DATE,
    DISCLOSURE,
    GENRES,
    LISTED_ATTACHMENT,
    NUMBER_LINE,
    TITLE,
    find_signature,
)
from kspolicy.parse.numerals import digit_by_digit, ordinal
from kspolicy.parse.places import at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Paragraph
    from kspolicy.parse.parts import Parts

_ENCLOSED_TITLE = re.compile(rf"[^。；！？：:]{{4,60}}(?:{GENRES})(?:（.{{1,24}}）)?")
_ADOPTED = re.compile(r"已?经[^，。]{2,40}?(?:审议通过|讨论通过|研究同意|研究通过|审定|批准|同意)")
_CITATION = re.compile(
    r"《(?P<title>[^《》]{4,80})》"
    r"[（(](?P<number>[^（）()]{2,14}[〔\[【﹝](?:19|20)\d\d[〕\]】﹞]\d{1,5}号)[）)]"
)
_LETTERHEAD = re.compile(r"(?P<issuer>[^，。；：]{4,40}?)文件")
_NAME_MARK = re.compile(r"[、，,；;]")
_ADDRESSES = re.compile(
    r"[各、，,]|(?:政府|部门|单位|机构|公司|集团|企业|中心|大学|学校|[局委办厅院会])[:：]$"
)
# 现提出以下意见： ends like the line of recipients and is none.
_ANNOUNCES = re.compile(r"(?:以下|如下)[^，。]{0,8}[:：]$")
_LONGEST_TITLE = 150


def read_header(parts: Parts, paragraphs: Sequence[Paragraph]) -> Header:
    """Read the facts around the text, and the citations of all its ``paragraphs``."""
    opening = parts.opening
    title_at = _title_at(opening)
    signature, signed = find_signature(opening), opening
    enclosed: Sequence[Paragraph] = opening
    if title_at is not None:
        # A notice encloses a document behind its signature.
        enclosed = opening[signature.date + 1 :] if signature else ()
    if signature is None:
        signature, signed = find_signature(parts.signature), parts.signature
    signers = signed[signature.start : signature.date] if signature else ()
    return Header(
        number=_number(opening),
        issuers=_issuers(signers) or _letterhead(opening),
        title=_statement(opening[title_at]) if title_at is not None else None,
        enclosed_title=_enclosed_title(enclosed),
        recipients=_recipients(opening[title_at + 1 :]) if title_at is not None else (),
        adopted=_adopted(opening),
        signed=_dated(signed[signature.date]) if signature else None,
        printed=_printed(parts.colophon),
        disclosure=_disclosure((*opening, *parts.signature, *parts.colophon)),
        copies_to=_copies(parts.colophon),
        citations=_citations(paragraphs),
        attachments=_attachments(parts.listing),
    )


def _title_at(opening: Sequence[Paragraph]) -> int | None:
    for index, paragraph in enumerate(opening):
        if len(paragraph.text) < _LONGEST_TITLE and TITLE.match(paragraph.text):
            return index
    return None


def _statement(paragraph: Paragraph) -> Statement:
    return Statement(text=paragraph.text, **at(paragraph.place()))


def _number(opening: Sequence[Paragraph]) -> Statement | None:
    for paragraph in opening:
        match = NUMBER_LINE.fullmatch(paragraph.text)
        if match:
            return Statement(text=match["number"], **at(paragraph.place()))
    return None


def _adopted(opening: Sequence[Paragraph]) -> Statement | None:
    for paragraph in opening:
        match = _ADOPTED.search(paragraph.text)
        if match:
            return Statement(text=match.group(), **at(paragraph.place(match.start())))
    return None


def _issuers(signers: Sequence[Paragraph]) -> tuple[Statement, ...]:
    """The issuers as they sign before the date."""
    return tuple(
        Statement(text=name, **at(paragraph.place()))
        for paragraph in signers
        for name in re.split(r"[\s、]+", paragraph.text)
    )


def _letterhead(opening: Sequence[Paragraph]) -> tuple[Statement, ...]:
    """The issuer that the letterhead names: 昆山市人民政府办公室文件."""
    for paragraph in opening:
        match = _LETTERHEAD.fullmatch(paragraph.text)
        if match:
            return (Statement(text=match["issuer"], **at(paragraph.place())),)
    return ()


def _enclosed_title(behind: Sequence[Paragraph]) -> Statement | None:
    """The title of the document that a notice encloses, or of a document without a notice."""
    for paragraph in behind:
        if _ENCLOSED_TITLE.fullmatch(paragraph.text):
            return _statement(paragraph)
    return None


def _recipients(below_title: Sequence[Paragraph]) -> tuple[str, ...]:
    """The names of the first line that ends in a colon, before any running text."""
    for paragraph in below_title:
        text = paragraph.text
        if "。" in text:
            break
        if text.endswith(("：", ":")) and _ADDRESSES.search(text) and not _ANNOUNCES.search(text):
            return _names(text)
    return ()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in _NAME_MARK.split(text.rstrip("：:。")) if name)


def _dated(paragraph: Paragraph) -> DatedStatement | None:
    match = DATE.search(paragraph.text)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    try:
        named = date(digit_by_digit(year) or 0, ordinal(month) or 0, ordinal(day) or 0)
    except ValueError:
        return None
    return DatedStatement(text=match.group(), date=named, **at(paragraph.place(match.start())))


def _printed(closing: Sequence[Paragraph]) -> DatedStatement | None:
    for paragraph in reversed(closing):
        if paragraph.text.endswith("印发"):
            return _dated(paragraph)
    return None


def _disclosure(paragraphs: Sequence[Paragraph]) -> Statement | None:
    for paragraph in paragraphs:
        match = DISCLOSURE.match(paragraph.text)
        if match:
            return Statement(text=match["text"], **at(paragraph.place()))
    return None


def _copies(closing: Sequence[Paragraph]) -> tuple[str, ...]:
    for paragraph in closing:
        match = COPIES.match(paragraph.text)
        if match:
            return _names(paragraph.text[match.end() :])
    return ()


def _citations(paragraphs: Sequence[Paragraph]) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            title=match["title"],
            number=match["number"],
            **at(paragraph.place(match.start())),
        )
        for paragraph in paragraphs
        if "》" in paragraph.text
        for match in _CITATION.finditer(paragraph.text)
    )


def _attachments(listing: Sequence[Paragraph]) -> tuple[Attachment, ...]:
    found = []
    for paragraph in listing:
        label = ATTACHMENTS.match(paragraph.text)
        text = paragraph.text[label.end() :] if label else paragraph.text
        listed = LISTED_ATTACHMENT.fullmatch(text)
        number = listed["number"] if listed else label["number"] if label else ""
        title = listed["title"] if listed else text
        if title:
            place = at(paragraph.place())
            found.append(Attachment(number=int(number) if number else None, title=title, **place))
    return tuple(found)
