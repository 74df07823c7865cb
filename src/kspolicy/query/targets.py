"""Targets: of a district, a unit, an indicator, a part, a year, a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kspolicy.index.rows import TargetRow


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """What is asked for; every field that is set narrows.

    Names of districts, units and documents are canonical; ``indicator`` is any part of the
    indicator or its concept, ``part`` is body, annex-1 or annex.
    """

    documents: frozenset[str] | None = None
    district: str | None = None
    unit: str | None = None
    indicator: str | None = None
    part: str | None = None
    year: int | None = None


def select_targets(
    rows: Iterable[TargetRow],
    wanted: TargetFilter,
    *,
    resolve_unit: Callable[[str], str],
    resolve_district: Callable[[str], str],
) -> Iterator[TargetRow]:
    """The rows that ``wanted`` describes, in the order of the documents."""
    for row in rows:
        if wanted.documents is not None and row["document"] not in wanted.documents:
            continue
        if wanted.district is not None and (
            row["district"] is None or resolve_district(row["district"]) != wanted.district
        ):
            continue
        if wanted.part is not None and not _in_part(row["part"], wanted.part):
            continue
        if wanted.year is not None and row["year"] != wanted.year:
            continue
        if wanted.indicator is not None and not _about(row, wanted.indicator):
            continue
        if wanted.unit is not None and wanted.unit not in (
            resolve_unit(name) for name in row["responsible_units"]
        ):
            continue
        yield row


def _in_part(part: str, wanted: str) -> bool:
    return part == wanted or (wanted == "annex" and part.startswith("annex-"))


def _about(row: TargetRow, words: str) -> bool:
    """Whether every word is in the indicator as written, bare of quotes, or in its concept."""
    indicator = row["indicator"]
    bare = indicator.translate(_QUOTES)
    concept = row["concept"] or ""
    return all(word in indicator or word in bare or word in concept for word in words.split())


_QUOTES = dict.fromkeys(map(ord, '“”‘’"《》'))
