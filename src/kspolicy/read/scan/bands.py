"""The lines of text within one cell, told from the blank rows between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kspolicy.read.scan.picture import Pixels

# All in parts of a character's height. Parts of one character (二) lie no further apart, and
# make together no more than a character.
_APART, _WHOLE = 0.65, 1.2
# What is higher is two lines that touch; a line takes so much, the space above it counted in.
_TOUCHING, _LINE = 1.6, 1.15


@dataclass(frozen=True, slots=True)
class Band:
    """The box of the ink of one line, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """How high the ink is."""
        return self.bottom - self.top


def bands(ink: Pixels, em: float = 0) -> list[Band]:
    """The lines in ``ink``, top to bottom, ``em`` the height of a character where it is known."""
    spans = _spans(_filled(ink, 1))
    if em:
        spans = [part for span in _joined(spans, em) for part in _parted(ink, span, em)]
    found: list[Band] = []
    for top, bottom in spans:
        columns = _filled(ink[top:bottom], 0).nonzero()[0]
        if len(columns):
            found.append(Band(int(columns[0]), top, int(columns[-1]) + 1, bottom))
    return found


def runs(ink: Pixels) -> list[tuple[int, int]]:
    """From where to where columns of ``ink`` hold ink without a gap."""
    return _spans(_filled(ink, 0))


def character_height(heights: Iterable[int]) -> float:
    """The height of a character, by the heights of lines: digits and dashes are lower."""
    ordered = sorted(heights)
    return float(ordered[int(len(ordered) * 0.8)]) if ordered else 0.0


def _filled(ink: Pixels, axis: int) -> Pixels:
    """Which rows (``axis`` 1) or columns (0) hold ink."""
    filled: Pixels = ink.max(axis=axis, initial=0) > 0
    return filled


def _spans(filled: Pixels) -> list[tuple[int, int]]:
    import numpy as np

    steps = np.diff(np.concatenate(([0], filled.astype(np.int8), [0])))
    starts, ends = (steps == 1).nonzero()[0].tolist(), (steps == -1).nonzero()[0].tolist()
    return list(zip(starts, ends, strict=True))


def _joined(spans: list[tuple[int, int]], em: float) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for top, bottom in spans:
        if joined and top - joined[-1][1] <= _APART * em and bottom - joined[-1][0] <= _WHOLE * em:
            joined[-1] = (joined[-1][0], bottom)
        else:
            joined.append((top, bottom))
    return joined


def _parted(ink: Pixels, span: tuple[int, int], em: float) -> list[tuple[int, int]]:
    """``span`` cut where it holds least ink, when it is several lines that touch."""
    top, bottom = span
    count = round((bottom - top) / (_LINE * em))
    if bottom - top < _TOUCHING * em or count < 2:
        return [span]
    rows = ink[top:bottom].sum(axis=1)
    pitch = (bottom - top) / count
    cuts = [top]
    for index in range(1, count):
        start = round(pitch * (index - 0.3))
        near = rows[start : round(pitch * (index + 0.3))]
        cuts.append(top + start + int(near.argmin()))
    return list(zip(cuts, [*cuts[1:], bottom], strict=True))
