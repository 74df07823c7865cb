"""Putting a record where it is written."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Place, TextRun


class Whereabouts(TypedDict, total=False):
    """The fields of a located record; those that say nothing are left out."""

    line: int | None
    paragraph: int | None
    page: int | None
    box: tuple[float, float, float, float] | None


def at(place: Place) -> Whereabouts:
    """The fields of a record written at ``place``: ``Sentence(text=…, **at(place))``."""
    if place.paragraph is not None:
        return {"paragraph": place.paragraph, "page": place.page}
    if place.page is None and place.box is None:
        return {"line": place.line}
    return {"line": place.line, "page": place.page, "box": place.box}


def at_each(run: TextRun, offsets: Sequence[int]) -> list[Whereabouts]:
    """The fields of records written at ``offsets`` of ``run``, which mostly has one place only."""
    places, begins = run.places, run.offsets
    if len(places) == 1:
        return [at(places[0])] * len(offsets)
    return [at(places[bisect_right(begins, offset) - 1]) for offset in offsets]
