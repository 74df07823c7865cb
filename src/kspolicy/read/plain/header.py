"""The header of a table whose cells stand apart by blanks: 指标    2020年    2025年"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.read.paragraphs import PAGE_NUMBER
from kspolicy.read.plain.pieces import BLANKS, GAP, Piece, narrow_pieces, pieces_of
from kspolicy.read.plain.unnamed import FEWEST_TABS, LONGEST_LINE, SHORT_LINE
from kspolicy.read.tables.columns import Columns, Held, begins_header, columns_named, is_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.plain.found import NumberedLine

    Header = tuple[Columns, list[tuple[int, list[Piece]]]]

_FEWEST_CELLS, _FEWEST_FIGURES = 2, 2
_BEGINS_FIGURE = frozenset("0123456789<>≥≤＞＜-—－+~约超近〔[（(")


def is_parted(raw: str) -> bool:
    """Whether a line has blanks within it and may be of a table; most lines are told by a sign."""
    if "，" in raw or "。" in raw or raw.count("\t") >= FEWEST_TABS or len(raw) > LONGEST_LINE:
        return False
    if PAGE_NUMBER.fullmatch(raw.strip(BLANKS)) or len(raw.split(maxsplit=1)) < _FEWEST_CELLS:
        return False
    words = raw.split()
    if max(map(len, words)) == 1:
        # 某 政 发 〔 2 0 1 9 〕 1 2 号: every character is set apart.
        return False
    if GAP.search(raw.strip(BLANKS)) or begins_header(words[0]):
        return True
    figures = sum(word[0] in _BEGINS_FIGURE for word in words)
    return figures >= _FEWEST_FIGURES or (figures > 0 and len(raw) <= SHORT_LINE)


def header_at(lines: Sequence[NumberedLine], index: int) -> Header | None:
    """The header that stands at ``lines[index]``: its columns, and the pieces of each line of it.

    A line is given by its index. None where the line names no columns.
    """
    raw = lines[index][1]
    pieces = pieces_of(raw)
    columns = columns_named([piece.text for piece in pieces])
    if columns is None:
        first = raw.split(maxsplit=1)[0]
        if len(pieces) > 1 or not (len(first) == 1 or begins_header(first)):
            return None
        pieces = narrow_pieces(raw, 0)
        columns = columns_named([piece.text for piece in pieces])
        if columns is None or not (columns.named or columns.of_tasks):
            return None
    heads = [(index, pieces)]
    if columns.width == 2:
        below = next((i for i in range(index + 1, len(lines)) if lines[i][1].strip(BLANKS)), index)
        parts = pieces_of(lines[below][1]) if below > index else []
        if len(parts) > 1 and all(is_time(part.text) for part in parts):
            # 地区 | 能耗降低率（%） over “十一五”时期 | “十二五”时期
            names = (columns.names[0], *(part.text for part in parts))
            columns = Columns(names, (Held.ITEM, *[Held.FIGURE] * len(parts)))
            heads.append((below, [Piece("", 0, 0), *parts]))
    return columns, heads
