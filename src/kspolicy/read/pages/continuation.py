"""Tables that go on over pages: parts found, repeated headers dropped, rows cut in two stitched."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kspolicy.model.source import Cell, Place, ReadingNote, Row, Table
from kspolicy.read.pages.grid import Grid, GridCell, GridRow, common_edges
from kspolicy.read.pages.sureness import SURE_IN_CELL, doubt
from kspolicy.read.tables.cells import CellKind, RawCell, RawRow, kind_of
from kspolicy.read.tables.grid import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A column filled in this share of the rows is filled in every row that is whole.
_ALWAYS = 0.9
# So many whole rows tell which columns are always filled.
_ENOUGH_ROWS = 2
# A repeated header may differ a little; below this share of equal cells it is a row.
_SAME_HEADER = 0.7
_ENDS = frozenset("。！？；!?;")
# Parts on one page that follow each other this closely, in points, are one table.
_TOUCHES = 6.0

_STITCHED = "本行被换页断开，已接成一行"
_MAYBE_CUT = "本行在换页处，可能与上一页末行是同一行，未能确定，按两行读取"
_LINES_MISSING = "表格线残缺，个别单元格可能合并有误"
_NO_LINES = "表格没有竖线，按文字上下对齐的位置分列"
_FIGURES_CUT = "本格在换页处断开，前后都是数字，可能不是一个数"


def goes_on(part: Grid, next_part: Grid) -> bool:
    """Whether ``next_part``, with no text between, can be the same table as ``part``."""
    if common_edges(part.edges, next_part.edges, ruled=_are_ruled(part, next_part)) is None:
        return False
    return next_part.page != part.page or next_part.box[1] - part.box[3] <= _TOUCHES


def _are_ruled(part: Grid, next_part: Grid) -> bool:
    return part.ruled or next_part.ruled


def tables_of(parts: Sequence[Grid]) -> tuple[list[Table], list[ReadingNote]]:
    """The tables that ``parts``, following each other, make."""
    notes = [ReadingNote("rules-missing", _LINES_MISSING, p.place) for p in parts if p.broken]
    notes += [ReadingNote("table-unruled", _NO_LINES, p.place) for p in parts if not p.ruled]
    tables: list[Table] = []
    for edges, alike in _on_common_edges(parts):
        joiner = _Joiner(len(edges) - 1)
        for part in alike:
            joiner.add(part.on_edges(edges))
        found, remarks = settle(joiner.raw_rows())
        notes += joiner.notes + remarks
        said = joiner.doubts()
        tables += [_with_doubts(table, said) for table in found] if said else found
        notes.extend(_doubt_notes(found, said))
    return tables, notes


def _on_common_edges(parts: Sequence[Grid]) -> Iterator[tuple[tuple[float, ...], list[Grid]]]:
    """``parts`` in runs that share their columns' edges, with those edges."""
    edges, alike = parts[0].edges, [parts[0]]
    for part in parts[1:]:
        common = common_edges(edges, part.edges, ruled=_are_ruled(alike[-1], part))
        if common is None:
            yield edges, alike
            edges, alike = part.edges, []
        else:
            edges = common
        alike.append(part)
    yield edges, alike


@dataclass(slots=True)
class _Joiner:
    """The rows of a table while its parts are added; ``breaks`` are the rows that begin a page."""

    width: int
    rows: list[GridRow] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)
    page: int = 0
    heads: int = 1
    notes: list[ReadingNote] = field(default_factory=list)
    # The rows whose rules show how far down each cell reaches.
    ruled: set[int] = field(default_factory=set)

    def add(self, part: Grid) -> None:
        """Go on with ``part``."""
        new = [row for row in part.rows if _filled(row)]
        if not self.rows:
            self.heads = part.heads
        elif part.page != self.page:
            repeated = self._repeated_heads(new)
            heads = [row for row in new[:repeated] if len(_filled(row)) > 1][:1]
            new[:repeated] = heads
            first = len(heads)
            if first < len(new) and self._stitch(new[first], new[first + 1 :]):
                del new[first]
            # A heading across the table tells nothing of whether the table goes on.
            telling = (i for i, row in enumerate(new) if len(_filled(row)) > 1)
            self.breaks.add(len(self.rows) + next(telling, 0))
        if part.ruled and not part.broken:
            self.ruled.update(range(len(self.rows) + 1, len(self.rows) + len(new)))
        self.rows.extend(new)
        self.page = part.page

    def raw_rows(self) -> list[RawRow]:
        """The rows, each as wide as the table, for :func:`~kspolicy.read.tables.grid.settle`."""
        return [
            RawRow(self._spread(row, ruled=index in self.ruled), row.place, index in self.breaks)
            for index, row in enumerate(self.rows)
        ]

    def doubts(self) -> dict[Place, str]:
        """What is unsure about cells, by their places."""
        return {
            cell.place: said for row in self.rows for cell in row.cells if (said := _doubt(cell))
        }

    def _spread(self, row: GridRow, *, ruled: bool) -> tuple[RawCell, ...]:
        spread = [RawCell("", row.place, merged=ruled)] * self.width
        for cell in row.cells:
            spread[cell.column : cell.end] = [RawCell("", row.place)] * (cell.end - cell.column)
            spread[cell.column] = RawCell(cell.text, cell.place, cell.rest)
        return tuple(spread)

    def _repeated_heads(self, rows: Sequence[GridRow]) -> int:
        """How many rows from the table's top, captions and header, a new page repeats."""
        if _likeness(self.rows[0], rows[0]) < _SAME_HEADER:
            return 0
        repeated = 1
        while repeated < min(len(self.rows), len(rows)) and _texts(self.rows[repeated]) == _texts(
            rows[repeated]
        ):
            repeated += 1
        return repeated

    def _stitch(self, below: GridRow, rest: Sequence[GridRow]) -> bool:
        """Join ``below`` to the last row if a page break has cut one row in two."""
        if len(self.rows) <= self.heads:
            return False
        above = self.rows[-1]
        always = self._always_filled([*self.rows[self.heads : -1], *rest])
        over, under = _filled(above), _filled(below)
        if not under or always is None or always <= under:
            return False
        complete = always - under <= over and under - over <= always
        if not (complete and _reads_on(above, below)):
            self.notes.append(ReadingNote("row-maybe-cut", _MAYBE_CUT, below.place))
            return False
        self.rows[-1] = _stitched(above, below)
        self.notes.append(ReadingNote("row-stitched", _STITCHED, above.place))
        return True

    def _always_filled(self, rows: Sequence[GridRow]) -> frozenset[int] | None:
        """The columns that whole rows always fill; None where too few rows tell."""
        filled = [columns for columns in map(_filled, rows) if columns]
        if len(filled) < _ENOUGH_ROWS:
            return None
        return frozenset(
            column
            for column in range(self.width)
            if sum(column in columns for columns in filled) >= _ALWAYS * len(filled)
        )


