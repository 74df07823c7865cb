"""In which ways each unit's name is written, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.model.finding import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import LinkedDocument
    from kspolicy.lexicon.lexicon import Lexicon

Spellings = dict[str, dict[str, list[Evidence]]]


def unit_spellings(document: LinkedDocument, lexicon: Lexicon) -> Spellings:
    """The places of each spelling of each unit that the lexicon knows, by its canonical name.

    A name shortened because the one before it says the rest (市发改委、教育局) is no spelling.
    """
    found: Spellings = {}
    for name, evidence in _named(document):
        known = lexicon.units.known(name)
        if known is not None:
            found.setdefault(known, {}).setdefault(name, []).append(evidence)
    return found


def _named(document: LinkedDocument) -> Iterator[tuple[str, Evidence]]:
    identity = document.id
    for task in document.document.tasks:
        for unit in task.units:
            place = (unit.line or task.line, unit.page or task.page)
            quote = task.duty_wording or unit.name
            yield unit.name, Evidence(identity, task.part, quote, unit.name, *place)
    for table, row in document.rows():
        for name in row.units:
            quote = f"{row.indicator}：{name}"
            yield name, Evidence(identity, table.part, quote, name, row.line, row.page)
