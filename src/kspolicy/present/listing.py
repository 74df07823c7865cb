"""What there is to show, before any format: rows, and the columns that people see.

These are named tuples, frozen as dataclasses would be, because a query makes these classes each
time it starts and a dataclass takes six times as long to make.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

Kind = Literal["text", "number", "list", "flag"]
Row = Mapping[str, Any]


class Column(NamedTuple):
    """One column that people see: the key of its value in a row, and its Chinese title.

    With ``value``, the cell is what this makes of the whole row, and ``key`` is but a name.
    ``priority`` says how soon a narrow terminal may leave the column out: 0 never, otherwise the
    greatest number first. A ``sheet_only`` column stands in CSV, Markdown and xlsx, where width
    costs nothing, and in no table.
    """

    key: str
    title: str
    kind: Kind = "text"
    priority: int = 0
    sheet_only: bool = False
    value: Callable[[Row], object] | None = None


class Listing(NamedTuple):
    """Rows and how to show them.

    A row carries every field that JSON and YAML give; ``columns`` say what people see of it.
    ``summary`` are lines below a table (counts, notes), never in a format for programs; ``empty``
    is said when there are no rows. With ``envelope``, JSON and YAML give an object that holds the
    rows under that key instead of a bare array.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    title: str = ""
    summary: tuple[str, ...] = ()
    empty: str = "没有符合条件的记录。"
    envelope: str | None = None

    @property
    def table_columns(self) -> list[Column]:
        """The columns of a table that is read as text."""
        return [column for column in self.columns if not column.sheet_only]

    @property
    def width(self) -> int:
        """The cells that the narrowest screen has on which no column of the table is left out."""
        from kspolicy.present.room import narrowest, need

        return narrowest(need(self, column) for column in self.table_columns)

    @property
    def data(self) -> object:
        """The rows as dicts, lists, strings, numbers and None only, within the envelope."""
        rows = [plain(row) for row in self.rows]
        return rows if self.envelope is None else {self.envelope: rows}


class Screen(NamedTuple):
    """The terminal that a table is made for: its width in character cells, and colours or none."""

    width: int = 80
    colour: bool = False


def plain(value: object) -> object:
    """The value in the types that JSON has: tuples become lists, dates ISO text, enums their value.

    Raises:
        TypeError: the value is of a type that has no counterpart.
    """
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no plain form for {type(value).__name__}")
