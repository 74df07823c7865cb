"""Paragraphs → sentences, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.document import Sentence, SentenceRole
from kspolicy.model.record import maker
from kspolicy.parse.places import each_place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kspolicy.model.source import TextRun

Span = tuple[int, int]
_make_sentence = maker(Sentence)

# A sentence ends with its full stop and whatever quote or bracket closes right behind it.
_SENTENCE = re.compile(r"[^。！？!?]++(?:[。！？!?]++[”’》」）)]*+)?|[。！？!?]++[”’》」）)]*+")


def sentence_spans(text: str, start: int = 0) -> list[Span]:
    """The start and end of every sentence of ``text`` from ``start`` on; they leave no gap."""
    return [match.span() for match in _SENTENCE.finditer(text, start)]


def make_sentences(
    run: TextRun, spans: Sequence[Span], roles: Mapping[int, SentenceRole]
) -> tuple[Sentence, ...]:
    """The sentences of ``run`` at ``spans``; ``roles`` gives roles by the number of the span."""
    text = run.text
    places = each_place(run, (start for start, _ in spans))
    return tuple(
        [
            _make_sentence(place, text=text[start:end], role=roles.get(number))
            for number, ((start, end), place) in enumerate(zip(spans, places, strict=False))
        ]
    )
