"""The tables of a part: shares of districts, figures of years, lists of tasks, or none of these."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kspolicy.model.source import ReadingNote
from kspolicy.parse import allocation, share_columns, tasklist
from kspolicy.parse.figure_columns import find_figures
from kspolicy.parse.indicator_rows import holds_figures
from kspolicy.parse.indicator_table import read_indicators
from kspolicy.parse.regions import heads_regions
from kspolicy.parse.sentences import make_sentences, sentence_spans
from kspolicy.parse.table_head import Head, plan_years, read_head
from kspolicy.parse.targets import TargetContext
from kspolicy.parse.tasks import Assignment
from kspolicy.parse.transposed import lies_on_side, unfolded, upright

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.document import Sentence
    from kspolicy.model.source import Table
    from kspolicy.parse.content import Content
    from kspolicy.parse.surroundings import Surroundings

# So much of a head is enough to know the table again.
_LONGEST_HEAD = 40
_YEAR = re.compile(r"(20\d\d)年")
# 2022年底前启动, 每年6月底前: by then something is begun, or again done.
_NOT_DONE = re.compile(r"启动|开工|开始|起|每年|逐年")
_UNSURE = "year-not-understood"


def read_table(table: Table, around: Surroundings, content: Content) -> None:
    """Read ``table``, which stands in these surroundings, into ``content``.

    A table of tasks has units and says what is to be done; where its columns hold figures instead
    of words, it is one of indicators.
    """
    head = unfolded(read_head(table))
    figures = upright(head, around) if lies_on_side(head) else head
    if figures is not None and _read_figures(table, figures, around, content):
        return
    listed = tasklist.find_columns(head)
    if listed is not None:
        _add_rows(list(tasklist.read_rows(head, listed)), around, content)
        return
    if any(note.kind == _UNSURE and note.place == table.place for note in content.notes):
        return
    names = "、".join(dict.fromkeys(cell.text for cell in table.header.cells if cell.text))
    why = "不像目标分解表、指标表或任务清单"
    if any(heads_regions(column.name) for column in head.columns[:2]):
        why = "按地区列数，没有写明或无法确定是什么指标"
    message = f"此表（表头：{names[:_LONGEST_HEAD]}）{why}，未提取"
    content.notes.append(ReadingNote("table-not-understood", message, table.place))


def _read_figures(table: Table, head: Head, around: Surroundings, content: Content) -> bool:
    """Read shares of districts and figures of years; returns whether there are any."""
    shared = share_columns.find_columns(head)
    taken: list[int] = []
    for columns in shared:
        taken.extend(columns.names)
        if columns.year is not None and _is_over(columns.year, around, content):
            message = f"{columns.year}年早于本文件，各区数值不是目标，未提取"
            content.notes.append(ReadingNote("year-over", message, table.place))
            continue
        read, notes = allocation.read_allocation(table, head, columns, around, content.identities)
        content.allocations.append(read)
        content.notes.extend(notes)
    if shared and head.titled:
        message = f"表中没有写明指标，“{head.titled}”取自标题，请核对指标和计量单位"
        content.notes.append(ReadingNote("indicator-from-title", message, table.place))
    figures = find_figures(head, around, content.earliest, taken)
    found = None
    if figures is not None and figures.goals:
        found = read_indicators(head, figures, around, content.identities)
    if found is not None:
        content.indicators.extend(found[0])
        content.notes.extend(found[1])
    if figures is not None and figures.unsure:
        names = "、".join(column.whole for column in figures.unsure)
        message = f"无法判断“{names}”是现状还是目标，未提取"
        content.notes.append(ReadingNote(_UNSURE, message, table.place))
    if not shared and found is None:
        return False
    known = {*taken, *(column.index for column in (figures.all if figures else ()))}
    _note_unread(table, head, known, content)
    return True


def _note_unread(table: Table, head: Head, known: set[int], content: Content) -> None:
    """Say which columns of figures are neither districts nor years."""
    unread = [
        column.whole
        for column in head.of_kind("name")
        if column.index not in known and holds_figures(head, column)
    ]
    if unread:
        message = f"“{'、'.join(unread)[:_LONGEST_HEAD]}”列的数值未提取"
        content.notes.append(ReadingNote("column-not-understood", message, table.place))


def _is_over(year: int, around: Surroundings, content: Content) -> bool:
    """Whether a year is before the document, so that its figures are no goals."""
    period = around.period
    begins = content.earliest or (period[0] if period else None)
    return begins is not None and year < begins


def _add_rows(rows: Sequence[tasklist.TaskRow], around: Surroundings, content: Content) -> None:
    """Make tasks of the rows; those of a second list below one heading are told apart."""
    owner = around.owner
    fresh = owner not in content.lists
    lists = content.lists.setdefault(owner, tasklist.Lists())
    for index, row in enumerate(rows):
        why = ""
        if lists.begins(rows, index):
            why = f"同一标题下的第 {lists.count} 份任务清单，序号重新编起"
        elif fresh and not index and f"{owner}/{row.own}" in content.identities:
            lists.count += 1
            why = "同一标题下前面已有表格"
        if why:
            message = f"{why}，任务编号后加 ~{lists.count} 以示区别"
            content.notes.append(ReadingNote("number-doubled", message, row.place))
        behind = f"~{lists.count}" if lists.count > 1 else ""
        _add_row(row, f"{owner}/{row.own}{behind}", around.part, content)


@lru_cache(maxsize=64)
def _due_year(deadline: str | None) -> int | None:
    """The year by which the work of a row is done: 2023年底前, 2021—2025年; None where unsure."""
    if not deadline or _NOT_DONE.search(deadline):
        return None
    period = plan_years(deadline)
    years = {int(year) for year in _YEAR.findall(deadline)}
    if period is not None:
        return period[1] if max(years, default=0) <= period[1] else None
    return years.pop() if len(years) == 1 else None


def _add_row(row: tasklist.TaskRow, identity: str, part: str, content: Content) -> None:
    """Make a task of one row, and targets of its matters."""
    spans = [sentence_spans(matter.cell.text) for matter in row.matters]
    sentences: list[Sentence] = []
    for matter, found in zip(row.matters, spans, strict=True):
        sentences += make_sentences(matter.cell, found, {})
    task = content.tasks.add(
        Assignment(
            identity=identity,
            part=part,
            number=row.number,
            title=row.title,
            programme=row.programme,
            programme_inherited=row.programme_inherited,
            title_inherited=row.title_inherited,
            duties=row.duties,
            duty_wording="；".join([cell.text for cell, _ in row.duties]) or None,
            deadline=row.deadline,
            place=row.place,
            sentences=tuple(sentences),
        )
    )
    if task.id != identity:
        message = f"序号重复：“{task.title}”与前面的任务序号相同，已编为 {task.id}"
        content.notes.append(ReadingNote("number-doubled", message, row.place))
    section = task.id.removeprefix(f"{part}/")
    due = _due_year(row.deadline)
    headed = f"{due}年工作任务" if due else ""
    for matter, found in zip(row.matters, spans, strict=True):
        context = TargetContext(part, section, task.id, matter.goals, matter.heading or headed)
        content.targets.search(matter.cell, found, context)
