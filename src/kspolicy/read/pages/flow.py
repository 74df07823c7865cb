"""Pages → paragraphs and tables: the one geometry of every paged form (PDF, OFD, scans)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from kspolicy.model.source import Block, Place, ReadingNote
from kspolicy.read.pages.aligned import lines_and_grids
from kspolicy.read.pages.columns import Columns, columns_of
from kspolicy.read.pages.continuation import goes_on, tables_of
from kspolicy.read.pages.furniture import furniture
from kspolicy.read.pages.grid import Grid, ruled_grids
from kspolicy.read.pages.lines import TextLine, rows_of
from kspolicy.read.pages.margins import Layout, PageLine, are_beside, layout
from kspolicy.read.pages.sureness import CROWDED, SURE_IN_TEXT, doubt
from kspolicy.read.paragraphs import Line, join_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.read.pages.page import Page

# The parts of a page that are columns, by Columns.part.
_COLUMNS = (1, 2)
_UNCLEAR = "这里像是没有框线的表格，分不清各列，已按文字逐行读取，请对照原件"
# A header and a row are a table, less only frames a text.
_FEWEST_ROWS = 2
_ENDS = frozenset("。！？；")


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands on a page, top to bottom: lines outside tables, and tables.

    ``unclear``: where lines may be a table whose columns do not show.
    """

    number: int
    width: float
    height: float
    columns: Columns | None
    items: list[TextLine | Grid]
    unclear: list[Place]

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
        elif _only_frames(run.grids):
            blocks.extend(join_lines(list(_framed(run.grids[0]))))
        else:
            tables, remarks = tables_of(run.grids)
            blocks.extend(tables)
            notes.extend(remarks)
    notes.extend(_unsure(texts))
    unclear = (place for content in contents for place in content.unclear[:1])
    notes.extend(ReadingNote("table-unclear", _UNCLEAR, place) for place in unclear)
    return blocks, notes


def _content(page: Page) -> _Content:
    """The tables of a page and the lines between them."""
    grids, glyphs = ruled_grids(page)
    rows = rows_of(glyphs)
    columns = columns_of(rows, page.width)
    items: list[tuple[int, TextLine | Grid]] = [
        (columns.part(grid.box) if columns else 0, grid) for grid in grids
    ]
    unclear: list[Place] = []
    for part in range(4) if columns else (0,):
        if columns:
            rows = rows_of(g for g in glyphs if columns.part(g[1:5]) == part)
        lines, unruled, places = lines_and_grids(rows, page.number)
        unclear += places
        items += [(part, line) for line in lines]
        items += [(part, grid) for grid in unruled]
    return _Content(page.number, page.width, page.height, columns, _in_order(items), unclear)


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
    for here, below in zip_longest(lines, lines[1:]):
        place = Place(page=here.page, box=here.line.box)
        new_page = above is not None and above.page != here.page
        begins = shape.begins(above, here)
        if above and above.line.text[-1] in _ENDS and below and _stand_beside(here, below):
            # The last lines of a colophon: …各群众团体。 and below it an office, a date beside it.
            begins = True
        found.append(Line(here.line.text, place, new_page, begins))
        above = here
    return found


def _stand_beside(one: PageLine, other: PageLine) -> bool:
    return one.sheet == other.sheet and are_beside(one.line, other.line)


def _only_frames(grids: Sequence[Grid]) -> bool:
    """Whether rules only frame some texts: the colophon, an office and a date in its last row."""
    several = [row for row in grids[0].rows if sum(bool(cell.text) for cell in row.cells) > 1]
    return len(grids) == 1 and len(several) < _FEWEST_ROWS


def _framed(grid: Grid) -> Iterator[Line]:
    """Each text of a grid as a line of its own."""
    for row in grid.rows:
        for cell in row.cells:
            if cell.text:
                yield Line(cell.text, cell.place, begins=True)


def _unsure(lines: Iterable[PageLine]) -> Iterator[ReadingNote]:
    for each in lines:
        line = each.line
        said = CROWDED if line.crowded else doubt(line.sure)
        if line.crowded or line.sure < SURE_IN_TEXT:
            place = Place(page=each.page, box=line.box)
            yield ReadingNote("text-unsure", f"“{line.text}”{said}", place)
