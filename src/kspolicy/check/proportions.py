"""Rows of an allocation table that are shared out by one key, and two figures that break it.

Offices often share a total out by fixed proportions: 科技型中小企业评价入库, 高新技术企业认定数
and 引进紧缺人才 of 昆政办发〔2022〕97号 all give the first district 45 % and the second 23 %. A row
that breaks such a key in two districts only, and keeps it once they are exchanged, has probably
had them exchanged. A row that just differs from the rest says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd
from typing import TYPE_CHECKING

from kspolicy.check.sums import is_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.document import AllocationRow, AllocationTable

_FEWEST_WITNESSES = 3
_FEWEST_DISTRICTS = 5
# Shares of a small total are rounded too coarsely to bear witness to a key.
_SMALLEST_TOTAL = 40


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two figures of ``row`` that fit the key of ``witnesses`` other rows once exchanged."""

    row: AllocationRow
    districts: tuple[str, str]
    witnesses: tuple[AllocationRow, ...]


def find_exchanges(table: AllocationTable) -> Iterator[Exchange]:
    """Rows of ``table`` in which two figures seem exchanged."""
    shared = comparable_rows(table)
    for row, figures in shared:
        others = [(other, key) for other, key in shared if other is not row]
        found: dict[tuple[int, ...], list[AllocationRow]] = {}
        for other, key in others:
            off = _departures(figures, key)
            if len(off) == 2 and not _departures(_exchanged(figures, off), key):
                found.setdefault(off, []).append(other)
        if not found:
            continue
        pair, witnesses = max(found.items(), key=lambda item: len(item[1]))
        changed = _exchanged(figures, pair)
        # A row with a small total may fit both ways and then says nothing.
        against = sum(
            not _departures(figures, key) and bool(_departures(changed, key)) for _, key in others
        )
        if len(witnesses) >= _FEWEST_WITNESSES and len(witnesses) > against:
            first, second = (table.districts[index] for index in pair)
            yield Exchange(row, (first, second), tuple(witnesses))


def comparable_rows(table: AllocationTable) -> list[tuple[AllocationRow, list[float]]]:
    """The rows whose shares can be compared with those of others, the shares in column order."""
    return [(row, figures) for row in table.rows if (figures := _figures(row, table))]


def _figures(row: AllocationRow, table: AllocationTable) -> list[float] | None:
    """The shares of a row in the order of the districts, None where the row bears no witness."""
    figures = [row.shares.get(name) for name in table.districts]
    numbers = [float(figure) for figure in figures if isinstance(figure, (int, float))]
    if len(numbers) < max(len(figures), _FEWEST_DISTRICTS) or is_ratio(row) or row.doubts:
        return None
    return numbers if sum(numbers) >= _SMALLEST_TOTAL else None


def _departures(figures: list[float], key: list[float]) -> tuple[int, ...]:
    """The districts in which the two rows' proportions differ by more than rounding."""
    total, whole = sum(figures), sum(key)
    room = _grain(figures) / total + _grain(key) / whole
    return tuple(
        index
        for index, (one, other) in enumerate(zip(figures, key, strict=True))
        if abs(one / total - other / whole) > room
    )


def _grain(figures: list[float]) -> float:
    """What the figures are rounded to: 5 where all are multiples of 5, at most 1 otherwise."""
    if any(figure != int(figure) for figure in figures):
        return 1
    return gcd(*(int(figure) for figure in figures)) or 1


def _exchanged(figures: list[float], pair: tuple[int, ...]) -> list[float]:
    first, second = pair
    changed = list(figures)
    changed[first], changed[second] = figures[second], figures[first]
    return changed
