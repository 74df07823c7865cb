"""Names of one kind resolved to their canonical form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BODY_SUFFIX = re.compile(r"(?:管委会|管理委员会|人民政府|街道办事处|政府)$")
_TOWN_SUFFIX = re.compile(r"(?:镇|街道|乡)$")
LEVELS = ("省", "市", "区", "县", "州", "旗")
# 黄埔区, 临海市, 清河县, but not 高新区.
_COUNTY_SUFFIX = re.compile(r"(?:(?<![发新园技假税能贸])区|市|县|州|旗|盟)$")
# What a list may leave out after it has been said once: 市发改委、教育局 · 市委宣传部、人才办.
_ELIDED = re.compile(r"市委|省委|区委|县委|[省市区县]")


@dataclass(frozen=True, slots=True)
class UnitNames:
    """Names of units (单位). ``spellings`` maps every spelling to its canonical name."""

    spellings: Mapping[str, str]
    places: tuple[str, ...] = ()

    def resolve(self, written: str) -> str:
        """The canonical name of a unit, or ``written`` itself where the lexicon knows none."""
        return self.known(written) or written

    def known(self, written: str) -> str | None:
        """The canonical name of a unit, None where the lexicon knows none."""
        found = self.spellings.get(written)
        if found is not None:
            return found
        for place in self.places:
            bare = written.removeprefix(place)
            if bare != written:
                # 昆山市工信局 is 市工信局, 清河县财政局 is 县财政局.
                level = place[-1] if place.endswith(LEVELS) else "市"
                return self.spellings.get(f"{level}{bare}") or self.spellings.get(bare)
        return None

    def resolve_list(self, written: Sequence[str]) -> tuple[str, ...]:
        """Resolve a list in which 市 or 市委 may stand only before the first of several names."""
        resolved: list[str] = []
        prefixes: list[str] = []
        for name in written:
            known = self.known(name)
            if known is None:
                known = next((k for p in prefixes if (k := self.known(p + name))), None)
            head = _ELIDED.match(name)
            if head:
                prefixes = [head.group(), *(p for p in prefixes if p != head.group())]
            resolved.append(known or name)
        return tuple(resolved)


@dataclass(frozen=True, slots=True)
class DistrictNames:
    """Names of districts (区镇), from a lexicon and from the heads of allocation tables."""

    spellings: Mapping[str, str]
    places: tuple[str, ...] = ()
    _bare: dict[str, str] = field(default_factory=dict)
    # 黄埔 for 黄埔区: None where it could be several, 东山区 and 东山县.
    _shortest: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for spelling, name in self.spellings.items():
            self._bare.setdefault(bare_district(spelling, self.places), name)
        for bare, name in self._bare.items():
            short = _COUNTY_SUFFIX.sub("", bare)
            if len(short) > 1 and self._shortest.setdefault(short, name) != name:
                self._shortest[short] = None

    def known(self, written: str) -> str | None:
        """The canonical name of a district in whichever way it is written, None if unknown."""
        bare = bare_district(written, self.places)
        found = self.spellings.get(written) or self._bare.get(bare)
        if found is None and (bare in self._shortest or _COUNTY_SUFFIX.search(bare)):
            found = self._shortest.get(bare) or self._bare.get(_COUNTY_SUFFIX.sub("", bare))
        return found

    def resolve(self, written: str) -> str:
        """The canonical name of a district, or ``written`` itself where none is known."""
        return self.known(written) or written


def bare_district(name: str, places: Iterable[str]) -> str:
    """A district's name without the city, and without the words for its government.

    昆山高新区管委会 → 高新区; 张浦镇人民政府 → 张浦; 张浦镇 → 张浦.
    """
    bare = _BODY_SUFFIX.sub("", name.strip())
    for place in places:
        if bare.startswith(place) and len(bare) > len(place):
            bare = bare[len(place) :]
            break
    shorter = _TOWN_SUFFIX.sub("", bare)
    return shorter if len(shorter) > 1 else bare
