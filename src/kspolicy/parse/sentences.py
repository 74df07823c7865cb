"""Paragraphs → sentences, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from kspolicy.model.document import Sentence, SentenceRole
from kspolicy.parse.places import at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kspolicy.model.source import TextRun

Span = tuple[int, int]

# A sentence ends with its full stop and whatever quote or bracket closes right behind it.
_SENTENCE = re.compile(r"[^。！？!?]++(?:[。！？!?]++[”’》」）)]*+)?|[。！？!?]++[”’》」）)]*+")
# Those of a paragraph are made at once, which takes less time than one by one.
_SENTENCES = TypeAdapter(tuple[Sentence, ...])


def sentence_spans(text: str, start: int = 0) -> list[Span]:
    """The start and end of every sentence of ``text`` from ``start`` on; they leave no gap."""
    return [match.span() for match in _SENTENCE.finditer(text, start)]


def make_sentences(
    run: TextRun, spans: Sequence[Span], roles: Mapping[int, SentenceRole]
) -> tuple[Sentence, ...]:
    """The sentences of ``run`` at ``spans``; ``roles`` gives roles by the number of the span."""
    text = run.text
    if len(run.places) == 1:
        place = at(run.places[0])
        written: list[dict[str, object]] = [{"text": text[a:b], **place} for a, b in spans]
    else:
        written = [{"text": text[a:b], **at(run.place(a))} for a, b in spans]
    for number, role in roles.items():
        written[number]["role"] = role
    return _SENTENCES.validate_python(written)
