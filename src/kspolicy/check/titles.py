"""Titles: the document's own, those of its annexes, and how a citation may miss them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.check.clauses import one_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.document import Attachment, Part, PolicyDocument
    from kspolicy.model.record import Located

_SIGNS = re.compile(r"[\s“”‘’\"'《》〈〉]")
_WIDTHS = str.maketrans("()—–-", "（）———")
# 关于印发昆山市…实施意见的通知 encloses 昆山市…实施意见.
_ENCLOSES = re.compile(r"关于印发(?P<name>.{6,}?)的通知$")
# What a title may be cited without.
_LEFT_OUT = re.compile(r"关于|的|（[^（）]{2,14}）$")
_LONGER = re.compile(r"（[^（）]{2,14}）$")
# 《…》已经市政府…审议通过，现印发给你们 · 现将《…》印发给你们
_ISSUED = re.compile(
    r"现将《(?P<before>[^《》]{4,80})》|《(?P<title>[^《》]{4,80})》(?:[已业]?经(?!印发)|，?现[印予])"
)
_ISSUES = re.compile(r"现(?:予以?)?印发|印发给|现将")
# Words that do not tell one document from another.
_IDLE = re.compile(r"任务|重点|工作|主要|建设|推进|实施|若干|相关|有关|年度")
_TELLING = re.compile(r"[\d一二三四五六七八九十第上下东西南北省市区县镇]")
_SHORTEST = 8
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class OwnTitle:
    """A title of the document or of an annex, and where it stands."""

    text: str
    part: str
    item: Located


def bare_title(title: str) -> str:
    """A title without blanks and quotes, its brackets and dashes of one width."""
    return _SIGNS.sub("", title).translate(_WIDTHS)


def enclosed_name(title: str) -> str | None:
    """What a notice of the form 关于印发…的通知 encloses, None where it does not."""
    match = _ENCLOSES.search(title)
    return match["name"].strip("《》") if match else None


def annex_number(part: Part) -> int | None:
    """The number of an annex, None for the body."""
    number = part.id.removeprefix("annex-")
    return int(number) if number.isdecimal() else None


def listed_annexes(document: PolicyDocument) -> dict[int, Attachment]:
    """The annexes of the list at the end of the body, by number; a single one has number 1."""
    return {
        item.number if item.number is not None else position: item
        for position, item in enumerate(document.header.attachments, start=1)
    }


def own_titles(document: PolicyDocument) -> tuple[OwnTitle, ...]:
    """The titles of the document, of what it encloses, and of its annexes, as they stand there.

    An annex that is only listed counts by the name in the list.
    """
    header = document.header
    own = [OwnTitle(s.text, "body", s) for s in (header.title, header.enclosed_title) if s]
    titled = {annex_number(part) for part in document.parts if part.title}
    for part in document.parts:
        if annex_number(part) is not None and part.title:
            own.append(OwnTitle(part.title, part.id, part))
    for number, item in listed_annexes(document).items():
        if number not in titled:
            own.append(OwnTitle(item.title, "body", item))
    return tuple(own)


def miscited(cited: str, own: Sequence[OwnTitle]) -> OwnTitle | None:
    """The title that ``cited`` nearly is, None where it is one of them or none of them."""
    bare = _LEFT_OUT.sub("", bare_title(cited))
    if len(bare) < _SHORTEST:
        return None
    near: OwnTitle | None = None
    for title in own:
        real = _LEFT_OUT.sub("", bare_title(title.text))
        if bare == real:
            return None
        if near is None and _nearly(bare, real):
            near = title
    return near


def issued_under(sentence: str) -> str | None:
    """The title that a notice's sentence gives to what it issues; None where it names several."""
    if not _ISSUES.search(sentence) or sentence.count("《") != 1:
        return None
    match = _ISSUED.search(sentence)
    return match["before"] or match["title"] if match else None


def differs_in_wording(cited: str, real: str) -> bool:
    """Whether two titles of one document differ in more than 关于…的 or a bracket at the end."""
    if _LONGER.sub("", bare_title(cited)) == _LONGER.sub("", bare_title(real)):
        return False
    if cited.startswith("关于") != real.startswith("关于"):
        return differs_a_little(_LEFT_OUT.sub("", cited), _LEFT_OUT.sub("", real))
    return differs_a_little(cited, real)


def differs_a_little(one: str, other: str) -> bool:
    """Whether two titles are not the same, but most of their words are."""
    change = one_change(bare_title(one), bare_title(other))
    return bool(change.old or change.new) and change.kept >= _MOST * max(len(one), len(other))


def _nearly(cited: str, real: str) -> bool:
    if _IDLE.sub("", cited) == _IDLE.sub("", real):
        return True
    change = one_change(cited, real)
    touched = change.old + change.new
    return (
        len(change.old) <= 1
        and len(change.new) <= 1
        and bool(change.before)
        and len(real) >= _SHORTEST
        and _TELLING.search(touched) is None
    )
