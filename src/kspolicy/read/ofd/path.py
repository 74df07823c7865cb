"""PathObject → ruled lines (GB/T 33190—2016, 9.3)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.read.ofd.elements import child, is_shown, number, text_of, words
from kspolicy.read.ofd.placing import around, placed
from kspolicy.read.pages.page import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from kspolicy.read.ofd.placing import Matrix

    Point = tuple[float, float]

# In points: thinner is a line, whether stroked or a filled area.
_THIN = 3.0
# A line rises by less than this where it is level.
_LEVEL = 0.5
# White, or nearly: drawn to hide, not to be seen.
_WHITE = 245
_OUTLINE = 12
_MOST_WORDS = 200_000
_WORD = re.compile(r"[A-Za-z](?![A-Za-z])|[-+.\dEe]+")
# Each operator, how many numbers it takes, and that its end is joined by a straight line.
_OPERATORS = {
    **{"S": (2, False), "M": (2, False), "L": (2, True)},
    **{"Q": (4, False), "B": (6, False), "A": (7, False), "C": (0, True)},
}


def strokes(element: _Element, outer: Matrix) -> list[Stroke]:
    """The level and upright lines a PathObject draws."""
    stroked, filled = paints(element)
    if not (stroked or filled):
        return []
    matrix = placed(element, outer)
    parts = [
        [matrix.point(*point) for point in part]
        for part in straight_parts(text_of(child(element, "AbbreviatedData")))
    ]
    drawn: list[Stroke] = []
    for part in parts:
        box = around(part)
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) <= _THIN:
            if max(wide, high) > _LEVEL:
                drawn.append(Stroke(*box))
        elif stroked:
            sides = (around(side) for side in pairwise(part))
            drawn += [
                Stroke(*side)
                for side in sides
                if min(side[2] - side[0], side[3] - side[1]) < _LEVEL
            ]
    return drawn


def is_outline(element: _Element) -> bool:
    """Whether a path may be a character turned into its outline: filled, of many pieces."""
    data = text_of(child(element, "AbbreviatedData"))
    operators = sum(data.count(each) for each in "LQBA")
    return paints(element)[1] and operators > _OUTLINE


def paints(element: _Element) -> tuple[bool, bool]:
    """Whether a path is stroked, and whether it is filled, in a colour that is seen."""
    if not is_shown(element):
        return False, False
    stroked = element.get("Stroke", "true").strip().lower() != "false"
    filled = element.get("Fill", "false").strip().lower() == "true"
    return (
        stroked and _is_seen(child(element, "StrokeColor")),
        filled and _is_seen(child(element, "FillColor")),
    )


def _is_seen(colour: _Element | None) -> bool:
    if colour is None:
        return True
    shades = [number(word, 0.0) for word in words(colour.get("Value"))]
    return is_shown(colour) and not (len(shades) == 3 and min(shades) >= _WHITE)


def straight_parts(data: str) -> Iterator[list[Point]]:
    """The corners of each run of straight lines; a curve ends one and begins the next."""
    part: list[Point] = []
    start: Point | None = None
    for operator, values in operations(data):
        straight = _OPERATORS[operator][1]
        end = start if operator == "C" else (values[-2], values[-1])
        if end is None:
            continue
        if straight and part:
            part.append(end)
            continue
        if len(part) > 1:
            yield part
        part = [end]
        if operator in "SM":
            start = end
    if len(part) > 1:
        yield part


def operations(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each operator with its numbers; one that lacks some, or has none of sane size, is left out.

    Numbers that follow without an operator repeat the last one, as in SVG.
    """
    operator, values = "", list[float]()
    for count, found in enumerate(_WORD.finditer(data)):
        if count > _MOST_WORDS:
            return
        word = found[0]
        if word in _OPERATORS:
            operator, values = word, []
            if word == "C":
                yield operator, values
            continue
        values.append(number(word, float("nan")))
        if operator and len(values) == _OPERATORS[operator][0]:
            if all(value == value for value in values):  # noqa: PLR0124 - not a number
                yield operator, values
            operator, values = "L" if operator == "M" else operator, []
