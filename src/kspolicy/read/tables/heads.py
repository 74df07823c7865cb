"""Where a table begins: captions over its whole width, and headers of several rows.

A merged cell is its text in the first cell it covers and blanks in the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.read.tables.cells import CellKind, RawCell, RawRow, kind_of, without_blank_end

if TYPE_CHECKING:
    from collections.abc import Sequence

# More merged cells above a header are text of their own, more rows below it no header.
_MOST_CAPTIONS = 3
_MOST_ROWS_BELOW = 2
_FEWEST_PARTS = 2
# The name of a column in a header's second row is no longer than this.
_LONGEST_NAME = 24
_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEARS = re.compile(r"(?:19|20)\d\d年?(?:[底末度]|目标|实际|现状|预计|基期)?$")


def captions_at(rows: Sequence[RawRow], index: int) -> list[RawRow]:
    """The rows from ``rows[index]`` on that are one merged cell, a wider row being below them.

    附表1 主要指标 · 单位：亿元
    """
    captions: list[RawRow] = []
    for row in rows[index : index + _MOST_CAPTIONS + 1]:
        if len(row.cells) < 2 or not row.cells[0].text:
            return []
        if len(without_blank_end(row.cells)) > 1:
            return captions
        captions.append(row)
    return []


def rows_below(rows: Sequence[RawRow], index: int) -> list[RawRow]:
    """The further rows of the header that begins at ``rows[index]``.

    指标 | 2023年 | (blank) | 2024年 | (blank), and below it the parts of each year: (blank) |
    开发区 | 高新区 | 开发区 | 高新区.
    """
    found: list[RawRow] = []
    upper = [cell.text for cell in rows[index].cells]
    for row in rows[index + 1 : index + 1 + _MOST_ROWS_BELOW]:
        lower = [cell.text for cell in row.cells]
        if not _heads_below(upper, lower):
            break
        found.append(row)
        upper += [""] * (len(lower) - len(upper))
        lower += [""] * (len(upper) - len(lower))
        upper = [part or name for name, part in zip(upper, lower, strict=True)]
    return found


def as_wide(header: RawRow, below: Sequence[RawRow]) -> RawRow:
    """The header with blanks at its end for the columns that only the rows below it name."""
    width = max((len(without_blank_end(row.cells)) for row in below), default=0)
    blanks = (RawCell("", header.place),) * (width - len(header.cells))
    return RawRow((*header.cells, *blanks), header.place, header.after_break)


def _heads_below(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether ``lower`` is another row of a header whose last row so far is ``upper``.

    It names what the row above leaves blank: the parts of a cell that spans columns. Under a name
    that stands alone it is blank, as that cell spans both rows, or says of which year it is:
    基期 | 目标 | (blank) over 2020年 | 2023年 | 2025年.
    """
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    if not above[0] or below[0]:
        return False
    names = [column for column, name in enumerate(above) if name]
    fewest = 1 if all(_YEARS.match(name) for name in below if name) else _FEWEST_PARTS
    parted = False
    for start, end in zip(names, [*names[1:], width], strict=True):
        parts = [part for part in below[start:end] if part]
        # One part alone names nothing that its whole does not; the first stands under its whole.
        if parts and (len(parts) < fewest or not below[start]):
            return False
        if not all(map(_is_name, parts)):
            return False
        parted |= bool(parts)
    return parted


def _is_name(text: str) -> bool:
    """Whether a cell can name a column: short words, or a year (2023)."""
    if kind_of(text) is CellKind.FIGURE:
        return _YEAR.match(text) is not None
    return len(text) <= _LONGEST_NAME and kind_of(text) is CellKind.TEXT
