"""Everything that linking found in one document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kspolicy.link.indicators import Concept, link_indicators
from kspolicy.link.tasks import TaskLink, link_tasks

if TYPE_CHECKING:
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import PolicyDocument


@dataclass(frozen=True)
class Links:
    """The links of one document."""

    tasks: tuple[TaskLink, ...]
    concepts: tuple[Concept, ...]

    @cached_property
    def concept_of(self) -> dict[str, Concept]:
        """The concept of each mention, by the mention's id."""
        return {m.id: concept for concept in self.concepts for m in concept.mentions}

    @cached_property
    def doubt_of(self) -> dict[str, str]:
        """Why a mention is doubtful, by the mention's id."""
        return {d.mention: d.reason for concept in self.concepts for d in concept.doubts}

    @cached_property
    def tasks_of(self) -> dict[str, tuple[TaskLink, ...]]:
        """The links of each task, body or row, by its id."""
        found: dict[str, tuple[TaskLink, ...]] = {}
        for link in self.tasks:
            for task in (link.body, link.row):
                found[task.id] = (*found.get(task.id, ()), link)
        return found


def link_document(document: PolicyDocument, lexicon: Lexicon) -> Links:
    """Link the tasks and indicators of ``document``."""
    tasks = link_tasks(document)
    return Links(tasks, link_indicators(document, lexicon, tasks))
