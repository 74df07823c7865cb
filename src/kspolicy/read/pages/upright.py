"""Boxes as a PDF has them → boxes on the page as read, its text standing upright."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sides(NamedTuple):
    """The sides of many boxes, those of one kind together."""

    lefts: Sequence[float]
    tops: Sequence[float]
    rights: Sequence[float]
    bottoms: Sequence[float]


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
        left, bottom, right, top = self
        if turn == 1:
            columns = (
                _beyond(bottom, sides.bottoms),
                _beyond(left, sides.lefts),
                _beyond(bottom, sides.tops),
                _beyond(left, sides.rights),
            )
        elif turn == 2:
            columns = (
                _before(right, sides.rights),
                _beyond(bottom, sides.bottoms),
                _before(right, sides.lefts),
                _beyond(bottom, sides.tops),
            )
        elif turn == 3:
            columns = (
                _before(top, sides.tops),
                _before(right, sides.rights),
                _before(top, sides.bottoms),
                _before(right, sides.lefts),
            )
        else:
            columns = (
                _beyond(left, sides.lefts),
                _before(top, sides.tops),
                _beyond(left, sides.rights),
                _before(top, sides.bottoms),
            )
        return Sides(*columns)


def _beyond(start: float, places: Sequence[float]) -> list[float]:
    return list(map(start.__rsub__, places))


def _before(end: float, places: Sequence[float]) -> list[float]:
    return list(map(end.__sub__, places))
