"""Allocation tables (目标分解表): indicators down, districts across, a total before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kspolicy.model.document import AllocationRow, AllocationTable, Figure
from kspolicy.model.source import Cell, ReadingNote, Row, Table
from kspolicy.parse.duty import parse_clause
from kspolicy.parse.quantities import number
from kspolicy.parse.sentences import at

_TOTAL = re.compile(r"(?:(?:19|20)\d\d年(?:目标|目标值)?|合计|总计|全[市区县省]|总量|总数|目标值?)$")
_INDICATOR = re.compile(r"指标|项目|名称|内容")
_UNITS = re.compile(r"(?:责任|牵头|主管|负责)(?:单位|部门)")
_MEASURE = re.compile(r"(?:计量)?单位$")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_YEAR_COLUMN = re.compile(r"(?:19|20)\d\d年?")
_OWN_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]$")
_OF_WHICH = re.compile(r"其\s?中\s?[:：]?")
_FIGURE = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[%‰]?)$")
_MARK = re.compile(r"[-‐-―−─/／…]+$")
_FEWEST_DISTRICTS = 2


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
    if total is None or total == 0:
        return None
    units = next((i for i, name in enumerate(names) if _UNITS.search(name)), None)
    end = units if units is not None and units > total else len(names)
    districts = tuple(range(total + 1, end))
    if len(districts) < _FEWEST_DISTRICTS or any(
        _YEAR_COLUMN.match(names[i]) or not names[i] for i in districts
    ):
        return None
    if not _mostly_figures(table, (total, *districts)):
        return None
    measure = next((i for i in range(total) if _MEASURE.match(names[i])), None)
    texts = [i for i in range(total) if i != measure and not names[i].startswith("序号")]
    named = [i for i in texts if _INDICATOR.search(names[i])]
    if not texts:
        return None
    indicator = named[-1] if named else texts[-1]
    category = next((i for i in texts if i < indicator), None)
    return Columns(indicator, total, districts, category, measure, units)


def read_allocation(
    table: Table, columns: Columns, part: str, title: str
) -> tuple[AllocationTable, list[ReadingNote]]:
    """Read an allocation table: its rows, 其中 rows tied to the row they are part of."""
    names = [cell.text for cell in table.header.cells]
    notes: list[ReadingNote] = []
    rows: list[AllocationRow] = []
    category: str | None = None
    whole: AllocationRow | None = None  # the row that 其中 rows are part of
    for index, row in enumerate(table.rows, start=1):
        if row.broken:
            continue
        if columns.category is not None and row.cells[columns.category].text:
            category, whole = row.cells[columns.category].text, None
        indicator = row.cells[columns.indicator].text
        opens = _OF_WHICH.match(indicator) is not None
        if opens:
            whole = rows[-1] if rows else None
        read = _read_row(row, columns, names, f"{part}/{index}", category, notes)
        if whole is not None and not opens and not _same_kind(whole, read):
            whole = None
        if whole is not None:
            read = read.model_copy(update={"of_which": whole.id})
        rows.append(read)
    year = _YEAR.search(names[columns.total]) or _YEAR.search(title)
    allocation = AllocationTable(
        part=part,
        year=int(year[1]) if year else None,
        total_column=names[columns.total],
        districts=tuple(names[i] for i in columns.districts),
        rows=tuple(rows),
        **at(table.place),  # type: ignore[arg-type]
    )
    return allocation, notes


def _mostly_figures(table: Table, columns: Sequence[int]) -> bool:
    cells = [row.cells[i].text for row in table.rows if not row.broken for i in columns]
    figures = sum(bool(_FIGURE.match(text) or _MARK.match(text)) for text in cells)
    return bool(cells) and figures > len(cells) / 2


def _read_row(
    row: Row,
    columns: Columns,
    names: Sequence[str],
    identity: str,
    category: str | None,
    notes: list[ReadingNote],
) -> AllocationRow:
    cells = row.cells
    doubts = {names[i]: cell.doubt for i, cell in enumerate(cells) if cell.doubt}
    indicator = cells[columns.indicator].text
    unit = _unit(row, columns, indicator)
    figures: dict[int, Figure | None] = {}
    for column in (columns.total, *columns.districts):
        figures[column], doubt = _figure(cells[column])
        if doubt:
            doubts.setdefault(names[column], doubt)
            notes.append(ReadingNote("figure-not-understood", doubt, cells[column].place()))
    units: tuple[str, ...] = ()
    if columns.units is not None:
        cell = cells[columns.units]
        units = tuple(unit.name for unit in parse_clause(cell.text, 0, len(cell.text)).units)
    return AllocationRow(
        id=identity,
        category=category,
        indicator=indicator,
        unit=unit,
        total=figures[columns.total],
        shares={names[i]: figures[i] for i in columns.districts},
        units=units,
        doubts=doubts,
        **at(row.place),  # type: ignore[arg-type]
    )


def _unit(row: Row, columns: Columns, indicator: str) -> str | None:
    """The unit of measure: a column of its own, brackets behind the indicator, or a sign."""
    if columns.measure is not None and row.cells[columns.measure].text:
        return row.cells[columns.measure].text
    own = _OWN_UNIT.search(indicator)
    if own:
        return own["unit"]
    sign = _FIGURE.match(row.cells[columns.total].text)
    return sign["unit"] or None if sign else None


def _figure(cell: Cell) -> tuple[Figure | None, str | None]:
    """The figure of a cell, and why it could not be read where it could not."""
    if not cell.text:
        return None, None
    match = _FIGURE.match(cell.text)
    if match:
        value = number(match["number"])
        return (value, None) if value is not None else (None, f"数字过长：{cell.text[:20]}…")
    if _MARK.match(cell.text):
        return cell.text, None
    return None, f"“{cell.text}”不是数值，未取值"


def _same_kind(whole: AllocationRow, row: AllocationRow) -> bool:
    """Whether ``row`` can still be a part of ``whole``: same unit, same noun measured.

    装备制造产业规模（亿元）: 其中：高端装备产业规模（亿元）, 汽车产业规模（亿元）
    """
    bare = _OWN_UNIT.sub("", whole.indicator)
    other = _OWN_UNIT.sub("", row.indicator)
    return whole.unit == row.unit and bare[-2:] == other[-2:]
