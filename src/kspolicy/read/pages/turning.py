"""Places on a page that was turned to be read, given back as the page is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kspolicy.model.source import Block, Cell, Paragraph, Place, ReadingNote, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kspolicy.model.source import Box

Run = TypeVar("Run", Paragraph, Cell)


@dataclass(frozen=True, slots=True)
class Turned:
    """By how many quarters clockwise a page was turned, and its width and height as shown."""

    quarters: int
    width: float
    height: float

    def shown(self, box: Box) -> Box:
        """A box of the page as read, on the page as shown."""
        left, top, right, bottom = box
        if self.quarters == 1:
            return _rounded(top, self.height - right, bottom, self.height - left)
        if self.quarters == 2:
            return _rounded(
                self.width - right, self.height - bottom, self.width - left, self.height - top
            )
        return _rounded(self.width - bottom, left, self.width - top, right)


def as_shown(
    blocks: Iterable[Block], notes: Iterable[ReadingNote], turned: Mapping[int, Turned]
) -> tuple[list[Block], list[ReadingNote]]:
    """``blocks`` and ``notes`` with the places on ``turned`` pages, by number, as shown."""

    def place(at: Place) -> Place:
        turn = turned.get(at.page or 0)
        return replace(at, box=turn.shown(at.box)) if turn and at.box else at

    def run(text: Run) -> Run:
        return replace(text, places=tuple(map(place, text.places)))

    def row(cells: Row) -> Row:
        return replace(cells, cells=tuple(map(run, cells.cells)), place=place(cells.place))

    shown: list[Block] = [
        run(block)
        if isinstance(block, Paragraph)
        else replace(
            block,
            header=row(block.header),
            rows=tuple(map(row, block.rows)),
            captions=tuple(map(run, block.captions)),
            subheaders=tuple(map(row, block.subheaders)),
        )
        for block in blocks
    ]
    return shown, [replace(note, place=place(note.place)) for note in notes]


def _rounded(left: float, top: float, right: float, bottom: float) -> Box:
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
