"""Sums over the districts of an allocation row, exact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.model.document import AllocationRow

# Ratios and averages do not add up over districts.
_RATIO = re.compile(
    r"占比|比重|比例|增速|增幅|增长率?|[率度]$|(?:系数|指数|寿命|年限)$|^(?:[人户]均|平均|每)"
)


@dataclass(frozen=True, slots=True)
class RowSum:
    """The sum of a row's shares against its total.

    ``formula`` writes the addition out; ``unallocated`` counts the districts marked ``--``,
    ``blank`` those with an empty cell.
    """

    total: Decimal
    sum: Decimal
    formula: str
    unallocated: int
    blank: int

    @property
    def lacks(self) -> bool:
        """Whether the sum falls short while some districts have no figure."""
        return self.sum < self.total and self.unallocated + self.blank > 0


def row_sums(row: AllocationRow) -> RowSum | None:
    """Add the shares of ``row``; None where they cannot be added.

    They cannot where the row is a ratio, has no total or no share, or a cell could not be read.
    """
    if not isinstance(row.total, (int, float)) or is_ratio(row):
        return None
    if any(figure is None and name in row.doubts for name, figure in row.shares.items()):
        return None
    figures = [figure for figure in row.shares.values() if isinstance(figure, (int, float))]
    if not figures:
        return None
    return RowSum(
        total=Decimal(str(row.total)),
        sum=sum((Decimal(str(figure)) for figure in figures), Decimal(0)),
        formula="+".join(str(figure) for figure in figures),
        unallocated=sum(isinstance(figure, str) for figure in row.shares.values()),
        blank=sum(figure is None for figure in row.shares.values()),
    )


def is_ratio(row: AllocationRow) -> bool:
    """Whether a row's figures are ratios or averages: a unit of %, or a name that says so."""
    name = re.sub(r"[（(][^（）()]*[）)]$", "", row.indicator)
    return row.unit in ("%", "‰") or _RATIO.search(name) is not None
