"""Task lists (重点工作清单): numbered rows of task, matter and responsible units."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.clause import DutyClause, parse_clause
from kspolicy.parse.duty_rules import FIRST_LEADS
from kspolicy.parse.outline import first_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import UnitRole
    from kspolicy.model.source import Cell, Place, Row
    from kspolicy.parse.table_head import Column, Head

_NUMBER = re.compile(r"序\s?号|编\s?号")
_TASK = re.compile(r"任务|事项|工作|项目|举措|措施|类别|行动|工程|实事|要点")
_MATTER = re.compile(r"目标|内容|要求|标准|举措|措施|成果")
# 主要内容 | 责任部门: a list that says what is to be done and gives it no name.
_WORK = re.compile(r"内容|举措|措施")
_GOALS = re.compile(r"目标|指标")
_DEADLINE = re.compile(r"时限|时间|期限|进度|节点")
_ROLES: tuple[tuple[re.Pattern[str], UnitRole], ...] = (
    (re.compile(r"(?:牵头|主办|主责|主要责任|第一责任)(?!人|领导)"), "lead"),
    (
        re.compile(r"(?:配合|协办|参与|协同|协助|支撑(?=单|部)|支持(?=单|部))(?!人|领导)"),
        "supporting",
    ),
    (re.compile(r"(?:责任|负责|落实|承办|推进(?=单|部))(?!人|领导)"), "responsible"),
)
# 责任单位（列第一位的为牵头单位）: what a header says besides its name.
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
# Columns of persons and remarks.
_ASIDE = re.compile(r"备\s?注|说\s?明|[人员]$|领导|电话")
# 强化科技创新支撑能力。 over the whole width, and （一）加强战略科技力量建设 without any unit
_HEADING_NUMBER = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)]?、?$|第[一二三四五六七八九十]+[章节部]"
)
# Units one below the other in a cell, or between strokes: 市发改委/市财政局.
_UNIT_BREAK = re.compile(r"\s*\n\s*|(?<=[\u4e00-\u9fff）)])/(?=[\u4e00-\u9fff])")
_YEAR = re.compile(r"20\d\d年")
# 民生实事 | 责任单位: 完成棚户区改造2836户。 is the name of a task and what is to be done in one.
_SAYS_MORE = re.compile(r"[0-9。；]")


class MatterColumn(NamedTuple):
    """A column that says what is to be done: in ``goals``, under a ``heading`` with a year."""

    column: int
    goals: bool
    heading: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a task list holds what.

    Where no column names the task, ``title`` is a matter, whose first clause names it.
    """

    title: int
    units: tuple[tuple[int, UnitRole], ...]
    number: int | None = None
    programme: int | None = None
    matters: tuple[MatterColumn, ...] = ()
    deadline: int | None = None
    first_leads: bool = False

    @property
    def is_named_by_matter(self) -> bool:
        """Whether what is to be done names the task."""
        return any(matter.column == self.title for matter in self.matters)


class Matter(NamedTuple):
    """What a row says is to be done. ``heading``: that of a column with a year (2025年目标)."""

    cell: Cell
    goals: bool
    heading: str


class TaskRow(NamedTuple):
    """One row of a task list, as written. ``…_inherited``: from a merged cell above.

    ``own``: its number, and for each further row under one merged task a number behind it.
    """

    number: str
    own: str
    title: str
    title_inherited: bool
    programme: str | None
    programme_inherited: bool
    matters: tuple[Matter, ...]
    duties: tuple[tuple[Cell, DutyClause], ...]
    deadline: str | None
    place: Place


@dataclass(slots=True)
class Lists:
    """The task lists below one heading, as their rows come: which of them a row is in.

    Two lists without a heading between them each count from 1, and may come as one table.
    """

    count: int = 1
    _seen: set[str] = field(default_factory=set)
    _first: str | None = None
    _last: str | None = None

    def begins(self, rows: Sequence[TaskRow], index: int) -> bool:
        """Whether the row ``index`` begins another list: it and the rows below it count anew."""
        number, last = rows[index].number, self._last
        self._last = number
        if self._first is None:
            self._first = number
        anew = number == self._first and number != last and self._goes_on(rows, index)
        if anew:
            self.count += 1
            self._seen.clear()
        self._seen.add(number)
        return anew

    def _goes_on(self, rows: Sequence[TaskRow], index: int) -> bool:
        """Whether the next number below a row has been counted before."""
        below = (rows[following].number for following in range(index + 1, len(rows)))
        return next((number for number in below if number != self._first), None) in self._seen


def find_columns(head: Head) -> Columns | None:
    """The columns of a task list, None when a table with this head is not one.

    A header cell that spans two columns names both: 任务清单 over programme and task.
    """
    number: int | None = None
    deadline: int | None = None
    units: list[tuple[int, UnitRole]] = []
    texts: list[Column] = []
    for column in head.columns:
        bare = _BRACKET.sub("", column.name)
        if _NUMBER.search(bare):
            number = column.index
        elif _DEADLINE.search(bare):
            deadline = column.index
        elif (role := _role(bare)) is not None and not _MATTER.search(bare):
            units.append((column.index, role))
        elif bare and not _ASIDE.search(bare):
            texts.append(column)
    found = _tell_apart(texts)
    if not units or found is None:
        return None
    titles, matters = found
    return Columns(
        title=titles[-1].index,
        units=tuple(units),
        number=number,
        programme=titles[-2].index if len(titles) > 1 else None,
        matters=tuple(map(_matter_column, matters)),
        deadline=deadline,
        first_leads=any(FIRST_LEADS.search(head.columns[index].whole) for index, _ in units),
    )


