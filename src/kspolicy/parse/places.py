"""Putting a record where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from kspolicy.model.source import Place


class Whereabouts(TypedDict):
    """The fields of a located record."""

    line: int | None
    page: int | None
    box: tuple[float, float, float, float] | None


def at(place: Place) -> Whereabouts:
    """The fields of a record written at ``place``: ``Sentence(text=…, **at(place))``."""
    return {"line": place.line, "page": place.page, "box": place.box}
