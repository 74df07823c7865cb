"""What the parts of a document hold, gathered in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.parse.identities import Identities
from kspolicy.parse.targets import TargetFinder
from kspolicy.parse.tasks import TaskAssembly

if TYPE_CHECKING:
    from kspolicy.model.document import AllocationTable, CoordinationGroup, Target
    from kspolicy.model.source import ReadingNote
    from kspolicy.parse.tasklist import Lists


@dataclass(slots=True)
class Content:
    """Everything found so far.

    ``earliest``: the year of the document, where it is known. ``title``: that of the document.
    ``indicators``: the targets of tables with figures of years. ``lists``: the task lists below
    each heading.
    """

    earliest: int | None
    title: str = ""
    identities: Identities = field(default_factory=Identities)
    allocations: list[AllocationTable] = field(default_factory=list)
    indicators: list[Target] = field(default_factory=list)
    groups: list[CoordinationGroup] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)
    lists: dict[str, Lists] = field(default_factory=dict)
    tasks: TaskAssembly = field(init=False)
    targets: TargetFinder = field(init=False)

    def __post_init__(self) -> None:
        self.tasks = TaskAssembly(self.identities, self.notes)
        self.targets = TargetFinder(self.identities, self.earliest, notes=self.notes)
