"""Words among the texts of a page: where they stand, and which of several places is meant."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kspolicy.evidence.texts import Text
    from kspolicy.model.source import Box

# A shorter value may be anywhere in a quote.
SHORTEST_VALUE = 2
# Behind what a page break cuts stand at most so many characters, as — 12 —.
_PAGE_NUMBER = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """Some words of a text."""

    text: Text
    start: int
    end: int

    @property
    def is_last(self) -> bool:
        """Whether nothing but a page number follows."""
        return len(self.text.signs) - self.end <= _PAGE_NUMBER

    @property
    def marks(self) -> tuple[Box, ...]:
        """The boxes around the words, one a line."""
        return self.text.line_boxes(self.start, self.end)

    def narrowed(self, quote: str, words: str) -> Hit:
        """Only ``words``, where they are a part of ``quote``, which stands here."""
        begin, end = span(quote, words)
        return Hit(self.text, self.start + begin, self.start + end)


def places_of(texts: Iterable[Text], words: str) -> list[Hit]:
    """Every place at which ``words`` stand."""
    return [Hit(text, *place) for text in texts for place in text.spans(words)]


def nearest(texts: Iterable[Text], words: str, near: Box | None) -> Hit | None:
    """The place nearest to ``near`` at which ``words`` stand, else the first."""
    found = places_of(texts, words)
    if near is None or not found:
        return found[0] if found else None
    return min(found, key=lambda hit: min(_distance(mark, near) for mark in hit.marks))


def span(quote: str, words: str) -> tuple[int, int]:
    """From where up to where ``words`` stand in ``quote``; all of it where they do not."""
    offset = quote.find(words) if len(words) >= SHORTEST_VALUE else -1
    return (0, len(quote)) if offset < 0 else (offset, offset + len(words))


def _distance(one: Box, other: Box) -> float:
    """How far apart two boxes are; 0 when they overlap."""
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    down = max(one[1] - other[3], other[1] - one[3], 0.0)
    return hypot(across, down)
