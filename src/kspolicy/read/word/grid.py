"""The grid of a table: which cell stands in which column, deleted rows and covered cells gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import Place
from kspolicy.read.errors import UnreadableError
from kspolicy.read.word.markup import W, child, children, is_on, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from kspolicy.read.word.tally import Tally

# Word draws 63 columns at most.
_MOST_COLUMNS = 1000
_FRAMES = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


class GridCell(NamedTuple):
    """A cell; ``element`` is None where another covers it, or the row leaves columns out.

    ``merged``: the one above covers it.
    """

    element: _Element | None
    span: int
    merged: bool = False


class GridRow(NamedTuple):
    """A row: its cells, and whether it is marked to be repeated on every page."""

    cells: tuple[GridCell, ...]
    heads: bool


def grid_rows(table: _Element, tally: Tally) -> list[GridRow]:
    """The rows of a table, changes accepted.

    Raises:
        UnreadableError: more columns than a table can have.
    """
    rows = []
    # Columns in which a vertical merge is open.
    merged: frozenset[int] = frozenset()
    for row in _within(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            tally.deleted += 1
            tally.accounted.add(row)
            continue
        if child(properties, "ins") is not None:
            tally.inserted += 1
        cells, merged = _cells(row, properties, merged, tally)
        rows.append(GridRow(tuple(cells), bool(is_on(child(properties, "tblHeader")))))
    return rows


def _cells(
    row: _Element, properties: _Element | None, above: frozenset[int], tally: Tally
) -> tuple[list[GridCell], frozenset[int]]:
    """The cells of a row, and the columns in which a merge is open below it."""
    cells = [GridCell(None, 1)] * _left_out(properties, "gridBefore")
    merged: set[int] = set()
    column = len(cells)
    for cell in _within(row, "tc"):
        given = child(cell, "tcPr")
        if child(given, "cellDel") is not None:
            tally.deleted += 1
            tally.accounted.add(cell)
            continue
        span = max(number(value(child(given, "gridSpan"))) or 1, 1)
        merge = child(given, "vMerge")
        goes_on = merge is not None and value(merge) != "restart"
        beside = child(given, "hMerge")
        below = goes_on and column in above
        covered = below or (beside is not None and value(beside) != "restart" and column > 0)
        if covered:
            tally.leave_out("covered-cell", Place(), cell)
        if merge is not None:
            merged.add(column)
        cells.append(GridCell(None if covered else cell, span, below))
        column += span
        _refuse_wide(column)
    cells += [GridCell(None, 1)] * _left_out(properties, "gridAfter")
    return cells, frozenset(merged)


def _left_out(properties: _Element | None, side: str) -> int:
    """How many columns a row leaves out on one side."""
    columns = max(number(value(child(properties, side))) or 0, 0)
    _refuse_wide(columns)
    return columns


def _refuse_wide(columns: int) -> None:
    if columns > _MOST_COLUMNS:
        raise UnreadableError(f"表格的一行超过 {_MOST_COLUMNS} 列，不像正常文档")


def _within(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or cells of a row, out of the frames around them."""
    for each in children(element):
        if each.tag == W + name:
            yield each
        elif each.tag in _FRAMES:
            yield from _within(each, name)
