"""Allocation tables (目标分解表): indicators down, districts across, a total before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.model.document import AllocationRow, AllocationTable, Figure
from kspolicy.model.source import ReadingNote
from kspolicy.parse.duty import parse_clause
from kspolicy.parse.places import at
from kspolicy.parse.quantities import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Cell, Row, Table
    from kspolicy.parse.identities import Identities

_TOTAL = re.compile(
    r"(?:(?:19|20)\d\d年(?:目标|目标值)?|合计|总计|全[市区县省]|总量|总数|目标值?)$"
)
_INDICATOR = re.compile(r"指标|项目|名称|内容")
_UNITS = re.compile(r"(?:责任|牵头|主管|负责)(?:单位|部门)")
_REMARKS = re.compile(r"备\s?注|说\s?明")
_MEASURE = re.compile(r"(?:计量)?单位$")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_YEAR_COLUMN = re.compile(r"(?:19|20)\d\d年?")
_OWN_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]$")
_OF_WHICH = re.compile(r"其\s?中\s?[:：]?")
_FIGURE = re.compile(r"(?P<number>\d[\d,]*+(?:\.\d++)?)(?P<unit>[%‰]?)$")
_MARK = re.compile(r"[-‐-―−─/／…]++$")
_FEWEST_DISTRICTS = 2
_LONGEST_QUOTE = 20


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of an allocation table holds what."""

    indicator: int
    total: int
    districts: tuple[int, ...]
    category: int | None = None
    measure: int | None = None
    units: int | None = None


def find_columns(table: Table) -> Columns | None:
    """The columns of an allocation table, None when ``table`` is not one."""
    names = [cell.text for cell in table.header.cells]
    total = next((i for i, name in enumerate(names) if _TOTAL.match(name)), None)
    if not total:
        return None
    districts = _district_columns(names, total)
    if districts is None or not _mostly_figures(table, (total, *districts)):
        return None
    measure = next((i for i in range(total) if _MEASURE.match(names[i])), None)
    texts = [i for i in range(total) if i != measure and not names[i].startswith("序号")]
    if not texts:
        return None
    named = [i for i in texts if _INDICATOR.search(names[i])]
    indicator = named[-1] if named else texts[-1]
    category = next((i for i in texts if i < indicator), None)
    units = next((i for i, name in enumerate(names) if _UNITS.search(name)), None)
    return Columns(indicator, total, districts, category, measure, units)


def read_allocation(
    table: Table, columns: Columns, part: str, title: str, identities: Identities
) -> tuple[AllocationTable, list[ReadingNote]]:
    """Read an allocation table: its rows, 其中 rows tied to the row they are part of."""
    reading = _Reading(columns, [cell.text for cell in table.header.cells])
    for index, row in enumerate(table.rows, start=1):
        if not row.broken:
            reading.add(row, identities.take(f"{part}/{index}"))
    total_column = reading.names[columns.total]
    year = _YEAR.search(total_column) or _YEAR.search(title)
    allocation = AllocationTable(
        part=part,
        year=int(year[1]) if year else None,
        total_column=total_column,
        districts=tuple(reading.names[i] for i in columns.districts),
        rows=tuple(reading.rows),
        **at(table.place),
    )
    return allocation, reading.notes


@dataclass(slots=True)
class _Reading:
    """Reads the rows of one allocation table, top to bottom."""

    columns: Columns
    names: Sequence[str]
    rows: list[AllocationRow] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)
    # A merged cell holds for the rows below it, 其中 for the rows that can be parts of the same.
    category: str | None = None
    whole: AllocationRow | None = None

    def add(self, row: Row, identity: str) -> None:
        columns, cells = self.columns, row.cells
        written = cells[columns.category].text if columns.category is not None else ""
        if written and written != self.category:
            self.category, self.whole = written, None
        indicator = cells[columns.indicator].text
        unit = _unit(row, columns, indicator)
        doubts = {self.names[i]: cell.doubt for i, cell in enumerate(cells) if cell.doubt}
        figures = {
            self.names[column]: self._figure(cells[column], self.names[column], doubts)
            for column in (columns.total, *columns.districts)
        }
        self.rows.append(
            AllocationRow(
                id=identity,
                category=self.category,
                indicator=indicator,
                unit=unit,
                total=figures.pop(self.names[columns.total]),
                shares=figures,
                units=_unit_names(cells[columns.units]) if columns.units is not None else (),
                of_which=self._whole_of(indicator, unit),
                doubts=doubts,
                **at(row.place),
            )
        )

    def _whole_of(self, indicator: str, unit: str | None) -> str | None:
        """The id of the row that a row with this indicator is a part of."""
        if _OF_WHICH.match(indicator):
            above = self.rows[-1] if self.rows else None
            if self.whole is None or above is None or not _OF_WHICH.match(above.indicator):
                self.whole = above
        elif self.whole is not None and not _same_kind(self.whole, indicator, unit):
            self.whole = None
        return self.whole.id if self.whole else None

    def _figure(self, cell: Cell, column: str, doubts: dict[str, str]) -> Figure | None:
        """The figure of a cell; why it could not be read goes to ``doubts`` and the notes."""
        text = digits = cell.text
        if not text.isdecimal():
            if not text or _MARK.match(text):
                return text or None
            match = _FIGURE.match(text)
            digits = match["number"] if match else ""
        value = number(digits) if digits else None
        if value is None:
            reason = "数字过长" if digits else "不是数值"
            doubt = f"“{text[:_LONGEST_QUOTE]}”{reason}，未取值"
            doubts.setdefault(column, doubt)
            self.notes.append(ReadingNote("figure-not-understood", doubt, cell.place()))
        return value


def _district_columns(names: Sequence[str], total: int) -> tuple[int, ...] | None:
    """The columns behind the total, up to units or remarks, when they can be districts."""
    behind = range(total + 1, len(names))
    end = next(
        (i for i in behind if _UNITS.search(names[i]) or _REMARKS.match(names[i])), len(names)
    )
    districts = names[total + 1 : end]
    if len(districts) < _FEWEST_DISTRICTS or len(set(names[total:end])) <= len(districts):
        return None
    if any(not name or _YEAR_COLUMN.match(name) for name in districts):
        return None
    return tuple(range(total + 1, end))


def _mostly_figures(table: Table, columns: Sequence[int]) -> bool:
    cells = [row.cells[i].text for row in table.rows if not row.broken for i in columns]
    figures = sum(
        text.isdecimal() or bool(_MARK.match(text) or _FIGURE.match(text)) for text in cells
    )
    return bool(cells) and figures > len(cells) / 2


def _unit(row: Row, columns: Columns, indicator: str) -> str | None:
    """The unit of measure: a column of its own, brackets behind the indicator, or a sign."""
    if columns.measure is not None and row.cells[columns.measure].text:
        return row.cells[columns.measure].text
    own = _OWN_UNIT.search(indicator)
    if own:
        return own["unit"]
    sign = _FIGURE.match(row.cells[columns.total].text)
    return sign["unit"] or None if sign else None


def _unit_names(cell: Cell) -> tuple[str, ...]:
    return tuple(unit.name for unit in parse_clause(cell.text, 0, len(cell.text)).units)


def _same_kind(whole: AllocationRow, indicator: str, unit: str | None) -> bool:
    """Whether a row can still be a part of ``whole``: same unit, same noun measured.

    装备制造产业规模（亿元）: 其中：高端装备产业规模（亿元）, 汽车产业规模（亿元）
    """
    noun = _OWN_UNIT.sub("", whole.indicator)[-2:]
    return whole.unit == unit and noun == _OWN_UNIT.sub("", indicator)[-2:]
