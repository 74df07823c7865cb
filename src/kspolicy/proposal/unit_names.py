"""The name of a unit taken apart, and whether two names may be one unit's.

A name is a level (市, 市委), a stem (发展改革) and a tail (委). Two names of one level and one tail
are one unit where the stems are equal but for 和, or where settled usage makes one of the other.
What only looks alike is likely, and what differs in level is never one unit: 市发改委 is not
省发改委.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kspolicy.link.form import contains_in_order
from kspolicy.proposal.stems import abbreviates_regularly, is_settled, only_long, stands_for

if TYPE_CHECKING:
    from kspolicy.link.locality import Home

_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]*)[）)]$")
_FORMER = re.compile(r"原(?!产|子|材|料)")
# 市场, 市政园林, 区域 begin words; 市委, 区政府 do not.
_LEVEL = re.compile(
    r"(?P<level>国家|自治区|省(?!际)|市(?!场|政(?!府|协|法|研|务|数))|区(?!域)|县(?!域)|州|旗|盟)"
    r"(?P<party>委(?!员会?))?"
)
_TAX = re.compile(r"国家税务总局(?=.+税务局)")
_TAILS = (
    *(("管理委员会", "管委会"), ("委员会", "委"), ("办公室", "办"), ("办公厅", "办"), ("委", "委")),
    *(("联合会", "联"), ("协会", "协"), ("总局", "总局"), ("总社", "社"), ("管委会", "管委会")),
    *((tail, tail) for tail in ("局", "办", "厅", "部", "署", "院", "会", "社", "联", "协")),
    *((tail, tail) for tail in ("中心", "公司", "集团", "行", "队", "所", "处", "站")),
)
_OFFICES = frozenset("局委办厅")
_CONNECTIVES = re.compile(r"[和与及、]")
_OF_OFFICE = re.compile(r"工作领导小组$|领导小组$|工作$")
_SHORTEST_STEM = 2
# 金融办, 金融局, 地方金融监管局: one office through its renamings, though not in every place.
_RENAMED = (
    frozenset({"金融", "地方金融", "地方金融监管", "地方金融监督管理", "金融监管"}),
    frozenset({"城管", "城市管理", "城管执法", "综合执法", "综合行政执法"}),
    frozenset({"工信", "经信", "工业信息化", "经济信息化"}),
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A name taken apart. ``local`` stands before a body of the place that has no level (昆山).

    ``aside`` is what stands in brackets behind it: 区委组织部（区人才工作局）.
    """

    level: str
    party: bool
    stem: str
    tail: str
    local: str = ""
    aside: str = ""

    @property
    def is_office(self) -> bool:
        """Whether it ends like a department: 局, 委, 办, 厅."""
        return self.tail in _OFFICES

    @property
    def frame(self) -> tuple[str, bool, str, str]:
        """All but the stem: names of one frame may be short and long forms of each other."""
        return self.level, self.party, self.tail, self.local

    @property
    def family(self) -> int | None:
        """Which of the offices that were renamed again and again it is."""
        return next((i for i, stems in enumerate(_RENAMED) if self.stem in stems), None)

    @property
    def key(self) -> tuple[str, bool, str, str, str]:
        """What is equal for spellings that differ in nothing but form."""
        return self.level, self.party, self.stem, self.tail, self.local


@lru_cache(maxsize=4096)
def take_apart(name: str, home: Home | None) -> UnitName:
    """The parts of ``name`` as a document of ``home`` means them.

    昆山市教育局 is 市教育局 there, 国家税务总局昆山市税务局 is 市税务局.
    """
    bracket = _BRACKET.search(name)
    aside = bracket["inside"] if bracket else ""
    words = _BRACKET.sub("", name).removeprefix("中共")
    words = _FORMER.sub("", words, count=1) if words.startswith("原") else words
    words = _TAX.sub("", words)
    words, local = _without_home(words, home)
    found = _LEVEL.match(words) if not local else None
    level, party = (found["level"], bool(found["party"])) if found else ("", False)
    rest = words[found.end() :] if found else words
    rest = rest.replace("人民政府", "政府")
    tail, canonical = next(((t, c) for t, c in _TAILS if rest.endswith(t)), ("", ""))
    stem = _CONNECTIVES.sub("", rest.removesuffix(tail) if tail else rest)
    if canonical == "办":
        stem = _OF_OFFICE.sub("", stem)
    return UnitName(level, party, stem, canonical, local, aside)


