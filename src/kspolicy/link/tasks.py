"""Which row of a task list is which task of the body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument, Task

_SIGNS = re.compile(r"[“”‘’\"《》（）()、，。\s]")
# Below this likeness of titles two tasks are not taken for one (实施一批高价值专利目 is 0.95).
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class TaskLink:
    """A body task and the task-list row that repeats it."""

    body: Task
    row: Task
    certain: bool
    reason: str


def link_tasks(document: PolicyDocument) -> tuple[TaskLink, ...]:
    """Join the tasks of annexes to those of the body: equal titles first, then the likest."""
    body = [task for task in document.tasks if task.part == "body"]
    rows = [task for task in document.tasks if task.part != "body"]
    links: list[TaskLink] = []
    free = {_bare(task.title): task for task in reversed(body)}
    left: list[Task] = []
    for row in rows:
        task = free.pop(_bare(row.title), None)
        if task is not None:
            links.append(TaskLink(task, row, certain=True, reason="任务名称相同"))
        else:
            left.append(row)
    if left and free:
        links.extend(_likest(left, list(free.values())))
    order = {row.id: index for index, row in enumerate(rows)}
    return tuple(sorted(links, key=lambda link: order[link.row.id]))


def _likest(rows: list[Task], tasks: list[Task]) -> list[TaskLink]:
    from rapidfuzz.fuzz import ratio

    pairs = sorted(
        (
            (ratio(_bare(row.title), _bare(task.title)) / 100, row, task)
            for row in rows
            for task in tasks
        ),
        key=lambda pair: -pair[0],
    )
    links: list[TaskLink] = []
    taken: set[str] = set()
    for likeness, row, task in pairs:
        if likeness < _ALIKE:
            break
        if row.id not in taken and task.id not in taken:
            taken |= {row.id, task.id}
            links.append(TaskLink(task, row, certain=False, reason="任务名称相近"))
    return links


def _bare(title: str) -> str:
    return _SIGNS.sub("", title)
