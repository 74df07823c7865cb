"""CSV for people: opens in Excel with Chinese titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.cells import cell_value, value_text

if TYPE_CHECKING:
    from kspolicy.present.listing import Column, Listing, Row, Screen

_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
_NOT_ALLOCATED = frozenset("-－—─–/ ")


def render(listing: Listing, screen: Screen | None) -> str:
    """A byte order mark, Chinese titles, the rows; lines end in CR LF (RFC 4180)."""
    import csv
    from io import StringIO

    buffer = StringIO()
    buffer.write("\ufeff")
    writer = csv.writer(buffer)
    writer.writerow([column.title for column in listing.columns])
    writer.writerows([[_cell(row, column) for column in listing.columns] for row in listing.rows])
    return buffer.getvalue()


def _cell(row: Row, column: Column) -> str:
    value = cell_value(row, column)
    if value is None:
        return ""
    return value_text(value) if isinstance(value, int | float) else guarded(value_text(value))


def guarded(text: str) -> str:
    """The text with ' before it where a spreadsheet would take it for a formula.

    A mark such as ``--`` (未划分) is no formula and stays as it is.
    """
    if text.startswith(_FORMULA_STARTS) and not _NOT_ALLOCATED.issuperset(text):
        return f"'{text}"
    return text
