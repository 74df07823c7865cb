"""Tables found among the lines of a text, where blanks or line ends stand for their rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.characters import normalise
from kspolicy.read.paragraphs import PAGE_NUMBER
from kspolicy.read.tables.columns import begins_header, is_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.tables.cells import RawRow

NumberedLine = tuple[int, str]

# A header's first name and a figure are no longer, with their indent.
_LONGEST_FIRST = 40
# A longer cell is no name or figure.
LONGEST_CELL = 60
FEWEST_ROWS = 2
# A header of so many known names is one, whatever stands below it.
FEWEST_NAMES = 3
_FEWEST_FIGURES = 4


@dataclass(slots=True)
class Found:
    """What was found, by the index of the line.

    ``rows``: rows of tables, by the line they begin on; ``taken`` the further lines of these.
    ``first``: the lines that a table begins on. ``alone``: the lines of what looks like a table
    and is not certain, as text: each stands by itself, lest one goes on with another.
    """

    rows: dict[int, RawRow] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    first: set[int] = field(default_factory=set)
    alone: dict[int, str] = field(default_factory=dict)
    notes: list[ReadingNote] = field(default_factory=list)

    def leave(self, lines: dict[int, str], first: int, last: int, way: str) -> None:
        """Leave ``lines``, numbered from ``first`` to ``last``, which look like a table, as text.

        ``way`` says how its cells would be told apart.
        """
        self.alone |= lines
        where = f"第 {first}—{last} 行" if last > first else f"第 {first} 行"
        message = f"{where}像是{way}的表格，不能确定各格的行和列，按文字读取，请核对"
        self.notes.append(ReadingNote("table-not-certain", message, Place(line=first)))


class StackedCell(NamedTuple):
    """A line that may be a cell: the index of the line, its number, its text."""

    at: int
    line: int
    text: str


def cells_of(lines: Sequence[NumberedLine], found: Found) -> list[StackedCell]:
    """The lines that may be cells, in order: those that are not blank, nor of a table already.

    None at all where no line can be the first of a header or a figure alone, as in most texts.
    """
    if not _may_be_stacked(lines):
        return []
    return [
        StackedCell(index, number, text)
        for index, (number, raw) in enumerate(lines)
        if index not in found.rows
        and index not in found.alone
        and (text := normalise(raw))
        and not PAGE_NUMBER.fullmatch(text)
    ]


def _may_be_stacked(lines: Sequence[NumberedLine]) -> bool:
    figures = 0
    for _, raw in lines:
        if 0 < len(raw) <= _LONGEST_FIRST and "\t" not in raw:
            text = "".join(raw.split())
            if begins_header(text):
                return True
            figures += is_figure(text)
    return figures >= _FEWEST_FIGURES
