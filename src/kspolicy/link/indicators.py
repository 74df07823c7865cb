"""Which targets and allocation rows speak of one indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.link.dimension import dimension, magnitude
from kspolicy.link.form import (
    IndicatorForm,
    contains_in_order,
    document_subject,
    normal_form,
)
from kspolicy.link.mention import Mention, whole_indicator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.link.tasks import TaskLink
    from kspolicy.model.document import PolicyDocument

_SHORTEST_CORE = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a mention is only probably of its concept."""

    mention: str
    reason: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One indicator of one document and every mention of it, in reading order.

    ``key`` is what the mentions share in words; ``doubts`` names the mentions that were joined
    by likeness only.
    """

    key: str
    mentions: tuple[Mention, ...]
    doubts: tuple[Doubt, ...] = ()


def link_indicators(
    document: PolicyDocument, lexicon: Lexicon, tasks: Sequence[TaskLink]
) -> tuple[Concept, ...]:
    """Group the mentions of ``document`` by what they measure.

    Equal normal forms of one dimension are one indicator. What remains alone is joined, as
    doubtful, to the one group that fits: within a linked pair of tasks by value, between text and
    allocation table by name contained in name and value.
    """
    groups = list(_by_form(_mentions(document, lexicon)))
    groups = _join_by_task(groups, tasks)
    groups = _join_by_name(groups)
    order = {mention.id: i for i, mention in enumerate(_mentions(document, lexicon))}
    concepts = [group.concept(order) for group in groups]
    return tuple(sorted(concepts, key=lambda concept: order[concept.mentions[0].id]))


def indicator_form(
    indicator: str, unit: str | None, subject: str, lexicon: Lexicon
) -> IndicatorForm:
    """What an indicator measures, in the lexicon's words where it has some."""
    found = normal_form(indicator, unit, subject, lexicon.places)
    known = lexicon.indicator(indicator) or lexicon.indicator(found.core)
    return IndicatorForm(known or found.core, found.rank)


def _mentions(document: PolicyDocument, lexicon: Lexicon) -> Iterator[Mention]:
    subject = document_subject(document.title, lexicon.places)

    for target in document.targets:
        name = whole_indicator(target)
        yield Mention(
            target.id,
            target.part,
            name,
            indicator_form(name, target.unit, subject, lexicon),
            target.value,
            target.unit,
            target.comparator,
            target.year,
            target,
            target.task,
        )
    for table in document.allocations:
        for row in table.rows:
            total = None if isinstance(row.total, str) else row.total
            yield Mention(
                row.id,
                table.part,
                row.indicator,
                indicator_form(row.indicator, row.unit, subject, lexicon),
                total,
                row.unit,
                "=",
                table.year,
                row,
            )


@dataclass(slots=True)
class _Group:
    """A concept while it is put together."""

    key: str
    dimension: str | None
    mentions: list[Mention]
    doubts: list[Doubt]

    def concept(self, order: dict[str, int]) -> Concept:
        mentions = sorted(self.mentions, key=lambda mention: order[mention.id])
        return Concept(self.key, tuple(mentions), tuple(self.doubts))

    def take(self, other: _Group, reason: str) -> None:
        self.doubts.extend(Doubt(mention.id, reason) for mention in other.mentions)
        self.mentions.extend(other.mentions)


def _by_form(mentions: Iterable[Mention]) -> Iterator[_Group]:
    """Groups of equal core and dimension, those of different rank kept apart.

    A mention that states no rank goes with the rank of the others if they have but one.
    """
    cores: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in mentions:
        cores.setdefault((mention.form.core, dimension(mention.unit)), []).append(mention)
    for (core, measured), members in cores.items():
        ranks = sorted({m.form.rank for m in members if m.form.rank})
        if len(ranks) <= 1:
            yield _Group(core, measured, members, [])
            continue
        for rank in ranks:
            own = [m for m in members if m.form.rank == rank]
            yield _Group(f"{rank}级{core}", measured, own, [])
        unranked = [m for m in members if m.form.rank is None]
        if unranked:
            yield _Group(core, measured, unranked, [])


def _join_by_task(groups: list[_Group], tasks: Sequence[TaskLink]) -> list[_Group]:
    """In a task and its row, targets left over with equal figures are probably one."""
    pairs = {link.row.id: link.body.id for link in tasks}
    joined: list[_Group] = []
    for group in groups:
        owners = {pairs.get(m.task or "") for m in group.mentions}
        owner = next(iter(owners)) if len(owners) == 1 else None
        candidates = [
            other
            for other in groups
            if owner is not None
            and other is not group
            and other.dimension == group.dimension
            and not any(m.task in pairs and pairs[m.task] == owner for m in other.mentions)
            and any(m.task == owner and _same_figure(m, group.mentions[0]) for m in other.mentions)
        ]
        if len(candidates) == 1:
            candidates[0].take(group, "同一任务下数值相同，指标名称不同")
        else:
            joined.append(group)
    return joined


def _join_by_name(groups: list[_Group]) -> list[_Group]:
    """A table row left alone joins the one text group whose name contains it, figures agreeing."""
    alone = [g for g in groups if all(m.is_row for m in g.mentions)]
    others = [g for g in groups if not any(m.is_row for m in g.mentions)]
    taken: set[int] = set()
    for row in alone:
        candidates = [g for g in others if _contained(row, g)]
        rivals = [g for g in alone if candidates and g is not row and _contained(g, candidates[0])]
        if len(candidates) == 1 and not rivals:
            candidates[0].take(row, "指标名称相近、数值相合，请核对")
            taken.add(id(row))
    return [group for group in groups if id(group) not in taken]


def _contained(one: _Group, other: _Group) -> bool:
    shorter, longer = sorted((one.key, other.key), key=len)
    return (
        one.dimension == other.dimension
        and len(shorter) >= _SHORTEST_CORE
        and shorter[-2:] == longer[-2:]
        and contains_in_order(longer, shorter)
        and any(_same_value(a, b) for a in one.mentions for b in other.mentions)
    )


def _same_figure(one: Mention, other: Mention) -> bool:
    return one.comparator == other.comparator and _same_value(one, other)


def _same_value(one: Mention, other: Mention) -> bool:
    if one.value is None or other.value is None:
        return False
    return magnitude(one.value, one.unit) == magnitude(other.value, other.unit)
