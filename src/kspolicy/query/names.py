"""Names that a user types, resolved against those the corpus knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.corpus.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kspolicy.index.rows import DistrictNameRow, UnitNameRow

# What may stand before the name that a user types: 工信局 is 市工信局, 财政厅 is 省财政厅.
_LEVELS = ("市", "市委", "省", "省委", "区", "区委", "县", "县委", "国家")


def resolve_district(
    given: str, spellings: Mapping[str, str], places: Sequence[str], known: Iterable[str]
) -> str:
    """The canonical name of a district in whichever way it is written.

    Raises:
        UnknownName: none of ``known`` is meant; with the nearest.
    """
    from kspolicy.lexicon.names import DistrictNames

    found = DistrictNames(spellings, tuple(places)).known(given.strip())
    names = list(known)
    if found is None or found not in names:
        raise UnknownName("区镇", given, nearest(given, names, spellings), names)
    return found


def resolve_unit(
    given: str, spellings: Mapping[str, str], places: Sequence[str], known: Iterable[str]
) -> str:
    """The canonical name of a unit in whichever way it is written; 工信局 is 市工信局.

    Raises:
        UnknownName: none of ``known`` is meant; with the nearest.
    """
    from kspolicy.lexicon.names import UnitNames

    names = list(known)
    units = UnitNames({**{name: name for name in names}, **spellings}, tuple(places))
    wanted = given.strip()
    for spelling in (wanted, *(f"{level}{wanted}" for level in _LEVELS)):
        found = units.resolve(spelling)
        if found in names:
            return found
    raise UnknownName("单位", given, nearest(given, names, spellings), names)


def nearest(given: str, names: Sequence[str], spellings: Mapping[str, str]) -> list[str]:
    """Up to three of ``names`` that look like ``given``, by any of their spellings."""
    from difflib import get_close_matches

    candidates = {name: name for name in names}
    candidates |= {spelling: name for spelling, name in spellings.items() if name in candidates}
    close = get_close_matches(given, candidates, n=6, cutoff=0.4)
    close += [spelling for spelling in candidates if given and given in spelling]
    return list(dict.fromkeys(candidates[spelling] for spelling in close))[:3]


def known_districts(rows: Iterable[DistrictNameRow]) -> list[str]:
    """The districts that the documents name."""
    return [row["name"] for row in rows]


def known_units(rows: Iterable[UnitNameRow]) -> list[str]:
    """The units that the documents name."""
    return [row["name"] for row in rows]
