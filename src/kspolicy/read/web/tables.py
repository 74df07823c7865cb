"""Which tables of a page are tables, which only arrange it; their cells as a reader sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from kspolicy.model.source import Place
from kspolicy.read.characters import normalise
from kspolicy.read.errors import UnreadableError
from kspolicy.read.tables.cells import RawCell, RawRow
from kspolicy.read.web.elements import is_hidden, number_of, tag_of
from kspolicy.read.web.pieces import Piece
from kspolicy.read.web.tree import line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.html import HtmlElement

    _ReadCell = Callable[[HtmlElement], Sequence[Piece]]

# Browsers go no further either.
_MOST_COLUMNS = 1000
_MOST_CELLS = 1_000_000
# Old pages open a form between a table and its rows.
_GROUPS = frozenset({"thead", "tbody", "tfoot", "form"})
_PARTS = _GROUPS | {"tr", "td", "th", "colgroup", "col"}
# A cell may hold a little table; tables deeper in each other arrange the page.
_MOST_LEVELS = 2
_LABEL = re.compile(r"[^：:。，；]{2,14}[：:]")
_LONGEST_LABEL = 14
# One cell with so much text, in so many parts, is a page arranged by a table.
_LONG_CELL = 500
_MOST_PARTS = 5
_MAIN_SHARE = 0.8
_FEWEST = 2
_MOST_BOX_ROWS = 40
# 序/号: the pieces of one word, set below each other in a narrow column.
_NARROW = 2
_OPEN = frozenset("、，。；：（《“和与及或的")
_CLOSED = frozenset("、，。；：）》”%")


class TableKind(Enum):
    """What a table is there for."""

    LAYOUT = auto()
    BOX = auto()  # fields: 索引号：… 发文机关：…
    DATA = auto()


@dataclass(frozen=True, slots=True)
class _Area:
    """A cell as written: its element, and how many rows and columns it covers."""

    element: HtmlElement
    rows: int
    columns: int


def kinds_of_tables(root: HtmlElement) -> dict[HtmlElement, TableKind]:
    """What each table of a page is there for; a table around tables of data is layout."""
    kinds: dict[HtmlElement, TableKind] = {}
    around: set[HtmlElement] = set()
    levels: dict[HtmlElement, int] = {}  # how many tables lie in each other within it
    for table in reversed(list(root.iter("table"))):
        layout = table in around or levels.get(table, 0) > _MOST_LEVELS
        kinds[table] = TableKind.LAYOUT if layout else _kind(table)
        outer = next(table.iterancestors("table"), None)
        if outer is not None:
            levels[outer] = max(levels.get(outer, 0), levels.get(table, 0) + 1)
            if layout or kinds[table] is not TableKind.LAYOUT:
                around.add(outer)
    return kinds


def pieces_of_box(table: HtmlElement, read_cell: _ReadCell) -> Iterator[Piece]:
    """The fields of a box, a label and its value in a line: 索引号：000014349/2019-00003."""
    yield from _strays(table, read_cell)
    for row in _own_rows(table):
        label: Piece | None = None
        for cell in _own_cells(row):
            text = join_cell([piece.text for piece in read_cell(cell)])
            if label is not None:
                yield replace(label, text=label.text + text)
                label = None
            elif text:
                field = Piece(text, line_of(cell), begins=True)
                if text[-1] in "：:":
                    label = field
                elif cell.tag == "th":
                    label = replace(field, text=f"{text}：")
                else:
                    yield field
        if label is not None:
            yield label


def pieces_of_data(table: HtmlElement, read_cell: _ReadCell) -> Iterator[Piece]:
    """A table of data, its cells as a reader sees them; what is not shown of it, as such.

    Raises:
        UnreadableError: cells by the million.
    """
    yield from _strays(table, read_cell)
    written: list[HtmlElement] = []
    for row in _own_rows(table):
        if is_hidden(row):
            yield Piece(_text(row), line_of(row), hidden=True)
            continue
        written.append(row)
        yield from (
            Piece(_text(cell), line_of(cell), hidden=True)
            for cell in _own_cells(row)
            if is_hidden(cell)
        )
    rows = [[_area(cell) for cell in _own_cells(row) if not is_hidden(cell)] for row in written]
    grid = list(_grid(rows, list(map(line_of, written)), _width(rows), read_cell))
    if grid:
        text = "".join(cell.text for row in grid for cell in row.cells)
        yield Piece(text, line_of(written[0]), begins=True, rows=tuple(grid))


def _strays(table: HtmlElement, read_cell: _ReadCell) -> Iterator[Piece]:
    """What stands in a table but in none of its cells: a caption, and words out of place."""
    rows = list(_own_rows(table))
    for holder in (table, *(child for child in table if child.tag in _GROUPS), *rows):
        loose = [holder.text, *(child.tail for child in holder)]
        text = normalise(" ".join(words for words in loose if words and words.strip()))
        if text:
            yield Piece(text, line_of(holder), begins=True)
        for child in holder:
            if tag_of(child) and child.tag not in _PARTS:
                yield from read_cell(child)


def _kind(table: HtmlElement) -> TableKind:
    texts = [[_text(cell) for cell in _own_cells(row)] for row in _own_rows(table)]
    if _is_box(table, texts):
        return TableKind.BOX
    if sum(sum(map(bool, row)) >= _FEWEST for row in texts) < _FEWEST:
        return TableKind.DATA if _continues(table, texts) else TableKind.LAYOUT
    longest = max((len(text) for row in texts for text in row), default=0)
    if longest > max(_LONG_CELL, _MAIN_SHARE * sum(len(text) for row in texts for text in row)):
        for row in _own_rows(table):
            for cell in _own_cells(row):
                parts = sum(1 for each in cell.iter("p", "div", "br", "li", "table"))
                if parts >= _MOST_PARTS and len(_text(cell)) == longest:
                    return TableKind.LAYOUT
    return TableKind.DATA


def _continues(table: HtmlElement, texts: Sequence[Sequence[str]]) -> bool:
    """Whether a table of one row stands right below one whose rows have as many cells."""
    above = table.getprevious()
    if above is None or above.tag != "table" or (above.tail or "").strip():
        return False
    if len(texts) != 1 or sum(map(bool, texts[0])) < _FEWEST:
        return False
    widths = [sum(1 for _ in _own_cells(row)) for row in _own_rows(above)]
    return len(widths) >= _FEWEST and widths[-1] == len(texts[0]) >= _FEWEST


def _is_box(table: HtmlElement, texts: Sequence[Sequence[str]]) -> bool:
    """Whether every cell is a label, a value behind a label, or both in one."""
    if len(texts) > _MOST_BOX_ROWS:
        return False
    labels = 0
    for row, written in zip(_own_rows(table), texts, strict=True):
        label_open = False
        for cell, text in zip(_own_cells(row), written, strict=True):
            if label_open or not text:
                label_open = False
                continue
            alone = text[-1] in "：:" or (cell.tag == "th" and cell.getnext() is not None)
            if alone and cell.tag == "th":
                behind = cell.getnext()
                alone = behind is not None and behind.tag == "td"
            if len(text) <= _LONGEST_LABEL and alone:
                label_open = True
            elif not _LABEL.match(text):
                return False
            labels += 1
    return labels >= _FEWEST


def _own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS:
            yield from (row for row in child if row.tag == "tr")


def _own_cells(row: HtmlElement) -> Iterator[HtmlElement]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _text(cell: HtmlElement) -> str:
    return normalise(" ".join(cell.text_content().split())) if len(cell) or cell.text else ""


def _area(cell: HtmlElement) -> _Area:
    rows = _MOST_CELLS if (cell.get("rowspan") or "").strip() == "0" else None
    return _Area(
        cell,
        rows or number_of(cell, "rowspan", _MOST_CELLS),
        number_of(cell, "colspan", _MOST_COLUMNS),
    )


def _width(rows: Sequence[Sequence[_Area]]) -> int:
    """How many columns there are; a title may be told to span more than there are."""
    sums = [sum(area.columns for area in row) for row in rows if len(row) > 1]
    return max(sums, default=1)


def _grid(
    rows: Sequence[Sequence[_Area]],
    lines: Sequence[int],
    width: int,
    read_cell: _ReadCell,
) -> Iterator[RawRow]:
    """The rows with a blank cell wherever a cell reaches over: the text stands in its first."""
    made = len(rows) * width
    reaching: dict[int, int] = {}  # column → rows below that a cell from above still covers
    for row, line in zip(rows, lines, strict=True):
        blank = RawCell("", Place(line=line))
        covered = RawCell("", blank.place, merged=True)
        cells: list[RawCell] = []
        waiting = list(reversed(row))
        while waiting or len(cells) < width:
            column = len(cells)
            made += column >= width
            if made > _MOST_CELLS:
                raise UnreadableError(f"网页中的表格超过 {_MOST_CELLS} 格，无法读取")
            if reaching.get(column, 0) > 0:
                reaching[column] -= 1
                cells.append(covered)
            elif waiting:
                area = waiting.pop()
                columns = max(1, min(area.columns, width - column))
                cells.append(_cell(area.element, read_cell))
                cells.extend([blank] * (columns - 1))
                reaching.update(dict.fromkeys(range(column, column + columns), area.rows - 1))
            else:
                cells.append(blank)
        if any(cell.text for cell in cells):
            yield RawRow(tuple(cells), blank.place)


def _cell(element: HtmlElement, read_cell: _ReadCell) -> RawCell:
    pieces = read_cell(element)
    text = join_cell([piece.text for piece in pieces])
    return RawCell(text, Place(line=pieces[0].line if pieces else line_of(element)))


def join_cell(lines: Sequence[str]) -> str:
    """The lines of one cell as one text: a word goes on where it is cut short (序/号).

    Else a space stands between them: two names or figures must not become one.
    """
    text = ""
    for line in lines:
        text = _joined(text, line) if line else text
    return text


def _joined(above: str, below: str) -> str:
    """Two lines of one cell: a word goes on where it is cut short, else a space stands between."""
    if not above or above[-1] in _OPEN or below[0] in _CLOSED:
        return above + below
    digits = above[-1].isdecimal() and below[0].isdecimal()
    if not digits and min(len(above), len(below)) <= _NARROW:
        return above + below
    return f"{above} {below}"
