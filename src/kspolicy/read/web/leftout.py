"""What is said of the lines of a page that are not taken for the document's."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kspolicy.model.source import Place, ReadingNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.read.web.pieces import Piece

# Words before a stop, an outline number, a duty: what a person should see quoted, were it lost.
_TELLING = re.compile(
    r"[^。！？；]{12,60}[。；]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十百]{1,4}[编章条节]|[（(]?(?:责任|牵头|配合)(?:单位|部门)"
)
_QUOTED = 40


def runs_left_out(
    pieces: Sequence[Piece], left_out: set[int], kind: str, what: str
) -> Iterator[ReadingNote]:
    """One note for each run of pieces left out: how much, and its first or most telling words."""
    ordered = sorted(left_out)
    for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        group = [pieces[i] for _, i in run]
        told = next((i for i, piece in enumerate(group) if _TELLING.match(piece.text)), 0)
        within = "，其中有" if told else "，"
        yield _note(group, kind, what, f"{within}“{_quoted(group[told:])}”")


def struck_out(struck: Sequence[Piece]) -> Iterator[ReadingNote]:
    """A note on what stands struck out or hidden within the lines."""
    if struck:
        what = "行内划去或隐藏的文字不计入"
        yield _note(struck, "struck-text", what, f"，“{_quoted(struck)}”")


def _note(group: Sequence[Piece], kind: str, what: str, quote: str) -> ReadingNote:
    length = sum(len(piece.text) for piece in group)
    return ReadingNote(kind, f"{what}：{length} 字{quote}", Place(line=group[0].line))


def _quoted(group: Sequence[Piece]) -> str:
    words = " ".join(piece.text for piece in group[:_QUOTED])
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
