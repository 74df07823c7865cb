"""Which names of units are tied: certainly one unit's, or likely so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kspolicy.link.form import contains_in_order
from kspolicy.link.locality import CENTRAL
from kspolicy.proposal.grouping import Tie, unambiguous
from kspolicy.proposal.stems import only_long
from kspolicy.proposal.unit_names import UnitName, certainly_one, is_former, maybe_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.proposal.mentions import Mention

SAME = "只差“和”“委员会”之类的字或地名"


@dataclass(slots=True)
class Written:
    """A name while it is counted."""

    name: str
    parts: UnitName
    first: Mention
    count: int = 0
    elided: int = 0
    elision: str | None = None
    issued: int = 0


def find_ties(names: Sequence[Written]) -> tuple[list[Tie], list[Tie]]:
    """Certain and doubtful ties between all names."""
    equal: list[Tie] = []
    longs: dict[str, dict[str, str]] = {}
    doubtful: list[Tie] = []
    for one, other in _pairs(names):
        if one.parts.key == other.parts.key:
            equal.append(Tie(one.name, other.name, SAME))
            continue
        for short, long in ((one, other), (other, one)):
            reason = certainly_one(short.parts, long.parts)
            if reason:
                longs.setdefault(short.name, {})[long.name] = reason
        if one.name not in longs.get(other.name, {}) and other.name not in longs.get(one.name, {}):
            reason = maybe_one(one.parts, other.parts)
            if reason:
                doubtful.append(Tie(one.name, other.name, reason))
    parts = {entry.name: entry.parts.key for entry in names}
    certain, ambiguous = unambiguous(longs, parts)
    elided, rest = _without_level(names, doubtful)
    former = list(_former(names))
    return [*equal, *former, *certain, *elided], [*ambiguous, *rest]


def _pairs(names: Sequence[Written]) -> Iterator[tuple[Written, Written]]:
    """The pairs that can be one unit: of one stem, one office often renamed, or one frame.

    Of one frame are the many 局 of a city; the characters of a short form are all in the long one.
    """
    alike: dict[tuple[object, ...], list[Written]] = {}
    begun: dict[tuple[object, ...], list[Written]] = {}
    for entry in names:
        parts = entry.parts
        alike.setdefault(("stem", parts.stem), []).append(entry)
        if parts.family is not None:
            alike.setdefault(("family", parts.level, parts.family), []).append(entry)
        if (meant := only_long(parts.stem)) is not None:
            alike.setdefault(("long", *parts.frame, meant), []).append(entry)
        alike.setdefault(("characters", *parts.frame, *sorted(parts.stem)), []).append(entry)
        begun.setdefault((*parts.frame, parts.stem[:1]), []).append(entry)
    seen: set[tuple[str, str]] = set()

    def new(one: Written, other: Written) -> bool:
        if one is other or (one.name, other.name) in seen or (other.name, one.name) in seen:
            return False
        seen.add((one.name, other.name))
        return _one_place(one.first, other.first)

    for members in alike.values():
        yield from (pair for pair in combinations(members, 2) if new(*pair))
    for long in names:
        for character in dict.fromkeys(long.parts.stem):
            for short in begun.get((*long.parts.frame, character), ()):
                if contains_in_order(long.parts.stem, short.parts.stem) and new(short, long):
                    yield short, long


def _one_place(one: Mention, other: Mention) -> bool:
    """市发改委 of one city is not that of another."""
    return one.home is None or other.home is None or one.home.name == other.home.name


def _without_level(
    names: Sequence[Written], doubtful: Sequence[Tie]
) -> tuple[list[Tie], list[Tie]]:
    """教育局 is 市教育局 where no other 教育局 is written; what of the ties remains doubtful."""
    of = {entry.name: entry for entry in names}
    frames = Counter(
        (entry.parts.stem, entry.parts.tail)
        for entry in {entry.parts.key: entry for entry in names}.values()
    )
    certain: list[Tie] = []
    rest: list[Tie] = []
    for tie in doubtful:
        one, other = of[tie.one], of[tie.other]
        bare, whole = sorted((one, other), key=lambda entry: entry.parts.level != "")
        home = bare.first.home
        sure = (
            *(bare.parts.stem == whole.parts.stem, bare.parts.level == "", not bare.parts.local),
            *(not bare.parts.party, bare.parts.is_office, home is not None),
            frames[bare.parts.stem, bare.parts.tail] == 2,
            home is not None and whole.parts.level in (home.level, CENTRAL),
        )
        if all(sure):
            certain.append(Tie(tie.one, tie.other, f"省略“{whole.parts.level}”", 2))
        else:
            rest.append(tie)
    return certain, rest


def _former(names: Sequence[Written]) -> Iterator[Tie]:
    """市工信局（原市经信委） says itself that 市经信委 is its old name."""
    known = {entry.name for entry in names}
    for entry in names:
        old = is_former(entry.name)
        if old in known and old is not None:
            yield Tie(entry.name, old, f"文中注明原为“{old}”")
