"""Boxes as a PDF has them → boxes on the page as read, its text standing upright."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sides(NamedTuple):
    """The sides of many boxes, those of one kind together."""

    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]

    def frame(self, shown: Sequence[bool]) -> Frame:
        """What is around those boxes of a file that are ``shown``."""
        lefts, tops, rights, bottoms = (list(compress(column, shown)) for column in self)
        return Frame(min(lefts), min(bottoms), max(rights), max(tops))


class Frame(NamedTuple):
    """What is seen of a page, in the file's own measure: y goes upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def size(self, turn: int) -> tuple[float, float]:
        """The width and height of the page turned by ``turn`` quarters clockwise."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if turn % 2 else (wide, high)

    def upright(self, sides: Sides, turn: int) -> Sides:
        """Boxes of the file, on the page turned by ``turn`` quarters clockwise; y goes down."""
        placed = Sides(
            _beyond(self.left, sides.lefts),
            _before(self.top, sides.tops),
            _beyond(self.left, sides.rights),
            _before(self.top, sides.bottoms),
        )
        for quarter in range(turn):
            _, high = self.size(quarter)
            placed = Sides(
                _before(high, placed.bottoms),
                placed.lefts,
                _before(high, placed.tops),
                placed.rights,
            )
        return placed


def _beyond(start: float, places: Sequence[float]) -> list[float]:
    return list(map(start.__rsub__, places))


def _before(end: float, places: Sequence[float]) -> list[float]:
    return list(map(end.__sub__, places))
