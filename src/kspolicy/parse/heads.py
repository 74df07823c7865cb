"""Heads: the words that say from when on a sentence speaks of goals, or of facts.

到2025年 · 2025年底前 · 2023—2025年， · 截至2021年底 · 目前
"""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}"
_HEAD = re.compile(
    rf"""
    (?=[截目近力争到至12]) (?:                                     # so that the search is fast
      截[至止]到?(?:{_YEAR}年(?:[0-9]{{1,2}}月)?[底末]?)?           # 截至2021年底
    | (?<![项题])目前 | 近年来
    | (?P<hope>力争|争取)?[到至](?P<to>{_YEAR})年                  # 力争到2025年
      (?:[0-9]{{1,2}}月)?[底末]?(?:之?前|以前)?
    | (?P<by>{_YEAR})年(?:[0-9]{{1,2}}月)?(?:[底末]之?前?|之?前|以前)   # 2023年6月底前
    | (?<![^，,；;：:。])(?:{_YEAR}年?[-‐-―−~至])?(?P<during>{_YEAR})年   # 2023—2025年，
      (?![0-9上下初度第内以来])
    )
    """,
    re.VERBOSE,
)
# A year in passing: 比2020年, 在2020年基础上 compare with it and say nothing of when.
_PASSING_YEAR = re.compile(rf"(?<![比较])({_YEAR})年(?!.{{0,3}}(?:基础|水平|基期))")
# A head is only there where one of these is.
_SIGN = re.compile(r"[年目截]")


class Head(NamedTuple):
    """A head that ends at ``end``, its comma included.

    ``goal``: what follows is a goal (True), a fact (False), or it does not say (None).
    """

    end: int
    year: int | None
    goal: bool | None
    hoped: bool = False


def find_heads(text: str, start: int, end: int, earliest: int | None) -> list[Head]:
    """The heads of ``text[start:end]``; years before ``earliest``, the document's, are past."""
    if not _SIGN.search(text, start, end):
        return []
    heads: list[Head] = []
    for match in _HEAD.finditer(text, start, end):
        stop = match.end() + (text.startswith(("，", ","), match.end(), end))
        written = match["to"] or match["by"] or match["during"]
        if written is None:
            heads.append(Head(stop, None, goal=False))
            continue
        year = int(written)
        goal: bool | None = True
        if earliest is not None and year < earliest:
            goal = False
        elif match["during"] and (earliest is None or year == earliest):
            goal = None
        heads.append(Head(stop, year, goal, match["hope"] is not None))
    return heads


def names_past_year(words: str, earliest: int | None) -> bool:
    """Whether ``words`` speak of a year before ``earliest``: 2020年达到100家."""
    return (
        earliest is not None
        and "年" in words
        and any(int(year) < earliest for year in _PASSING_YEAR.findall(words))
    )


def begins_with_year(words: str) -> bool:
    """Whether ``words`` begin with a year: 2023年."""
    return _PASSING_YEAR.match(words) is not None
