"""One mention of a quantified indicator: a target of the text or a row of an allocation table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.model.document import AllocationRow, AllocationTable, PolicyDocument, Target

if TYPE_CHECKING:
    from kspolicy.link.form import IndicatorForm


@dataclass(frozen=True, slots=True)
class Mention:
    """A target or an allocation row with what linking compares.

    ``item`` is the record it stands for, ``indicator`` the whole name (an elided beginning put
    back), ``value`` None where nothing was entered.
    """

    id: str
    part: str
    indicator: str
    form: IndicatorForm
    value: int | float | None
    unit: str | None
    comparator: str
    year: int | None
    item: Target | AllocationRow
    task: str | None = None

    @property
    def is_row(self) -> bool:
        """Whether the mention is a row of an allocation table."""
        return isinstance(self.item, AllocationRow)

    @property
    def tabulated(self) -> bool:
        """Whether the mention is written in a table: a row of shares, or a figure of a year."""
        return self.is_row or (
            isinstance(self.item, Target) and self.item.found_by.startswith("table-")
        )


def whole_indicator(target: Target) -> str:
    """A target's indicator with what the list left out put back."""
    return (target.elided or "") + target.indicator


def allocation_of(document: PolicyDocument, row: AllocationRow) -> AllocationTable:
    """The table that ``row`` stands in."""
    return next(table for table in document.allocations if row in table.rows)
