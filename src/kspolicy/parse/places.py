"""Putting a record where it is written."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.model.source import Place, TextRun


class Whereabouts(TypedDict, total=False):
    """The fields of a located record; those that say nothing are left out."""

    line: int | None
    page: int | None
    box: tuple[float, float, float, float] | None


def at(place: Place) -> Whereabouts:
    """The fields of a record written at ``place``: ``Sentence(text=…, **at(place))``."""
    if place.page is None and place.box is None:
        return {"line": place.line}
    return {"line": place.line, "page": place.page, "box": place.box}


def each_place(run: TextRun, offsets: Iterable[int]) -> Iterator[Place]:
    """The places of ``offsets`` of ``run``; without end where it has one place only."""
    return repeat(run.places[0]) if len(run.places) == 1 else map(run.place, offsets)
