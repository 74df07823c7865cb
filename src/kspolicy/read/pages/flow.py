"""Pages → paragraphs and tables: the one geometry of every paged form (PDF, OFD, scans)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.model.source import Block, Place, ReadingNote
from kspolicy.read.pages.aligned import lines_and_grids
from kspolicy.read.pages.columns import Columns, columns_of
from kspolicy.read.pages.continuation import goes_on, tables_of
from kspolicy.read.pages.furniture import furniture
from kspolicy.read.pages.grid import Grid, ruled_grids
from kspolicy.read.pages.lines import TextLine, rows_of
from kspolicy.read.pages.margins import Layout, PageLine, layout
from kspolicy.read.pages.sureness import CROWDED, SURE_IN_TEXT, doubt
from kspolicy.read.paragraphs import Line, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.read.pages.page import Page

# The parts of a page that are columns, by Columns.part.
_COLUMNS = (1, 2)


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands on a page, top to bottom: lines outside tables, and tables."""

    number: int
    width: float
    height: float
    columns: Columns | None
    items: list[TextLine | Grid]

    @property
    def lines(self) -> list[TextLine]:
        return [item for item in self.items if isinstance(item, TextLine)]

    def placed(self, line: TextLine) -> PageLine:
        """``line`` with what its margins are measured by."""
        part = self.columns.part(line.box) if self.columns else 0
        if self.columns is None or part not in _COLUMNS:
            return PageLine(line, self.number, self.width)
        return PageLine(line, self.number, self.width / len(_COLUMNS), part)


def read_pages(pages: Iterable[Page]) -> tuple[list[Block], list[ReadingNote]]:
    """The paragraphs and tables on ``pages``, in reading order, and what was noticed.

    Pages are taken one at a time; of each only its lines and cells are kept.
    """
    contents = [_content(page) for page in pages]
    dropped, notes = furniture([(c.number, c.height, c.lines) for c in contents])
    items = [
        item if isinstance(item, Grid) else content.placed(item)
        for content in contents
        for item in content.items
        if id(item) not in dropped
    ]
    texts = [item for item in items if isinstance(item, PageLine)]
    shape = layout(texts)
    blocks: list[Block] = []
    for run in _runs(items):
        if run.lines:
            blocks.extend(join_lines(_lines(run.lines, shape)))
        else:
            tables, remarks = tables_of(run.grids)
            blocks.extend(tables)
            notes.extend(remarks)
    notes.extend(_unsure(texts))
    return blocks, notes


def _content(page: Page) -> _Content:
    """The tables of a page and the lines between them."""
    grids, glyphs = ruled_grids(page)
    rows = rows_of(glyphs)
    columns = columns_of(rows, page.width)
    items: list[tuple[int, TextLine | Grid]] = [
        (columns.part(grid.box) if columns else 0, grid) for grid in grids
    ]
    for part in range(4) if columns else (0,):
        if columns:
            rows = rows_of(g for g in glyphs if columns.part(g[1:5]) == part)
        lines, unruled = lines_and_grids(rows, page.number)
        items += [(part, line) for line in lines]
        items += [(part, grid) for grid in unruled]
    return _Content(page.number, page.width, page.height, columns, _in_order(items))


def _in_order(items: list[tuple[int, TextLine | Grid]]) -> list[TextLine | Grid]:
    """``items`` by the part of the page, then by their tops, those on one height left to right."""
    items.sort(key=lambda each: (each[0], each[1].box[1]))
    ordered: list[TextLine | Grid] = []
    level: list[TextLine | Grid] = []
    last = 0
    for part, item in items:
        below = level and item.box[1] > (level[0].box[1] + level[0].box[3]) / 2
        if below or part != last:
            ordered.extend(sorted(level, key=lambda each: each.box[0]))
            level = []
        level.append(item)
        last = part
    return [*ordered, *sorted(level, key=lambda each: each.box[0])]


@dataclass(slots=True)
class _Run:
    """Lines that follow each other, or the parts of one table."""

    lines: list[PageLine]
    grids: list[Grid]


def _runs(items: Iterable[PageLine | Grid]) -> Iterator[_Run]:
    run = _Run([], [])
    for item in items:
        if isinstance(item, Grid):
            if run.lines or (run.grids and not goes_on(run.grids[-1], item)):
                yield run
                run = _Run([], [])
            run.grids.append(item)
        else:
            if run.grids:
                yield run
                run = _Run([], [])
            run.lines.append(item)
    if run.lines or run.grids:
        yield run


def _lines(lines: Sequence[PageLine], shape: Layout) -> list[Line]:
    above: PageLine | None = None
    found: list[Line] = []
    for here in lines:
        place = Place(page=here.page, box=here.line.box)
        new_page = above is not None and above.page != here.page
        found.append(Line(here.line.text, place, new_page, shape.begins(above, here)))
        above = here
    return found


def _unsure(lines: Iterable[PageLine]) -> Iterator[ReadingNote]:
    for each in lines:
        line = each.line
        said = CROWDED if line.crowded else doubt(line.sure)
        if line.crowded or line.sure < SURE_IN_TEXT:
            place = Place(page=each.page, box=line.box)
            yield ReadingNote("text-unsure", f"“{line.text}”{said}", place)
