"""Table cells as a reader finds them, and what their shape tells of what they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from kspolicy.model.source import Cell, Place

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as a reader found it, its characters normalised.

    ``cut``: the index from which the text stands at another place, after a break in the cell.
    ``doubt``: why it may be wrong, in one Chinese sentence.
    ``merged``: the cell above certainly reaches down over this blank.
    """

    text: str
    place: Place
    cut: tuple[int, Place] | None = None
    doubt: str | None = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a reader found it. ``after_break``: a blank line or page break stands before."""

    cells: tuple[RawCell, ...]
    place: Place
    after_break: bool = False


class CellKind(Enum):
    """What a cell holds, as far as its shape tells."""

    BLANK = 0
    MARK = 1  # -- or / : nothing was entered on purpose
    FIGURE = 2
    TEXT = 3


_MARK = re.compile(r"(?:[-‐-―−─]{1,4}|/|…{1,2})$")
_FIGURE = re.compile(r"[<>≥≤≈约超]?\d[\d,]*+(?:\.\d++)?[%‰]?[+]?$")
# Digits by the thousand are no figure to add up.
_PLAIN_FIGURE = re.compile(r"\d[\d,]{0,20}(?:\.\d{1,9})?$")


def kind_of(text: str) -> CellKind:
    """The kind of a cell with this text."""
    if not text:
        return CellKind.BLANK
    if _MARK.match(text):
        return CellKind.MARK
    if _FIGURE.match(text):
        return CellKind.FIGURE
    return CellKind.TEXT


def without_blank_end(cells: tuple[RawCell, ...]) -> tuple[RawCell, ...]:
    """``cells`` without the blank ones at the end."""
    end = len(cells)
    while end and not cells[end - 1].text:
        end -= 1
    return cells[:end]


def settled(raw: RawCell, doubt: str | None = None) -> Cell:
    """``raw`` as a cell of a table, ``doubt`` saying why it may be wrong."""
    doubt = doubt or raw.doubt
    if raw.cut is None:
        return Cell(raw.text, (0,), (raw.place,), doubt, raw.merged)
    offset, place = raw.cut
    return Cell(raw.text, (0, offset), (raw.place, place), doubt)


def fits(found: CellKind, column: CellKind) -> bool:
    """Whether a cell of one kind can stand in a column of another; a blank stands anywhere."""
    if column is CellKind.FIGURE:
        return found is not CellKind.TEXT
    if column is CellKind.TEXT:
        return found in (CellKind.TEXT, CellKind.BLANK)
    return True


def adds_up(cells: Sequence[RawCell]) -> bool:
    """Whether the first figure of a row is the sum of the others."""
    figures = [cell.text for cell in cells if kind_of(cell.text) is CellKind.FIGURE]
    if len(figures) < 2 or not all(_PLAIN_FIGURE.match(figure) for figure in figures):
        return False
    total, *parts = (Decimal(figure.replace(",", "")) for figure in figures)
    return total == sum(parts)


def is_complete(cells: tuple[RawCell, ...], width: int, drawn: int) -> bool:
    """Whether a row no longer than a header fills it.

    ``width`` is the header's without blank cells at its end, ``drawn`` that with them.
    """
    return len(without_blank_end(cells)) == width or len(cells) == drawn
