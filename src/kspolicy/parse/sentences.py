"""Paragraphs → sentences, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kspolicy.model.document import Sentence, SentenceRole
from kspolicy.model.source import Place, TextRun

# A sentence ends with its full stop and whatever quote or bracket closes right behind it.
_SENTENCE = re.compile(r"[^。！？!?]*+(?:[。！？!?]++[”’》」]*+|$)")


class Located(NamedTuple):
    """Keyword arguments that put a record at a place."""

    line: int | None
    page: int | None
    box: tuple[float, float, float, float] | None


def at(place: Place) -> dict[str, object]:
    """The fields of a located record for ``place``, without the empty ones."""
    found: dict[str, object] = {}
    if place.line is not None:
        found["line"] = place.line
    if place.page is not None:
        found["page"] = place.page
    if place.box is not None:
        found["box"] = place.box
    return found


def sentence_spans(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The start and end of every sentence of ``text`` from ``start`` on."""
    for match in _SENTENCE.finditer(text, start):
        if match.end() > match.start():
            yield match.span()


def split_sentences(
    run: TextRun, start: int = 0, roles: dict[int, SentenceRole] | None = None
) -> tuple[Sentence, ...]:
    """The sentences of ``run`` from ``start`` on.

    ``roles`` gives the role of the sentence that holds an offset.
    """
    found = []
    for begin, end in sentence_spans(run.text, start):
        role = next((r for o, r in roles.items() if begin <= o < end), None) if roles else None
        place = run.place(begin)
        found.append(Sentence(text=run.text[begin:end], role=role, **at(place)))  # type: ignore[arg-type]
    return tuple(found)
