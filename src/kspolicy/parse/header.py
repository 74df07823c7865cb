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
from kspolicy.parse.landmarks import (
    ATTACHMENTS,
    COPIES,
    DATE,
    DISCLOSURE,
    GENRES,
    LISTED_ATTACHMENT,
    NUMBER_LINE,
    NUMBERED_TITLE,
    ORDER_NUMBER,
    TITLE,
    find_signature,
)
from kspolicy.parse.numerals import digit_by_digit, ordinal
from kspolicy.parse.places import at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kspolicy.model.source import Paragraph
    from kspolicy.parse.landmarks import Signature
    from kspolicy.parse.parts import Parts

_ENCLOSED_TITLE = re.compile(rf"[^。；！？：:]{{4,60}}(?:{GENRES})(?:[（(].{{1,24}}[）)])?")
# 已经市政府第17次常务会议审议通过  经市政府同意, but not the 经 of 数字经济规划》已经市政府同意
_ADOPTED = re.compile(
    r"(?:[已业]经|(?<![\u4e00-\u9fff])经)[^，。]{2,40}?(?:审议通过|讨论通过|研究同意|研究通过|审定|批准|同意)"
)
_CITATION = re.compile(
    r"《(?P<title>[^《》]{4,80})》"
    r"[（(](?P<number>[^（）()]{2,14}[〔\[［【﹝](?:19|20)\d\d[〕\]］】﹞]\d{1,5}号)[）)]"
)
# 昆山市人民政府办公室文件  中华人民共和国国务院令第227号
_LETTERHEAD = re.compile(r"(?P<issuer>[^，。；：《》]{2,40}?)(?:文件|令(?:第?\d{1,5}号)?)")
_NAMED = re.compile(rf"《([^《》]{{4,60}}(?:{GENRES})(?:[（(].{{1,20}}[）)])?)》")
# A mark within brackets divides nothing: 各县（市、区）人民政府
_NAME_MARK = re.compile(r"[、，,；;](?![^（(]{0,30}[）)])")
# Who signs an order is a person: 市长某某
_PERSON = re.compile(r"(?:总理|[省市县区州]长|主席|部长|主任|局长)[\u4e00-\u9fff]{2,4}")
_ORGAN = re.compile(r"(?:委员会|人民政府|办公[厅室]|[局委部厅会院处社])")
_PREFECTURE = re.compile(r"(?:中共)?(?P<place>[\u4e00-\u9fff]{2,8}?[省市县区州])")
_TITLE_VERB = re.compile(r"关于|转发|印发")
_PAGE_DATE = re.compile(r"((?:19|20)\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?")
_ZERO = str.maketrans("Oo0", "〇〇〇")
_ADDRESSES = re.compile(
    r"[各、，,]|(?:政府|部门|单位|机构|公司|集团|企业|中心|大学|学校|[局委办厅院会])[:：]$"
)
# 现提出以下意见： ends like the line of recipients and is none.
_ANNOUNCES = re.compile(r"(?:以下|如下)[^，。]{0,8}[:：]$")
_LONGEST_TITLE = 150
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
    title_at = _title_at(opening, signature, numbered=number is not None)
    enclosed: Sequence[Paragraph] = opening
    if title_at is not None:
        # A notice encloses a document behind its signature.
        enclosed = opening[signature.date + 1 :] if signature else ()
    if signature is None:
        signature, signed = find_signature(parts.signature), parts.signature
    signers = signed[signature.start : signature.date] if signature else ()
    title = _title(opening[title_at]) if title_at is not None else page.get("title")
    return Header(
        number=number,
        issuers=_issuers(signers) or _letterhead(opening) or _above_title(opening, title_at, page),
        title=title,
        enclosed_title=_enclosed_title(enclosed, title),
        recipients=_recipients(opening[0 if title_at is None else title_at + 1 :])
        if title or signature
        else (),
        adopted=_adopted(opening),
        signed=_dated(signed[signature.date]) if signature else _page_date(page),
        printed=_printed(parts.colophon),
        disclosure=_disclosure((*opening, *parts.signature, *parts.colophon)),
        copies_to=_copies(parts.colophon),
        citations=_citations(paragraphs),
        attachments=_attachments(parts.listing),
    )


def enclosed_plans(opening: Sequence[Paragraph]) -> frozenset[str]:
    """The titles of the documents that one notice encloses, when there are several.

    《开封市推动制造业高质量发展实施方案》《开封市制造业高质量发展若干财政支持措施》…现印发给你们
    """
    for paragraph in opening:
        if "印发" in paragraph.text:
            named = frozenset(_NAMED.findall(paragraph.text))
            if len(named) > 1:
                return named
    return frozenset()


