"""A source's blocks divided: what opens the document, its body, its annexes, its colophon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from kspolicy.model.source import Block, Paragraph, ReadingNote, Table
from kspolicy.parse.landmarks import (
    find_signature,
    is_attachment_listing,
    is_colophon,
    is_date,
    is_disclosure,
    is_listed_attachment,
)
from kspolicy.parse.numerals import ordinal
from kspolicy.parse.outline import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What an annex is called where nothing but a blank, which is lost, parts its number and title.
_PAPERS = (
    "表|清单|方案|计划|规划|目录|名单|指标|项目|任务|要求|说明|目标|分工|标准|办法|规定|细则|图|函"
)
# 附件1  附件一：  附件2-1  附表：…  附件1 重点任务分工表
_ANNEX = re.compile(
    r"附\s?(?:(?:件|表|录)\s?|(?=[\d:：]))(?P<number>[一二三四五六七八九十\d]{0,3})(?:[-－—]\d{1,2})?\s?"
    rf"(?:(?P<colon>[:：])\s?(?P<title>.{{2,60}})?|(?<=[\d\s])(?P<named>(?![所中的与和至、])[^，。；：:]{{2,60}}(?:{_PAPERS})))?$"
)
_LONGEST_TITLE = 80
# Issuer and date of printing; anything longer behind 抄送 is text.
_LONGEST_OF_COLOPHON = 60
_AFTER_COLOPHON = "text-after-colophon"
# The signature and what may follow it at the end of a body: date, （此件公开发布）, a contact.
_LONGEST_SIGNATURE = 6


@dataclass(slots=True)
class Annex:
    """One annex: its number, the paragraphs and tables under its heading.

    ``doubled``: an annex before it has the number that is written; ``number`` is a free one.
    """

    number: int
    title: str
    heading: Paragraph
    doubled: bool = False
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """The blocks of a document by where they stand; each stands in one place only.

    ``taken``: the numbers of its annexes. ``notes``: what was out of the ordinary.
    ``after_annex``: the annexes stand behind the colophon.
    """

    opening: list[Paragraph] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    signature: list[Paragraph] = field(default_factory=list)
    listing: list[Paragraph] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    colophon: list[Paragraph] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    notes: list[ReadingNote] = field(default_factory=list)
    after_annex: bool = False


def divide(blocks: Iterable[Block]) -> Parts:
    """Divide ``blocks``, in reading order."""
    parts = Parts()
    annex: Annex | None = None
    listing = colophon = False
    for block in blocks:
        if isinstance(block, Table):
            if parts.colophon:
                _note_after_colophon(block, parts)
            (annex.blocks if annex else parts.body).append(block)
            listing = colophon = False
            continue
        text = block.text
        colophon = is_colophon(text) or (colophon and _goes_on_colophon(text))
        if colophon:
            parts.colophon.append(block)
            continue
        if parts.colophon:
            _note_after_colophon(block, parts)
        attached = text.startswith("附")
        if attached and (heading := _annex_heading(text, parts)):
            if _holds_all(heading, parts):
                message = "全文写在“附件”之下，按正文读取"
                parts.notes.append(ReadingNote("text-under-annex", message, block.place()))
            else:
                annex = _open_annex(block, heading, parts)
        elif annex:
            _add_to_annex(annex, block)
        elif (attached and is_attachment_listing(text)) or (listing and is_listed_attachment(text)):
            parts.listing.append(block)
            listing = True
        elif parts.body or is_heading(text):
            parts.body.append(block)
            listing = False
        else:
            parts.opening.append(block)
    _move_notice(parts)
    _move_signature(parts)
    return parts


def _goes_on_colophon(text: str) -> bool:
    """Whether a line behind 抄送：… is of the colophon: a short one.

    A colophon may stand before the annexes; what follows it is text again, never dropped.
    """
    short = len(text) <= _LONGEST_OF_COLOPHON and "。" not in text
    return short and not _ANNEX.match(text) and not is_heading(text)


def _note_after_colophon(block: Block, parts: Parts) -> None:
    """Say, once, that text stands behind the colophon; an annex there is nothing unusual."""
    known = any(note.kind == _AFTER_COLOPHON for note in parts.notes)
    if known or (isinstance(block, Paragraph) and _ANNEX.match(block.text)) or parts.after_annex:
        parts.after_annex = True
        return
    place = block.place if isinstance(block, Table) else block.place()
    message = "版记之后还有文字，已一并读取，请核对位置"
    parts.notes.append(ReadingNote(_AFTER_COLOPHON, message, place))


def _annex_heading(text: str, parts: Parts) -> re.Match[str] | None:
    """The match when ``text`` heads an annex.

    附件：… before any annex lists the annexes instead, and so does 附件1：… before the body. On a
    line of its own 附件： may do either; it heads an annex where the body has been signed.
    """
    heading = _ANNEX.match(text)
    if heading is None or parts.annexes:
        return heading
    if heading["title"]:
        return None if not parts.body or is_attachment_listing(text) else heading
    if heading["colon"] and is_attachment_listing(text):
        return heading if _is_signed(parts) else None
    return heading


def _is_signed(parts: Parts) -> bool:
    """Whether what was read so far ends in a signature, or the colophon has come."""
    last = (parts.body or parts.opening)[-_LONGEST_SIGNATURE:]
    return bool(parts.colophon) or find_signature(list(_paragraphs(last))) is not None


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    return (block for block in blocks if isinstance(block, Paragraph))


def _holds_all(heading: re.Match[str], parts: Parts) -> bool:
    """Whether 附件, without a number, stands above the whole text: nothing is said before it."""
    return (
        not heading["number"]
        and not heading["title"]
        and not heading["named"]
        and not (parts.body or parts.listing or parts.annexes or parts.notes)
        and heading.string.startswith("附件")
        and not any("。" in paragraph.text for paragraph in parts.opening)
    )


def _open_annex(block: Paragraph, heading: re.Match[str], parts: Parts) -> Annex:
    number = ordinal(heading["number"]) if heading["number"] else None
    if number in parts.taken and not any(annex.blocks for annex in parts.annexes):
        # 附件1：… 附件2：… in a row were the list of annexes; here the first of them begins.
        parts.listing.extend(annex.heading for annex in parts.annexes)
        parts.annexes.clear()
        parts.taken.clear()
    doubled = number in parts.taken
    if not number or doubled:
        number = next(n for n in count(len(parts.taken) + 1) if n not in parts.taken)
    annex = Annex(number, heading["title"] or heading["named"] or "", block, doubled)
    parts.annexes.append(annex)
    parts.taken.add(number)
    return annex


def _add_to_annex(annex: Annex, block: Paragraph) -> None:
    if (
        not annex.title
        and not annex.blocks
        and len(block.text) <= _LONGEST_TITLE
        and "。" not in block.text
    ):
        annex.title = block.text
    else:
        annex.blocks.append(block)


def _move_notice(parts: Parts) -> None:
    """Take a notice whose own paragraphs are numbered off the beginning of the body.

    现将《…方案》印发给你们… / 一、… / 二、… / 国务院 / 2011年8月31日 / …方案 / 一、总体要求
    """
    texts = [block.text if isinstance(block, Paragraph) else "" for block in parts.body]
    signed = next((index for index, text in enumerate(texts) if is_date(text)), len(texts))
    for index in range(signed + 1, len(texts)):
        if is_heading(texts[index]):
            begins_anew = texts[index][:2] == texts[0][:2] and texts[0].startswith(("一", "第一"))
            if begins_anew and index > signed + 1 and "。" not in texts[signed + 1]:
                parts.opening.extend(_paragraphs(parts.body[:index]))
                del parts.body[:index]
            return


def _move_signature(parts: Parts) -> None:
    """Take the signature, and （此件公开发布） behind it, off the end of the body."""
    tail: list[Paragraph] = []
    for block in reversed(parts.body[-_LONGEST_SIGNATURE:]):
        if isinstance(block, Table) or "。" in block.text or is_heading(block.text):
            break
        tail.insert(0, block)
    signature = find_signature(tail)
    if signature is None:
        return
    end = signature.date + 1
    while end < len(tail) and is_disclosure(tail[end].text):
        end += 1
    parts.signature = tail[signature.start : end]
    before = len(parts.body) - len(tail)
    del parts.body[before + signature.start : before + end]
