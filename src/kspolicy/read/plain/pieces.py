"""The pieces of a line that blanks part, and where in the line they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from kspolicy.read.characters import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

BLANKS = " \t\u00a0\u2002\u2003\u2009\u3000"
# What parts two cells; one blank alone may stand within a cell: 全 国
GAP = re.compile(rf"[{BLANKS}]{{2,}}+|[\t\u2003\u3000]")
ANY_GAP = re.compile(rf"[{BLANKS}]++")
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Piece(NamedTuple):
    """What stands between two gaps of a line, and from where to where."""

    text: str
    start: int
    end: int


def pieces_of(raw: str) -> list[Piece]:
    """What stands between the gaps of a line; single characters set apart are one: 北　京"""
    begins = len(raw) - len(raw.lstrip(BLANKS))
    end = len(raw.rstrip(BLANKS))
    gaps = [gap.span() for gap in GAP.finditer(raw, begins, end)]
    return _joined(raw, _between(raw, begins, end, gaps))


def _between(raw: str, begins: int, end: int, gaps: Sequence[tuple[int, int]]) -> list[Piece]:
    """The pieces of ``raw`` from ``begins`` to ``end``, parted by ``gaps``."""
    pieces: list[Piece] = []
    for start, stop in (*gaps, (end, end)):
        pieces.append(Piece(normalise(raw[begins:start]), begins, start))
        begins = stop
    return pieces


def with_bars(raw: str) -> str:
    """The line with its gaps as bars, so that no figure reads on with the one beside it."""
    pieces = pieces_of(raw)
    if len(pieces) == 1 and "，" not in raw and "。" not in raw:
        pieces = narrow_pieces(raw, 0)
    return "|".join(piece.text for piece in pieces)


def _joined(raw: str, pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces``, runs of single Chinese characters made one."""
    joined: list[Piece] = []
    spread = False
    for piece in pieces:
        single = piece.end - piece.start == 1 and _CHINESE.match(piece.text) is not None
        if single and spread and "\t" not in raw[joined[-1].end : piece.start]:
            last = joined[-1]
            joined[-1] = Piece(last.text + piece.text, last.start, piece.end)
        else:
            joined.append(piece)
        spread = single
    return joined


def narrow_pieces(raw: str, width: int) -> list[Piece]:
    """What stands between any blanks of a line.

    Where they are more than ``width``, the first are single characters of one name; else none.
    """
    begins = len(raw) - len(raw.lstrip(BLANKS))
    end = len(raw.rstrip(BLANKS))
    gaps = [gap.span() for gap in ANY_GAP.finditer(raw, begins, end)]
    if width and len(gaps) >= width:
        surplus, gaps = gaps[: len(gaps) - width + 1], gaps[len(gaps) - width + 1 :]
        if any(raw[start:stop] != " " for start, stop in surplus):
            return []
        # 全 国 is one name, 地区生产总值 增速 are two.
        if any(len(word) > 1 for word in raw[begins : gaps[0][0]].split()):
            return []
    pieces = _between(raw, begins, end, gaps)
    return pieces if width else _joined(raw, pieces)


def width_of(text: str) -> int:
    """How wide ``text`` is set, in half characters."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
