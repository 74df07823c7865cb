"""The names of units and districts that the documents use, with all their spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.index.rows import DistrictNameRow, UnitNameRow
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.lexicon.names import DistrictNames
    from kspolicy.model.document import PolicyDocument


def unit_names(documents: Sequence[PolicyDocument], lexicon: Lexicon) -> list[UnitNameRow]:
    """Units that the documents name, with their spellings there and in the lexicon."""
    written: dict[str, dict[str, None]] = {}
    for document in documents:
        names = [unit.name for task in document.tasks for unit in task.units]
        names += [
            name for table in document.allocations for row in table.rows for name in row.units
        ]
        for name in names:
            written.setdefault(lexicon.units.resolve(name), {})[name] = None
        for group in document.groups:
            resolved = lexicon.units.resolve_list(group.members)
            for name, canonical in zip(group.members, resolved, strict=True):
                written.setdefault(canonical, {})[name] = None
    entries = {entry.name: entry for entry in lexicon.unit_entries}
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


def district_names(
    heads: Sequence[str], lexicon: Lexicon, districts: DistrictNames
) -> list[DistrictNameRow]:
    """Districts that head allocation tables, in the order of the tables."""
    entries = {entry.name: entry for entry in lexicon.district_entries}
    rows: dict[str, DistrictNameRow] = {}
    for head in heads:
        name = districts.resolve(head)
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
