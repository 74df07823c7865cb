"""A table as it stands on one page: rows of cells, each with its columns and its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.model.source import Place
from kspolicy.read.pages.banded import banded_tables
from kspolicy.read.pages.lattice import lattices
from kspolicy.read.pages.lines import around, joined, line_of, rows_of
from kspolicy.read.pages.sureness import CROWDED, ON_RULE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Box
    from kspolicy.read.pages.lattice import Lattice
    from kspolicy.read.pages.page import Glyph, Page

# Edges of columns on two pages that differ by less, in points, are the same edge.
_SAME_EDGE = 4.0
# Text so near to a rule, in points, touches it.
_TOUCHES = 0.3
_TWO_CELLS = "表格线残缺，这里可能是两格的内容"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that begins in a row: ``column`` up to ``end``; ``sure`` is its least sure character.

    ``doubt`` is what its characters show to be unsure, in Chinese.

    ``rest`` is where the text goes on from an index, in the part of a row on the next page.
    """

    column: int
    end: int
    text: str
    place: Place
    sure: float = 1.0
    doubt: str | None = None
    rest: tuple[int, Place] | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells that begin in one row, left to right."""

    cells: tuple[GridCell, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page; ``edges`` are the left and right sides of its columns.

    ``heads`` is how many rows the header takes, by its merged cells. ``broken``: rules are
    missing. ``ruled``: it has rules between its columns.
    """

    page: int
    box: Box
    edges: tuple[float, ...]
    rows: tuple[GridRow, ...]
    heads: int = 1
    broken: bool = False
    ruled: bool = True

    @property
    def place(self) -> Place:
        """Where the table stands."""
        return Place(page=self.page, box=self.box)

    def on_edges(self, edges: Sequence[float]) -> Grid:
        """The same table with its columns counted by ``edges``, of which its own are some."""
        if len(edges) == len(self.edges):
            return self
        at = [min(range(len(edges)), key=lambda i: abs(edges[i] - edge)) for edge in self.edges]
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(cell, column=at[cell.column], end=at[cell.end]) for cell in row.cells
                ),
            )
            for row in self.rows
        )
        return replace(self, edges=tuple(edges), rows=rows)


def common_edges(
    one: Sequence[float], other: Sequence[float], *, ruled: bool = True
) -> tuple[float, ...] | None:
    """The edges of two parts of one table; None when they cannot be parts of one.

    Where columns have no rules, their edges are known to within half of the narrowest.
    """
    near = _SAME_EDGE
    if not ruled:
        near = max(near, min(b - a for edges in (one, other) for a, b in pairwise(edges)) / 2)
    if len(one) == len(other) and all(abs(a - b) <= near for a, b in zip(one, other, strict=True)):
        return tuple(one)
    fewer, more = sorted((one, other), key=len)
    if len(fewer) == len(more) or any(min(abs(a - b) for b in more) > _SAME_EDGE for a in fewer):
        return None
    return tuple(more)


def ruled_grids(page: Page) -> tuple[list[Grid], Sequence[Glyph]]:
    """The tables that the rules of a page enclose, and the characters outside them."""
    grids: list[Grid] = []
    glyphs: Sequence[Glyph] = page.glyphs
    banded = list(banded_tables(page.strokes, page.glyphs))
    for lattice in lattices([*page.strokes, *(each for table in banded for each in table.between)]):
        left, top, right, bottom = lattice.box
        within: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in glyphs:
            x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
            (within if left <= x < right and top <= y < bottom else outside).append(glyph)
        grid = fill(lattice, within, page.number)
        if grid is not None:
            ruled = not any(_is_within(lattice.box, table.box) for table in banded)
            grids.append(grid if ruled else replace(grid, ruled=False))
            glyphs = outside
    return grids, glyphs


def _is_within(box: Box, other: Box) -> bool:
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] <= middle[0] <= other[2] and other[1] <= middle[1] <= other[3]


def fill(lattice: Lattice, glyphs: Sequence[Glyph], page: int) -> Grid | None:
    """The table that ``glyphs`` make in a lattice; None when all its cells are blank.

    ``glyphs`` are those whose middle is within the lattice.
    """
    held: list[list[Glyph]] = [[] for _ in lattice.areas]
    on_rule: set[int | None] = set()
    for glyph in glyphs:
        middle = (glyph[2] + glyph[4]) / 2
        owner = lattice.area_at((glyph[1] + glyph[3]) / 2, middle)
        if owner is not None:
            held[owner].append(glyph)
        if glyph[0].isascii() and glyph[0].isalnum():
            # A figure too wide for its cell runs into the next: its digits would be parted.
            sides = {lattice.area_at(x, middle) for x in (glyph[1] - _TOUCHES, glyph[3] + _TOUCHES)}
            on_rule |= sides if len(sides) > 1 else set()
    if not any(held):
        return None
    starting: list[list[GridCell]] = [[] for _ in lattice.ys[:-1]]
    for index, (area, within) in enumerate(zip(lattice.areas, held, strict=True)):
        cell = cell_of(within, (area.left, area.right), page, lattice.box_of(area))
        said = ON_RULE if index in on_rule else cell.doubt
        starting[area.top].append(replace(cell, doubt=said) if said else cell)
    rows = tuple(_row(cells, lattice, page) for cells in starting)
    heads = max((area.bottom for area in lattice.areas if area.top == 0), default=1)
    # A first row whose cells all go down as far has no second header row below it.
    return Grid(
        page,
        _rounded(lattice.box),
        lattice.xs,
        rows,
        heads if heads < len(rows) else 1,
        lattice.broken,
    )


def cell_of(glyphs: Sequence[Glyph], span: tuple[int, int], page: int, box: Box) -> GridCell:
    """The cell that ``glyphs`` make in the columns ``span``, within ``box``."""
    lines = [line for line in map(line_of, rows_of(glyphs)) if line.text]
    if not lines:
        return GridCell(*span, "", Place(page=page, box=_rounded(box)))
    return GridCell(
        *span,
        joined(lines, box[2] - box[0]),
        Place(page=page, box=around([line.box for line in lines])),
        min(line.sure for line in lines),
        CROWDED if any(line.crowded for line in lines) else None,
    )


def _row(cells: Sequence[GridCell], lattice: Lattice, page: int) -> GridRow:
    boxes = [cell.place.box for cell in cells if cell.place.box]
    box = around(boxes) if boxes else _rounded(lattice.box)
    ordered: list[GridCell] = []
    for cell in sorted(cells, key=_column):
        if ordered and ordered[-1].column == cell.column:
            ordered[-1] = _both(ordered[-1], cell)
        else:
            ordered.append(cell)
    return GridRow(tuple(ordered), Place(page=page, box=box))


def _both(one: GridCell, other: GridCell) -> GridCell:
    """Two cells that begin in one place, as where rules are missing: neither text is lost."""
    if not (one.text and other.text):
        return one if one.text else other
    sure, end = min(one.sure, other.sure), max(one.end, other.end)
    return replace(one, end=end, text=f"{one.text} {other.text}", sure=sure, doubt=_TWO_CELLS)


def _column(cell: GridCell) -> int:
    return cell.column


def _rounded(box: Box) -> Box:
    left, top, right, bottom = box
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
