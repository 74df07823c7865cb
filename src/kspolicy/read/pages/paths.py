"""What a PDF page draws beside text: ruled lines, and how much of it images cover."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Box = tuple[float, float, float, float]
    Point = tuple[float, float]
    Matrix = tuple[float, float, float, float, float, float]

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
    import pypdfium2.raw as pdfium

    walk = _Walk(pdfium)
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        walk.visit(pdfium.FPDFPage_GetObject(page, index), None, 0)
    return walk.drawn


@dataclass(slots=True)
class _Walk:
    """One walk over the objects of a page, into the forms it shows."""

    pdfium: Any
    drawn: Drawing = field(default_factory=Drawing)
    objects: int = 0
    segments: int = 0

    def visit(self, thing: Any, within: Matrix | None, depth: int) -> None:  # noqa: ANN401
        """Note what ``thing`` draws, in forms that lie in each other by the matrix ``within``."""
        self.objects += 1
        if self.objects > _MOST_OBJECTS:
            return
        pdfium = self.pdfium
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._text(thing, within)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self.drawn.paths += 1
            self._path(thing, within)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = self._bounds(thing, within)
            self.drawn.images += (right - left) * (top - bottom)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _after(self._matrix(thing), within)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self.visit(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _text(self, text: Any, within: Matrix | None) -> None:  # noqa: ANN401
        drawn = self.drawn
        drawn.texts += 1
        drawn.invisible += self.pdfium.FPDFTextObj_GetTextRenderMode(text) == _INVISIBLE_TEXT
        if not drawn.replaced:
            drawn.replaced = self._is_replaced(text)
        if not drawn.turned:
            a, b, *_ = _after(self._matrix(text), within)
            drawn.turned = a <= 0 or abs(b) > _SLOPE * a

    def _is_replaced(self, text: Any) -> bool:  # noqa: ANN401
        pdfium = self.pdfium
        marks = range(min(pdfium.FPDFPageObj_CountMarks(text), _MOST_MARKS))
        found = (pdfium.FPDFPageObj_GetMark(text, index) for index in marks)
        return any(
            pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText")
            == pdfium.FPDF_OBJECT_STRING
            for mark in found
        )

    def _path(self, path: Any, within: Matrix | None) -> None:  # noqa: ANN401
        pdfium = self.pdfium
        fill, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroked))
        if not (fill.value or stroked.value) or self._is_white(path, stroked=bool(stroked.value)):
            return
        box = self._bounds(path, within)
        if _is_thin(box):
            self._add(box)
            return
        count = pdfium.FPDFPath_CountSegments(path)
        self.segments += count
        # A filled area with four sides is a shade, not a line.
        if self.segments > _MOST_SEGMENTS or (not stroked.value and count <= 5):
            return
        matrix = _after(self._matrix(path), within)
        for part in self._parts(path, count, matrix):
            self._add_part(part, stroked=bool(stroked.value))

    def _parts(self, path: Any, count: int, matrix: Matrix) -> list[list[Point]]:  # noqa: ANN401
        """The corners of each part of a path; a curve gives its end only."""
        pdfium = self.pdfium
        a, b, c, d, e, f = matrix
        x, y = ctypes.c_float(), ctypes.c_float()
        parts: list[list[Point]] = []
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not parts:
                parts.append([point])
            else:
                parts[-1].append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
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

    def _bounds(self, thing: Any, within: Matrix | None) -> Box:  # noqa: ANN401
        """The box (left, bottom, right, top) of an object on its page."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self.pdfium.FPDFPageObj_GetBounds(
            thing,
            ctypes.byref(left),
            ctypes.byref(bottom),
            ctypes.byref(right),
            ctypes.byref(top),
        )
        box = left.value, bottom.value, right.value, top.value
        if within is None:
            return box
        a, b, c, d, e, f = within
        return _around(
            [
                (a * x + c * y + e, b * x + d * y + f)
                for x in (box[0], box[2])
                for y in (box[1], box[3])
            ]
        )

    def _matrix(self, thing: Any) -> Matrix:  # noqa: ANN401
        matrix = self.pdfium.FS_MATRIX()
        if not self.pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix)):
            return _IDENTITY
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def _is_white(self, path: Any, *, stroked: bool) -> bool:  # noqa: ANN401
        """Whether a path is drawn in white, or wholly transparent."""
        pdfium = self.pdfium
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        colour = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
        told = colour(
            path,
            ctypes.byref(red),
            ctypes.byref(green),
            ctypes.byref(blue),
            ctypes.byref(alpha),
        )
        if not told:
            return False
        return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


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
