"""Tables with level rules alone: their columns are where no text stands, over all rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.read.pages.lines import rows_of, size_of
from kspolicy.read.pages.page import Stroke
from kspolicy.read.pages.rules import Rule, rules_of, snap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.source import Box
    from kspolicy.read.pages.page import Glyph

# So many rules of one width, one below the other, are those of a table: three are a table whose
# rows are not parted.
_FEWEST_RULES = 4
# In points: what is narrower is no table, but lines of text underlined.
_NARROWEST = 150.0
# Sides of rules nearer than this, in points, are the same.
_SAME_SIDE = 4.0
# Rows at the top that may have cells over several columns.
_HEADS = 2
# In widths of a character: what parts two texts in one line, and two columns over all rows.
_GUTTER = 0.4


@dataclass(frozen=True, slots=True)
class Banded:
    """A table of level rules: where it stands, and the upright rules between its columns."""

    box: Box
    between: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in one line of a cell: its sides, and in which band between rules it stands."""

    left: float
    right: float
    band: int
    row: int


def banded_tables(strokes: Sequence[Stroke], glyphs: Sequence[Glyph]) -> Iterator[Banded]:
    """The tables on a page that have level rules between their rows, and no upright ones."""
    if len(strokes) < _FEWEST_RULES:
        return
    level, upright = rules_of(strokes)
    for left, top, right, bottom in _boxes(level):
        if any(left - 1 <= r.at <= right + 1 and r.start < bottom and r.end > top for r in upright):
            continue
        within = [
            glyph
            for glyph in glyphs
            if left <= (glyph[1] + glyph[3]) / 2 <= right
            and top <= (glyph[2] + glyph[4]) / 2 <= bottom
        ]
        rules = [
            rule
            for rule in level
            if top <= rule.at <= bottom
            and left - _SAME_SIDE <= rule.start < right
            and not _marks_text(rule, within)
        ]
        heights = snap(sorted(rule.at for rule in rules))
        if len(heights) < _FEWEST_RULES:
            continue
        between = _between(within, rules, heights)
        if between:
            yield Banded((left, top, right, bottom), tuple(between))


def _boxes(level: Sequence[Rule]) -> Iterator[Box]:
    """Where level rules lie one below the other, enough of them, from one side to the other.

    Beside a cell that goes over several rows, a rule has only one side in common with the others.
    """
    frames: dict[tuple[float, float], list[float]] = {}
    for rule in sorted(level, key=lambda each: each.start - each.end):
        for (left, right), heights in frames.items():
            begins, ends = abs(rule.start - left), abs(rule.end - right)
            inside = left - _SAME_SIDE <= rule.start and rule.end <= right + _SAME_SIDE
            if inside and min(begins, ends) <= _SAME_SIDE:
                heights.append(rule.at)
                break
        else:
            frames[rule.start, rule.end] = [rule.at]
    for (left, right), heights in frames.items():
        if right - left >= _NARROWEST and len(snap(sorted(heights))) >= _FEWEST_RULES:
            yield left, min(heights), right, max(heights)


def _marks_text(rule: Rule, glyphs: Sequence[Glyph]) -> bool:
    """Whether a rule runs through or close below characters: text struck out or underlined."""
    return any(
        glyph[2] < rule.at < glyph[4] and rule.start < (glyph[1] + glyph[3]) / 2 < rule.end
        for glyph in glyphs
    )


def _between(
    glyphs: Sequence[Glyph], rules: Sequence[Rule], heights: Sequence[float]
) -> list[Stroke]:
    """The rules that part the columns; none where the texts do not show them clearly."""
    apart = _GUTTER * size_of(glyphs) if glyphs else 0.0
    texts = list(_texts(glyphs, heights, apart))
    body = [text for text in texts if text.band >= _HEADS]
    if not body:
        return []
    gaps = _gaps(body, apart)
    heads = [text for text in texts if text.band < _HEADS]
    gutters = [_gutter(gap, heads) for gap in gaps]
    columns = [sum(gutter < text.left for gutter in gutters) for text in body]
    # Two texts side by side in one cell: a column was not seen.
    places = {(text.row, column) for text, column in zip(body, columns, strict=True)}
    if len(places) < len(body):
        return []
    ends = _ends_within(rules)
    free = [
        gutter
        for gutter, (begin, end) in zip(gutters, gaps, strict=True)
        if not any(begin - _SAME_SIDE < each < end + _SAME_SIDE for each in ends)
    ]
    return [
        Stroke(at, top, at, bottom)
        for at in (*free, *ends)
        for band, (top, bottom) in enumerate(pairwise(heights))
        if (at in ends and band)
        or not any(text.band == band and text.left < at < text.right for text in texts)
    ]


def _texts(glyphs: Sequence[Glyph], heights: Sequence[float], apart: float) -> Iterator[_Text]:
    """The texts between rules at ``heights``; gaps of ``apart`` points part them."""
    for row, signs in enumerate(rows_of(glyphs)):
        middle = (signs[0][2] + signs[0][4]) / 2
        band = sum(height < middle for height in heights) - 1
        left = signs[0][1]
        for one, other in pairwise(signs):
            if other[1] - one[3] >= apart:
                yield _Text(left, one[3], band, row)
                left = other[1]
        yield _Text(left, signs[-1][3], band, row)


def _ends_within(rules: Sequence[Rule]) -> list[float]:
    """Where rules begin or end between the table's sides: beside cells over several rows."""
    left, right = min(rule.start for rule in rules), max(rule.end for rule in rules)
    ends = sorted(end for rule in rules for end in (rule.start, rule.end))
    return snap([end for end in ends if left + _SAME_SIDE < end < right - _SAME_SIDE])


def _gaps(texts: Sequence[_Text], apart: float) -> list[tuple[float, float]]:
    """The gaps, at least ``apart`` points wide, that no text reaches into."""
    gaps: list[tuple[float, float]] = []
    reached = min(text.right for text in texts)
    for text in sorted(texts, key=lambda each: each.left):
        if text.left - reached >= apart:
            gaps.append((reached, text.left))
        reached = max(reached, text.right)
    return gaps


def _gutter(gap: tuple[float, float], heads: Sequence[_Text]) -> float:
    """The middle of what the heads leave free of a gap: names may be wider than figures."""
    begin, end = gap
    within = [head.right for head in heads if head.left <= begin < head.right < end]
    beyond = [head.left for head in heads if begin < head.left < end <= head.right]
    free = max(within, default=begin), min(beyond, default=end)
    return sum(free if free[0] < free[1] else gap) / 2
