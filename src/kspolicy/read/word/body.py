"""Paragraphs and tables as the document holds them, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import Place
from kspolicy.read.errors import UnreadableError
from kspolicy.read.word.frames import arranges_page
from kspolicy.read.word.grid import grid_rows
from kspolicy.read.word.markup import MC, R, W, alternative, child, children, is_on, value
from kspolicy.read.word.runs import Piece
from kspolicy.read.word.styles import is_indented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from kspolicy.read.options import ReadingOptions
    from kspolicy.read.word.grid import GridRow
    from kspolicy.read.word.numbering import Numbering
    from kspolicy.read.word.pages import PageCount
    from kspolicy.read.word.runs import RunReader
    from kspolicy.read.word.styles import Styles
    from kspolicy.read.word.tally import Tally

# What holds no paragraphs to be read. All else that is no block frames some: content controls,
# custom XML, insertions.
_PASSED_OVER = frozenset(
    W + name
    for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "tcPr", "trPr", "sectPr")
)
_CONTENTS = "Table of Contents"
# An indent made of spaces.
_INDENT = ("\u3000\u3000", "    ")
# More rows of one cell above the columns of a table are text of their own.
_MOST_CAPTIONS = 3


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as written, its automatic number in its text.

    ``ordinal`` says which one it is; all of a table's row are one.
    ``centred`` and ``indented`` are how it is set; ``look`` tells one kind of centred line, by its
    style and type, from another.
    """

    pieces: tuple[Piece, ...]
    ordinal: int
    centred: bool = False
    indented: bool = False
    look: tuple[str | None, ...] = ()

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(page=self.pieces[0].page, paragraph=self.ordinal)

    @property
    def text(self) -> str:
        """All of it on one line, as written."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_blank(self) -> bool:
        """Whether it holds no text."""
        return not self.text.strip()


class DrawnCell(NamedTuple):
    """A cell as drawn, over how many columns; ``merged``: the one above reaches over it."""

    items: tuple[Item, ...]
    span: int = 1
    merged: bool = False


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row as drawn; ``heads`` when it is marked to be repeated on every page."""

    cells: tuple[DrawnCell, ...]
    place: Place
    heads: bool


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table as drawn; rows of one cell above its columns are its captions."""

    rows: tuple[DrawnRow, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A file embedded in place of text (``w:altChunk``), by its relation."""

    relation: str
    place: Place


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a frame begins or ends: no sentence goes on across it."""


Item = Written | DrawnTable | Chunk | Edge


@dataclass(slots=True)
class BodyReader:
    """Reads the blocks of one document; it counts paragraphs and pages as it goes."""

    styles: Styles
    numbering: Numbering
    runs: RunReader
    pages: PageCount
    tally: Tally
    options: ReadingOptions
    count: int = 0
    depth: int = 0
    # A row has one number, whatever stands in its cells.
    in_row: bool = False
    # The pieces of paragraphs whose end was deleted: they go on in the next.
    pending: list[Piece] = field(default_factory=list)

    def read(self, container: _Element) -> Iterator[Item]:
        """The blocks of a body, cell or text box.

        Raises:
            UnreadableError: blocks lie in each other too deep, or a table is beyond all measure.
        """
        self.depth += 1
        if self.depth > self.options.max_nesting:
            raise UnreadableError("表格或文本框一层套一层，超过层数上限")
        outer, self.pending = self.pending, []
        yield from self._blocks(container)
        yield from self._flush()
        self.pending = outer
        self.depth -= 1

    def _blocks(self, container: _Element) -> Iterator[Item]:
        for element in children(container):
            if element.tag == W + "p":
                yield from self._paragraph(element)
            elif element.tag == W + "tbl":
                yield from self._table(element)
            elif element.tag == W + "altChunk":
                self._count_paragraph()
                yield Chunk(element.get(R + "id", ""), self._place())
            elif element.tag == MC + "AlternateContent":
                branch = alternative(element)
                if branch is not None:
                    yield from self._blocks(branch)
            elif element.tag not in _PASSED_OVER and not self._is_contents(element):
                yield from self._blocks(element)

    def _frame(self, container: _Element) -> Iterator[Item]:
        """The blocks of a text box, or of a cell that only frames them."""
        yield Edge()
        yield from self.read(container)
        yield Edge()

    def _paragraph(self, element: _Element) -> Iterator[Item]:
        self._count_paragraph()
        place = self._place()
        properties = child(element, "pPr")
        style = self.styles.of_paragraph(properties)
        read = self.runs.read(element, style, place)
        if self.styles.is_contents(style):
            if read.text.strip():
                self.tally.add("contents", place)
            return
        for box in read.above:
            yield from self._frame(box)
        yield from self._text(read.pieces, element, style)
        for box in read.below:
            yield from self._frame(box)

    def _text(self, pieces: list[Piece], element: _Element, style: str | None) -> Iterator[Written]:
        """The paragraph, unless its end is deleted or hidden: then it goes on in the next."""
        properties = child(element, "pPr")
        mark = child(properties, "rPr")
        pieces = self._joined(pieces)
        if mark is not None and self._is_open(mark):
            self.pending = pieces
            return
        self.pending = []
        label = self.numbering.label(properties, self.styles)
        # A number alone says nothing, except in a cell: 序号.
        if self.in_row or any(piece.text.strip() for piece in pieces):
            pieces[0].text = label + pieces[0].text
        yield self._written(pieces, element, style)

    def _is_open(self, mark: _Element) -> bool:
        """Whether the mark at the end of a paragraph is deleted or hidden."""
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.tally.deleted += 1
            return True
        return bool(is_on(child(mark, "vanish")) or is_on(child(mark, "specVanish")))

    def _written(
        self, pieces: list[Piece], element: _Element | None = None, style: str | None = None
    ) -> Written:
        alignment = value(child(element, "pPr", "jc")) or self.styles.alignment(style)
        centred = alignment in ("center", "distribute")
        indented = is_indented(child(element, "pPr"))
        if indented is None:
            indented = self.styles.is_indented(style)
        return Written(
            pieces=tuple(pieces),
            ordinal=self.count,
            centred=centred,
            indented=indented or pieces[0].text.startswith(_INDENT),
            look=_look(element, style) if centred else (),
        )

    def _flush(self) -> Iterator[Written]:
        """What waits for a next paragraph where none comes."""
        if self.pending:
            yield self._written(self.pending)
            self.pending = []

    def _joined(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces behind those that still wait for the end of their paragraph."""
        if not self.pending:
            return pieces
        last = self.pending[-1]
        joined = Piece(last.joint, last.page, last.text + pieces[0].text)
        return [*self.pending[:-1], joined, *pieces[1:]]

    def _table(self, element: _Element) -> Iterator[Item]:
        """A table; rows of one cell below its columns, or with none, only frame a text."""
        yield from self._flush()
        rows = grid_rows(element, self.tally)
        columns = [index for index, row in enumerate(rows) if len(row.cells) > 1]
        if arranges_page(rows):
            columns = []
        first, last = (columns[0], columns[-1] + 1) if columns else (len(rows), len(rows))
        if first <= _MOST_CAPTIONS and last - first > 1:
            first = 0
        for row in rows[:first]:
            yield from self._framed(row)
        if first < last:
            yield DrawnTable(tuple(self._row(row) for row in rows[first:last]))
        for row in rows[last:]:
            yield from self._framed(row)

    def _framed(self, row: GridRow) -> Iterator[Item]:
        for cell in row.cells:
            if cell.element is not None:
                yield from self._frame(cell.element)

    def _row(self, row: GridRow) -> DrawnRow:
        self._count_paragraph()
        outer, self.in_row = self.in_row, True
        start = end = self.pages.page
        cells = []
        pages = []
        for cell in row.cells:
            self.pages.page = start
            items = () if cell.element is None else tuple(self.read(cell.element))
            written = (each for each in items if isinstance(each, Written) and not each.is_blank)
            pages += [each.place.page or 0 for each in islice(written, 1)]
            cells.append(DrawnCell(items, cell.span, cell.merged))
            end = max(end or 0, self.pages.page or 0) or None
        self.pages.page = end
        self.in_row = outer
        # A row that begins a page bears the mark in one of its cells only.
        return DrawnRow(
            tuple(cells),
            Place(page=max(pages, default=0) or start, paragraph=self.count),
            row.heads,
        )

    def _is_contents(self, control: _Element) -> bool:
        """Whether a content control is a table of contents; its paragraphs are counted."""
        gallery = child(control, "sdtPr", "docPartObj", "docPartGallery")
        if value(gallery) != _CONTENTS:
            return False
        self.tally.accounted.add(control)
        for paragraph in control.iter(W + "p"):
            self._count_paragraph()
            if next(paragraph.iter(W + "t"), None) is not None:
                self.tally.add("contents", self._place())
        return True

    def _count_paragraph(self) -> None:
        if not self.in_row:
            self.count += 1

    def _place(self) -> Place:
        return Place(page=self.pages.page, paragraph=self.count)


def _look(element: _Element | None, style: str | None) -> tuple[str | None, ...]:
    """Style, size and typeface of the first text of a paragraph."""
    first = None if element is None else element.find(f".//{W}t/..")
    properties = child(first, "rPr")
    face = value(child(properties, "rFonts"), "eastAsia")
    return (style, value(child(properties, "sz")), face)
