"""The names of units and districts that the documents use, with all their spellings.

A corpus may hold documents of several places. What is built in for one city must not name another's
bodies: there 市生态环境局 is not 昆山生态环境局, and 高新区 is not in full 昆山高新技术产业开发区.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.lexicon.names import LEVELS, DistrictNames, UnitNames
from kspolicy.link.locality import home_of, lexicon_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.index.rows import DistrictNameRow, UnitNameRow
    from kspolicy.lexicon.entries import NameEntry
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import PolicyDocument


@dataclass(frozen=True, slots=True)
class CorpusNames:
    """What the documents of a corpus call units and districts.

    ``own`` are the documents that the whole of ``lexicon`` serves, ``strangers`` those of another
    place than the city of its built-in part; ``theirs`` is what serves the latter.
    """

    lexicon: Lexicon
    theirs: Lexicon
    own: Sequence[PolicyDocument]
    strangers: Sequence[PolicyDocument]
    units: UnitNames = field(init=False)
    districts: DistrictNames = field(init=False)

    def __post_init__(self) -> None:
        places = self.lexicon.places
        object.__setattr__(self, "units", UnitNames(self._unit_spellings(), places))
        object.__setattr__(self, "districts", DistrictNames(self._district_spellings(), places))

    def _unit_spellings(self) -> dict[str, str]:
        strange = _written(self.strangers) - _written(self.own)
        spellings = {s: n for s, n in self.lexicon.units.spellings.items() if s not in strange}
        spellings |= {s: found for s in strange if (found := self.theirs.units.known(s))}
        named = _written(self.own) | strange
        for place in self.lexicon.places:
            for name in named if place.endswith(LEVELS) else ():
                # 广州市科技局 is 市科技局 where that is written as well.
                local = f"{place[-1]}{name[len(place) :]}"
                if name.startswith(place) and local in named:
                    spellings.setdefault(name, spellings.get(local, local))
        return spellings

    def _district_spellings(self) -> dict[str, str]:
        own, strange = list(_heads(self.own)), list(_heads(self.strangers))
        spellings = dict(self.lexicon.districts(own).spellings)
        named = self.theirs.districts(strange)
        return spellings | {name: named.resolve(name) for name in strange if name not in own}

    def unit_rows(self) -> list[UnitNameRow]:
        """Units that the documents name, with their spellings there and in the lexicon."""
        written: dict[str, dict[str, None]] = {}
        for document in (*self.own, *self.strangers):
            for name in _units(document):
                written.setdefault(self.units.resolve(name), {})[name] = None
            for group in document.groups:
                resolved = self.units.resolve_list(group.members)
                for name, canonical in zip(group.members, resolved, strict=True):
                    written.setdefault(canonical, {})[name] = None
        shared = {self.units.resolve(name) for name in _written(self.strangers)}
        entries = _entries(self.lexicon.unit_entries, self.theirs.unit_entries, shared)
        rows: list[UnitNameRow] = []
        for name, spellings in written.items():
            entry = entries.get(name)
            rows.append(
                {
                    "name": name,
                    "full": entry.full if entry else None,
                    "aliases": list(entry.aliases) if entry else [],
                    "written": list(spellings),
                }
            )
        return rows

    def district_rows(self) -> list[DistrictNameRow]:
        """Districts that head allocation tables, in the order of the tables."""
        shared = {self.districts.resolve(name) for name in _heads(self.strangers)}
        entries = _entries(self.lexicon.district_entries, self.theirs.district_entries, shared)
        rows: dict[str, DistrictNameRow] = {}
        for head in _heads((*self.own, *self.strangers)):
            name = self.districts.resolve(head)
            entry = entries.get(name)
            rows.setdefault(
                name,
                {
                    "name": name,
                    "full": entry.full if entry else None,
                    "aliases": list(entry.aliases) if entry else [],
                },
            )
        return list(rows.values())


def corpus_names(documents: Sequence[PolicyDocument], lexicon: Lexicon) -> CorpusNames:
    """The names that ``documents`` use, resolved by what of ``lexicon`` serves each of them."""
    serving = lexicon_for(documents, lexicon)
    own: list[PolicyDocument] = []
    strangers: list[PolicyDocument] = []
    for document in documents:
        (strangers if _is_stranger(document, serving) else own).append(document)
    return CorpusNames(
        lexicon=serving,
        theirs=lexicon_for(strangers, lexicon) if strangers else serving,
        own=own,
        strangers=strangers,
    )


def _is_stranger(document: PolicyDocument, lexicon: Lexicon) -> bool:
    home = home_of(document)
    return bool(home and lexicon.cities and home.name not in lexicon.cities)


def _units(document: PolicyDocument) -> Iterator[str]:
    yield from (unit.name for task in document.tasks for unit in task.units)
    yield from (n for table in document.allocations for row in table.rows for n in row.units)
    yield from (name for target in document.targets for name in target.units)


def _written(documents: Iterable[PolicyDocument]) -> set[str]:
    return {
        name
        for document in documents
        for name in (*_units(document), *(m for group in document.groups for m in group.members))
    }


def _heads(documents: Iterable[PolicyDocument]) -> Iterator[str]:
    return (name for d in documents for table in d.allocations for name in table.districts)


def _entries(
    all_entries: Iterable[NameEntry], theirs: Iterable[NameEntry], shared: set[str]
) -> dict[str, NameEntry]:
    """Entries by name; of a name that a stranger's body shares only what serves it as well."""
    entries = {entry.name: entry for entry in all_entries if entry.name not in shared}
    return entries | {entry.name: entry for entry in theirs if entry.name in shared}
