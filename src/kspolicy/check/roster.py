"""The body's tasks against the rows of its task lists: who is missing, who stands twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.link.links import Links
    from kspolicy.model.document import PolicyDocument, Section, Task

_SIGNS = re.compile(r"[^\w]|_")
_FEWEST_LINKED = 3
# A list that has four of five tasks of the body means to have them all.
_NEARLY_ALL = 0.75


@dataclass(frozen=True, slots=True)
class Roster:
    """One task list: body tasks that it lacks, rows that the body lacks."""

    part: str
    rows: int
    linked: int
    lost: tuple[Task, ...]
    gained: tuple[Task, ...]


def rosters(document: PolicyDocument, links: Links) -> Iterator[Roster]:
    """The task lists that repeat nearly all tasks of the body, with what does not correspond.

    A row that doubles another, and a row whose heading stands in the body without its duty, are
    left to other rules.
    """
    body = [task for task in document.tasks if task.part == "body"]
    headings = {bare_title(section.title) for section in _walk(document)}
    for part in dict.fromkeys(task.part for task in document.tasks if task.part != "body"):
        rows = [task for task in document.tasks if task.part == part]
        linked = [link for link in links.tasks if link.row.part == part]
        in_list = {bare_title(row.title) for row in rows}
        in_body = {bare_title(task.title) for task in body}
        taken = {task.id for link in linked for task in (link.body, link.row)}
        lost = [t for t in body if t.id not in taken and bare_title(t.title) not in in_list]
        gained = [
            row
            for row in rows
            if row.id not in taken and bare_title(row.title) not in in_body | headings
        ]
        if len(linked) >= _FEWEST_LINKED and _complete(len(linked), len(lost), len(gained)):
            yield Roster(part, len(rows), len(linked), tuple(lost), tuple(gained))


def doubled_tasks(document: PolicyDocument) -> Iterator[tuple[Task, ...]]:
    """Tasks of one part, and in the body of one heading, that have the same title."""
    alike: dict[tuple[str, str, str], list[Task]] = {}
    for task in document.tasks:
        above = (task.section or "").rpartition(".")[0] if task.part == "body" else ""
        alike.setdefault((task.part, above, bare_title(task.title)), []).append(task)
    for (_, _, title), tasks in alike.items():
        if len(tasks) > 1 and title:
            yield tuple(tasks)


def sections_without_duty(document: PolicyDocument, links: Links) -> Iterator[Section]:
    """Headings of the body that should name units: nearly all their siblings or a list does."""
    owners = [task.section for task in document.tasks if task.part == "body" and task.section]
    linked = {link.row.id for link in links.tasks}
    listed = {
        bare_title(task.title)
        for task in document.tasks
        if task.part != "body" and task.id not in linked
    }

    def assigned(section: Section) -> bool:
        return any(own == section.id or own.startswith(f"{section.id}.") for own in owners)

    for siblings in _siblings(document):
        bare = [section for section in siblings if not assigned(section)]
        lone = 0 < len(bare) <= (1 - _NEARLY_ALL) * len(siblings)
        for section in bare:
            if lone or (section.title and bare_title(section.title) in listed):
                yield section


def bare_title(title: str) -> str:
    """A title without signs and spaces, for comparing."""
    return _SIGNS.sub("", title)


def _complete(linked: int, lost: int, gained: int) -> bool:
    return linked >= _NEARLY_ALL * (linked + max(lost, gained))


def _walk(document: PolicyDocument) -> Iterator[Section]:
    for siblings in _siblings(document):
        yield from siblings


def _siblings(document: PolicyDocument) -> Iterator[tuple[Section, ...]]:
    """Every family of headings of the body, from the top down."""
    waiting = [part.sections for part in document.parts if part.id == "body"]
    while waiting:
        siblings = waiting.pop(0)
        if siblings:
            yield siblings
            waiting.extend(section.sections for section in siblings)
