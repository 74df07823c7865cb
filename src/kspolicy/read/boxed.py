"""Tables drawn with lines of characters (┌─┬─┐ │ │ │), in which cells span columns and rows.

What a rule's crossings show, their order alone, tells which cells do: ┬ parts what is one above it,
and where a rule has a gap (│   ├──┤) the cell above goes on below. How wide the lines are drawn
tells nothing: a copy changes that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from unicodedata import name

from kspolicy.read.tables.columns import is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

_DRAWN = tuple(map(chr, range(0x2500, 0x2580)))
_UP = frozenset(sign for sign in _DRAWN if "UP" in name(sign) or "VERTICAL" in name(sign))
_DOWN = frozenset(sign for sign in _DRAWN if "DOWN" in name(sign) or "VERTICAL" in name(sign))
_ALONG = frozenset(sign for sign in _DRAWN if "HORIZONTAL" in name(sign)) - _UP - _DOWN
_SIGNS = frozenset(_DRAWN)


_BAR = re.compile("[│┃║]")
_TOPS, _BOTTOMS = frozenset("┌┏╔╭"), frozenset("└┗╚╰")
_FEWEST_BANDS, _FEWEST_CELLS = 2, 2
# Each row is as wide as the widest: what no page can hold is not spread out.
_MOST_CELLS = 100


@dataclass(slots=True)
class _Band:
    """What stands between two rules: the number of its first line, its cells."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Rule:
    """The crossings of a rule: those with a line up, those with one down; which gaps follow."""

    up: list[int]
    down: list[int]
    gaps: list[int]


def begins_box(line: str) -> bool:
    """Whether ``line`` is the upper rule of a table."""
    return line.lstrip()[:1] in _TOPS and _is_rule(line)


def ends_box(line: str) -> bool:
    """Whether ``line`` is the lower rule of a table."""
    return line.lstrip()[:1] in _BOTTOMS and _is_rule(line)


def is_of_box(line: str) -> bool:
    """Whether ``line`` can be one of a table: a rule, or cells between lines."""
    stripped = line.strip()
    return bool(stripped) and stripped[0] in _SIGNS and stripped[-1] in _SIGNS


def rows_of(lines: Sequence[tuple[int, str]]) -> list[tuple[int, list[str]]] | None:
    """The rows of the table drawn on ``lines``, from its upper to its lower rule.

    Each has the number of its first line and as many cells as the others: a cell that spans
    columns or rows is its text and blanks. None where the rules do not fit the cells.
    """
    bands: list[_Band] = []
    rules: list[_Rule] = []
    ruled = True
    for number, line in lines[1:-1]:
        if _is_rule(line):
            if ruled:
                return None
            rules.append(_rule(line))
            ruled = True
            continue
        cells = [piece.strip() for piece in _BAR.split(line.strip())[1:-1]]
        if ruled:
            bands.append(_Band(number, cells))
        elif len(cells) != len(bands[-1].cells):
            return None
        elif any(map(_are_two, bands[-1].cells, cells)):
            # Figures one below the other are of two rows, though no rule parts them.
            every = list(range(len(cells) + 1))
            rules.append(_Rule(every, every, []))
            bands.append(_Band(number, cells))
        else:
            pairs = zip(bands[-1].cells, cells, strict=True)
            bands[-1].cells = [above + below for above, below in pairs]
        ruled = False
    widest = max((len(band.cells) for band in bands), default=0)
    if ruled or len(bands) < _FEWEST_BANDS or not _FEWEST_CELLS <= widest <= _MOST_CELLS:
        return None
    return _spread_out(bands, rules)


def _are_two(above: str, below: str) -> bool:
    return is_figure(above) and is_figure(below)


def _spread_out(
    bands: Sequence[_Band], rules: Sequence[_Rule]
) -> list[tuple[int, list[str]]] | None:
    """The cells of ``bands``, those that span columns or rows followed by blanks.

    ``rules[i]`` stands below ``bands[i]``.
    """
    spans = _spans(bands, rules)
    if spans is None:
        return None
    rows: list[list[str]] = []
    for band, widths in zip(bands, spans, strict=True):
        pairs = zip(band.cells, widths, strict=True)
        rows.append([text for cell, width in pairs for text in (cell, *[""] * (width - 1))])
    begun = [rows[0]] * len(rows[0])
    for rule, widths, row in zip(rules, spans[1:], rows[1:], strict=True):
        starts = dict(zip(rule.down, accumulate(widths, initial=0), strict=True))
        going_on = {starts.get(crossing) for crossing in rule.gaps}
        for column in range(len(row)):
            if column in going_on:
                begun[column][column] += row[column]
                row[column] = ""
            else:
                begun[column] = row
    return [(band.number, row) for band, row in zip(bands, rows, strict=True)]


def _spans(bands: Sequence[_Band], rules: Sequence[_Rule]) -> list[list[int]] | None:
    """How many columns each cell of each band spans."""
    widest = max(range(len(bands)), key=lambda index: len(bands[index].cells))
    spans: dict[int, list[int]] = {widest: [1] * len(bands[widest].cells)}
    for index in range(widest - 1, -1, -1):
        rule = rules[index]
        found = _coarser(rule.up, rule.down, spans[index + 1])
        if found is None or len(found) != len(bands[index].cells):
            return None
        spans[index] = found
    for index in range(widest + 1, len(bands)):
        rule = rules[index - 1]
        found = _coarser(rule.down, rule.up, spans[index - 1])
        if found is None or len(found) != len(bands[index].cells):
            return None
        spans[index] = found
    return [spans[index] for index in range(len(bands))]


def _coarser(coarse: Sequence[int], fine: Sequence[int], spans: Sequence[int]) -> list[int] | None:
    """The columns between the crossings ``coarse``, by those of the cells between ``fine``."""
    ends = (coarse[0], coarse[-1]) == (fine[0], fine[-1]) if coarse and fine else False
    if not ends or len(fine) != len(spans) + 1 or not set(coarse) <= set(fine):
        return None
    column = dict(zip(fine, accumulate(spans, initial=0), strict=True))
    return [column[stop] - column[start] for start, stop in pairwise(coarse)]


def _is_rule(line: str) -> bool:
    stripped = line.strip()
    return not _ALONG.isdisjoint(stripped) and all(
        sign in _SIGNS or sign.isspace() for sign in stripped
    )


def _rule(line: str) -> _Rule:
    rule = _Rule([], [], [])
    # A blank between two crossings is a gap; how many there are tells nothing.
    signs = [sign for sign in line.strip() if sign in _SIGNS]
    crossing = -1
    for sign, behind in zip(signs, [*signs[1:], ""], strict=True):
        if sign in _ALONG:
            continue
        crossing += 1
        if sign in _UP:
            rule.up.append(crossing)
        if sign in _DOWN:
            rule.down.append(crossing)
        if behind and behind not in _ALONG:
            rule.gaps.append(crossing)
    return rule
