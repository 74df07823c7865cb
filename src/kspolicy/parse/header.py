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
from kspolicy.model.source import ReadingNote
from kspolicy.parse.issuers import find_issuers
from kspolicy.parse.landmarks import (
    ATTACHMENTS,
    COPIES,
    DATE,
    DISCLOSURE,
    LISTED_ATTACHMENT,
    NUMBER_LINE,
    NUMBERED_TITLE,
    ORDER_NUMBER,
    PROMULGATED,
    find_signature,
)
from kspolicy.parse.numerals import digit_by_digit, ordinal
from kspolicy.parse.places import at
from kspolicy.parse.titles import behind_announcement, enclosed_title, find_title, read_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kspolicy.model.source import Paragraph
    from kspolicy.parse.parts import Parts

# 已经市政府第17次常务会议审议通过  经市政府同意, but not the 经 of 数字经济规划》已经市政府同意
_ADOPTED = re.compile(
    r"(?:[已业]经|(?<![\u4e00-\u9fff])经)[^，。]{2,40}?(?:审议通过|讨论通过|研究同意|研究通过|审定|批准|同意)"
)
_CITATION = re.compile(
    r"《(?P<title>[^《》]{4,80})》"
    r"[（(](?P<number>[^（）()]{2,14}[〔\[［【﹝](?:19|20)\d\d[〕\]］】﹞]\d{1,5}号)[）)]"
)
# A mark within brackets divides nothing: 各县（市、区）人民政府
_NAME_MARK = re.compile(r"[、，,；;](?![^（()）]{0,30}+[）)])")
_PAGE_DATE = re.compile(r"((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?")
_BRACKETED = re.compile(rf"[（(](?:{DATE.pattern})[）)]")
_ZERO = str.maketrans("Oo0", "〇〇〇")
_ADDRESSES = re.compile(
    r"[各、，,]|(?:政府|部门|单位|机构|公司|集团|企业|中心|大学|学校|[局委办厅院会室部])[:：]$"
)
_ADDRESSED = re.compile(
    r"(?P<names>各[^。：:《》]{2,200}?(?:政府|部门|单位|机构|[局委办厅]))[：:](?=现将|现就|为|根据|按照|经|《)"
)
# 现提出以下意见： ends like the line of recipients and is none.
_ANNOUNCES = re.compile(r"(?:以下|如下)[^，。]{0,8}[:：]$")
IMPOSSIBLE_DATE = "date-impossible"


def read_header(
    parts: Parts, paragraphs: Sequence[Paragraph], page: Mapping[str, Statement]
) -> Header:
    """Read the facts around the text, and the citations of all its ``paragraphs``.

    ``page``: what the fields of a web page say; it counts where the document itself is silent.
    """
    opening = parts.opening
    number = _number(opening) or page.get("number")
    signature, signed = find_signature(opening), opening
    title_at = find_title(opening, signature, numbered=number is not None)
    enclosed: Sequence[Paragraph] = opening
    if title_at is not None:
        # A notice encloses a document behind its signature.
        enclosed = opening[signature.date + 1 :] if signature else ()
        enclosed = enclosed or behind_announcement(opening, title_at)
    if signature is None:
        signature, signed = find_signature(parts.signature), parts.signature
    signers = signed[signature.start : signature.date] if signature else ()
    title = read_title(opening[title_at]) if title_at is not None else page.get("title")
    return Header(
        number=number,
        issuers=find_issuers(signers, opening, title_at, title, page),
        title=title,
        enclosed_title=enclosed_title(enclosed, title, opening),
        recipients=_recipients(opening[0 if title_at is None else title_at + 1 :])
        if title or signature or number
        else (),
        adopted=_adopted(opening),
        signed=_dated(signed[signature.date])
        if signature
        else _beside_number(opening) or _promulgated(opening, page),
        printed=_printed(parts.colophon),
        disclosure=_disclosure((*opening, *parts.signature, *parts.colophon)),
        copies_to=_copies(parts.colophon),
        citations=_citations(paragraphs),
        attachments=_attachments(parts.listing),
    )


