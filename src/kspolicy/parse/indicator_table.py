"""Tables of indicators with years across: 指标 | 单位 | 2020年 | 2025年 | 年均增速 | 属性.

Every figure aimed at becomes a target, what is before it its base. A figure that is not certain is
noted with its place and not taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.model.document import Target
from kspolicy.model.source import ReadingNote
from kspolicy.parse.cell_figures import CellFigure, bare_unit, is_unset, read_figure
from kspolicy.parse.changes import in_points, is_level, unsaid
from kspolicy.parse.indicator_rows import (
    IndicatorRow,
    RowColumns,
    find_row_columns,
    read_indicator_rows,
)
from kspolicy.parse.places import at
from kspolicy.parse.quantities import find_overlong
from kspolicy.parse.regions import heads_regions
from kspolicy.parse.share_columns import is_district

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.document import Basis
    from kspolicy.model.source import Cell
    from kspolicy.parse.figure_columns import FigureColumns
    from kspolicy.parse.identities import Identities
    from kspolicy.parse.surroundings import Surroundings
    from kspolicy.parse.table_head import Column, Head

_OF_YEARS = "table-column-of-year"
_OF_CHANGE = "table-column-of-change"
# 年均增速, 累计增长: what grows is in per cent.
_GROWTH = re.compile(r"增[速长幅]|降幅|递增")
# 国内生产总值增长（%）: a row that is itself a rate of change.
_IS_CHANGE = re.compile(r"(?:增[速长幅]|增长率|递增|下降|降低|降幅|减少|削减)(?:率|幅度|比例)?$")
_ADDED = re.compile(r"新增(?!长)|净增")
_SUMMED = "累计"
# 常住人口城镇化率 52 and 〔6.8〕 beside it: the latter is how much is added, no level of 6.8%.
_SUMMED_CHANGE = "累计变化"
_ASIDE = re.compile(r"[（(\[〔【][^）)\]〕】]*[）)\]〕】]|[/／].*$")
_WHEN = re.compile(
    r"[“\"]?(?:(?:19|20)\d\d年?|十[一二三四五六七八九]五)[”\"]?(?:时期|期间|末)?|[-—~～至]"
)
_LONGEST_QUOTE = 30


def read_indicators(
    head: Head,
    figures: FigureColumns,
    around: Surroundings,
    identities: Identities,
) -> tuple[list[Target], list[ReadingNote]] | None:
    """The targets of the table; None where no column names its rows, or what it names is places."""
    columns = find_row_columns(head, figures.all)
    if columns is None or heads_regions(head.columns[columns.indicator].name):
        return None
    rows = list(read_indicator_rows(head, columns))
    if 2 * sum(is_district(row.indicator) for row in rows) >= len(rows):
        return None
    reading = _Reading(head, figures, columns, around, identities)
    for row in rows:
        reading.add(row)
    return reading.targets, reading.notes


@dataclass(slots=True)
class _Reading:
    """Reads the rows of one table, top to bottom."""

    head: Head
    figures: FigureColumns
    columns: RowColumns
    around: Surroundings
    identities: Identities
    targets: list[Target] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)
    summed: str = field(init=False)
    # The targets of the last row that is no part of another, by column.
    wholes: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.summed = self.around.summed_brackets(self.head)

    def add(self, row: IndicatorRow) -> None:
        shown = (*self.figures.goals, *self.figures.changes, *self.figures.unsure)
        if not row.indicator:
            if any(not is_unset(row.row.cells[column.index].text) for column in shown):
                self._note("row-without-name", "本行没有指标名称，未取值", row.row.cells[0])
            return
        home = self.identities.take(f"{self.around.owner}/{row.number}")
        found: dict[int, str] = {}
        for cell in (row.row.cells[column.index] for column in self.figures.bases):
            if _is_overlong(cell.text):
                message = f"“{row.indicator}”的“{cell.text[:_LONGEST_QUOTE]}”数字过长，未取值"
                self._note("figure-not-understood", message, cell)
        for column in self.figures.goals:
            self._add_goal(row, column, home, found)
        for column in self.figures.changes:
            self._add_change(row, column, home, found)
        if not row.of_which:
            self.wholes = found

    def _add_goal(
        self, row: IndicatorRow, column: Column, home: str, found: dict[int, str]
    ) -> None:
        """The target of one cell in a column of goals, if it is certain."""
        cell = row.row.cells[column.index]
        figure = self._figure(row, cell)
        if figure is None:
            return
        unit = self._unit(row, column, figure)
        if unit is None:
            message = f"“{cell.text}”的单位与本行（{row.unit}）不一致，未取值"
            self._note("figure-not-understood", f"“{row.indicator}”{message}", cell)
            return
        base = None if figure.change else self._base(row, unit)
        words = unsaid(row.indicator, figure.change)
        self._add_target(row, column, home, found, (figure, unit, words), base)

    def _add_change(
        self, row: IndicatorRow, column: Column, home: str, found: dict[int, str]
    ) -> None:
        """The target of one cell in a column of change: 年均增速, 累计, 年均/累计."""
        cell = row.row.cells[column.index]
        figure = self._figure(row, cell)
        if figure is None:
            return
        said = self._change(row, column, figure)
        if said is None:
            message = f"“{row.indicator}”的“{column.name}”“{cell.text}”无法确定所指，未取值"
            self._note("figure-not-understood", message, cell)
            return
        unit, words = said
        self._add_target(row, column, home, found, (figure, unit, words), None)

    def _change(
        self, row: IndicatorRow, column: Column, figure: CellFigure
    ) -> tuple[str, str] | None:
        """The unit of a figure of change, and the words it adds to the indicator; None: unsure."""
        own = _IS_CHANGE.search(row.indicator) is not None
        stated = figure.unit or column.unit or ""
        words = _ASIDE.sub("", column.name)
        words = words if "比" in words else _WHEN.sub("", words) or column.name
        beside = self._has_level(row, self.figures.goals)
        if figure.bracketed or words.startswith(_SUMMED):
            level = beside or self._has_level(row, self.figures.bases)
            level = level or is_level(row.indicator)
            grows = _GROWTH.search(words) is not None and not figure.bracketed
            unit = stated or ("%" if grows and row.unit != "%" else row.unit or self.around.unit)
            if unit is None:
                return None
            if own or not level or grows:
                return unit, words if level and not own else ""
            return in_points(unit), _SUMMED_CHANGE
        if own:
            unit = stated or row.unit
            return (unit, "") if unit else None
        if _GROWTH.search(words):
            unit = stated or ("%" if row.unit != "%" else "")
            return (unit, words) if unit else None
        if stated in ("%", "‰") or (row.unit == "%" and not beside):
            return stated or "%", words
        return None

    def _add_target(
        self,
        row: IndicatorRow,
        column: Column,
        home: str,
        found: dict[int, str],
        said: tuple[CellFigure, str, str],
        base: tuple[CellFigure, Column] | None,
    ) -> None:
        figure, unit, words = said
        cell = row.row.cells[column.index]
        summed = bool(figure.bracketed) or column.name.startswith(_SUMMED)
        basis: Basis | None = figure.basis or ("cumulative" if summed else None)
        if basis is None and _ADDED.search(row.indicator) and not words:
            basis = "increment"
        target = Target(
            id=self.identities.take(f"{home}#{len(found) + 1}"),
            part=self.around.part,
            section=self.around.section,
            indicator=row.indicator + words,
            comparator=figure.comparator,
            value=figure.value,
            value_max=figure.value_max,
            base_value=base[0].value if base else None,
            base_year=base[1].year if base else None,
            unit=unit,
            wording=cell.text,
            aspirational=figure.aspirational,
            basis=basis,
            year=self._year(column),
            attribute=row.attribute,
            category=row.category,
            units=row.units,
            of_which=self.wholes.get(column.index) if row.of_which else None,
            quote=f"{row.indicator}：{column.whole} {cell.text}",
            found_by=_OF_CHANGE if column.kind == "change" else _OF_YEARS,
            **at(cell.place()),
        )
        found[column.index] = target.id
        self.targets.append(target)

    def _figure(self, row: IndicatorRow, cell: Cell) -> CellFigure | None:
        """The figure of a cell that states one; why another cannot be read is noted."""
        text = cell.text
        if is_unset(text):
            return None
        name = f"“{row.indicator}”"
        if cell.doubt:
            self._note("figure-doubtful", f"{name}{cell.doubt}，未取值", cell)
            return None
        figure = read_figure(text)
        quoted = text[:_LONGEST_QUOTE]
        if figure is None:
            reason = "数字过长" if _is_overlong(text) else "不是单一数值"
            message = f"{name}的目标“{quoted}”{reason}，未取值"
            self._note("figure-not-understood", message, cell)
        elif figure.bracketed and not self._explained(figure, cell):
            message = f"{name}的“{quoted}”带括号，表中没有说明括号的含义，未取值"
            self._note("figure-not-understood", message, cell)
        else:
            return figure
        return None

    def _explained(self, figure: CellFigure, cell: Cell) -> bool:
        """Whether the table says that figures in these brackets are sums."""
        if figure.bracketed in self.summed:
            return True
        heads = (c.whole for c in self.figures.changes)
        return figure.bracketed not in "（(" and any(
            re.search(r"[〔\[﹝【（(][^〕\]﹞】）)]*累计", whole) for whole in heads
        )

    def _unit(self, row: IndicatorRow, column: Column, figure: CellFigure) -> str | None:
        """The unit of a figure: that of its cell, its row, its column, or the whole table."""
        known = row.unit or column.unit or self.around.unit
        if not figure.unit:
            return known or ""
        if not known or figure.change or figure.unit in (known, "番"):
            return figure.unit
        bare = bare_unit(known)
        if figure.unit in ("万", "亿", "万亿"):
            return figure.unit + bare
        same = bare_unit(figure.unit) == bare
        listed = figure.unit in re.split(r"[、，,/]", known)
        return figure.unit if same or listed else None

    def _base(self, row: IndicatorRow, unit: str) -> tuple[CellFigure, Column] | None:
        """The latest figure of the columns of what is, in the same unit."""
        for column in reversed(self.figures.bases):
            cell = row.row.cells[column.index]
            figure = None if cell.doubt else read_figure(cell.text)
            if figure is None or (figure.bracketed and figure.bracketed not in self.summed):
                continue
            known = figure.unit or row.unit or column.unit or self.around.unit or unit
            if figure.value_max is None and known == unit and not figure.change:
                return figure, column
        return None

    def _has_level(self, row: IndicatorRow, columns: Sequence[Column]) -> bool:
        """Whether a row has a figure in these columns that is no sum."""
        figures = (read_figure(row.row.cells[column.index].text) for column in columns)
        return any(figure is not None and not figure.bracketed for figure in figures)

    def _year(self, column: Column) -> int | None:
        """The year of a column; a change is that up to the one year aimed at."""
        if column.year is not None:
            return column.year
        years = {goal.year for goal in self.figures.goals if goal.year is not None}
        if column.kind == "change" and len(years) == 1:
            return years.pop()
        period = self.around.period
        if period and not years:
            return period[1]
        stated = re.findall(r"(20\d\d)年", self.around.title)
        return int(stated[0]) if not years and len(set(stated)) == 1 else None

    def _note(self, kind: str, message: str, cell: Cell) -> None:
        self.notes.append(ReadingNote(kind, message, cell.place()))


def _is_overlong(text: str) -> bool:
    """Whether a cell holds a figure too long to be read."""
    return any(find_overlong(text, 0, len(text), bare=True))