def _texts(row: GridRow) -> dict[int, str]:
    return {cell.column: cell.text for cell in row.cells if cell.text}


def _filled(row: GridRow) -> frozenset[int]:
    return frozenset(_texts(row))


def _likeness(header: GridRow, row: GridRow) -> float:
    names, others = _texts(header), _texts(row)
    same = sum(others.get(column) == name for column, name in names.items())
    return same / max(len(names), len(others), 1)


def _reads_on(above: GridRow, below: GridRow) -> bool:
    """Whether the cells of ``below`` can be the ends of those above them."""
    upper = {cell.column: cell for cell in above.cells if cell.text}
    pairs = [(upper[c.column], c) for c in below.cells if c.text and c.column in upper]
    if any(one.end != other.end or one.text.isdecimal() for one, other in pairs):
        # A row across the table is a heading; a running number does not go on.
        return False
    # A sentence may end where the page does, but not in every cell that goes on.
    return len(pairs) < 2 or any(one.text[-1] not in _ENDS for one, _ in pairs)


def _stitched(above: GridRow, below: GridRow) -> GridRow:
    upper = {cell.column: cell for cell in above.cells}
    for cell in below.cells:
        if not cell.text:
            continue
        over = upper.get(cell.column)
        if over is None or not over.text:
            upper[cell.column] = cell
        else:
            upper[cell.column] = replace(
                over,
                text=over.text + cell.text,
                sure=min(over.sure, cell.sure),
                doubt=over.doubt or cell.doubt,
                rest=over.rest or (len(over.text), cell.place),
            )
    return GridRow(tuple(upper[column] for column in sorted(upper)), above.place)


def _doubt(cell: GridCell) -> str | None:
    """What is unsure about a cell, if anything."""
    if cell.doubt is not None:
        return cell.doubt
    if _between_figures(cell):
        return _FIGURES_CUT
    return doubt(cell.sure) if cell.sure < SURE_IN_CELL else None


def _between_figures(cell: GridCell) -> bool:
    """Whether a page break in a cell has a figure before it and one behind it."""
    if cell.rest is None:
        return False
    cut = cell.rest[0]
    return CellKind.TEXT not in (kind_of(cell.text[:cut]), kind_of(cell.text[cut:]))


def _with_doubts(table: Table, doubts: dict[Place, str]) -> Table:
    return replace(
        table,
        header=_doubted(table.header, doubts),
        subheaders=tuple(_doubted(row, doubts) for row in table.subheaders),
        rows=tuple(_doubted(row, doubts) for row in table.rows),
    )


def _doubted(row: Row, doubts: dict[Place, str]) -> Row:
    if not any(cell.place() in doubts for cell in row.cells):
        return row
    return replace(row, cells=tuple(_cell_with_doubt(cell, doubts) for cell in row.cells))


def _cell_with_doubt(cell: Cell, doubts: dict[Place, str]) -> Cell:
    said = doubts.get(cell.place()) if cell.text else None
    if said is None:
        return cell
    return replace(cell, doubt=f"{cell.doubt}；{said}" if cell.doubt else said)


def _doubt_notes(tables: Sequence[Table], doubts: dict[Place, str]) -> Iterator[ReadingNote]:
    for table in tables:
        for row in (table.header, *table.subheaders, *table.rows):
            for cell in row.cells:
                said = doubts.get(cell.place()) if cell.text else None
                if said is not None:
                    yield ReadingNote("cell-unsure", f"“{cell.text}”{said}", cell.place())
