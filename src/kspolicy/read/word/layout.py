"""Whether a document's paragraphs are paragraphs, or the lines of a page that was converted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.read.characters import normalise
from kspolicy.read.word.body import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.word.body import Item

# How paragraphs look that are lines of a page: most of those that are no headings break off in the
# middle of a sentence, at about the same width, which is that of a page. A list of names has no
# pauses.
_FEWEST_LINES = 8
_SHORTEST_LINE = 15
_WIDEST_LINE = 70
_ABOUT = 0.85
_PAUSE = re.compile(r"[，。；、]")
_SENTENCE_ENDS = "。！？；：…!?;:）)”》】"
# 抄送：市委办公室，市人大常委会办公室 ends where it ends.
_LABEL = re.compile(r"[^，。；、]{1,6}[：:]")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document uses its paragraphs.

    ``are_lines``: they are lines of a page, broken where it was full. ``indents_tell``: of those,
    the ones that begin a paragraph are indented.
    """

    are_lines: bool = False
    indents_tell: bool = False


def breaks_off(text: str) -> bool:
    """Whether a running text ends in the middle of a sentence."""
    return (
        len(text) >= _SHORTEST_LINE
        and text[-1] not in _SENTENCE_ENDS
        and has_pause(text)
        and _LABEL.match(text) is None
    )


def has_pause(text: str) -> bool:
    """Whether a text is a sentence rather than a name."""
    return _PAUSE.search(text) is not None


def find_layout(items: Sequence[Item]) -> Layout:
    """How the paragraphs among ``items`` are used."""
    running = [
        (normalise(item.text), item.indented)
        for item in items
        if isinstance(item, Written) and not item.centred
    ]
    running = [(text, indented) for text, indented in running if len(text) >= _SHORTEST_LINE]
    broken = [len(text) for text, _ in running if breaks_off(text)]
    if len(broken) < _FEWEST_LINES or 2 * len(broken) <= len(running):
        return Layout()
    width = sorted(broken)[int(0.9 * len(broken))]
    alike = sum(_ABOUT * width <= length <= width / _ABOUT for length in broken)
    if width > _WIDEST_LINE or 2 * alike <= len(broken):
        return Layout()
    indented = sum(each for _, each in running)
    return Layout(are_lines=True, indents_tell=0 < 2 * indented < len(running))
