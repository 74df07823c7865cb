"""Rows with a cell too many or too few, brought to the columns of their table.

A row is mended only where that is certain. Where several mends fit, the cells that all of them
agree on are certain, the others are marked as doubtful. Every mend and every doubt becomes a
note.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.model.source import Cell, Place, ReadingNote, Row
from kspolicy.read.tables.alignment import Alignment, align
from kspolicy.read.tables.cells import (
    CellKind,
    RawCell,
    adds_up,
    fits,
    is_complete,
    kind_of,
    settled,
    without_blank_end,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

# More than this is no slip: the row belongs to another table.
_MOST_SURPLUS = 2


@dataclass(slots=True)
class Mender:
    """Brings rows to the columns of one table: ``names`` as headed, ``kinds`` as mostly filled."""

    names: tuple[RawCell, ...]
    kinds: tuple[CellKind, ...]
    notes: list[ReadingNote] = field(default_factory=list)
    _above: Row | None = None

    def settle(self, cells: tuple[RawCell, ...], place: Place, drawn: int) -> Row:
        """The row ``cells``, top to bottom, as many cells as the table has columns if it can be.

        ``drawn`` is how many cells the header above it has, blank ones at its end included.
        """
        width = len(self.names)
        written = without_blank_end(cells)
        if len(written) > width:
            row = self._shorten(written, place)
        elif is_complete(cells, width, drawn):
            row = Row(tuple(settled(cell) for cell in cells[:width]), place)
        else:
            row = self._lengthen(_without_margin(cells, written, width, drawn), place)
        if not row.broken:
            self._above = row
        return row

    def spread(self, cell: RawCell, place: Place) -> Row:
        """The row of one cell that stands over the whole width."""
        blanks = (RawCell("", place),) * (len(self.names) - 1)
        return Row(tuple(settled(each) for each in (cell, *blanks)), place)

    def refuse(self, cells: Sequence[RawCell], place: Place) -> Row:
        """The row as written, which cannot be brought to the table's columns."""
        torn = len(cells) == len(self.names)
        why = "上下有断开的行，可能缺字" if torn else f"{self._widths(cells)}，无法对应"
        message = f"{why}，本行未取值"
        self.notes.append(ReadingNote("row-broken", message, place))
        return Row(tuple(settled(cell) for cell in cells), place, broken=True)

    def _shorten(self, cells: tuple[RawCell, ...], place: Place) -> Row:
        """Drop surplus cells that hold nothing (blank or ``--``), where the result fits.

        Where a cell may as well have been entered twice, what depends on it gets no value.
        """
        if len(cells) - len(self.names) > _MOST_SURPLUS:
            return self.refuse(cells, place)
        nothing = {
            i
            for i, cell in enumerate(cells)
            if kind_of(cell.text) in (CellKind.BLANK, CellKind.MARK)
        }
        ways = self._without(cells, nothing)
        if not ways.possible:
            return self.refuse(cells, place)
        twice = _doubled(cells)
        with_doubled = self._without(cells, nothing | twice)
        if with_doubled.skipped & twice - nothing:
            return self._left_out(cells, with_doubled, place)
        return self._from_the_left(cells, ways, place)

    def _without(self, cells: Sequence[RawCell], may_skip: set[int]) -> Alignment:
        """What can stand in each column when surplus cells out of ``may_skip`` are dropped."""
        kinds = [kind_of(cell.text) for cell in cells]
        return align(
            len(self.names),
            len(cells),
            lambda column, i: fits(kinds[i], self.kinds[column]),
            lambda i: i in may_skip,
        )

    def _left_out(self, cells: Sequence[RawCell], ways: Alignment, place: Place) -> Row:
        """The row with the cells on which all ways agree, the others left blank, as doubtful."""
        mended: list[Cell] = []
        unsure: list[str] = []
        for column, partners in enumerate(ways.partners):
            texts = sorted({cells[i].text for i in partners})
            if len(texts) == 1:
                mended.append(settled(cells[partners[0]]))
                continue
            unsure.append(self._column(column))
            named = "、".join(text or "空白" for text in texts)
            mended.append(settled(RawCell("", place), f"本行多一格，此处可能是 {named}"))
        message = f"{self._widths(cells)}，无法确定多的是哪一格；{'、'.join(unsure)}未取值"
        self.notes.append(ReadingNote("row-too-long", message, place))
        return Row(tuple(mended), place)

    def _from_the_left(self, cells: Sequence[RawCell], ways: Alignment, place: Place) -> Row:
        """The row filled from the left: what is too much is taken to stand at the end."""
        mended: list[Cell] = []
        doubtful: list[str] = []
        for column, partners in enumerate(ways.partners):
            chosen = cells[partners[0]]
            others = sorted({cells[i].text for i in partners} - {chosen.text})
            doubt = None
            if others:
                doubtful.append(self._column(column))
                texts = "、".join(text or "空白" for text in others)
                doubt = f"本行多一格，此处也可能是 {texts}"
            mended.append(settled(chosen, doubt))
        message = f"{self._widths(cells)}，多出的空格（或“--”）已去掉"
        if doubtful:
            message += f"；{'、'.join(doubtful)}的数值取决于去掉哪一格，按从左到右读取，存疑"
        self.notes.append(ReadingNote("row-too-long", message, place))
        return Row(tuple(mended), place)

    def _lengthen(self, cells: tuple[RawCell, ...], place: Place) -> Row:
        """Put blanks where cells are missing, where only one way fits.

        The likeliest loss is a merged cell: a column that stood blank in the row above is not
        drawn again after a page break. Any other loss is mended only if no other place fits.
        """
        if len(self.names) - len(cells) > _MOST_SURPLUS:
            return self.refuse(cells, place)
        above = self._above.cells if self._above else ()
        # A column that the row itself leaves blank has been drawn.
        merged = frozenset(
            column
            for column, cell in enumerate(above)
            if not cell.text and column < len(cells) and cells[column].text
        )
        reading = self._read(cells, merged)
        if reading is None or not reading.certain:
            reading = self._read(cells, frozenset(range(len(self.names))))
        if reading is None:
            return self.refuse(cells, place)
        return self._filled(cells, reading, place)

    def _read(self, cells: Sequence[RawCell], may_be_missing: frozenset[int]) -> _Reading | None:
        """What each column holds when cells of ``may_be_missing`` are lost; None if none fits."""
        kinds = [kind_of(cell.text) for cell in cells]
        ways = align(
            len(cells),
            len(self.names),
            lambda i, column: fits(kinds[i], self.kinds[column]),
            lambda column: column in may_be_missing,
        )
        if not ways.possible:
            return None
        options: list[dict[str, RawCell]] = [{} for _ in self.names]
        for i, columns in enumerate(ways.partners):
            for column in columns:
                options[column].setdefault(cells[i].text, cells[i])
        for column in ways.skipped:
            options[column].setdefault("", RawCell("", cells[0].place))
        missing = len(self.names) - len(cells)
        return _Reading(options, sorted(ways.skipped)[:missing])

    def _filled(self, cells: Sequence[RawCell], reading: _Reading, place: Place) -> Row:
        """The row with the cells that are certain; the others left blank, as doubtful."""
        filled: list[Cell] = []
        unsure: list[str] = []
        for column, options in enumerate(reading.options):
            first, *others = sorted(options)
            if others:
                unsure.append(self._column(column))
                texts = "、".join(text or "空白" for text in (first, *others))
                filled.append(settled(RawCell("", place), f"本行少一格，此处可能是 {texts}"))
            else:
                filled.append(settled(options[first]))
        if unsure:
            outcome = f"无法确定缺的是哪一格；{'、'.join(unsure)}未取值"
        else:
            lost = "、".join(f"第{column + 1}列" for column in reading.lost)
            outcome = f"缺少的{lost}已按空白补上"
        self.notes.append(ReadingNote("row-too-short", f"{self._widths(cells)}，{outcome}", place))
        return Row(tuple(filled), place)

    def _widths(self, cells: Sequence[RawCell]) -> str:
        return f"本行有 {len(cells)} 格，表头为 {len(self.names)} 格"

    def _column(self, column: int) -> str:
        return self.names[column].text or f"第{column + 1}列"


@dataclass(frozen=True, slots=True)
class _Reading:
    """The texts each column may hold, and the columns taken for lost."""

    options: list[dict[str, RawCell]]
    lost: list[int]

    @property
    def certain(self) -> bool:
        return all(len(texts) == 1 for texts in self.options)


def _doubled(cells: Sequence[RawCell]) -> set[int]:
    """The cells that may have been entered twice: they are as their neighbour.

    Figures that add up to the first of them have each been entered once.
    """
    confirmed = adds_up(cells)
    return {
        i
        for left in range(len(cells) - 1)
        if cells[left].text == cells[left + 1].text
        and not (confirmed and kind_of(cells[left].text) is CellKind.FIGURE)
        for i in (left, left + 1)
    }


def _without_margin(
    cells: tuple[RawCell, ...], written: tuple[RawCell, ...], width: int, drawn: int
) -> tuple[RawCell, ...]:
    """A short row without the blank cells that its table has at the end of every row."""
    kept = max(len(written), len(cells) - (drawn - width))
    return cells[:kept] if kept < width else written
