"""A page laid out: its lines and tables in reading order, and the regions they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kspolicy.model.source import Place
from kspolicy.read.tables.cells import RawRow


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a page, or one table.

    ``text`` is normalised; of a table it is that of all cells. ``line``: the line of the source in
    which it begins. ``begins`` and ``after_blank`` are those of a
    :class:`~kspolicy.read.paragraphs.Line`. ``linked``: how many of its characters lead to other
    pages. ``heading``: it is an element of heading. ``hidden``: a browser does not show it.
    """

    text: str
    line: int
    begins: bool | None = None
    after_blank: bool = False
    linked: int = 0
    heading: bool = False
    hidden: bool = False
    rows: tuple[RawRow, ...] = ()


def lower(piece: Piece, lines: int) -> Piece:
    """The same piece, so many lines further down."""
    rows = tuple(
        RawRow(
            tuple(replace(cell, place=_lower(cell.place, lines)) for cell in row.cells),
            _lower(row.place, lines),
        )
        for row in piece.rows
    )
    return replace(piece, line=piece.line + lines, rows=rows)


def _lower(place: Place, lines: int) -> Place:
    return Place(line=(place.line or 1) + lines)


@dataclass(slots=True)
class Region:
    """A part of the page: ``pieces[start:end]``, and the parts within it.

    ``around``, ``holds_text``: what its name says of it; ``whole``: it is a list.
    """

    start: int
    end: int = 0
    around: bool = False
    holds_text: bool = False
    whole: bool = False
    parts: list[Region] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """All pieces of a page, in reading order.

    ``title`` is the page's own, as a browser shows it on the tab; ``struck`` what the page shows
    as struck out, or does not show, within a line or a cell; ``controls`` what it says in
    buttons, choices and the like.
    """

    root: Region
    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    struck: list[Piece] = field(default_factory=list)
    controls: list[Piece] = field(default_factory=list)
