"""Rules → the cells they enclose, merged cells as one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.read.pages.rules import Rule, rules_of, snap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kspolicy.model.source import Box
    from kspolicy.read.pages.page import Stroke

# In points. Rules that end so near to each other meet.
_MEETS = 4.0
# Rules that go on so far beyond the last one across them bound cells open to that side.
_OPEN = 8.0
# A side is drawn when a rule covers it but for this part at either end.
_UNCOVERED = 0.3
# A drawing of more rules than this is no table.
_MOST_RULES = 1200


@dataclass(frozen=True, slots=True)
class Area:
    """A cell of a lattice: rows ``top`` up to ``bottom``, columns ``left`` up to ``right``."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cells between rules: ``xs`` and ``ys`` are where columns and rows begin and end.

    ``owners[row][column]`` is the index in ``areas`` of the cell there. ``broken``: some cell is
    not a rectangle, a side of it must be missing.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]
    owners: tuple[tuple[int, ...], ...]
    broken: bool = False

    @property
    def box(self) -> Box:
        """The box around all cells."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def box_of(self, area: Area) -> Box:
        """The box of a cell."""
        xs, ys = self.xs, self.ys
        return xs[area.left], ys[area.top], xs[area.right], ys[area.bottom]

    def area_at(self, x: float, y: float) -> int | None:
        """The index of the cell at a point; None outside."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.owners[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]


def lattices(strokes: Iterable[Stroke]) -> list[Lattice]:
    """The lattices of at least two columns that ``strokes`` draw, top to bottom."""
    level, upright = rules_of(strokes)
    if not 2 <= len(level) + len(upright) <= _MOST_RULES:
        return []
    found = (_lattice(*group) for group in _meeting(level, upright))
    return sorted((each for each in found if each is not None), key=lambda each: each.ys[0])


def _meeting(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules in groups of those that meet, directly or through others."""
    parents = list(range(len(level) + len(upright)))
    for h, (y, left, right) in enumerate(level):
        for v, (x, top, bottom) in enumerate(upright, start=len(level)):
            if (
                left - _MEETS <= x <= right + _MEETS
                and top - _MEETS <= y <= bottom + _MEETS
                and _root(parents, h) != _root(parents, v)
            ):
                parents[_root(parents, h)] = _root(parents, v)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*level, *upright)):
        group = groups.setdefault(_root(parents, index), ([], []))
        group[index >= len(level)].append(rule)
    return [group for group in groups.values() if all(group)]


def _root(parents: list[int], index: int) -> int:
    """The one that stands for the group of ``index``; the way to it is made shorter."""
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _lattice(level: list[Rule], upright: list[Rule]) -> Lattice | None:
    xs, ys = _bounds(upright, level), _bounds(level, upright)
    if len(xs) < 3 or len(ys) < 2:
        return None
    level, upright = _with_open_sides(level, upright, xs, ys)
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = [_drawn(upright, x, ys) for x in xs]  # walls[column][row]: to the left of it
    floors = [_drawn(level, y, xs) for y in ys]  # floors[row][column]: above it
    parents = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not walls[column + 1][row]:
                parents[_root(parents, here + 1)] = _root(parents, here)
            if row + 1 < rows and not floors[row + 1][column]:
                parents[_root(parents, here + columns)] = _root(parents, here)
    roots = [_root(parents, index) for index in range(rows * columns)]
    return _without_idle_lines(roots, xs, ys)


def _bounds(across: list[Rule], along: list[Rule]) -> list[float]:
    """Where columns begin and end: at the rules ``across``, or where those ``along`` end."""
    bounds = snap(sorted(rule.at for rule in across))
    first, last = min(rule.start for rule in along), max(rule.end for rule in along)
    if first < bounds[0] - _OPEN:
        bounds.insert(0, first)
    if last > bounds[-1] + _OPEN:
        bounds.append(last)
    return bounds


def _with_open_sides(
    level: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]
) -> tuple[list[Rule], list[Rule]]:
    """The rules with those that an open side lacks."""
    sides = [Rule(x, ys[0], ys[-1]) for x in (xs[0], xs[-1])]
    ends = [Rule(y, xs[0], xs[-1]) for y in (ys[0], ys[-1])]
    return [*level, *ends], [*upright, *sides]


def _drawn(rules: list[Rule], at: float, bounds: Sequence[float]) -> list[bool]:
    """Which of the spans between ``bounds`` a rule at ``at`` covers."""
    near = [rule for rule in rules if abs(rule.at - at) <= _MEETS]
    drawn: list[bool] = []
    for begin, end in pairwise(bounds):
        slack = _UNCOVERED * (end - begin)
        drawn.append(any(r.start <= begin + slack and r.end >= end - slack for r in near))
    return drawn


def _without_idle_lines(roots: list[int], xs: list[float], ys: list[float]) -> Lattice | None:
    """The lattice of the cells ``roots``, without columns and rows in which no cell begins."""
    columns = len(xs) - 1
    members: dict[int, list[tuple[int, int]]] = {}
    for index, owner in enumerate(roots):
        members.setdefault(owner, []).append(divmod(index, columns))
    spans = [
        Area(
            min(row for row, _ in cells),
            min(column for _, column in cells),
            max(row for row, _ in cells) + 1,
            max(column for _, column in cells) + 1,
        )
        for cells in members.values()
    ]
    broken = any(
        (span.bottom - span.top) * (span.right - span.left) != len(cells)
        for span, cells in zip(spans, members.values(), strict=True)
    )
    tops = sorted({span.top for span in spans})
    lefts = sorted({span.left for span in spans})
    if len(lefts) < 2:
        return None
    areas = tuple(
        Area(
            tops.index(span.top),
            lefts.index(span.left),
            bisect_right(tops, span.bottom - 1),
            bisect_right(lefts, span.right - 1),
        )
        for span in spans
    )
    order = {owner: index for index, owner in enumerate(members)}
    owners = tuple(tuple(order[roots[top * columns + left]] for left in lefts) for top in tops)
    return Lattice(
        (*(xs[left] for left in lefts), xs[-1]),
        (*(ys[top] for top in tops), ys[-1]),
        areas,
        owners,
        broken,
    )
