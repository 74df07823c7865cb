"""The tables of a part: shares of indicators, lists of tasks, and those of neither kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.model.source import ReadingNote
from kspolicy.parse import allocation, tasklist
from kspolicy.parse.sentences import make_sentences, sentence_spans
from kspolicy.parse.targets import TargetContext
from kspolicy.parse.tasks import Assignment

if TYPE_CHECKING:
    from kspolicy.model.source import Table
    from kspolicy.parse.content import Content


def read_table(table: Table, part: str, title: str, content: Content) -> None:
    """Read ``table``, which stands in the part of this id and title, into ``content``."""
    shares = allocation.find_columns(table)
    if shares is not None:
        read, notes = allocation.read_allocation(table, shares, part, title, content.identities)
        content.allocations.append(read)
        content.notes.extend(notes)
        return
    listed = tasklist.find_columns(table)
    if listed is None:
        message = "此表既不像目标分解表，也不像任务清单，未提取"
        content.notes.append(ReadingNote("table-not-understood", message, table.place))
        return
    for row in tasklist.read_rows(table, listed):
        _add_row(row, part, content, goals=listed.goals)


def _add_row(row: tasklist.TaskRow, part: str, content: Content, *, goals: bool) -> None:
    """Make a task of one row, and targets of its matter."""
    matter = row.matter
    spans = sentence_spans(matter.text) if matter else []
    identity = f"{part}/{row.number}"
    task = content.tasks.add(
        Assignment(
            identity=identity,
            part=part,
            number=row.number,
            title=row.title,
            programme=row.programme,
            programme_inherited=row.programme_inherited,
            duties=row.duties,
            duty_wording="；".join(cell.text for cell, _ in row.duties) or None,
            deadline=row.deadline,
            place=row.place,
            sentences=make_sentences(matter, spans, {}) if matter else (),
        )
    )
    if task.id != identity:
        message = f"序号重复：“{task.title}”与前面的任务序号相同，已编为 {task.id}"
        content.notes.append(ReadingNote("number-doubled", message, row.place))
    if matter:
        context = TargetContext(part, row.number, task.id, goals)
        content.targets.search(matter, spans, context)
