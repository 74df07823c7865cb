"""Boxes (专栏): tables of one column only frame a text, which is read like any other.

专栏1 科技创新重点工程 above its paragraphs, set as a table so that a frame is drawn around them.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from kspolicy.model.source import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.model.source import Block, Cell


def open_boxes(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, those of a box as the paragraphs that it frames."""
    opened: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _is_box(block):
            for row in (block.header, *block.rows):
                for cell in row.cells:
                    opened.extend(_paragraphs(cell))
        else:
            opened.append(block)
    return opened


def _is_box(table: Table) -> bool:
    """Whether no row of a table has more than one cell with text."""
    if table.subheaders:
        return False
    for row in (table.header, *table.rows):
        if len([cell for cell in row.cells if cell.text]) > 1:
            return False
    return True


def _paragraphs(cell: Cell) -> Iterator[Paragraph]:
    """The lines of a cell, each a paragraph at its place."""
    lines = cell.text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    for line, start in zip(lines, starts, strict=False):
        if line.strip():
            yield Paragraph(line, (0,), (cell.place(start),))
