"""The unit that an allocation table makes responsible, against the tasks that set the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import LinkedDocument
    from kspolicy.check.duty import Duties
    from kspolicy.model.document import AllocationRow, AllocationTable, Task


@dataclass(frozen=True, slots=True)
class Accountability:
    """One allocation row with the tasks that state its indicator.

    ``units`` are the row's, ``leads`` and ``involved`` those of the tasks; all canonical.
    """

    table: AllocationTable
    row: AllocationRow
    tasks: tuple[Task, ...]
    units: tuple[str, ...]
    leads: tuple[str, ...]
    involved: tuple[str, ...]

    @property
    def strangers(self) -> tuple[str, ...]:
        """Units of the row that have no part in any of the tasks."""
        return tuple(name for name in self.units if name not in self.involved)


def accountabilities(document: LinkedDocument, duties: Duties) -> Iterator[Accountability]:
    """Every allocation row with units whose indicator is the target of tasks with units."""
    tasks = {task.id: task for task in document.document.tasks}
    doubtful = document.links.doubt_of
    for table, row in document.rows():
        concept = document.links.concept_of[row.id]
        stated = tuple(
            tasks[mention.task]
            for mention in concept.mentions
            if mention.task in tasks and mention.id not in doubtful
        )
        if not row.units or row.id in doubtful or not any(task.units for task in stated):
            continue
        yield Accountability(
            table,
            row,
            stated,
            duties.resolve(row.units),
            tuple(dict.fromkeys(name for task in stated for name in duties.leads(task))),
            tuple(dict.fromkeys(name for task in stated for name in duties.units(task))),
        )