def _role(name: str) -> UnitRole | None:
    """The role of the units in a column of this name."""
    return next((role for pattern, role in _ROLES if pattern.search(name)), None)


def _matter_column(column: Column) -> MatterColumn:
    heading = column.whole if _YEAR.search(column.whole) else ""
    return MatterColumn(column.index, _GOALS.search(column.name) is not None, heading)


def _tell_apart(texts: Sequence[Column]) -> tuple[list[Column], tuple[Column, ...]] | None:
    """The columns that name the task and its programme, and those that say what is to be done."""
    tasks = [c for c in texts if _TASK.search(c.name)] or [c for c in texts if _WORK.search(c.name)]
    if not tasks:
        return None
    bare = [c for c in tasks if not _MATTER.search(c.name)] or tasks[:1]
    last = bare[-1].index
    # 领域 before 重点任务 is what it belongs to, 2025年安排 behind it what is to be done.
    above = [c for c in texts if c not in tasks and c.index < last and not _MATTER.search(c.name)]
    titles = sorted((*above, *(c for c in bare if c not in above)), key=lambda c: c.index)
    if _MATTER.search(titles[-1].name):
        return titles, tuple(c for c in texts if c not in titles[:-1])
    return titles, tuple(c for c in texts if c not in titles)


def read_rows(head: Head, columns: Columns) -> Iterator[TaskRow]:
    """The rows of a task list, top to bottom; a blank programme or task takes the one above."""
    reading = _Reading(columns, columns.is_named_by_matter)
    for index, row in zip(head.numbers, head.rows, strict=True):
        if not reading.opens(row):
            yield reading.read(row, index)


@dataclass(slots=True)
class _Reading:
    """Reads the rows of one task list; what a merged cell above says holds for a row below."""

    columns: Columns
    named_by_matter: bool
    programme: str | None = None
    title: str = ""
    number: str = ""
    further: int = 1
    duties: tuple[tuple[Cell, DutyClause], ...] = ()
    deadline: str | None = None

    def opens(self, row: Row) -> bool:
        """Whether a row only heads those below it: one text, or one behind a number like （一）."""
        columns = self.columns
        written = [i for i, cell in enumerate(row.cells) if cell.text]
        if not written:
            return True
        if len(written) > 2:
            return False
        numbered = (
            len(written) == 2
            and columns.number == written[0]
            and _HEADING_NUMBER.match(row.cells[written[0]].text) is not None
        )
        alone = len(written) == 1 and written[0] in (0, columns.number)
        if not numbered and not (alone and written[0] != columns.title):
            return False
        self.programme = row.cells[written[-1]].text
        return True

    def read(self, row: Row, index: int) -> TaskRow:
        columns = self.columns
        inherited = self.programme is not None
        if columns.programme is not None:
            written = row.cells[columns.programme].text
            inherited = not written and self.programme is not None
            self.programme = written or self.programme
        named = row.cells[columns.title]
        title = named.text
        if self.named_by_matter:
            title = first_clause(title)
        number = row.cells[columns.number].text if columns.number is not None else ""
        # Below a merged task and its number, the measures of one task stand in rows of their own.
        goes_on = not title and not number and columns.number is not None and bool(self.title)
        own_duties = tuple(
            [
                (cell, self._clause(cell, role))
                for column, role in columns.units
                if (cell := row.cells[column]).text
            ]
        )
        deadline = _text(row, columns.deadline)
        matters = tuple(
            [
                Matter(cell, goals, heading)
                for column, goals, heading in columns.matters
                if (cell := row.cells[column]).text
            ]
        )
        if not columns.matters and _SAYS_MORE.search(title):
            matters = (Matter(named, goals=False, heading=""),)
        self.title = title or self.title
        self.further = self.further + 1 if goes_on else 1
        self.number = self.number if goes_on else number or str(index)
        self.duties = own_duties or (self.duties if goes_on else ())
        self.deadline = deadline or (self.deadline if goes_on else None)
        return TaskRow(
            number=self.number,
            own=f"{self.number}.{self.further}" if goes_on else self.number,
            title=self.title,
            title_inherited=not title,
            programme=self.programme,
            programme_inherited=inherited,
            matters=matters,
            duties=self.duties,
            deadline=self.deadline,
            place=row.place,
        )

    def _clause(self, cell: Cell, role: UnitRole) -> DutyClause:
        text = cell.text
        if "\n" in text or "/" in text:
            text = _UNIT_BREAK.sub(lambda found: "、".ljust(len(found.group()), "、"), text)
        clause = parse_clause(text, 0, len(text), role=role)
        return clause._replace(first_leads=True) if self.columns.first_leads else clause


def _text(row: Row, column: int | None) -> str | None:
    return row.cells[column].text or None if column is not None else None
