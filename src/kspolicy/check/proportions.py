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
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import AllocationRow, AllocationTable

# The shares of a row in the order of the districts; None for one that it leaves out.
Shares = tuple[float | None, ...]

_FEWEST_WITNESSES = 2
# A row of this total shows its key to a fifth of a percent: one such witness is enough.
_PRECISE_TOTAL = 500
_FEWEST_DISTRICTS = 5
# Shares of a small total are rounded too coarsely to bear witness to a key …
_SMALLEST_TOTAL = 40
# … and those of a smaller one to show that they break it.
_SMALLEST_JUDGED = 12


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two figures of ``row`` that fit the key of ``witnesses`` other rows once exchanged."""

    row: AllocationRow
    districts: tuple[str, str]
    witnesses: tuple[AllocationRow, ...]


def find_exchanges(table: AllocationTable) -> Iterator[Exchange]:
    """Rows of ``table`` in which two figures seem exchanged."""
    keyed = [(row, _shares(row, table)) for row in table.rows if _is_shared_out(row)]
    for row, shares in keyed:
        if _total(shares) < _SMALLEST_JUDGED:
            continue
        others = [
            (other, key)
            for other, key in keyed
            if other is not row and _total(key) >= _SMALLEST_TOTAL
        ]
        found: dict[tuple[int, int], list[tuple[AllocationRow, Shares]]] = {}
        for other, key in others:
            pair = _departures(shares, key)
            if len(pair) == 2 and not _departures(_exchanged(shares, pair), key):
                found.setdefault((pair[0], pair[1]), []).append((other, key))
        if not found:
            continue
        pair, witnesses = max(found.items(), key=lambda item: len(item[1]))
        changed = _exchanged(shares, pair)
        # A row with a small total may fit both ways and then says nothing.
        against = sum(
            not _departures(shares, key) and bool(_departures(changed, key)) for _, key in others
        )
        if _are_enough(witnesses, changed) and len(witnesses) > against:
            first, second = (table.districts[index] for index in pair)
            yield Exchange(row, (first, second), tuple(other for other, _ in witnesses))


def comparable_rows(table: AllocationTable) -> list[tuple[AllocationRow, list[float]]]:
    """The rows that leave no district out and whose total is large enough to show a key.

    Each with its shares, in the order of the districts.
    """
    rows = [(row, _shares(row, table)) for row in table.rows if _is_shared_out(row)]
    return [
        (row, figures)
        for row, shares in rows
        if len(figures := _figures(shares)) == len(shares) and sum(figures) >= _SMALLEST_TOTAL
    ]


def _is_shared_out(row: AllocationRow) -> bool:
    return not is_ratio(row) and not row.doubts


def _shares(row: AllocationRow, table: AllocationTable) -> Shares:
    """The shares of a row; none at all where too few districts have one."""
    cells = [row.shares.get(name) for name in table.districts]
    shares = tuple(float(cell) if isinstance(cell, (int, float)) else None for cell in cells)
    return shares if len(_figures(shares)) >= _FEWEST_DISTRICTS else ()


def _figures(shares: Sequence[float | None]) -> list[float]:
    return [share for share in shares if share is not None]


def _total(shares: Shares) -> float:
    return sum(_figures(shares))


def _are_enough(witnesses: Sequence[tuple[AllocationRow, Shares]], changed: Shares) -> bool:
    """Whether the witnesses leave little doubt that ``changed`` is what was meant."""
    if len(witnesses) >= _FEWEST_WITNESSES:
        return True
    precise = _total(changed) >= _PRECISE_TOTAL
    return any(
        key == changed or (precise and _total(key) >= _PRECISE_TOTAL) for _, key in witnesses
    )


def _departures(shares: Shares, key: Shares) -> tuple[int, ...]:
    """The districts in which the two rows' proportions differ by more than rounding.

    Only those that both rows have count. Rows of the same figures are rounded alike, so that
    between them any difference counts.
    """
    common = [
        (index, one, other)
        for index, (one, other) in enumerate(zip(shares, key, strict=False))
        if one is not None and other is not None
    ]
    if len(common) < _FEWEST_DISTRICTS:
        return tuple(range(len(common) + 1))
    ones, others = [one for _, one, _ in common], [other for _, _, other in common]
    if sorted(ones) == sorted(others):
        return tuple(index for index, one, other in common if one != other)
    total, whole = sum(ones), sum(others)
    if not total or not whole:
        return tuple(range(len(common)))
    room = _grain(ones) / total + _grain(others) / whole
    return tuple(index for index, one, other in common if abs(one / total - other / whole) > room)


def _grain(figures: list[float]) -> float:
    """What the figures are rounded to: 5 where all are multiples of 5, at most 1 otherwise."""
    if any(figure != int(figure) for figure in figures):
        return 1
    return gcd(*(int(figure) for figure in figures)) or 1


def _exchanged(shares: Shares, pair: Sequence[int]) -> Shares:
    first, second = pair
    changed = list(shares)
    changed[first], changed[second] = shares[second], shares[first]
    return tuple(changed)