def _title_at(
    opening: Sequence[Paragraph], signature: Signature | None, *, numbered: bool
) -> int | None:
    """The paragraph of the title; one without 关于 is told by the number beside it.

    镇巴县人民政府工作规则  河北省人工影响天气管理规定
    """
    for index, paragraph in enumerate(opening):
        if len(paragraph.text) < _LONGEST_TITLE and TITLE.match(paragraph.text):
            return index
    if not numbered:
        return None
    for index, paragraph in enumerate(opening[: signature.start if signature else None]):
        if "，" in paragraph.text or "。" in paragraph.text:
            break
        if _ENCLOSED_TITLE.fullmatch(paragraph.text):
            return index
    return None


def _title(paragraph: Paragraph) -> Statement:
    """The title, without the number that may stand on its line."""
    match = NUMBERED_TITLE.match(paragraph.text)
    start = match.end() if match else 0
    return Statement(text=paragraph.text[start:], **at(paragraph.place(start)))


def _statement(paragraph: Paragraph) -> Statement:
    return Statement(text=paragraph.text, **at(paragraph.place()))


def _number(opening: Sequence[Paragraph]) -> Statement | None:
    before = ""
    for paragraph in opening:
        match = NUMBER_LINE.fullmatch(paragraph.text) or NUMBERED_TITLE.match(paragraph.text)
        if match:
            return Statement(text=match["number"], **at(paragraph.place()))
        if before.endswith("令") and ORDER_NUMBER.fullmatch(paragraph.text):
            return Statement(text=before + paragraph.text, **at(paragraph.place()))
        before = paragraph.text
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
        if not _PERSON.fullmatch(paragraph.text)
        for name in _split_issuers(paragraph.text)
    )


def _split_issuers(text: str) -> list[str]:
    """The issuers on one line; the space between them may be gone.

    成都市发展和改革委员会中共成都市委社会工作部: each begins with the name of the place.
    国家卫生健康委办公厅财政部办公厅: each ends in the same word.
    """
    names: list[str] = []
    for piece in re.split(r"[\s、]+", text):
        place = _PREFECTURE.match(piece)
        written = [piece]
        if place:
            own = re.escape(place["place"])
            written = [
                name for name in re.split(f"(?=中共{own})|(?<!中共)(?={own})", piece) if name
            ]
        elif piece.count("办公厅") > 1 and piece.endswith("办公厅"):
            written = [f"{name}办公厅" for name in piece.split("办公厅") if name]
        whole = all(len(name) > 3 and _ORGAN.search(name[-4:]) for name in written)
        names.extend(written if whole else [piece])
    return names


def _above_title(
    opening: Sequence[Paragraph], title_at: int | None, page: Mapping[str, Statement]
) -> tuple[Statement, ...]:
    """The issuers in lines of their own above the title, or in the fields of the page."""
    if title_at is not None:
        title = opening[title_at]
        verb = _TITLE_VERB.search(title.text)
        if verb and verb.start() in title.offsets[1:]:
            names = _split_issuers(title.text[: verb.start()])
            return tuple(Statement(text=name, **at(title.place())) for name in names)
    issuer = page.get("issuers")
    if issuer is None:
        return ()
    return tuple(issuer.model_copy(update={"text": name}) for name in _split_issuers(issuer.text))


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
    return DatedStatement(text=match.group(), date=named, line=stated.line, page=stated.page)


def _letterhead(opening: Sequence[Paragraph]) -> tuple[Statement, ...]:
    """The issuer that the letterhead names: 昆山市人民政府办公室文件."""
    for paragraph in opening:
        match = _LETTERHEAD.fullmatch(paragraph.text)
        if match:
            return (Statement(text=match["issuer"], **at(paragraph.place())),)
    return ()


def _enclosed_title(behind: Sequence[Paragraph], title: Statement | None) -> Statement | None:
    """The title of the document that a notice encloses, or of a document without a notice."""
    for paragraph in behind:
        if _ENCLOSED_TITLE.fullmatch(paragraph.text) and not (
            title and title.text == paragraph.text
        ):
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


def impossible_print(parts: Parts) -> ReadingNote | None:
    """A note on a date of printing that no calendar has: 2022年9月31日印发."""
    for paragraph in reversed(parts.colophon):
        match = DATE.search(paragraph.text) if paragraph.text.endswith("印发") else None
        if match:
            message = f"印发日期“{match.group()}”日历上没有，未提取"
            place = paragraph.place(match.start())
            known = _dated(paragraph) is not None
            return None if known else ReadingNote(IMPOSSIBLE_DATE, message, place)
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
