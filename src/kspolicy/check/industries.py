"""Figures of sub-industries in the text against that of the whole industry.

昆政办发〔2022〕97号: 智能终端 5000, 新型显示 1500, 半导体 500 and 先进计算产业规模 1000 against
产业规模 8000亿元. Only certain parts are taken: targets of sibling sections, whose indicators are
the whole's with one word in front, in the same unit and for the same year.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kspolicy.check.relation import years_differ
from kspolicy.model.document import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import LinkedDocument
    from kspolicy.link.mention import Mention

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
    """Every goal of the body that sibling sections divide by industry."""
    body = [
        (mention, mention.item.section)
        for concept in document.links.concepts
        for mention in concept.mentions
        if isinstance(mention.item, Target) and mention.item.section and mention.part == "body"
    ]
    for whole, section in body:
        if whole.task is not None or len(whole.form.core) < _SHORTEST_WHOLE:
            continue
        families: dict[str, dict[str, Mention]] = {}
        for mention, place in body:
            if place != section and place and _is_part(mention, whole):
                family = families.setdefault(place.rpartition(".")[0], {})
                family.setdefault(mention.form.core, mention)
        for family in families.values():
            parts = tuple(family.values())
            if len(parts) >= _FEWEST_PARTS and all(_adds_up(part, whole) for part in parts):
                yield Industry(whole.form.core, whole, parts)


def _is_part(mention: Mention, whole: Mention) -> bool:
    core = mention.form.core
    return core.endswith(whole.form.core) and core != whole.form.core


def _adds_up(part: Mention, whole: Mention) -> bool:
    return part.unit == whole.unit and not years_differ(part, whole)
