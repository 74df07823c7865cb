"""What each district usually gets of a total, and two figures of a row that turn that round.

The usual share is the median over the table's rows, so that a few odd rows do not move it. A row
is looked at only if its other districts get about what they usually get: a row that follows a
pattern of its own (a matter of the villages, say) turns nothing round.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING

from kspolicy.check.proportions import comparable_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import AllocationRow, AllocationTable

_FEWEST_ROWS = 5
# Both figures are this many times too large or too small as they stand …
_OFF = 2.0
# … and no more than this once exchanged.
_NEAR = 1.7
_MOST_USUAL = 0.7


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
