"""What a reader hands to the parser: paragraphs and tables, every character with its place.

These are plain frozen dataclasses, not pydantic models: only our own readers make them, and a
long document has many thousands of cells.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text begins in its file: a line (text forms) or a page and box (paged forms).

    A word processor's file has no lines: there ``paragraph`` says which of its paragraphs it is;
    all cells of a table's row are of one. All of these count from 1. ``box`` is (left, top, right,
    bottom) in points from the page's upper left corner.
    """

    line: int | None = None
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None

    @property
    def ordinal(self) -> int:
        """Which line or paragraph it is, to tell the order; 0 where that is not known."""
        return self.line or self.paragraph or 0


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text put together from one or several places of the file.

    ``offsets[i]`` is the index in ``text`` at which the piece written at ``places[i]`` begins;
    ``offsets[0]`` is 0.
    """

    text: str
    offsets: tuple[int, ...]
    places: tuple[Place, ...]

    def place(self, offset: int = 0) -> Place:
        """The place at which the character ``text[offset]`` is written."""
        places = self.places
        if len(places) == 1:
            return places[0]
        return places[bisect_right(self.offsets, offset) - 1]


@dataclass(frozen=True, slots=True)
class Paragraph(TextRun):
    """One paragraph, its line and page breaks joined."""


@dataclass(frozen=True, slots=True)
class Cell(TextRun):
    """One table cell.

    ``doubt`` says in one Chinese sentence why the cell may stand in the wrong column, or that its
    reading is uncertain; ``None`` when it is certain. ``merged``: the form itself shows that the
    cell above it reaches down over it; its text is blank.
    """

    doubt: str | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One table row, as many cells as the table has columns unless ``broken``.

    A ``broken`` row could not be brought to the table's columns: its cells are as written.
    """

    cells: tuple[Cell, ...]
    place: Place
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header and the rows below it, page breaks and repeated headers joined.

    ``captions``: what stands in cells of the whole width above the header (单位：亿元).
    ``subheaders``: the further rows of a header of several rows, from the top.
    """

    header: Row
    rows: tuple[Row, ...]
    captions: tuple[Cell, ...] = ()
    subheaders: tuple[Row, ...] = ()

    @property
    def place(self) -> Place:
        """Where the table begins."""
        return self.header.place


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something a person should know about how the source was read.

    ``kind`` is a stable English key (``row-too-long``); ``message`` is for people, in Chinese.
    """

    kind: str
    message: str
    place: Place = Place()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A file, read: its blocks in reading order and what was noticed on the way.

    ``sha256`` is the hash of the file's bytes, ``form`` the file form (``text``), ``encoding``
    the character encoding where the form has one.
    """

    name: str
    form: str
    sha256: str
    blocks: tuple[Block, ...]
    encoding: str | None = None
    notes: tuple[ReadingNote, ...] = field(default=())
