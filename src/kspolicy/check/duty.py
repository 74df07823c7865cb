"""The units of a document's tasks and rows by their canonical names, slips of the pen mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kspolicy.check.slips import find_slips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import PolicyDocument, Task
    from kspolicy.model.source import Box


_AND_OTHERS = re.compile(r"等(?:有关|相关|部门|单位|[）)；;。，,]|$)")


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """One place where a unit is named: as written, and in which words around it."""

    name: str
    part: str
    quote: str
    line: int | None
    page: int | None
    box: Box | None
    paragraph: int | None


@dataclass(frozen=True)
class Duties:
    """Who is responsible for what in one document."""

    document: PolicyDocument
    lexicon: Lexicon

    @cached_property
    def slips(self) -> dict[str, str]:
        """Names that are probably slips, each with the name that was meant."""
        return find_slips(self._lists(), self.lexicon)

    def units(self, task: Task) -> tuple[str, ...]:
        """The units of a task, canonical, each once, in the order written."""
        return tuple(dict.fromkeys(self.resolve([unit.name for unit in task.units])))

    def leads(self, task: Task) -> tuple[str, ...]:
        """The units that lead a task: named as leading, or by custom the first."""
        names = [unit.name for unit in task.units]
        resolved = self.resolve(names)
        return tuple(
            dict.fromkeys(
                name for unit, name in zip(task.units, resolved, strict=True) if unit.role == "lead"
            )
        )

    def is_open(self, task: Task) -> bool:
        """Whether the list of a task says that it is not complete: 市工信局等部门."""
        return _AND_OTHERS.search(task.duty_wording or "") is not None

    def resolve(self, names: Sequence[str]) -> tuple[str, ...]:
        """A list of names as canonical names."""
        meant = [self.slips.get(name, name) for name in names]
        return self.lexicon.units.resolve_list(meant)

    def named(self) -> Iterator[NamedUnit]:
        """Every place where a task or an allocation row names a unit."""
        for task in self.document.tasks:
            quote = task.duty_wording or task.title
            for unit in task.units:
                yield NamedUnit(
                    unit.name, task.part, quote, unit.line, unit.page, unit.box, unit.paragraph
                )
        for table in self.document.allocations:
            for row in table.rows:
                quote = f"{row.indicator}：{'、'.join(row.units)}"
                for name in row.units:
                    yield NamedUnit(
                        name, table.part, quote, row.line, row.page, row.box, row.paragraph
                    )

    def _lists(self) -> Iterator[list[str]]:
        for task in self.document.tasks:
            yield [unit.name for unit in task.units]
        for table in self.document.allocations:
            for row in table.rows:
                yield list(row.units)
        for group in self.document.groups:
            yield list(group.members)
