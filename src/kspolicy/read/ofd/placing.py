"""Where an object stands: its own space laid on the page, in points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.read.ofd.elements import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from kspolicy.model.source import Box

POINTS = 72 / 25.4  # in a millimetre
# Turned by less than this many degrees off a quarter, text stands straight.
_SLANT = 4.0


class Matrix(NamedTuple):
    """``x' = a·x + c·y + e`` and ``y' = b·x + d·y + f``, y down."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the point ``x``, ``y`` comes to stand."""
        a, b, c, d, e, f = self
        return a * x + c * y + e, b * x + d * y + f

    def laid(self, box: Box) -> Box:
        """The upright box around where ``box`` comes to stand."""
        return around(self.point(*corner) for corner in corners(box))

    def after(self, inner: Matrix) -> Matrix:
        """The matrix that applies ``inner`` first, then this one."""
        a, b = self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b
        c, d = self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d
        return Matrix(a, b, c, d, *self.point(inner.e, inner.f))

    @property
    def scale(self) -> float:
        """How many times as long it makes a line, level or upright, at the most."""
        return max(math.hypot(self.a, self.b), math.hypot(self.c, self.d))

    def quarters(self, turned: float = 0.0) -> int | None:
        """By how many quarters clockwise it turns what ``turned`` degrees already; None if aslant.

        It is the direction of a character's foot that counts, so that a mirrored page is none.
        """
        angle = math.degrees(math.atan2(self.b, self.a)) + turned
        quarters = round(angle / 90)
        return quarters % 4 if abs(angle - 90 * quarters) <= _SLANT else None


def page_matrix(box: tuple[float, ...]) -> Matrix:
    """The matrix from millimetres to points of a page whose box begins at ``box``."""
    return Matrix(POINTS, 0.0, 0.0, POINTS, -box[0] * POINTS, -box[1] * POINTS)


def placed(element: _Element, outer: Matrix) -> Matrix:
    """The matrix of an object's own space: its CTM, then its Boundary, then ``outer``."""
    left, top = numbers(element.get("Boundary"), 2) or (0.0, 0.0)
    inner = Matrix(*(numbers(element.get("CTM"), 6) or Matrix()))
    return outer.after(Matrix(e=left, f=top)).after(inner)


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The box around ``points``."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def corners(box: Box) -> tuple[tuple[float, float], ...]:
    """The four corners of a box."""
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)
