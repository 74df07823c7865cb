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
_ALIKE = 90
# What stands beside tasks and assigns none: 总体要求, 主要目标, 保障措施, 组织实施, 附则.
_NO_TASK = re.compile(
    r"总体(?:要求|目标|思路)|指导思想|基本原则|背景|意义|形势|保障措施|政策保障|组织(?:领导|实施|保障|机构)"
    r"|附则|其他事项|(?:目标|要求|说明|解释|措施)$"
)


@dataclass(frozen=True, slots=True)
class Roster:
    """One task list: body tasks that it lacks, rows that the body lacks."""

    part: str
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
        taken = {task.id for link in linked for task in (link.body, link.row)}
        known = {bare_title(task.title) for link in linked for task in (link.body, link.row)}
        lost = [t for t in body if t.id not in taken and bare_title(t.title) not in known]
        gained = [
            row
            for row in rows
            if row.id not in taken and not _resembles(row.title, known | headings)
        ]
        if len(linked) >= _FEWEST_LINKED and _complete(len(linked), len(lost), len(gained)):
            yield Roster(part, len(linked), tuple(lost), tuple(gained))


def doubled_tasks(document: PolicyDocument) -> Iterator[tuple[Task, ...]]:
    """Tasks of one list, or of headings that stand side by side, that have the same title.

    Several duty clauses under one heading are several tasks and double nothing, and neither do the
    measures of one merged task.
    """
    alike: dict[tuple[str, str, str], list[Task]] = {}
    for task in document.tasks:
        if task.title_inherited:
            continue
        above = (task.section or "").rpartition(".")[0]
        alike.setdefault((task.part, above, bare_title(task.title)), []).append(task)
    for (_, _, title), tasks in alike.items():
        sections = {task.section or task.id for task in tasks}
        if len(sections) > 1 and title:
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
            meant = lone and _NO_TASK.search(section.title) is None
            if meant or (section.title and listed and _resembles(section.title, listed)):
                yield section


def bare_title(title: str) -> str:
    """A title without signs and spaces, for comparing."""
    return _SIGNS.sub("", title)


def _resembles(title: str, titles: set[str]) -> bool:
    """Whether a title is one of ``titles``, give or take a character or two."""
    bare = bare_title(title)
    if bare in titles:
        return True
    from rapidfuzz.process import extractOne

    return extractOne(bare, titles, score_cutoff=_ALIKE) is not None


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
