"""A Markdown table, as GitHub and most editors read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.present.cells import cell_text

if TYPE_CHECKING:
    from kspolicy.present.listing import Column, Listing, Row, Screen

# A tag would vanish from the page; >= and <5 are no tags.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


def render(listing: Listing, screen: Screen | None) -> str:
    """The title as a heading, the table, the summary as a paragraph of lines."""
    blocks = [f"### {listing.title}"] if listing.title else []
    blocks.append(_table(listing) if listing.rows else listing.empty)
    if listing.summary:
        blocks.append("  \n".join(listing.summary))
    return "\n\n".join(blocks) + "\n"


def _table(listing: Listing) -> str:
    from tabulate import tabulate

    return tabulate(
        [[_cell(row, column) for column in listing.columns] for row in listing.rows],
        headers=[_escaped(column.title) for column in listing.columns],
        tablefmt="pipe",
        colalign=["right" if column.kind == "number" else "left" for column in listing.columns],
        disable_numparse=True,
    )


def _cell(row: Row, column: Column) -> str:
    return _escaped(cell_text(row, column))


def _escaped(text: str) -> str:
    text = _TAG.sub("&lt;", text.replace("\\", "\\\\").replace("|", "\\|"))
    return "<br>".join(text.split("\n"))
