"""What is said of the lines of a page that are not taken for the document's."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, islice
from typing import TYPE_CHECKING

from kspolicy.model.clipped import clipped
from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.web.pieces import Piece
from kspolicy.read.web.tree import unended_comment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.read.web.pieces import Layout

# Words before a stop, an outline number, a duty: what a person should see quoted, were it lost.
_TELLING = re.compile(
    r"[^。！？；]{12,60}[。；]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十百]{1,4}[编章条节]|[（(]?(?:责任|牵头|配合)(?:单位|部门)"
)
_QUOTED = 40
# A tag as it should be, and what is no part of the text by its element.
_TAG = re.compile(
    r"""<(?:/[A-Za-z][\w:.-]*\s*|[!?][^<>]*|[A-Za-z][\w:.-]*"""
    r"""(?:\s+[^\s=<>"'/\u3400-\u9fff]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>]+))?)*\s*/?)>""",
    re.ASCII,
)
_COMMENT_BEGINS = re.compile("<!--()")
_UNSEEN_BEGINS = re.compile(r"<!--|<(script|style|title|noscript|template|svg)\b")
# So many words are looked for among what was read, to quote one that was not.
_MOST_LOOKED_AT = 1000
_LONGEST_REMARK = 30
_CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORDS = re.compile(f"{_CHINESE.pattern}+")


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


def in_comments(text: str) -> Iterator[ReadingNote]:
    """A note for each comment of the page ``text`` that holds more than a remark (正文开始)."""
    for start, end in _spans(text, _COMMENT_BEGINS):
        words = _WORDS.findall(text, start, end)
        length = sum(map(len, words))
        if length > _LONGEST_REMARK:
            pieces = [Piece(word, 0) for word in words[:_QUOTED]]
            message = f"注释里的文字不计入：{length} 字，“{_quoted(pieces)}”"
            place = Place(line=text.count("\n", 0, start) + 1)
            yield ReadingNote("comment-text", message, place)


def in_broken_tags(text: str, layout: Layout) -> Iterator[ReadingNote]:
    """Notes on words of the page ``text`` that a tag or comment without an end would swallow.

    What a parser has found all the same is in ``layout``.
    """
    if (begun := unended_comment(text)) >= 0:
        message = "一处注释没有结尾，其后的文字已按正文读取，请核对"
        place = Place(line=text.count("\n", 0, begun) + 1)
        yield ReadingNote("comment-unended", message, place)
        text = text[:begun] + " " * len("<!--") + text[begun + len("<!--") :]
    found = (*layout.pieces, *layout.struck, *layout.controls)
    read = "".join(piece.text for piece in found)
    written = _TAG.sub(" ", _without_unseen(text))
    lost = Counter(_CHINESE.findall(written)) - Counter(_CHINESE.findall(read))
    if lost:
        words = (match[0] for match in _WORDS.finditer(written))
        likely = (word for word in words if not lost.keys().isdisjoint(word))
        gone = (word for word in islice(likely, _MOST_LOOKED_AT) if word not in read)
        pieces = [Piece(word, 0) for word in islice(gone, _QUOTED)]
        quote = f"，“{_quoted(pieces)}”" if pieces else ""
        message = f"标记残缺，夹在其中的文字未读入：{lost.total()} 字{quote}"
        yield ReadingNote("tag-broken", message)


def _without_unseen(text: str) -> str:
    """A page without its comments and the elements that show nothing."""
    shown: list[str] = []
    at = 0
    for start, end in _spans(text, _UNSEEN_BEGINS):
        shown.append(text[at:start])
        at = end
    return " ".join((*shown, text[at:]))


def _spans(text: str, begins: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where comments and elements stand that begin like this and have an end, one after another."""
    low = text.lower()
    if len(low) != len(text):  # İ is two characters in lower case
        low = text
    endless: set[str] = set()
    at = 0
    for match in begins.finditer(low):
        ending = f"</{match[1]}" if match[1] else "-->"
        if match.start() < at or ending in endless:
            continue
        end = low.find(ending, match.end())
        if end < 0:
            endless.add(ending)
            continue
        at = end + len(ending)
        yield match.start(), at


def _note(group: Sequence[Piece], kind: str, what: str, quote: str) -> ReadingNote:
    length = sum(len(piece.text) for piece in group)
    return ReadingNote(kind, f"{what}：{length} 字{quote}", Place(line=group[0].line))


def _quoted(group: Sequence[Piece]) -> str:
    return clipped(" ".join(piece.text for piece in group[:_QUOTED]), _QUOTED)
