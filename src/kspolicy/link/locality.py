"""Whose document it is: the province, city, county or district that issued it.

A document says so in the names of its issuers (昆山市人民政府办公室, 深圳市南湾区人民政府办公室) or
in its titles (上海市北斗产业高质量发展三年行动计划). Where it says nothing, nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import PolicyDocument

CENTRAL = "国家"

# 市场, 市政府, 区域 are words, no ends of place names; 示范区, 开发区 are names of no government.
_CITY = r"市(?![场区级直属])(?!政(?:府|协|务|数))"
_DISTRICT = (
    r"(?<![范发园技假税能贸作景社校厂灾辖老片街牧库地郊禁试])(?<!大湾)(?<!高新)区(?![域级直属])"
)
_END = (
    rf"(?:特别行政区|自治区|自治州|自治县|省|{_CITY}|{_DISTRICT}"
    r"|县(?![域级直属])|(?<=[\u4e00-\u9fff]{2})州(?!市)|盟|旗)"
)
_PLACE = rf"[\u4e00-\u9fff]{{2,7}}?{_END}"
_ISSUER = re.compile(rf"(?:中共|中国共产党)?(?P<chain>(?:{_PLACE}){{1,3}})")
# In a title anything may stand before 市; there the name begins it and is short.
_TITLE = re.compile(
    r"(?:.*关于(?:印发|转发|发布)[《“]?)?"
    rf"(?P<chain>(?:[\u4e00-\u9fff]{{2,4}}?(?:省|{_CITY}|{_DISTRICT}|县(?![域级直属]))){{1,2}})"
)
_NO_NAME = re.compile(
    r"[全我本各]|关于|.*[的在与和及、，]|提升|建设|加[强快大]|推[进动]|促进|支持|优化|完善|深化|实施|打造|.*[主老心]城区"
)
_CENTRAL = re.compile(
    r"国务院|中共中央|中央|国家(?!级)|中华人民共和国|全国|[\u4e00-\u9fff]{2,8}(?:部|总局|总署)$"
)
_LEVELS = ("自治区", "省", "市", "区", "县", "州", "旗", "盟")


@dataclass(frozen=True, slots=True)
class Home:
    """The place that a document belongs to. ``above`` are the places that it lies in, if named."""

    name: str
    above: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name without what kind of place it is: 昆山市 → 昆山."""
        bare = self.name.removesuffix(self.level)
        return bare if len(bare) > 1 else self.name

    @property
    def level(self) -> str:
        """What its own bodies are called: 市 in 市财政局, 自治区 in 自治区财政厅."""
        if self.name == CENTRAL:
            return CENTRAL
        ends = {"自治州": "州", "自治县": "县", "自治旗": "旗", "特别行政区": "特区"}
        for end, level in ends.items():
            if self.name.endswith(end):
                return level
        return next((level for level in _LEVELS if self.name.endswith(level)), "")

    @property
    def places(self) -> tuple[str, ...]:
        """Its name in full and short, with the places above it, and those of these places."""
        whole = "".join((*self.above, self.name))
        above = (form for name in self.above for form in (name, Home(name).short))
        return tuple(dict.fromkeys((self.name, self.short, whole, *above)))


def home_of(document: PolicyDocument) -> Home | None:
    """The place that issued the document; None where neither issuers nor titles name one.

    深圳市南湾区人民政府办公室 → 南湾区, above it 深圳市; 国务院 → :data:`CENTRAL`.
    """
    header = document.header
    for issuer in header.issuers:
        match = _ISSUER.match(issuer.text)
        if match:
            return _home(match["chain"])
        if _CENTRAL.match(issuer.text):
            return Home(CENTRAL)
    for title in _titles(document):
        match = _TITLE.match(title)
        if match and not _NO_NAME.match(match["chain"]):
            return _home(match["chain"])
        if title.startswith(("国务院", "中共中央")):
            return Home(CENTRAL)
    return None


def lexicon_for(documents: Iterable[PolicyDocument], lexicon: Lexicon) -> Lexicon:
    """The lexicon as it serves ``documents``: not the built-in one of a city that none is of."""
    homes = [home_of(document) for document in documents]
    places = [place for home in homes if home and home.name != CENTRAL for place in home.places]
    return lexicon.serving({home.name if home else None for home in homes} or {None}, places)


def _titles(document: PolicyDocument) -> Iterator[str]:
    header = document.header
    for stated in (header.enclosed_title, header.title):
        if stated is not None:
            yield stated.text
    yield document.id
    yield from (part.title for part in document.parts)


def _home(chain: str) -> Home:
    places = re.findall(_PLACE, chain)
    return Home(places[-1], tuple(places[:-1]))
