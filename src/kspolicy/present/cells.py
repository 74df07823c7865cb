"""One value of a row as the text of a cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.present.listing import Column, Row

# Line breaks would tear a row; other control characters and marks that turn the writing direction
# could make a terminal show something else than what the document says.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def cell_value(row: Row, column: Column) -> object:
    """What the cell holds.

    A key that the row lacks is an error of the caller, not an empty cell.

    Raises:
        KeyError: the row has no such key.
    """
    value: object = row[column.key] if column.value is None else column.value(row)
    return value


def cell_text(row: Row, column: Column) -> str:
    """The cell as people read it: 、 between items, 是 or 否, empty when there is nothing."""
    value = cell_value(row, column)
    return "" if value is None else value_text(value)


def line_text(row: Row, column: Column) -> str:
    """Like ``cell_text``, on one line and without control characters."""
    return one_line(cell_text(row, column))


def one_line(text: str) -> str:
    """The text on one line and without control characters."""
    return text if text.isprintable() else _UNPRINTABLE.sub(" ", text).strip()


def value_text(value: object) -> str:
    """A value that is not None, as people read it."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, (list, tuple)):
        return "、".join(value_text(item) for item in value if item is not None)
    return str(value)


def _number_text(number: float) -> str:
    """Shortest decimal form, without exponent and without a fraction of zero."""
    text = repr(number)
    if "e" not in text:
        return text.removesuffix(".0")
    from decimal import Decimal

    return format(Decimal(text), "f")
