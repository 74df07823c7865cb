"""Drawn strokes → rules: pieces of one line joined, lines drawn twice made one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kspolicy.read.pages.page import Stroke

# In points. Thicker than this is an area, not a line.
_THICKEST = 3.0
# Lines nearer than this are one: a border drawn double, or two cells that each draw theirs.
_SAME_LINE = 3.0
# Pieces of a line nearer than this are one: dashes, or sides of neighbouring cells.
_SAME_PIECE = 4.0
# A dot of a dotted line is no larger.
_DOT = 2.0
# Joined, a rule is at least so long; a shorter one is an ornament or a character.
_SHORTEST = 6.0


class Rule(NamedTuple):
    """A level rule at height ``at`` from left ``start`` to right ``end``; upright likewise."""

    at: float
    start: float
    end: float


def rules_of(strokes: Iterable[Stroke]) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright rules that ``strokes`` make."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for left, top, right, bottom in strokes:
        wide, high = right - left, bottom - top
        dot = wide <= _DOT and high <= _DOT
        if high <= _THICKEST and (dot or wide > high):
            level.append(Rule((top + bottom) / 2, left, right))
        if wide <= _THICKEST and (dot or high > wide):
            upright.append(Rule((left + right) / 2, top, bottom))
    return _joined(level), _joined(upright)


def snap(positions: Sequence[float]) -> list[float]:
    """The distinct ones of ascending ``positions``; those within reach of each other are one."""
    distinct: list[list[float]] = []
    for position in positions:
        if distinct and position - distinct[-1][0] <= _SAME_LINE:
            distinct[-1].append(position)
        else:
            distinct.append([position])
    return [sum(near) / len(near) for near in distinct]


def _joined(pieces: list[Rule]) -> list[Rule]:
    pieces.sort()
    rules: list[Rule] = []
    start = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].at - pieces[start].at > _SAME_LINE:
            rules.extend(_on_one_line(pieces[start:index]))
            start = index
    return [rule for rule in rules if rule.end - rule.start >= _SHORTEST]


def _on_one_line(pieces: Sequence[Rule]) -> list[Rule]:
    at = sum(piece.at for piece in pieces) / len(pieces)
    spans: list[tuple[float, float]] = []
    for start, end in sorted((piece.start, piece.end) for piece in pieces):
        if spans and start <= spans[-1][1] + _SAME_PIECE:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return [Rule(at, start, end) for start, end in spans]
