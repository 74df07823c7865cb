"""The targets of a body task against those of the task-list row that repeats it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.link.dimension import dimension, magnitude

if TYPE_CHECKING:
    from kspolicy.check.case import LinkedDocument
    from kspolicy.link.mention import Mention
    from kspolicy.link.tasks import TaskLink

# Names less alike than this are taken for two things: 超50亿元企业 and 超60亿元企业 are 0.9.
_ALIKE = 0.6
# 半导体产业规模 and 集成电路产业规模 end alike.
_NOUN = 4


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One pair of task and row, as far as their targets differ.

    ``renamed`` are targets that seem one under two names; ``lost`` stand in the body only,
    ``gained`` in the row only.
    """

    link: TaskLink
    renamed: tuple[tuple[Mention, Mention], ...]
    lost: tuple[Mention, ...]
    gained: tuple[Mention, ...]


def correspondences(document: LinkedDocument) -> list[Correspondence]:
    """Every linked pair of task and row with the targets that only one of them has."""
    found: list[Correspondence] = []
    for link in document.links.tasks:
        body = _unmatched(document, link.body.id, link.row.id)
        row = _unmatched(document, link.row.id, link.body.id)
        renamed = _pair_up(body, row)
        for one, other in renamed:
            body.remove(one)
            row.remove(other)
        found.append(Correspondence(link, tuple(renamed), tuple(body), tuple(row)))
    return found


def exchanges(renamed: tuple[Mention, Mention], old: str, new: str) -> bool:
    """Whether a pair of names differs by ``new`` for ``old`` and nothing else."""
    one, other = renamed
    return old in one.indicator and one.indicator.replace(old, new) == other.indicator


def _unmatched(document: LinkedDocument, task: str, counterpart: str) -> list[Mention]:
    """The targets of ``task`` that ``counterpart`` does not surely repeat."""
    doubtful = document.links.doubt_of
    return [
        mention
        for concept in document.links.concepts
        for mention in concept.mentions
        if mention.task == task
        and (
            mention.id in doubtful
            or not any(
                other.task == counterpart and other.id not in doubtful for other in concept.mentions
            )
        )
    ]


def _pair_up(body: list[Mention], row: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Targets of one dimension whose figures are equal, or whose names are alike or end alike."""
    if not body or not row:
        return []
    from rapidfuzz.fuzz import ratio

    ranked = sorted(
        (
            (_equal(one, other), ratio(one.form.core, other.form.core) / 100, one, other)
            for one in body
            for other in row
            if dimension(one.unit) == dimension(other.unit)
        ),
        key=lambda pair: (pair[0], pair[1]),
        reverse=True,
    )
    pairs: list[tuple[Mention, Mention]] = []
    taken: set[str] = set()
    for equal, likeness, one, other in ranked:
        alike = equal or likeness >= _ALIKE or one.form.core[-_NOUN:] == other.form.core[-_NOUN:]
        if alike and not taken & {one.id, other.id}:
            taken |= {one.id, other.id}
            pairs.append((one, other))
    return pairs


def _equal(one: Mention, other: Mention) -> bool:
    """Whether the figures are equal, or would be but for the size of the unit (万元, 亿元)."""
    if one.value is None or other.value is None:
        return False
    return one.value == other.value or (
        magnitude(one.value, one.unit) == magnitude(other.value, other.unit)
    )
