"""Heads: the words that say from when on a sentence speaks of goals, or of facts.

到2025年 · 2025年底前 · 2023—2025年， · 力争2024年 · 展望2035年 · 其中2024年850台、2025年1200台 ·
截至2021年底 · 目前 · “十四五”期间 · 三年内 · 今年 · 主要预期目标是：
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.numerals import years_of_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}"
_AT_CLAUSE = r"(?<![^，,；;：:。])"
_DASHES = "-‐-―−~至"
_MONTH = rf"[0-9]{{1,2}}(?:[{_DASHES}][0-9]{{1,2}})?月"
# 其中2024年850台、2025年完成1200台: a year, and what is done in it.
_COUNT = (
    r"(?:(?:预计|计划|力争)?(?:完成|实施|新[增建]|建[成设]|改造|更[新换]|淘汰|推广))?"
    rf"(?:不少于|不低于|达到?|为|约|近)?(?!{_MONTH})[0-9]"
)
# 规上企业2025年达到100家, but not 在2020年达到60%的基础上
_LEVEL = r"(?:力争)?(?:达到?|突破|超过|不低于|不少于)[0-9](?![^，,。；;]{0,16}(?:基础|水平))"
_HEAD = re.compile(
    rf"""
    (?=[截目近过力争到至1-9“其今全我未用经通一二两三四五主预发总工展远确努计规年]) (?:  # for speed
      截[至止]到?(?:{_YEAR}年(?:[0-9]{{1,2}}月)?[底末]?)?           # 截至2021年底
    | (?<![项题])目前 | (?:今年|{_YEAR}年)以来
    | 近(?:[一二两三四五六七八九十]|[0-9]{{1,2}})?年来? | 过去[一二两三四五六七八九十]年
    | (?P<hope>力争|争取)?[到至](?P<to>{_YEAR})年                  # 力争到2025年
      (?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?[底末]?(?:之?前|以前)?
    | (?<![比较])(?<![比较]于)(?P<by>{_YEAR})年                      # 2023年6月底前
      (?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:年?[底末]之?前?|之?前|以前)(?!的?(?:基础|水平)|为基)
    | (?P<due>今年)(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?[底末]?(?:之?前|以前)   # 今年11月15日前
    | (?:其中[，,：:]?[ 　]?|(?<=[、（(])|(?<=[、（(][ 　]))(?P<part>{_YEAR})年(?={_COUNT})
    | {_AT_CLAUSE}(?:其中[，,：:]?)?(?:全[省市县区国]|我[省市县区])?
      (?:(?P<wish>力争|争取)|确保|努力|预期|计划|规划|(?:远景)?展望)?      # 力争2024年
      (?:{_YEAR}年?[{_DASHES}、和])*(?P<during>{_YEAR})年               # 2023—2025年，
      (?!{_MONTH}|[上下初度第内以来起])
    | (?<![比较由从于])(?P<level>{_YEAR})年(?={_LEVEL})                 # 规上企业2025年达到100家
    | {_AT_CLAUSE}(?P<now>今年|全年(?![龄面])|年内)(?![0-9一二三四上下初以来前])  # 今年，  全年新增
    | [到至]?(?<![比较])(?<![比较]于)“(?P<plan>十[一二三四五六七八九])五”   # “十四五”期间
      (?:期间|时期|期?末)(?!的?(?:基础|水平)|相比)
    | {_AT_CLAUSE}(?P<within>[三两五3-9]年内)                        # 三年内认定…60家
    | {_AT_CLAUSE}(?P<hoping>力争|争取)?(?P<span>(?:用|未来|[经通]过)   # 力争经过5年努力
      [一二三四五1-9]年(?:左右)?(?:的?(?:时间|努力))?)
    | {_AT_CLAUSE}(?P<sum>[一二三四五1-9]年(?:累计|共)(?!同))          # 三年共开展…5000万人次
    | (?P<goals>(?:主要|预期|发展|总体|工作)目标(?:任务)?[是为]?[：:])  # 2018年发展主要预期目标是：
    )
    """,
    re.VERBOSE,
)
_COUNTED = re.compile(_COUNT)
# Where the one figure ends that is told of a year.
_PART_END = re.compile(r"[，；;、。）)]|,(?![0-9])")
_PART_GAP = 3
# A year in passing: 比2020年, 在2020年基础上 compare with it and say nothing of when.
_PASSING_YEAR = re.compile(
    rf"(?<![比较])({_YEAR})年(?!.{{0,3}}(?:基础|水平|基期)|[^，,。；;]{{0,24}}基础上)"
)
# A head is only there where one of these is, and no more than a few characters of it stand before.
# The pattern begins with one set of characters so that the search is fast.
_SIGN = re.compile(r"[年五目截](?:(?<=[年五])|(?<=目)[前标]|(?<=截)[至止])")
_REACH = 16
# What a superior asks for is its goal: 国家提出到2030年…; but 按照国家要求，到2030年 is our own.
_OF_SUPERIOR = re.compile(
    r"(?<![照据实按彻])(?:国家|中央|国务院|省委|省政府)[^，,。；;]{0,8}(?:提出|要求|明确)[^，,。；;]{0,2}$"
)
_FORECAST = "预计"
# The groups of a head that name its year.
_OF_YEAR = frozenset(("to", "by", "during", "part", "level"))
_SUPERIOR_REACH = 20


class Head(NamedTuple):
    """A head that ends at ``end``, its comma included.

    ``goal``: what follows is a goal (True), a fact (False), or it does not say (None).
    ``summed``: figures are those of all its years together (三年共). ``carried``: it stands in a
    sentence before. ``begin``: where its words begin. ``part``: it holds for one figure, a part of
    what another head is over (其中2024年850台); without a year, where no head holds any more.
    """

    end: int
    year: int | None
    goal: bool | None
    hoped: bool = False
    summed: bool = False
    carried: bool = False
    begin: int = -1
    part: bool = False


def find_heads(
    text: str, start: int, end: int, earliest: int | None, this_year: int | None = None
) -> list[Head]:
    """The heads of ``text[start:end]``; years before ``earliest``, the document's, are past.

    ``this_year``: what 今年 means where the document bears no date.
    """
    heads: list[Head] = []
    before, position, parted = None, start, False
    for sign in _SIGN.finditer(text, start, end):
        if sign.start() < position:
            continue
        match = _HEAD.search(text, max(position, sign.start() - _REACH), end)
        if match is None:
            break
        before = _read(text, match, end, before, earliest, this_year)
        position = match.end()
        heads.append(before)
        parted = parted or before.part
    return _close_parts(text, heads, end) if parted else heads


def _close_parts(text: str, heads: Sequence[Head], end: int) -> list[Head]:
    """The heads, those of a part closed by the one that they are a part of, which holds again.

    到2027年更新5218台，其中2024年850台、2025年1200台，更新率达到60%
    """
    whole = Head(0, None, goal=None, part=True)
    closed: list[Head] = []
    stop: int | None = None
    for head in heads:
        follows = stop is not None and head.begin - stop <= _PART_GAP
        if stop is not None and not follows:
            closed.append(whole._replace(end=stop))
        if head.part or (follows and _COUNTED.match(text, head.end)):
            mark = _PART_END.search(text, head.end, end)
            stop = end if mark is None else mark.end() if mark.group() in "）)" else mark.start()
            closed.append(head._replace(part=True))
        else:
            whole, stop = head, None
            closed.append(head)
    if stop is not None:
        closed.append(whole._replace(end=stop))
    return closed


def _read(
    text: str,
    match: re.Match[str],
    end: int,
    before: Head | None,
    earliest: int | None,
    this_year: int | None,
) -> Head:
    """The head that ``match`` is, ``before`` being the last one before it in ``text[:end]``."""
    stop = match.end()
    stop += text.startswith(("，", ","), stop, end)
    kind = match.lastgroup
    if kind is None:
        return Head(stop, None, goal=False)
    if kind in _OF_YEAR:
        return _read_year(text, match, stop, earliest)
    if kind == "plan":
        return _read_plan(text, match, stop, earliest)
    if kind == "goals":
        return Head(stop, before.year if before else this_year, goal=True)
    if kind == "span":
        return Head(stop, None, goal=True, hoped=match["hoping"] is not None)
    if kind == "due":
        return Head(stop, this_year or earliest, goal=True)
    if kind == "now":
        # 全年 and 年内 are the year that the text speaks of; where it names none, the document's.
        spoken = before if match["now"] != "今年" else None
        spoken = spoken or Head(stop, earliest, goal=None)
        unsaid = spoken.year is None and spoken.goal is None
        return spoken._replace(end=stop, year=this_year if unsaid else spoken.year)
    return Head(stop, None, goal=None, summed=kind == "sum")


def _read_year(text: str, match: re.Match[str], stop: int, earliest: int | None) -> Head:
    """到2025年 sets a goal, unless the year is past, or 国家提出 stands before it."""
    kind = match.lastgroup
    year = int(match[kind or 0])
    goal: bool | None = True
    part = kind == "part" or (kind == "during" and _is_in_bracket(text, match.start()))
    if earliest is not None and year < earliest:
        # 到2020年 in a document of 2022 is more likely a slip than a fact: the words decide.
        goal = None if kind == "to" else False
    elif kind not in ("to", "by") and (earliest is None or year == earliest):
        goal = None
    if goal and _OF_SUPERIOR.search(text, max(0, match.start() - _SUPERIOR_REACH), match.start()):
        goal = False
    hoped = match["hope"] is not None or match["wish"] is not None
    return Head(stop, year, goal, hoped, begin=match.start(), part=part)


def _is_in_bracket(text: str, position: int) -> bool:
    """Whether ``position`` stands in a bracket: 到2025年（分年度：2023年20%，2024年30%），占比…."""
    opened = text.rfind("（", max(0, position - _REACH), position)
    return opened >= 0 and text.find("）", opened, position) < 0


def _read_plan(text: str, match: re.Match[str], stop: int, earliest: int | None) -> Head:
    """“十四五”期间 ends in 2025; what is 预计 by its end is a forecast."""
    years = years_of_plan(match["plan"])
    year = years[1] if years else None
    goal: bool | None = None
    if year is not None and earliest is not None:
        goal = year >= earliest
    if text.endswith(_FORECAST, 0, match.start()):
        goal = False
    return Head(stop, year, goal)


def names_past_year(words: str, earliest: int | None) -> bool:
    """Whether ``words`` speak of a year before ``earliest``: 2020年达到100家."""
    return (
        earliest is not None
        and "年" in words
        and any(int(year) < earliest for year in _PASSING_YEAR.findall(words))
    )


def begins_with_year(words: str) -> bool:
    """Whether ``words`` begin with a year: 2023年."""
    return words.startswith(("19", "20")) and _PASSING_YEAR.match(words) is not None
