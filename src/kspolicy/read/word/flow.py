"""What the written paragraphs and drawn tables mean: lines that make paragraphs, rows of cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.model.source import Place
from kspolicy.read.characters import normalise
from kspolicy.read.paragraphs import Line, join_lines
from kspolicy.read.tables.grid import RawCell, RawRow, settle
from kspolicy.read.word.body import Chunk, DrawnTable, Edge, Written
from kspolicy.read.word.frames import fields
from kspolicy.read.word.layout import breaks_off, has_pause
from kspolicy.read.word.runs import Joint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kspolicy.model.source import Block, ReadingNote, Source
    from kspolicy.read.word.body import DrawnCell, DrawnRow, Item
    from kspolicy.read.word.layout import Layout
    from kspolicy.read.word.tally import Tally

# Such signs part what stands on both sides.
_PARTING = "，、；。：！？,;:!?（）()《》“”‘’【】—"
# No paragraph ends in these, none begins with those.
_UNFINISHED = "，、（(《“‘"
_CONTINUES = "，、。；）》”’"
# （试行） below a title.
_ASIDE = re.compile(r"[（(][^（）()]{1,18}[）)]$")
# A piece of a word that was broken to fit a narrow cell: 责任 / 单位.
_BROKEN_WORD = 2


@dataclass(slots=True)
class Flow:
    """Blocks, as they come out of the items of a document.

    ``insert`` reads an embedded file.
    """

    insert: Callable[[Chunk], Source | None]
    tally: Tally
    layout: Layout
    blocks: list[Block] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    after_blank: bool = True
    after_edge: bool = True
    # How the paragraph above looks, where it is centred.
    look: tuple[str | None, ...] = ()
    # A table of one row: a frame, or the header of a table below it.
    lone: DrawnRow | None = None

    def add(self, item: Item) -> None:
        """Take the next item."""
        if isinstance(item, Edge):
            self.after_edge = True
            return
        while self.lone is not None and not (isinstance(item, Written) and item.is_blank):
            self._add_lone(item)
        if isinstance(item, Written):
            self._add_written(item)
        elif isinstance(item, DrawnTable):
            self._add_table(item)
        else:
            self._add_chunk(item)

    def finish(self) -> None:
        """Make blocks of what still waits."""
        while self.lone is not None:
            self._add_lone(None)
        self.blocks.extend(join_lines(self.lines))
        tables, notes = settle(self.rows)
        self.blocks.extend(tables)
        self.notes.extend(notes)
        self.lines, self.rows = [], []

    def _add_written(self, written: Written) -> None:
        if written.is_blank:
            self.after_blank = True
            return
        if self.rows:
            self.finish()
        for joint, text, place in _pieces(written):
            begins, after_blank = self._begins(written, joint)
            if begins and not self.layout.are_lines and self._may_read_on(text, written):
                begins = None
            self.lines.append(Line(text, place, after_blank, begins))
        self.after_blank = self.after_edge = False
        self.look = written.look

    def _begins(self, written: Written, joint: Joint) -> tuple[bool | None, bool]:
        """Whether a piece begins a paragraph, where that is certain; whether a blank is before."""
        if joint is Joint.PAGE or (joint is Joint.LINE and written.centred):
            return False, False
        if joint is Joint.LINE:
            return None, False
        if self.layout.are_lines:
            begins = True if self.layout.indents_tell and written.indented else None
            return begins, self.after_blank
        if self.look and not self.after_blank and _may_go_on(self.look, written):
            # A title broken by hand, or two lines of a letterhead: the words tell.
            return None, False
        return True, True

    def _may_read_on(self, text: str, written: Written) -> bool:
        """Whether a sentence was cut in two by an end of paragraph that should not be there.

        Pages that were converted to Word leave one at their foot. The words have the last say.
        """
        if not self.lines or self.after_edge:
            return False
        last = self.lines[-1].text
        if last[-1] in _UNFINISHED or text[0] in _CONTINUES or _ASIDE.match(text):
            return True
        return not written.indented and breaks_off(last) and has_pause(text)

    def _add_table(self, table: DrawnTable) -> None:
        if len(table.rows) == 1 and not self.rows:
            self.lone = table.rows[0]
            return
        rows: list[RawRow] = []
        above = True
        for row in table.rows:
            raw = self._raw_row(row, after_break=not rows, heads=above or row.heads)
            above = above and len(row.cells) == 1
            if any(cell.text for cell in raw.cells):
                rows.append(raw)
        box = None if self.rows else fields(rows)
        if box is None:
            self.rows.extend(rows)
        else:
            self.lines.extend(Line(text, cell.place, begins=True) for text, cell in box)
        self.after_blank = self.after_edge = True

    def _add_lone(self, below: Item | None) -> None:
        """A table of one row: it heads the table ``below`` it, or frames what is side by side."""
        row, self.lone = self.lone, None
        if row is None:
            return
        if isinstance(below, DrawnTable) and len(below.rows[0].cells) == len(row.cells):
            self.rows.append(self._raw_row(row, after_break=True, heads=True))
            return
        for cell in row.cells:
            self.after_edge = True
            for item in cell.items:
                self.add(item)
        self.after_edge = True

    def _raw_row(self, row: DrawnRow, *, after_break: bool, heads: bool) -> RawRow:
        cells: list[RawCell] = []
        for cell in row.cells:
            cells.append(self._cell(cell, row.place, heads=heads))
            # A caption is known by the blanks beside it.
            span = max(cell.span, 2) if len(row.cells) == 1 else cell.span
            cells += [RawCell("", row.place)] * (span - 1)
        return RawRow(tuple(cells), row.place, after_break)

    def _cell(self, cell: DrawnCell, place: Place, *, heads: bool = False) -> RawCell:
        text = ""
        cut: tuple[int, Place] | None = None
        for joint, part, at in self._parts(cell, place):
            if joint is Joint.PAGE:
                cut = cut or (len(text), at)
            else:
                text += _seam(text, part, heads=heads)
            text += part
        return RawCell(text, place, cut, merged=cell.merged and not text)

    def _parts(self, cell: DrawnCell, place: Place) -> Iterator[tuple[Joint, str, Place]]:
        """The texts of a cell that stand below each other, and how each follows."""
        for item in cell.items:
            if isinstance(item, Written):
                yield from _pieces(item)
            elif isinstance(item, DrawnTable):
                self.tally.add("nested-table", place)
                cells = (self._cell(each, place) for row in item.rows for each in row.cells)
                text = " ".join(each.text for each in cells if each.text)
                if text:
                    yield Joint.START, text, place
            elif isinstance(item, Chunk):
                self.tally.add("chunk", item.place)

    def _add_chunk(self, chunk: Chunk) -> None:
        source = self.insert(chunk)
        if source is None:
            self.tally.add("chunk", chunk.place)
            return
        self.finish()
        self.blocks.extend(source.blocks)
        self.notes.extend(source.notes)
        self.after_blank = self.after_edge = True


def _may_go_on(look: tuple[str | None, ...], written: Written) -> bool:
    """Whether a centred paragraph may go on with the one above, which has this look."""
    if not written.centred:
        return False
    return written.look == look or written.pieces[0].text.strip().startswith(("（", "("))


def _pieces(written: Written) -> Iterator[tuple[Joint, str, Place]]:
    """The pieces of a paragraph that are not blank, normalised."""
    begun = False
    for piece in written.pieces:
        text = normalise(piece.text)
        if text:
            yield (
                piece.joint if begun else Joint.START,
                text,
                Place(page=piece.page, paragraph=written.ordinal),
            )
            begun = True


def _seam(above: str, below: str, *, heads: bool) -> str:
    """What stands between two texts of a cell, one below the other: a space, or nothing.

    市工信局 / 市商务局 are two, and so are 12 / 34; 责任 / 单位 and 2025 / 年 are one.
    """
    if not above or heads or above[-1] in _PARTING or below[0] in _PARTING:
        return ""
    last = above.rpartition(" ")[2]
    figures = last[-1].isascii() and below[0].isascii()
    return " " if figures or min(len(last), len(below)) > _BROKEN_WORD else ""
