"""At how many dots a page is drawn to be recognised."""

from __future__ import annotations

from math import sqrt

from kspolicy.read.errors import UnreadableError

_POINTS_PER_INCH = 72
_USUAL_DPI = 200
# A poster is drawn at fewer dots: no side of its image is longer, no image larger. This is A0.
_LONGEST, _LARGEST = 6000, 26_000_000
# At fewer dots no print is legible.
_LEAST_DPI = 72


def scale_of(width: float, height: float) -> float:
    """How many pixels a point of a page becomes, ``width`` by ``height`` points.

    Raises:
        UnreadableError: the page is too large to be legible.
    """
    wide, high = max(width, 1.0), max(height, 1.0)
    scale = min(
        _USUAL_DPI / _POINTS_PER_INCH, _LONGEST / max(wide, high), sqrt(_LARGEST / (wide * high))
    )
    if scale * _POINTS_PER_INCH < _LEAST_DPI:
        metres = max(wide, high) / _POINTS_PER_INCH * 0.0254
        raise UnreadableError(f"页面的边长有 {metres:,.0f} 米，不像正常的公文")
    return scale
