"""The data of a path (GB/T 33190—2016, 9.3) as operators of PDF."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.read.ofd.painting.printout import numbers
from kspolicy.read.ofd.path import operations
from kspolicy.read.ofd.placing import Matrix, around, corners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.source import Box

    Point = tuple[float, float]

# An arc smaller than this, in the path's own measure, is a line.
_SMALLEST = 1e-5
_NAMES = {1: "l", 3: "c"}


class Outline:
    """A path laid out by ``matrix``.

    ``operators`` draw it, ``box`` is around its points, and ``length`` from one to the next;
    ``is_box``: it is nothing but that box.
    """

    def __init__(self, data: str, matrix: Matrix | None = None) -> None:
        self.operators: list[str] = []
        self.box: Box = (0.0, 0.0, 0.0, 0.0)
        self.length = 0.0
        self.is_box = False
        drawn: list[Point] = []
        lay = (matrix or Matrix()).point
        begun: Point | None = None
        at: Point | None = None
        for operator, values in operations(data):
            if operator == "C":
                if at is not None:
                    self.operators.append("h")
                    at = begun
                continue
            end = values[-2], values[-1]
            if operator in "SM" or at is None:
                begun = at = end
                drawn.append(lay(*end))
                self.operators.append(f"{numbers(*drawn[-1])}m")
                continue
            for points in _pieces(operator, values, at):
                laid = [lay(*point) for point in points]
                drawn += laid
                written = numbers(*(side for point in laid for side in point))
                self.operators.append(written + _NAMES[len(points)])
            at = end
        if drawn:
            self.box = around(drawn)
            self.length = sum(math.dist(*pair) for pair in pairwise(drawn))
            self.is_box = len(drawn) in (4, 5) and set(drawn) == set(corners(self.box))


def _pieces(operator: str, values: list[float], at: Point) -> Iterator[tuple[Point, ...]]:
    """The straight lines (one point) and curves (three) that an operator draws from ``at``."""
    end = values[-2], values[-1]
    match operator:
        case "Q":
            # A curve with one point beside it is one with two, each two thirds of the way to it.
            x, y = values[0], values[1]
            begin, near = ((x + (side[0] - x) / 3, y + (side[1] - y) / 3) for side in (at, end))
            yield begin, near, end
        case "B":
            yield (values[0], values[1]), (values[2], values[3]), end
        case "A":
            yield from _arc(values, at, end)
        case _:
            yield (end,)


def _arc(values: list[float], at: Point, end: Point) -> Iterator[tuple[Point, ...]]:
    """An elliptic arc in curves of a quarter at the most, as SVG has them."""
    wide, high, turned = abs(values[0]), abs(values[1]), math.radians(values[2])
    is_large, is_clockwise = values[3] != 0, values[4] != 0
    if min(math.dist(at, end), wide, high) < _SMALLEST:
        yield (end,)
        return
    cosine, sine = math.cos(turned), math.sin(turned)
    # In the ellipse's own space, where it is a circle of radius 1, its centre is sought.
    across, down = (at[0] - end[0]) / 2, (at[1] - end[1]) / 2
    x, y = (cosine * across + sine * down) / wide, (cosine * down - sine * across) / high
    apart = math.hypot(x, y)
    if apart > 1:  # too small to reach
        wide, high, x, y, apart = wide * apart, high * apart, x / apart, y / apart, 1.0
    aside = math.sqrt(max(1 / apart**2 - 1, 0.0)) * (1 if is_large == is_clockwise else -1)
    middle = -aside * y, aside * x
    first = math.atan2(y - middle[1], x - middle[0])
    swept = math.atan2(-y - middle[1], -x - middle[0]) - first
    if is_clockwise and swept < 0:
        swept += 2 * math.pi
    elif not is_clockwise and swept > 0:
        swept -= 2 * math.pi
    own = Matrix(
        *(cosine * wide, sine * wide, -sine * high, cosine * high),
        *((at[0] + end[0]) / 2, (at[1] + end[1]) / 2),
    ).after(Matrix(e=middle[0], f=middle[1]))
    count = max(math.ceil(abs(swept) / (math.pi / 2) - 1e-6), 1)
    step = swept / count
    reach = 4 / 3 * math.tan(step / 4)
    for index in range(count):
        one, other = first + index * step, first + (index + 1) * step
        points = (
            (math.cos(one) - reach * math.sin(one), math.sin(one) + reach * math.cos(one)),
            (math.cos(other) + reach * math.sin(other), math.sin(other) - reach * math.cos(other)),
            (math.cos(other), math.sin(other)),
        )
        yield tuple(own.point(*point) for point in points)
