"""How many facts are in the labelled texts, how many the parser finds, and how many rightly."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accuracy.labelled import OPEN, ROLES, Facts, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from accuracy.labelled import Reading

Count = tuple[str, tuple[int, int, int]]  # a sort of fact; how many expected, found, right


@dataclass(slots=True)
class Tally:
    """How many facts of one sort are in the text, were found, and were found rightly."""

    expected: int = 0
    found: int = 0
    right: int = 0

    def add(self, expected: int, found: int, right: int) -> None:
        self.expected += expected
        self.found += found
        self.right += right


def tally(readings: Iterable[Reading]) -> dict[str, Tally]:
    """Count facts by sort (``duty units``, ``targets year``, …), over all ``readings``."""
    counts: dict[str, Tally] = {}
    for reading in readings:
        for sort, numbers in _COUNTED[reading.kind](reading):
            counts.setdefault(f"{reading.kind} {sort}", Tally()).add(*numbers)
    return counts


def _overlap(expected: Sequence[Any], found: Sequence[Any]) -> tuple[int, int, int]:
    return len(expected), len(found), (Counter(expected) & Counter(found)).total()


def _count_duty(reading: Reading) -> Iterator[Count]:
    sides = (reading.expected, reading.found)
    named = [
        [(name, role) for task in tasks for role in ROLES for name in task.get(role, ())]
        for tasks in sides
    ]
    if "units" in reading.fields:
        units = [[name for task in tasks for name in task["units"]] for tasks in sides]
    else:
        units = [[name for name, _ in side] for side in named]
    yield "units", _overlap(*units)
    yield "roles", _overlap(*named)
    for field in ("districts", "deadline"):
        stated = [[x for task in tasks for x in listed(task.get(field))] for tasks in sides]
        yield field, _overlap(*stated)


def _count_targets(reading: Reading) -> Iterator[Count]:
    """Pair what is found with what is expected, then count field by field.

    A field counts where something is stated: no year is neither found nor missed.
    """
    pairs = _pairs(reading.expected, reading.found)
    yield "found", (len(reading.expected), len(reading.found), len(pairs))
    for field in reading.fields:
        if field == "wording":
            continue
        judged = [wanted for wanted in reading.expected if wanted.get(field) != OPEN]
        excused = {id(facts) for wanted, facts in pairs if wanted.get(field) == OPEN}
        expected = [wanted for wanted in judged if listed(wanted.get(field))]
        found = [f for f in reading.found if id(f) not in excused and listed(f[field])]
        right = [1 for w, f in pairs if w.get(field) == f[field] and listed(f[field])]
        yield field, (len(expected), len(found), len(right))


def _count_headers(reading: Reading) -> Iterator[Count]:
    for field in reading.fields:
        sides = [listed(facts[0].get(field)) for facts in (reading.expected, reading.found)]
        yield field, _overlap(*sides)


def _count_outlines(reading: Reading) -> Iterator[Count]:
    sides = [[tuple(heading.values()) for heading in s] for s in (reading.expected, reading.found)]
    yield "headings", _overlap(*sides)


def _count_tables(reading: Reading) -> Iterator[Count]:
    """A target, a row of shares or a task counts where all of it is right."""
    for fact, sort in (("target", "targets"), ("share", "shares"), ("task", "tasks")):
        sides = [
            [
                str([facts.get(field) for field in reading.fields if field != "section"])
                for facts in side
                if facts["fact"] == fact
            ]
            for side in (reading.expected, reading.found)
        ]
        yield sort, _overlap(*sides)


def _pairs(expected: Sequence[Facts], found: Sequence[Facts]) -> list[tuple[Facts, Facts]]:
    """Each expected target with the found one that is most like it, in order of likeness."""
    likeness = sorted(
        (
            (-score, i, j)
            for i, wanted in enumerate(expected)
            for j, facts in enumerate(found)
            if (score := _likeness(wanted, facts))
        ),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: list[tuple[int, int]] = []
    for _, i, j in likeness:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return [(expected[i], found[j]) for i, j in sorted(pairs)]


def _likeness(wanted: Facts, found: Facts) -> int:
    """0 where two targets cannot be the same: neither the number nor the indicator agrees."""
    number: bool = wanted["value"] == found["value"]
    indicator: bool = wanted["indicator"] == found["indicator"]
    unit: bool = wanted["unit"] == found["unit"]
    if not number and not indicator:
        return 0
    return 1 + 4 * number + 3 * indicator + 2 * unit


_COUNTED: dict[str, Callable[[Reading], Iterator[Count]]] = {
    "duty": _count_duty,
    "targets": _count_targets,
    "headers": _count_headers,
    "outlines": _count_outlines,
    "tables": _count_tables,
}
