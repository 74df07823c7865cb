"""A page as every paged form hands it over: characters and ruled lines, each with its box.

All measures are points (1/72 inch) from the page's upper left corner, x to the right, y down, the
page turned as a person reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character, or a run of several that stand close to each other.

    ``size`` is the font's size in points, 0 where the form does not tell. ``sure`` is how sure a
    recognition is of it, from 0 to 1; what was written as text is 1.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    sure: float = 1.0


class Stroke(NamedTuple):
    """One ruled line, level or upright; a drawn rectangle is four."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page, its characters in the order in which the file draws them."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...] = ()
