"""Table cells as a reader finds them, and what their shape tells of what they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from kspolicy.model.source import Cell, Place


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as a reader found it, its characters normalised."""

    text: str
    place: Place


class CellKind(Enum):
    """What a cell holds, as far as its shape tells."""

    BLANK = 0
    MARK = 1  # -- or / : nothing was entered on purpose
    FIGURE = 2
    TEXT = 3


_MARK = re.compile(r"(?:[-‐-―−─]{1,4}|/|…{1,2})$")
_FIGURE = re.compile(r"[<>≥≤≈约超]?\d[\d,]*+(?:\.\d++)?[%‰]?[+]?$")


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
    return Cell(raw.text, (0,), (raw.place,), doubt)