def _number(opening: Sequence[Paragraph]) -> Statement | None:
    before = ""
    for paragraph in opening:
        text = paragraph.text
        if "号" in text:
            match = NUMBER_LINE.fullmatch(text) or NUMBERED_TITLE.match(text)
            if match:
                return Statement(text=match["number"], **at(paragraph.place()))
            promulgated = PROMULGATED.match(text)
            if promulgated:
                start = promulgated.start("number")
                return Statement(text=promulgated["number"], **at(paragraph.place(start)))
            if before.endswith("令") and ORDER_NUMBER.fullmatch(text):
                return Statement(text=before + text, **at(paragraph.place()))
        before = text
    return None


def _adopted(opening: Sequence[Paragraph]) -> Statement | None:
    for paragraph in opening:
        match = _ADOPTED.search(paragraph.text) if "经" in paragraph.text else None
        if match:
            return Statement(text=match.group(), **at(paragraph.place(match.start())))
    return None


def _promulgated(
    opening: Sequence[Paragraph], page: Mapping[str, Statement]
) -> DatedStatement | None:
    """The date below the title of a regulation: (1991年3月26日济南市人民政府令19号发布)"""
    for paragraph in opening:
        if PROMULGATED.match(paragraph.text):
            return _dated(paragraph)
    return _page_date(page)


def _beside_number(opening: Sequence[Paragraph]) -> DatedStatement | None:
    """The date on the line of the number, or alone below the title.

    川府发〔2017〕15号 2017年2月28日 · （2021年9月22日）
    """
    for paragraph in opening:
        text = paragraph.text
        if (text.endswith("日") and NUMBER_LINE.fullmatch(text)) or _BRACKETED.fullmatch(text):
            return _dated(paragraph)
    return None


def _page_date(page: Mapping[str, Statement]) -> DatedStatement | None:
    """成文日期：2019年01月12日  发文日期：2024-10-10"""
    stated = page.get("signed")
    match = _PAGE_DATE.match(stated.text) if stated else None
    if stated is None or match is None:
        return None
    try:
        named = date(*map(int, match.groups()))
    except ValueError:
        return None
    return DatedStatement(**{**stated.model_dump(), "text": match.group(), "date": named})


def _recipients(below_title: Sequence[Paragraph]) -> tuple[str, ...]:
    """The names of the first line that ends in a colon, before any running text.

    The text may follow on their line: …市府直属各单位:现将《…管理规定》发给你们
    """
    for paragraph in below_title:
        text = paragraph.text
        addressed = _ADDRESSED.match(text)
        if addressed:
            return _names(addressed["names"])
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
        year = year if year.isdecimal() else year.translate(_ZERO)
        named = date(digit_by_digit(year) or 0, ordinal(month) or 0, ordinal(day) or 0)
    except ValueError:
        return None
    return DatedStatement(text=match.group(), date=named, **at(paragraph.place(match.start())))


def _printed(closing: Sequence[Paragraph]) -> DatedStatement | None:
    for paragraph in reversed(closing):
        if paragraph.text.endswith("印发"):
            return _dated(paragraph)
    return None


def impossible_print(parts: Parts, header: Header) -> ReadingNote | None:
    """A note on a date of printing that no calendar has: 2022年9月31日印发."""
    for paragraph in reversed(() if header.printed else parts.colophon):
        match = DATE.search(paragraph.text) if paragraph.text.endswith("印发") else None
        if match:
            message = f"印发日期“{match.group()}”日历上没有，未提取"
            place = paragraph.place(match.start())
            known = _dated(paragraph) is not None
            return None if known else ReadingNote(IMPOSSIBLE_DATE, message, place)
    return None


def _disclosure(paragraphs: Sequence[Paragraph]) -> Statement | None:
    for paragraph in paragraphs:
        match = DISCLOSURE.match(paragraph.text) if "此件" in paragraph.text else None
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
