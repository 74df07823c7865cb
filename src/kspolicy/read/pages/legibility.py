"""Whether the text layer of a page is text at all, or what a bad conversion left."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Fewer characters than this prove nothing.
_FEWEST = 20
# From this share on, characters without a meaning make a page unreadable.
_MOST_MEANINGLESS = 0.2
# Rare characters: in honest text below three in a hundred, in a wrong conversion a quarter.
_MOST_RARE = 0.15
# The most frequent characters of official prose make up a third of it; by chance, hardly any.
_FEWEST_FREQUENT = 0.06
_ENOUGH_CHINESE = 120
_FREQUENT = frozenset(
    "的一和业发展市企工人新产建设中技区创大动位责年部科局以化实力支关高为全进施合国加行理政强"
    "作务办项管会重推单平各有服机标点上知集目目公开体组经生制电等度地成资三到级计在与"
    "個為發業產設實關國進務項會點體組經電資級與區動責單標請學說時對過來們這"
)


class _Kind(IntEnum):
    BLANK = 0
    MEANINGLESS = 1  # unmapped, for private use, or a control character
    LATIN = 2  # letters that text in another charset turns into
    FREQUENT = 3
    USUAL = 4
    RARE = 5
    OTHER = 6


def complaint(signs: Iterable[str]) -> str | None:
    """What is wrong with the characters of a page, as a clause in Chinese; None when nothing is."""
    counts = [0] * len(_Kind)
    for sign, count in Counter("".join(signs)).items():
        counts[_kind_of(sign)] += count
    total = sum(counts) - counts[_Kind.BLANK]
    if total < _FEWEST:
        return None
    meaningless = counts[_Kind.MEANINGLESS]
    if meaningless > _MOST_MEANINGLESS * total:
        return f"{meaningless} 个字符没有对应的文字（共 {total} 个）"
    if counts[_Kind.LATIN] > _MOST_MEANINGLESS * total:
        return "文字是乱码（编码转换有误）"
    frequent, rare = counts[_Kind.FREQUENT], counts[_Kind.RARE]
    written = frequent + counts[_Kind.USUAL] + rare
    if written < _ENOUGH_CHINESE:
        return None
    if rare > _MOST_RARE * written or frequent < _FEWEST_FREQUENT * written:
        return "文字不成语句（字体编码有误，或自带的识别有误）"
    return None


@cache
def _kind_of(sign: str) -> _Kind:
    if sign in " \t\r\n\u3000":
        return _Kind.BLANK
    if sign < " " or sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000":
        return _Kind.MEANINGLESS
    if "\u00a1" <= sign <= "\u024f":
        return _Kind.LATIN
    if not "\u3400" <= sign <= "\u9fff":
        return _Kind.OTHER
    if sign in _FREQUENT:
        return _Kind.FREQUENT
    return _Kind.USUAL if _is_usual(sign) else _Kind.RARE


def _is_usual(sign: str) -> bool:
    """Whether a Chinese character is in the standard sets of either way of writing."""
    for charset in ("gb2312", "big5"):
        try:
            sign.encode(charset)
        except UnicodeEncodeError:
            continue
        return True
    return False
