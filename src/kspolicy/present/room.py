"""How wide the columns of a table on a screen are, and how wide they have to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kspolicy.present.cells import line_text
from kspolicy.present.width import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kspolicy.present.listing import Column, Listing

GAP = 2
# Below six Chinese characters a column of running text is a column of syllables.
NARROWEST_TEXT = 12


class Need(NamedTuple):
    """The cells that a column cannot do without, and those with which nothing is wrapped."""

    least: int
    natural: int


def need(listing: Listing, column: Column) -> Need:
    """What a column needs for its title and all its cells. A number is never broken."""
    title = text_width(column.title)
    natural = max(title, *(text_width(line_text(row, column)) for row in listing.rows), 1)
    if column.kind in {"number", "flag"}:
        return Need(natural, natural)
    return Need(min(natural, max(title, NARROWEST_TEXT)), natural)


def narrowest(needs: Iterable[Need]) -> int:
    """The cells that these columns take side by side at the least."""
    least = [column.least for column in needs]
    return sum(least) + GAP * (len(least) - 1)


def fitted(needs: Sequence[Need], available: int) -> list[int]:
    """Widths of the columns that take at most ``available`` cells, unless they need more.

    All grow by turns from the least to the natural width, so that a short column stands in full
    and the long ones share what is left.
    """
    widths = [column.least for column in needs]
    spare = available - narrowest(needs)
    while spare > 0:
        growing = [i for i, width in enumerate(widths) if width < needs[i].natural][:spare]
        if not growing:
            break
        for index in growing:
            widths[index] += 1
        spare -= len(growing)
    return widths
