"""Allocation tables (目标分解表): indicators down, districts across, a total beside them.

One table may share out several years, each a group of columns: 2023年 over 全市, 开发区, 高新区 and
2024年 over the same, or 2023年, 2024年 under each district. Each year becomes a table of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from kspolicy.model.document import AllocationRow, AllocationTable, Figure
from kspolicy.model.source import ReadingNote
from kspolicy.parse.clause import parse_clause
from kspolicy.parse.places import at
from kspolicy.parse.quantities import number
from kspolicy.parse.share_columns import MARK, PLAIN_FIGURE, Columns
from kspolicy.parse.table_head import OF_WHICH, plan_years

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kspolicy.model.source import Cell, Row, Table
    from kspolicy.parse.identities import Identities
    from kspolicy.parse.surroundings import Surroundings
    from kspolicy.parse.table_head import Head

_YEAR = re.compile(r"((?:19|20)\d\d)年")
_OWN_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]$")
_CLOSING = ("）", ")")
_DOUBT = attrgetter("doubt")
_LONGEST_QUOTE = 20


def read_allocation(
    table: Table, head: Head, columns: Columns, around: Surroundings, identities: Identities
) -> tuple[AllocationTable, list[ReadingNote]]:
    """Read an allocation table: its rows, 其中 rows tied to the row they are part of."""
    shares = {column.index for column in head.columns if column.kind in ("name", "figure")}
    labels = {c.index: c.name for c in head.columns if c.index not in shares} | columns.names
    labels |= {
        i: head.columns[i].name for i in (columns.indicator, columns.category) if i is not None
    }
    reading = _Reading(columns, labels, around.unit)
    owner = around.owner
    for position, row in zip(head.numbers, head.rows, strict=True):
        if not reading.begins(row) and (reading.holds(row) or not head.regions):
            reading.add(row, identities.take(f"{owner}/{position}"))
    total_column = columns.names[columns.total] if columns.total is not None else ""
    stated = _YEAR.search(total_column) or _YEAR.search(around.title)
    period = plan_years(around.title)
    year = period[1] if period and not _YEAR.search(total_column) else None
    allocation = AllocationTable(
        part=around.part,
        year=columns.year or year or (int(stated[1]) if stated else None),
        total_column=total_column,
        districts=tuple(columns.names[i] for i in columns.districts),
        rows=tuple(reading.rows),
        **at(table.place),
    )
    return allocation, reading.notes


@dataclass(slots=True)
class _Reading:
    """Reads the rows of one allocation table, top to bottom."""

    columns: Columns
    labels: Mapping[int, str]
    stated_unit: str | None
    rows: list[AllocationRow] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)
    # A merged cell holds for the rows below it, 其中 for the rows that can be parts of the same.
    category: str | None = None
    whole: AllocationRow | None = None

    def begins(self, row: Row) -> bool:
        """Whether a row only names the category of those below it: 一、总量指标."""
        text = row.cells[0].text
        if not text or any(cell.text for cell in row.cells[1:]):
            return False
        self.category, self.whole = text, None
        return True

    def holds(self, row: Row) -> bool:
        """Whether a row shares out anything in the year of these columns."""
        return any(row.cells[i].text for i in self.columns.names)

    def add(self, row: Row, identity: str) -> None:
        columns, cells = self.columns, row.cells
        written = cells[columns.category].text if columns.category is not None else ""
        if written and written != self.category:
            self.category, self.whole = written, None
        indicator = cells[columns.indicator].text
        unit = _unit(row, columns, indicator) or self.stated_unit
        names = columns.names
        doubts = self._doubts(cells) if any(map(_DOUBT, cells)) else {}
        figures: dict[str, Figure | None] = {}
        for column, name in names.items():
            text = cells[column].text
            figure = figures[name] = _read_figure(text)
            if figure is None and text:
                doubts.setdefault(name, self._note_unread(cells[column]))
        self.rows.append(
            AllocationRow(
                id=identity,
                category=self.category,
                indicator=indicator,
                unit=unit,
                total=figures.pop(names[columns.total]) if columns.total is not None else None,
                shares=figures,
                units=_unit_names(cells[columns.units].text) if columns.units is not None else (),
                of_which=self._whole_of(indicator, unit),
                doubts=doubts,
                **at(row.place),
            )
        )

    def _whole_of(self, indicator: str, unit: str | None) -> str | None:
        """The id of the row that a row with this indicator is a part of."""
        if OF_WHICH.match(indicator):
            above = self.rows[-1] if self.rows else None
            if self.whole is None or above is None or not OF_WHICH.match(above.indicator):
                self.whole = above
        elif self.whole is not None and not _same_kind(self.whole, indicator, unit):
            self.whole = None
        return self.whole.id if self.whole else None

    def _doubts(self, cells: Sequence[Cell]) -> dict[str, str]:
        """Why figures may stand in the wrong column, by the names of their columns."""
        labels = self.labels
        return {labels[i]: cell.doubt for i, cell in enumerate(cells) if cell.doubt and i in labels}

    def _note_unread(self, cell: Cell) -> str:
        """Note why the figure of a cell could not be read, and return the words of it."""
        reason = "数字过长" if PLAIN_FIGURE.match(cell.text) else "不是数值"
        doubt = f"“{cell.text[:_LONGEST_QUOTE]}”{reason}，未取值"
        self.notes.append(ReadingNote("figure-not-understood", doubt, cell.place()))
        return doubt


@lru_cache(maxsize=1024)
def _read_figure(text: str) -> Figure | None:
    """The figure that a cell states, None where it is blank or cannot be read.

    Most cells of a table hold the mark -- or one of a few small numbers.
    """
    if text.isdecimal():
        return number(text)
    if MARK.match(text):
        return text
    plain = PLAIN_FIGURE.match(text)
    figure = number(plain["number"]) if plain else None
    return -figure if plain and plain["minus"] and figure is not None else figure


def _unit(row: Row, columns: Columns, indicator: str) -> str | None:
    """The unit of measure: a column of its own, brackets behind the indicator, or a sign."""
    if columns.measure is not None and row.cells[columns.measure].text:
        return row.cells[columns.measure].text
    own = _OWN_UNIT.search(indicator) if indicator.endswith(_CLOSING) else None
    if own:
        return own["unit"]
    signs = (PLAIN_FIGURE.match(row.cells[column].text) for column in columns.names)
    return next((sign["unit"] for sign in signs if sign and sign["unit"]), None)


@lru_cache(maxsize=256)
def _unit_names(text: str) -> tuple[str, ...]:
    """The units that a cell names; most rows of a table name the same ones."""
    return tuple([unit.name for unit in parse_clause(text, 0, len(text)).units])


def _same_kind(whole: AllocationRow, indicator: str, unit: str | None) -> bool:
    """Whether a row can still be a part of ``whole``: same unit, same noun measured.

    装备制造产业规模（亿元）: 其中：高端装备产业规模（亿元）, 汽车产业规模（亿元）
    """
    noun = _OWN_UNIT.sub("", whole.indicator)[-2:]
    return whole.unit == unit and noun == _OWN_UNIT.sub("", indicator)[-2:]
