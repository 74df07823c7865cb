"""What each district usually gets of a total, and figures of a row that seem out of place.

The usual share is the median over the table's rows, so that a few odd rows do not move it. A row
is looked at only if its other districts get about what they usually get: a row that follows a
pattern of its own (a matter of the villages, say) turns nothing round. Where a row leaves districts
out, the only thing that shows is a large district that gets nothing beside a small one that gets
what would suit it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import median
from typing import TYPE_CHECKING

from kspolicy.check.proportions import comparable_rows
from kspolicy.check.sums import is_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import AllocationRow, AllocationTable

_FEWEST_ROWS = 5
# Both figures are this many times too large or too small as they stand …
_OFF = 2.0
# … and no more than this once exchanged.
_NEAR = 1.7
_MOST_USUAL = 0.7
# A district that usually gets this much gets nothing …
_LARGE = 0.1
# … while its neighbour gets this many times its own usual share, which would suit the first.
_TOO_MUCH = 3.0
_SUITS = 2.0
_SMALLEST_TOTAL = 20


@dataclass(frozen=True, slots=True)
class Reversal:
    """Two figures of ``row`` that are far from the ``usual`` shares, and near once exchanged.

    ``actual`` and ``usual`` are shares of the whole, in the order of ``districts``.
    """

    row: AllocationRow
    districts: tuple[str, str]
    actual: tuple[float, float]
    usual: tuple[float, float]


def find_reversals(table: AllocationTable) -> Iterator[Reversal]:
    """Rows of ``table`` in which two districts get what the other one usually gets."""
    rows = [
        (row, [figure / sum(figures) for figure in figures])
        for row, figures in comparable_rows(table)
    ]
    if len(rows) < _FEWEST_ROWS:
        return
    for row, shares in rows:
        others = [known for other, known in rows if other is not row]
        usual = [median(column) for column in zip(*others, strict=True)]
        for one, two in combinations(range(len(shares)), 2):
            if _is_reversed(shares, usual, one, two):
                yield Reversal(
                    row,
                    (table.districts[one], table.districts[two]),
                    (shares[one], shares[two]),
                    (usual[one], usual[two]),
                )
                break


@dataclass(frozen=True, slots=True)
class Shift:
    """A figure of ``row`` that seems to stand one column beside its own."""

    row: AllocationRow
    empty: str
    filled: str
    share: float
    usual: float


def find_shifts(table: AllocationTable) -> Iterator[Shift]:
    """Rows of ``table`` in which a large district gets nothing and its neighbour its share."""
    known = [[figure / sum(figures) for figure in figures] for _, figures in comparable_rows(table)]
    if len(known) < _FEWEST_ROWS:
        return
    usual = [median(column) for column in zip(*known, strict=True)]
    for row in table.rows:
        shares = _with_gaps(row, table)
        for empty, filled in _neighbours(len(shares)):
            if (
                not shares[empty]
                and usual[empty] >= _LARGE
                and shares[filled] >= _TOO_MUCH * usual[filled]
                and _factor(shares[filled], usual[empty]) <= _SUITS
            ):
                names = table.districts[empty], table.districts[filled]
                yield Shift(row, *names, shares[filled], usual[filled])


def _with_gaps(row: AllocationRow, table: AllocationTable) -> list[float]:
    """The shares of a row that leaves some districts out; empty where it bears no comparison."""
    cells = [row.shares.get(name) for name in table.districts]
    figures = [float(cell) if isinstance(cell, (int, float)) else 0.0 for cell in cells]
    total = sum(figures)
    if total < _SMALLEST_TOTAL or all(figures) or is_ratio(row) or row.doubts:
        return []
    return [figure / total for figure in figures]


def _neighbours(count: int) -> Iterator[tuple[int, int]]:
    for left, right in pairwise(range(count)):
        yield left, right
        yield right, left


def _is_reversed(shares: Sequence[float], usual: Sequence[float], one: int, two: int) -> bool:
    if min(_factor(shares[one], usual[one]), _factor(shares[two], usual[two])) < _OFF:
        return False
    if max(_factor(shares[two], usual[one]), _factor(shares[one], usual[two])) > _NEAR:
        return False
    rest = [
        _factor(share, custom) < _OFF
        for index, (share, custom) in enumerate(zip(shares, usual, strict=True))
        if index not in (one, two)
    ]
    return sum(rest) >= _MOST_USUAL * len(rest)


def _factor(one: float, other: float) -> float:
    """How many times the larger of two shares is the smaller."""
    small, large = sorted((one, other))
    return large / small if small > 0 else float("inf")
