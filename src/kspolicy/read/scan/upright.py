"""Turning a page upright: by how much its lines slope, and which side of it is up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kspolicy.read.scan.picture import Pixels

# In degrees: the steepest slope looked for, and one too small to matter.
STEEPEST = 5.0
_LEVEL = 0.03
# Each search looks so many steps to either side, ever finer, in degrees.
_STEPS = (0.5, 0.1, 0.02)
_MOST_POINTS = 60_000


class Lines(NamedTuple):
    """How the lines of a page run: ``slope`` in degrees, down to the right.

    ``clear`` is how unevenly ink lies on the rows along them: 1 evenly, 2 on half of them.
    """

    slope: float
    clear: float


def lines(ink: Pixels) -> Lines:
    """The lines in ``ink``: of all slopes the one along which rows hold most ink, or none."""
    import numpy as np

    ys, xs = np.nonzero(ink)
    if not len(ys):
        return Lines(0.0, 0.0)
    every = max(1, len(ys) // _MOST_POINTS)
    ys, xs = ys[::every].astype(np.float32), xs[::every].astype(np.float32)
    xs -= xs.mean()

    def rows(angle: float) -> Pixels:
        down = np.rint(ys - xs * np.tan(np.radians(angle))).astype(np.int64)
        return np.bincount(down - down.min())

    best, reach = 0.0, STEEPEST
    for step in _STEPS:
        count = round(reach / step)
        angles = [best + step * each for each in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (int((rows(angle) ** 2).sum()), -abs(angle)))
        reach = step
    found = rows(best)
    return Lines(best, float((found**2).mean() / found.mean() ** 2))


def levelled(pixels: Pixels, angle: float) -> Pixels:
    """``pixels`` turned back by ``angle`` degrees around their middle."""
    import cv2

    if abs(angle) < _LEVEL:
        return pixels
    high, wide = pixels.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    return cv2.warpAffine(
        pixels,
        turn,
        (wide, high),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255,),
    )
