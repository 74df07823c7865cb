"""Task lists (重点工作清单): numbered rows of task, matter and responsible units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.duty import FIRST_LEADS, DutyClause, parse_clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.document import UnitRole
    from kspolicy.model.source import Cell, Place, Row, Table

_NUMBER = re.compile(r"序\s?号|编\s?号")
_TASK = re.compile(r"任务|事项|工作|项目|举措|措施|类别|行动|工程")
_MATTER = re.compile(r"目标|内容|要求|标准|举措|措施|成果")
_GOALS = re.compile(r"目标|指标")
_DEADLINE = re.compile(r"时限|时间|期限|进度")
_ROLES: tuple[tuple[re.Pattern[str], UnitRole], ...] = (
    (re.compile(r"(?:牵头|主办|主责|主要责任|第一责任)(?!人|领导)"), "lead"),
    (re.compile(r"(?:配合|协办|参与|协同)(?!人|领导)"), "supporting"),
    (re.compile(r"(?:责任|负责|落实|承办)(?!人|领导)"), "responsible"),
)
# 责任单位（列第一位的为牵头单位）: what a header says besides its name.
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
# Columns of persons and remarks.
_ASIDE = re.compile(r"备\s?注|说\s?明|[人员]$|领导|电话")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a task list holds what."""

    title: int
    units: tuple[tuple[int, UnitRole], ...]
    number: int | None = None
    programme: int | None = None
    matter: int | None = None
    deadline: int | None = None
    goals: bool = False
    first_leads: bool = False


class TaskRow(NamedTuple):
    """One row of a task list, as written. ``programme_inherited``: from a merged cell above."""

    number: str
    title: str
    programme: str | None
    programme_inherited: bool
    matter: Cell | None
    duties: tuple[tuple[Cell, DutyClause], ...]
    deadline: str | None
    place: Place


def find_columns(table: Table) -> Columns | None:
    """The columns of a task list, None when ``table`` is not one.

    A header cell that spans two columns leaves the second name blank: 任务清单 over programme and
    task.
    """
    written = [cell.text for cell in table.header.cells]
    names = [name or written[i - 1] if i else name for i, name in enumerate(written)]
    number: int | None = None
    deadline: int | None = None
    units: list[tuple[int, UnitRole]] = []
    texts: list[int] = []
    for index, name in enumerate(names):
        bare = _BRACKET.sub("", name)
        role = next((role for pattern, role in _ROLES if pattern.search(bare)), None)
        if _NUMBER.search(name):
            number = index
        elif _DEADLINE.search(name):
            deadline = index
        elif role is not None and not _MATTER.search(name):
            units.append((index, role))
        elif not _ASIDE.search(name):
            texts.append(index)
    tasks = [index for index in texts if _TASK.search(names[index])]
    if not units or not tasks:
        return None
    # The last column that is more than a name of the task says what is to be done.
    saying = [i for i in texts if i not in tasks or _MATTER.search(names[i])]
    matter = saying[-1] if saying and len(texts) > 1 else None
    titles = [index for index in texts if index != matter]
    return Columns(
        title=titles[-1],
        units=tuple(units),
        number=number,
        programme=titles[-2] if len(titles) > 1 else None,
        matter=matter,
        deadline=deadline,
        goals=matter is not None and _GOALS.search(names[matter]) is not None,
        first_leads=any(FIRST_LEADS.search(names[index]) for index, _ in units),
    )


def read_rows(table: Table, columns: Columns) -> Iterator[TaskRow]:
    """The rows of a task list, top to bottom; a blank programme or task takes the one above."""
    programme: str | None = None
    title = ""
    for index, row in enumerate(table.rows, start=1):
        if row.broken:
            continue
        inherited = False
        if columns.programme is not None:
            written = row.cells[columns.programme].text
            inherited = not written and programme is not None
            programme = written or programme
        duties = tuple(
            (cell, _clause(cell, role, first_leads=columns.first_leads))
            for column, role in columns.units
            if (cell := row.cells[column]).text
        )
        title = row.cells[columns.title].text or title
        number = row.cells[columns.number].text if columns.number is not None else ""
        yield TaskRow(
            number=number or str(index),
            title=title,
            programme=programme,
            programme_inherited=inherited,
            matter=row.cells[columns.matter] if columns.matter is not None else None,
            duties=duties,
            deadline=_text(row, columns.deadline),
            place=row.place,
        )


def _clause(cell: Cell, role: UnitRole, *, first_leads: bool) -> DutyClause:
    clause = parse_clause(cell.text, 0, len(cell.text), role=role)
    return clause._replace(first_leads=True) if first_leads else clause


def _text(row: Row, column: int | None) -> str | None:
    return row.cells[column].text or None if column is not None else None
