"""The titles: that of the document, and those of the documents that a notice encloses."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from kspolicy.model.document import Statement
from kspolicy.parse.landmarks import COLUMN, GENRES, NUMBERED_TITLE, is_title
from kspolicy.parse.places import at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Paragraph
    from kspolicy.parse.landmarks import Signature

_ENCLOSED_TITLE = re.compile(rf"[^。；！？：:]{{4,60}}(?:{GENRES})(?:[（(].{{1,24}}[）)])?")
_TITLE_ENDS = (*GENRES.split("|"), "）", ")")
_NAMED = re.compile(rf"《([^《》]{{4,60}}(?:{GENRES})(?:[（(].{{1,20}}[）)])?)》")
_QUOTED = re.compile(r"《([^《》\n]{4,100})》")
_ASIDE = re.compile(r"[（(][^（）()]{1,20}[）)]$")
_SENTENCE = re.compile(r"[，,。]")
_LONGEST_TITLE = 150
_MOST_NAMED = 20
# 《政府工作报告》2022年重点工作 / 及民生实事项目任务分解方案
_GOES_ON = ("及", "以及", "暨", "和", "与", "的")
_NO_TITLE = re.compile(r"[，。；：:！？]|号$|[日）)]$")
_MOST_TITLE_LINES = 3


def find_title(
    opening: Sequence[Paragraph], signature: Signature | None, *, numbered: bool
) -> int | None:
    """The paragraph of the title; one without 关于 is told by the number beside it.

    镇巴县人民政府工作规则  河北省人工影响天气管理规定
    """
    titles = [
        index
        for index, paragraph in enumerate(opening)
        if len(paragraph.text) < _LONGEST_TITLE and is_title(paragraph.text)
    ]
    if titles:
        return _own_title(opening, titles)
    if not numbered:
        return None
    for index, paragraph in enumerate(opening[: signature.start if signature else None]):
        if _SENTENCE.search(paragraph.text):
            break
        if _is_enclosed(paragraph.text):
            return index
    return None


def _is_enclosed(text: str) -> bool:
    """Whether ``text`` can be the title of a document that a notice encloses."""
    return text.endswith(_TITLE_ENDS) and _ENCLOSED_TITLE.fullmatch(text) is not None


def _own_title(opening: Sequence[Paragraph], titles: Sequence[int]) -> int:
    """The first of ``titles`` that is the document's own; a page may head it with another.

    关于…的实施办法 / 发布时间：… / 中共赣州市委…印发《关于…的实施办法》的通知 / … / 关于…的实施办法
    """
    first = opening[titles[0]].text
    for index in titles[1:]:
        text = opening[index].text
        if text == first:
            break
        if f"《{first}》" in text:
            return index
    return titles[0]


def read_title(paragraph: Paragraph) -> Statement:
    """The title, without the number that may stand on its line."""
    match = NUMBERED_TITLE.match(paragraph.text) or COLUMN.match(paragraph.text)
    start = match.end() if match else 0
    return Statement(text=paragraph.text[start:], **at(paragraph.place(start)))


def enclosed_title(
    behind: Sequence[Paragraph], title: Statement | None, opening: Sequence[Paragraph]
) -> Statement | None:
    """The title of the document that a notice encloses, or of a document without a notice.

    ``opening``: the notice, which may name in 《》 what it encloses.
    """
    named = _named(opening, title)
    broken = _broken_title(behind, named)
    if broken:
        return broken
    names = named.split("\n")
    for paragraph in behind:
        text = paragraph.text
        if title and title.text == text:
            continue
        if _is_enclosed(text) or _bare(text) in names:
            return Statement(text=text, **at(paragraph.place()))
    return None


def behind_announcement(opening: Sequence[Paragraph], title_at: int) -> Sequence[Paragraph]:
    """What follows 现将《…规划》印发给你们 where no signature stands between; nothing else."""
    for index in range(title_at + 1, len(opening)):
        text = opening[index].text
        if "印发" in text and text.endswith("。"):
            named = _QUOTED.findall(text)
            return [own for own in opening[index + 1 :] if own.text in named]
    return ()


def _named(opening: Sequence[Paragraph], title: Statement | None) -> str:
    """The titles in 《》 above the body: 《…实施方案》已经省人民政府同意，现印发给你们.

    A notice with the title of another within it (印发贯彻落实《…条例》…实施方案的通知) names it.
    """
    quoting = (paragraph.text for paragraph in opening if "》" in paragraph.text)
    titles = (title for text in quoting for title in _QUOTED.findall(text))
    own = [title.text] if title and "》" in title.text else []
    return "\n".join([*islice(titles, _MOST_NAMED), *own]).replace("的", "")


def _bare(title: str) -> str:
    """A title as :func:`_named` has it, without what may be put behind it."""
    return _ASIDE.sub("", title).replace("的", "")


def _broken_title(behind: Sequence[Paragraph], named: str) -> Statement | None:
    """The enclosed title in two or three lines, which together are what the notice has ``named``.

    立山区政府2023年重点工作 / 任务分解和责任分工方案. So are two of which the second goes on.
    """
    for first, paragraph in enumerate(behind):
        whole = paragraph.text
        for line in behind[first + 1 : first + _MOST_TITLE_LINES]:
            whole += line.text
            if len(whole) > _LONGEST_TITLE or "。" in whole:
                break
            if not _is_enclosed(whole):
                continue
            begun = line.text.startswith(_GOES_ON) or paragraph.text.startswith("关于")
            if (begun and not _NO_TITLE.search(paragraph.text)) or _bare(whole) in named:
                return Statement(text=whole, **at(paragraph.place()))
    return None


def enclosed_plans(opening: Sequence[Paragraph]) -> frozenset[str]:
    """The titles of the documents that one notice encloses, when there are several.

    《开封市推动制造业高质量发展实施方案》《开封市制造业高质量发展若干财政支持措施》…现印发给你们
    """
    for paragraph in opening:
        if "印发" in paragraph.text and paragraph.text.count("《") > 1:
            named = frozenset(_NAMED.findall(paragraph.text))
            if len(named) > 1:
                return named
    return frozenset()
