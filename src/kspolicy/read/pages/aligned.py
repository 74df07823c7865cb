"""Tables without rules: texts that stand below each other in columns, where that is clear."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.model.source import Place
from kspolicy.read.pages.grid import Grid, GridCell, GridRow
from kspolicy.read.pages.lines import around, joined, line_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.read.pages.lines import TextLine
    from kspolicy.read.pages.page import Glyph

# So many rows of so many texts are a table, fewer may be chance.
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2
# Rows of so many texts are hardly anything but a table's.
_MANY_TEXTS = 3
# In widths of a character: what parts two texts in a row, and two columns over all rows.
_PARTED, _GUTTER = 1.2, 0.8
# Rows that stand farther apart, in heights of a character, are not of one table.
_ROW_GAP = 2.5
# A longer text, in characters, is running text and no cell.
_LONGEST = 24


def lines_and_grids(
    all_rows: Iterable[list[Glyph]], page: int
) -> tuple[list[TextLine], list[Grid], list[Place]]:
    """The lines that the rows of a page make, and the tables without rules among them.

    Last, where rows look like those of a table whose columns are not clear: they are lines.
    """
    lines: list[TextLine] = []
    grids: list[Grid] = []
    unclear: list[Place] = []
    for rows in _groups(all_rows):
        if len(rows) >= _FEWEST_ROWS:
            texts = [[line_of(part) for part in parts_of(row, _PARTED)] for row in rows]
            columns = _columns(texts)
            if columns is not None:
                grids.append(_grid(texts, columns, page))
                continue
            if 2 * sum(len(row) >= _MANY_TEXTS for row in texts) > len(texts):
                box = around([line.box for row in texts for line in row])
                unclear.append(Place(page=page, box=box))
        lines.extend(line_of(part) for row in rows for part in parts_of(row))
    return [line for line in lines if line.text], grids, unclear


def _groups(rows: Iterable[list[Glyph]]) -> Iterator[list[list[Glyph]]]:
    """Runs of rows with several texts each; a row of one text is a run of its own."""
    group: list[list[Glyph]] = []
    for row in rows:
        several = len(parts_of(row, _PARTED)) >= _FEWEST_COLUMNS
        if group and not (several and _follows(group[-1][0], row[0])):
            yield group
            group = []
        if several:
            group.append(row)
        else:
            yield [row]
    if group:
        yield group


def _follows(above: Glyph, below: Glyph) -> bool:
    return below.top - above.bottom <= _ROW_GAP * (above.bottom - above.top)


def _columns(rows: Sequence[Sequence[TextLine]]) -> list[tuple[float, float]] | None:
    """The left and right of each column of ``rows``; None when they are no table.

    Every column is parted from the next over all rows, no text is long enough for running text,
    and no text stands alone in its column.
    """
    size = max(line.size for row in rows for line in row)
    columns: list[tuple[float, float]] = []
    for left, right in sorted((line.box[0], line.box[2]) for row in rows for line in row):
        if columns and left - columns[-1][1] < _GUTTER * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    if len(columns) < _FEWEST_COLUMNS or any(len(row) > len(columns) for row in rows):
        return None
    if any(len(line.text) > _LONGEST for row in rows for line in row):
        return None
    fullest = sum(len(row) == len(columns) for row in rows)
    return columns if 2 * fullest >= len(rows) and fullest >= _FEWEST_ROWS else None


def _grid(
    rows: Sequence[Sequence[TextLine]], columns: Sequence[tuple[float, float]], page: int
) -> Grid:
    middles = [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]
    edges = (columns[0][0], *middles, columns[-1][1])
    made = tuple(_row(row, edges, page) for row in rows)
    box = around([line.box for row in rows for line in row])
    return Grid(page, box, edges, made, ruled=False)


def _row(row: Sequence[TextLine], edges: Sequence[float], page: int) -> GridRow:
    cells: list[GridCell] = []
    for column, (left, right) in enumerate(pairwise(edges)):
        held = [line for line in row if left <= (line.box[0] + line.box[2]) / 2 <= right]
        if held:
            place = Place(page=page, box=around([line.box for line in held]))
            text = joined(held, right - left)
            sure = min(line.sure for line in held)
            cells.append(GridCell(column, column + 1, text, place, sure))
    return GridRow(tuple(cells), Place(page=page, box=around([line.box for line in row])))