def is_former(name: str) -> str | None:
    """The old name that a bracket gives: 市工信局（原市经信委） → 市经信委."""
    bracket = _BRACKET.search(name)
    inside = bracket["inside"] if bracket else ""
    return inside[1:] if inside.startswith("原") and len(inside) > _SHORTEST_STEM + 1 else None


def certainly_one(short: UnitName, long: UnitName) -> str | None:
    """Why ``short`` abbreviates ``long`` in every city; None where that is not certain."""
    if short.frame != long.frame or short.stem == long.stem:
        return None
    if stands_for(short.stem, long.stem):
        return f"“{short.stem}”是“{long.stem}”的通行简称"
    meant = only_long(short.stem)
    if meant is not None and meant == only_long(long.stem):
        return f"“{short.stem}”和“{long.stem}”是同一名称的简称"
    if f"{short.stem}管理" == long.stem:
        return f"“{long.stem}”与“{short.stem}”只差“管理”"
    if is_settled(short.stem) or len(short.stem) < _SHORTEST_STEM:
        return None
    if abbreviates_regularly(short.stem, long.stem):
        return f"“{short.stem}”逐词取自“{long.stem}”"
    return None


def maybe_one(one: UnitName, other: UnitName) -> str | None:
    """Why two names may be one unit's, as a person should judge; None where nothing says so."""
    if one.stem == other.stem and len(one.stem) >= _SHORTEST_STEM:
        return _differing_frame(one, other)
    if (one.level, one.party, one.local) != (other.level, other.party, other.local):
        return None
    if one.family is not None and one.family == other.family:
        return "机构改革中多有更名"
    if one.tail != other.tail:
        return None
    if sorted(one.stem) == sorted(other.stem):
        return "字相同，只是次序不同"
    short, long = sorted((one, other), key=lambda name: len(name.stem))
    if len(short.stem) >= _SHORTEST_STEM and contains_in_order(long.stem, short.stem):
        return f"“{short.stem}”的字依次见于“{long.stem}”"
    return None


def _differing_frame(one: UnitName, other: UnitName) -> str | None:
    """Two names of one stem: what of level, party or tail differs."""
    same_tail = one.tail == other.tail
    if one.level == other.level and one.local == other.local:
        if same_tail and one.party != other.party:
            return "只差“委”字，一为党委机构，一为政府机构"
        if not same_tail and one.party == other.party and one.is_office and other.is_office:
            return f"只有末字不同（{one.tail}、{other.tail}）"
        return None
    if not same_tail or one.party != other.party:
        return None
    if one.local or other.local:
        return "一写地名，一写级别"
    return "一写级别，一不写" if "" in (one.level, other.level) else None


def _without_home(words: str, home: Home | None) -> tuple[str, str]:
    """The name with 市 for 昆山市, and the place where it stands for no level (昆山生态环境局)."""
    if home is None:
        return words, ""
    for place in (*home.above, home.name):
        # 深圳市南湾区财政局 is 区财政局.
        inner = words.removeprefix(place)
        if inner != words and home.name != place and inner.startswith((home.name, home.short)):
            words = inner
    for place in (home.name, *home.above):
        if words.startswith(place) and len(words) > len(place):
            level = home.level if place == home.name else place[-1]
            return f"{level}{words[len(place) :]}", ""
    if words.startswith(home.short) and home.short != home.name and len(words) > len(home.short):
        return words[len(home.short) :], home.short
    return words, ""
