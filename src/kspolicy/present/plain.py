"""A table as aligned text, for files and pipes: no boxes, no colours, a row a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.cells import line_text
from kspolicy.present.width import text_width

if TYPE_CHECKING:
    from kspolicy.present.listing import Listing

GAP = "  "


def aligned(listing: Listing) -> str:
    """Headings, a rule and the rows, aligned by display width; then the summary.

    Nothing is wrapped or cut, so that a line of the table is a row. This is the way of a query
    in a script, so it imports nothing.
    """
    if not listing.rows:
        return _lines(listing.empty, *listing.summary)
    columns = listing.table_columns
    table = [[column.title for column in columns]]
    table += [[line_text(row, column) for column in columns] for row in listing.rows]
    widths = [[text_width(cell) for cell in cells] for cells in table]
    full = [max(column) for column in zip(*widths, strict=True)]
    right = [column.kind == "number" for column in columns]
    lines = [
        GAP.join(
            " " * (to - width) + cell if flush_right else cell + " " * (to - width)
            for cell, width, to, flush_right in zip(cells, taken, full, right, strict=True)
        ).rstrip()
        for cells, taken in zip(table, widths, strict=True)
    ]
    lines.insert(1, GAP.join("-" * width for width in full))
    if listing.summary:
        lines += ["", *listing.summary]
    return _lines(*lines)


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)
