"""What a PDF page draws beside text: ruled lines, and how much of it images cover."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kspolicy.read.pages.calls import address_of, direct

if TYPE_CHECKING:
    from kspolicy.model.source import Box

    Point = tuple[float, float]
    Matrix = tuple[float, float, float, float, float, float]

# How pdfium tells objects, segments and values apart.
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_MOVE_TO = 2
_STRING = 3
# In points: thinner is a line, whether stroked or a filled area.
_THIN = 3.0
# A line rises by less than this where it is level.
_LEVEL = 0.5
# White, or nearly: drawn to hide, not to be seen.
_WHITE = 245
# Hostile files nest forms in each other and draw without end.
_DEEPEST = 8
_MOST_OBJECTS = 50_000
_MOST_SEGMENTS = 100_000
_MOST_MARKS = 8
_INVISIBLE_TEXT = 3
# Text that rises by less than this is level.
_SLOPE = 0.01
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """What a page draws beside the characters themselves, in the measure of the file.

    ``lines`` are boxes (left, bottom, right, top) of ruled lines, ``images`` is the area, in
    square points, that images cover. ``paths`` and ``texts`` count objects, ``invisible`` texts
    that are not seen. ``turned``: some text does not stand upright. ``replaced``: some text
    says that it stands for other characters.
    """

    lines: list[Box] = field(default_factory=list)
    images: float = 0.0
    paths: int = 0
    texts: int = 0
    invisible: int = 0
    turned: bool = False
    replaced: bool = False

    @property
    def hidden(self) -> bool:
        """Whether most text is drawn invisibly, as below a scan."""
        return self.images > 0 and self.invisible > 0.5 * self.texts


def drawing(page: Any) -> Drawing:  # noqa: ANN401 - a handle of pdfium's
    """What ``page`` draws."""
    walk = _Walk()
    at = address_of(page)
    for index in range(min(direct("FPDFPage_CountObjects")(at), _MOST_OBJECTS)):
        walk.visit(direct("FPDFPage_GetObject")(at, index), None, 0)
    return walk.drawn


class _Walk:
    """One walk over the objects of a page, each told by its address, into the forms it shows."""

    def __init__(self) -> None:
        self.drawn = Drawing()
        self._objects = 0
        self._segments = 0
        # What pdfium writes its answers to.
        self._floats = (ctypes.c_float * 6)()
        self._integers = (ctypes.c_uint * 4)()
        self._to_floats = [ctypes.addressof(self._floats) + 4 * index for index in range(6)]
        self._to_integers = [ctypes.addressof(self._integers) + 4 * index for index in range(4)]

    def visit(self, thing: int, within: Matrix | None, depth: int) -> None:
        """Note what ``thing`` draws, in forms that lie in each other by the matrix ``within``."""
        self._objects += 1
        if self._objects > _MOST_OBJECTS:
            return
        kind = direct("FPDFPageObj_GetType")(thing)
        if kind == _TEXT:
            self._text(thing, within)
        elif kind == _PATH:
            self.drawn.paths += 1
            self._path(thing, within)
        elif kind == _IMAGE:
            left, bottom, right, top = self._bounds(thing, within)
            self.drawn.images += (right - left) * (top - bottom)
        elif kind == _FORM and depth < _DEEPEST:
            inner = _after(self._matrix(thing), within)
            for index in range(direct("FPDFFormObj_CountObjects")(thing)):
                self.visit(direct("FPDFFormObj_GetObject")(thing, index), inner, depth + 1)

    def _text(self, text: int, within: Matrix | None) -> None:
        drawn = self.drawn
        drawn.texts += 1
        drawn.invisible += direct("FPDFTextObj_GetTextRenderMode")(text) == _INVISIBLE_TEXT
        if not drawn.replaced:
            drawn.replaced = _is_replaced(text)
        if not drawn.turned:
            a, b, *_ = _after(self._matrix(text), within)
            drawn.turned = a <= 0 or abs(b) > _SLOPE * a

    def _path(self, path: int, within: Matrix | None) -> None:
        direct("FPDFPath_GetDrawMode")(path, *self._to_integers[:2])
        filled, stroked, *_ = map(bool, self._integers)
        if not (filled or stroked) or self._is_white(path, stroked=stroked):
            return
        box = self._bounds(path, within)
        if _is_thin(box):
            self._add(box)
            return
        count = direct("FPDFPath_CountSegments")(path)
        self._segments += count
        # A filled area with four sides is a shade, not a line.
        if self._segments > _MOST_SEGMENTS or (not stroked and count <= 5):
            return
        matrix = _after(self._matrix(path), within)
        for part in self._parts(path, count, matrix):
            self._add_part(part, stroked=stroked)

    def _parts(self, path: int, count: int, matrix: Matrix) -> list[list[Point]]:
        """The corners of each part of a path; a curve gives its end only."""
        a, b, c, d, e, f = matrix
        parts: list[list[Point]] = []
        for index in range(count):
            segment = direct("FPDFPath_GetPathSegment")(path, index)
            direct("FPDFPathSegment_GetPoint")(segment, *self._to_floats[:2])
            x, y, *_ = self._floats
            point = (a * x + c * y + e, b * x + d * y + f)
            if direct("FPDFPathSegment_GetType")(segment) == _MOVE_TO or not parts:
                parts.append([point])
            else:
                parts[-1].append(point)
            if direct("FPDFPathSegment_GetClose")(segment):
                parts[-1].append(parts[-1][0])
        return parts

    def _add_part(self, part: list[Point], *, stroked: bool) -> None:
        box = _around(part)
        if _is_thin(box):
            self._add(box)
        elif stroked:
            for one, other in pairwise(part):
                side = _around((one, other))
                if min(side[2] - side[0], side[3] - side[1]) < _LEVEL:
                    self._add(side)

    def _add(self, box: Box) -> None:
        self.drawn.lines.append(box)

    def _bounds(self, thing: int, within: Matrix | None) -> Box:
        """The box (left, bottom, right, top) of an object on its page."""
        direct("FPDFPageObj_GetBounds")(thing, *self._to_floats[:4])
        left, bottom, right, top, *_ = self._floats
        if within is None:
            return left, bottom, right, top
        a, b, c, d, e, f = within
        return _around(
            [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
        )

    def _matrix(self, thing: int) -> Matrix:
        if not direct("FPDFPageObj_GetMatrix")(thing, self._to_floats[0]):
            return _IDENTITY
        a, b, c, d, e, f = self._floats
        return a, b, c, d, e, f

    def _is_white(self, path: int, *, stroked: bool) -> bool:
        """Whether a path is drawn in white, or wholly transparent."""
        name = "FPDFPageObj_GetStrokeColor" if stroked else "FPDFPageObj_GetFillColor"
        if not direct(name)(path, *self._to_integers):
            return False
        red, green, blue, alpha = self._integers
        return alpha == 0 or min(red, green, blue) >= _WHITE


def _is_replaced(text: int) -> bool:
    marks = range(min(direct("FPDFPageObj_CountMarks")(text), _MOST_MARKS))
    return any(
        direct("FPDFPageObjMark_GetParamValueType")(
            direct("FPDFPageObj_GetMark")(text, index), b"ActualText"
        )
        == _STRING
        for index in marks
    )


def _is_thin(box: Box) -> bool:
    return box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN


def _around(points: list[Point] | tuple[Point, ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _after(inner: Matrix, outer: Matrix | None) -> Matrix:
    """The matrix that applies ``inner`` first, then ``outer``."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
