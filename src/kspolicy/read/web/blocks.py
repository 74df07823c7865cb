"""Lines and tables of a page → paragraphs and tables of a source."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from kspolicy.model.source import Block, Place, ReadingNote
from kspolicy.read.paragraphs import Line, join_lines
from kspolicy.read.tables.grid import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kspolicy.read.tables.cells import RawRow
    from kspolicy.read.web.pieces import Piece

_ENDS = frozenset("。！？；：:;）)”》】")
# Lines that a page's width has broken: many, none long, few of them at the end of a sentence.
_FEWEST = 10
_SHORTEST = 15
_LONGEST = 60
_MOST_ENDED = 0.4


def make_blocks(pieces: Iterable[Piece]) -> tuple[list[Block], list[ReadingNote]]:
    """Join lines that go on, and settle the tables, in reading order."""
    pieces = tuple(pieces)
    broken = _broken_by_width(pieces)
    blocks: list[Block] = []
    notes: list[ReadingNote] = []
    for is_table, group in groupby(pieces, key=lambda piece: bool(piece.rows)):
        if is_table:
            tables, remarks = settle(_rows(tuple(group)))
            blocks.extend(tables)
            notes.extend(remarks)
        else:
            blocks.extend(join_lines([_line(piece, broken=broken) for piece in group]))
    return blocks, notes


def _line(piece: Piece, *, broken: bool) -> Line:
    begins = piece.begins
    if broken and begins and not piece.heading:
        begins = None
    return Line(piece.text, Place(line=piece.line), piece.after_blank, begins)


def _rows(tables: Sequence[Piece]) -> list[RawRow]:
    """The rows of tables with nothing between them; the second may go on with the first."""
    return [
        replace(row, after_break=True) if number and not index else row
        for number, table in enumerate(tables)
        for index, row in enumerate(table.rows)
    ]


def _broken_by_width(pieces: Sequence[Piece]) -> bool:
    """Whether every line of a printed page has been made a paragraph of the web page."""
    texts = [piece.text for piece in pieces if piece.begins and not piece.rows]
    long = [text for text in texts if len(text) >= _SHORTEST]
    if len(long) < _FEWEST or max(map(len, long)) > _LONGEST:
        return False
    return sum(text[-1] in _ENDS for text in long) < _MOST_ENDED * len(long)
