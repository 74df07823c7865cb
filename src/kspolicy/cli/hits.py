"""What a search found, for a terminal: each hit under its place, the words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.cli.columns import place_of
from kspolicy.present import Column
from kspolicy.present.cells import line_text
from kspolicy.present.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.present import Screen
    from kspolicy.query.search import Hit
    from kspolicy.query.words import Term

_INDENT = "    "
_HEADING, _WORD, _NOTE = "1", "31;1", "2"


def hit_lines(
    hits: Iterable[Hit], terms: Sequence[Term], summary: Iterable[str], screen: Screen
) -> Iterator[str]:
    """The lines to print: hits, then the summary."""
    room = screen.width - len(_INDENT)
    for hit in hits:
        heading = f"{hit['ref']}  {place_of(hit)}  {_shown(hit['label'])}".rstrip()
        if hit["missing"]:
            heading += f"  （缺：{'、'.join(hit['missing'])}）"
        for line in wrap(heading, screen.width):
            yield _painted(line, _HEADING, screen)
        for line in _marked(_shown(hit["context"]), terms, room, screen):
            yield _INDENT + line
    yield ""
    for note in summary:
        for line in wrap(note, screen.width):
            yield _painted(line, _NOTE, screen)


def _shown(text: str) -> str:
    return line_text({"": text}, Column("", ""))


def _marked(text: str, terms: Sequence[Term], width: int, screen: Screen) -> Iterator[str]:
    """The text in lines of at most ``width`` cells, the words painted, also across lines."""
    words = [False] * len(text)
    for term in terms:
        for occurrence in term.find(text):
            words[occurrence.start : occurrence.end] = [True] * (occurrence.end - occurrence.start)
    position = 0
    for line in wrap(text, width):
        # A line lacks at most the spaces around it.
        start = text.index(line, position)
        position = start + len(line)
        yield _runs(line, words[start:position], screen)


def _runs(line: str, words: Sequence[bool], screen: Screen) -> str:
    from itertools import groupby

    painted = ""
    for is_word, run in groupby(zip(line, words, strict=True), lambda pair: pair[1]):
        piece = "".join(character for character, _ in run)
        painted += _painted(piece, _WORD, screen) if is_word else piece
    return painted


def _painted(text: str, style: str, screen: Screen) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if screen.colour else text
