"""Sums over the districts of an allocation row, exact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kspolicy.model.document import AllocationRow

# Ratios do not add up over districts.
_RATIO = re.compile(r"占比|比重|比例|增速|增幅|增长率?|[率度]$")


@dataclass(frozen=True, slots=True)
class RowSum:
    """The sum of a row's shares against its total.

    ``formula`` writes the addition out; ``unallocated`` counts the districts marked ``--``.
    """

    total: Decimal
    sum: Decimal
    formula: str
    unallocated: int


def row_sums(row: AllocationRow) -> RowSum | None:
    """Add the shares of ``row``; None where they cannot be added.

    They cannot where the row is a ratio, has no total or no share, or a cell could not be read.
    """
    if not isinstance(row.total, (int, float)) or row.unit in ("%", "‰"):
        return None
    if _RATIO.search(re.sub(r"[（(][^（）()]*[）)]$", "", row.indicator)):
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
        unallocated=len(row.shares) - len(figures),
    )
