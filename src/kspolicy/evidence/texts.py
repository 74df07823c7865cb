"""The characters of a page in the order in which they are read: cells one by one, then the text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kspolicy.read.characters import normalise
from kspolicy.read.pages.columns import columns_of
from kspolicy.read.pages.lattice import lattices
from kspolicy.read.pages.lines import around, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.model.source import Box
    from kspolicy.read.pages.lattice import Lattice
    from kspolicy.read.pages.page import Glyph, Page


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that are read in one go, without any space.

    ``boxes[i]`` is where ``signs[i]`` stands, ``lines[i]`` the number of its line. ``cell`` is
    the box of the cell that they fill, None outside of tables.
    """

    signs: str
    boxes: tuple[Box, ...]
    lines: tuple[int, ...]
    cell: Box | None = None

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Every place from and up to which ``words`` stand here."""
        start = self.signs.find(words) if words else -1
        while start >= 0:
            yield start, start + len(words)
            start = self.signs.find(words, start + 1)

    def line_boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes around ``signs[start:end]``, one a line."""
        numbers = range(start, end)
        return tuple(
            around([self.boxes[number] for number in line])
            for _, line in groupby(numbers, key=lambda number: self.lines[number])
        )


def closed(words: str) -> str:
    """``words`` as :class:`Text` has them: normalised, without any space."""
    return "".join(normalise(words).split())


def texts_of(page: Page) -> list[Text]:
    """What stands on a page: the text, column by column, and the cells of its ruled tables."""
    cells: list[Text] = []
    outside: Sequence[Glyph] = page.glyphs
    for lattice in lattices(page.strokes):
        outside = [*_fill(lattice, outside, cells)]
    rows = rows_of(outside)
    columns = columns_of(rows, page.width)
    if columns is None:
        return [_text(rows), *cells]
    parts: list[list[Glyph]] = [[] for _ in range(4)]
    for glyph in outside:
        parts[columns.part(glyph[1:5])].append(glyph)
    return [*(_text(rows_of(part)) for part in parts), *cells]


def _fill(lattice: Lattice, glyphs: Iterable[Glyph], cells: list[Text]) -> Iterator[Glyph]:
    """Add the cells of a lattice that are not blank to ``cells``; the glyphs left are outside."""
    held: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        index = lattice.area_at((glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2)
        if index is None:
            yield glyph
        else:
            held.setdefault(index, []).append(glyph)
    for index in sorted(held):
        area = lattice.areas[index]
        left, top = lattice.xs[area.left], lattice.ys[area.top]
        right, bottom = lattice.xs[area.right], lattice.ys[area.bottom]
        cells.append(_text(rows_of(held[index]), (left, top, right, bottom)))


def _text(rows: Iterable[Sequence[Glyph]], cell: Box | None = None) -> Text:
    signs: list[str] = []
    boxes: list[Box] = []
    lines: list[int] = []
    for number, row in enumerate(rows):
        for glyph in row:
            for sign in closed(glyph.text):
                signs.append(sign)
                boxes.append(glyph[1:5])
                lines.append(number)
    return Text("".join(signs), tuple(boxes), tuple(lines), cell)
