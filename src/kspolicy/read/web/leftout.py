"""What is said of the lines of a page that are not taken for the document's."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.web.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Words before a stop, an outline number, a duty: what a person should see quoted, were it lost.
_TELLING = re.compile(
    r"[^。！？；]{12,60}[。；]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十百]{1,4}[编章条节]|[（(]?(?:责任|牵头|配合)(?:单位|部门)"
)
_QUOTED = 40
# A tag up to its end or to the next one, an attribute as it should be, and words that are neither.
_TAG = re.compile(r"</?[A-Za-z][^<>]*")
_ATTRIBUTE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)""")
_WORDS = re.compile("[\u3400-\u9fff]+")
_SCRIPTS = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE)


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


def in_controls(controls: Sequence[Piece]) -> Iterator[ReadingNote]:
    """A note on the words of buttons, choices, boxes to fill in, and of readings above words."""
    if controls:
        what = "按钮、下拉框、注音等处的文字不计入"
        yield _note(controls, "control-text", what, f"，“{_quoted(controls)}”")


def in_broken_tags(text: str, read: str) -> Iterator[ReadingNote]:
    """A note on words of the page ``text`` that a tag without an end has swallowed.

    ``read`` is all that was read: a parser may have found the words all the same.
    """
    words = [
        (match.start(), found)
        for match in _TAG.finditer(_SCRIPTS.sub(_blanked, text))
        for found in _WORDS.findall(_ATTRIBUTE.sub(" ", match[0]))
        if found not in read
    ]
    if words:
        pieces = [Piece(found, text.count("\n", 0, at) + 1) for at, found in words]
        what = "标记残缺，夹在其中的文字未读入"
        yield _note(pieces, "tag-broken", what, f"，“{_quoted(pieces)}”")


def _blanked(match: re.Match[str]) -> str:
    """As many blanks, for places to stay; line ends are kept."""
    return "".join("\n" if sign == "\n" else " " for sign in match[0])


def _note(group: Sequence[Piece], kind: str, what: str, quote: str) -> ReadingNote:
    length = sum(len(piece.text) for piece in group)
    return ReadingNote(kind, f"{what}：{length} 字{quote}", Place(line=group[0].line))


def _quoted(group: Sequence[Piece]) -> str:
    words = " ".join(piece.text for piece in group[:_QUOTED])
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
