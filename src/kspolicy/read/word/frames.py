"""Tables that hold no data: those that arrange a page, and boxes of fields, as on web pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.read.word.markup import W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.tables.grid import RawCell, RawRow
    from kspolicy.read.word.grid import GridRow

# One cell with so much of the text, in so many paragraphs, is a page arranged by a table.
_LONG_CELL = 500
_MAIN_SHARE = 0.8
_FEWEST_PARAGRAPHS = 5
# 索引号： · 公开类别：
_LABEL = re.compile(r"[^：:。，；]{2,14}[：:]")
_FEWEST_LABELS = 2


def arranges_page(rows: Sequence[GridRow]) -> bool:
    """Whether a table only arranges a page: nearly all of it stands in one cell."""
    cells = [cell.element for row in rows for cell in row.cells if cell.element is not None]
    lengths = [sum(len(each.text or "") for each in cell.iter(W + "t")) for cell in cells]
    longest = max(lengths, default=0)
    if longest < max(_LONG_CELL, _MAIN_SHARE * sum(lengths)):
        return False
    paragraphs = sum(1 for _ in cells[lengths.index(longest)].iter(W + "p"))
    return paragraphs >= _FEWEST_PARAGRAPHS


def fields(rows: Sequence[RawRow]) -> list[tuple[str, RawCell]] | None:
    """A box of fields as its lines, each with its first cell; None where the table is no box.

    索引号： | 014190000/2022-00097 | 主题分类： | 工业 · 文号：昆政办发〔2022〕97号
    """
    lines: list[tuple[str, RawCell]] = []
    for row in rows:
        label_open = False
        for cell in row.cells:
            if not cell.text:
                continue
            if _LABEL.match(cell.text):
                lines.append((cell.text, cell))
                label_open = cell.text[-1] in "：:"
            elif label_open:
                text, label = lines[-1]
                lines[-1] = (text + cell.text, label)
                label_open = False
            else:
                return None
    return lines if len(lines) >= _FEWEST_LABELS else None
