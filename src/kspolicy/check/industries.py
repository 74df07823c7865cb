"""Figures of sub-industries in the text against that of the whole industry.

昆政办发〔2022〕97号: 智能终端 5000, 新型显示 1500, 半导体 500 and 先进计算产业规模 1000 against
产业规模 8000亿元. Only certain parts are taken: targets of sibling tasks, whose indicators are the
whole's with one word in front, in the same unit and for the same year.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kspolicy.check.relation import years_differ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import LinkedDocument
    from kspolicy.link.mention import Mention
    from kspolicy.model.document import Task

_FEWEST_PARTS = 3
_SHORTEST_WHOLE = 3


@dataclass(frozen=True, slots=True)
class Industry:
    """The whole and its parts, as stated in the body."""

    name: str
    whole: Mention
    parts: tuple[Mention, ...]

    @property
    def formula(self) -> str:
        """The addition, written out: 5000+1500."""
        return "+".join(f"{part.value}" for part in self.parts)

    @property
    def sum(self) -> Decimal:
        """The sum of the parts, in the unit that they share with the whole."""
        return sum((Decimal(str(part.value)) for part in self.parts), Decimal(0))

    @property
    def total(self) -> Decimal:
        """The figure of the whole."""
        return Decimal(str(self.whole.value))

    @property
    def subject(self) -> str:
        """The whole, with all figures."""
        return f"{self.name}：{self.whole.value}、{self.formula}"


def find_industries(document: LinkedDocument) -> Iterator[Industry]:
    """Every indicator of the body that sibling tasks divide by industry."""
    tasks = {task.id: task for task in document.document.tasks}
    body = [
        mention
        for concept in document.links.concepts
        for mention in concept.mentions
        if mention.part == "body" and not mention.is_row and mention.value is not None
    ]
    for whole in body:
        core = whole.form.core
        if whole.task is not None or len(core) < _SHORTEST_WHOLE:
            continue
        parts = [mention for mention in body if _is_part(mention, whole)]
        for family in _families(parts, tasks):
            if len(family) >= _FEWEST_PARTS:
                yield Industry(core, whole, tuple(family))


def _is_part(mention: Mention, whole: Mention) -> bool:
    core = mention.form.core
    return (
        mention.task is not None
        and core.endswith(whole.form.core)
        and core != whole.form.core
        and mention.unit == whole.unit
        and not years_differ(mention, whole)
    )


def _families(parts: list[Mention], tasks: dict[str, Task]) -> Iterator[list[Mention]]:
    """The parts by the heading that their tasks share, each part once."""
    families: dict[str, dict[str, Mention]] = {}
    for part in parts:
        section = tasks[part.task].section if part.task in tasks else None
        if section is not None:
            families.setdefault(section.rpartition(".")[0], {}).setdefault(part.form.core, part)
    for family in families.values():
        yield list(family.values())
