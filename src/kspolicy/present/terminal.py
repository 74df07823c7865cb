"""A table for a terminal: as wide as the screen at most, long cells wrapped, nothing cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.cells import line_text
from kspolicy.present.room import GAP, fitted, narrowest, need
from kspolicy.present.wrap import wrap

if TYPE_CHECKING:
    from rich.table import Table

    from kspolicy.present.listing import Column, Listing, Screen


def boxed(listing: Listing, screen: Screen) -> str:
    """The title, the table and the summary, with colours if the screen has them.

    Columns of lower priority are left out where the screen is too narrow, and named below.
    """
    needs = {column: need(listing, column) for column in listing.table_columns}
    kept = dict(needs)
    while narrowest(kept.values()) > screen.width:
        last = max(reversed(kept), key=lambda column: column.priority)
        if last.priority == 0:
            break
        del kept[last]
    notes = list(listing.summary)
    if len(kept) < len(needs):
        titles = "、".join(column.title for column in needs if column not in kept)
        notes.append(f"窗口较窄，未显示：{titles}。加宽窗口，或用 --format csv 查看全部。")
    widths = dict(zip(kept, fitted(list(kept.values()), screen.width), strict=True))
    return _drawn(listing, widths, notes, screen)


def _drawn(listing: Listing, widths: dict[Column, int], notes: list[str], screen: Screen) -> str:
    from io import StringIO

    from rich.console import Console

    buffer = StringIO()
    console = Console(
        file=buffer,
        width=screen.width,
        color_system="standard" if screen.colour else None,
        force_terminal=screen.colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    if listing.title:
        console.print(listing.title, style="bold", soft_wrap=True)
    if listing.rows:
        console.print(_table(listing, widths), crop=False)
    else:
        console.print(listing.empty, soft_wrap=True)
    for note in notes:
        console.print("\n".join(wrap(note, screen.width)), style="dim", soft_wrap=True)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _table(listing: Listing, widths: dict[Column, int]) -> Table:
    """A rich table. The cells come wrapped, because rich breaks Chinese before a comma."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    cells = [
        [
            wrap(line_text(row, column), width, items=column.kind == "list")
            for column, width in widths.items()
        ]
        for row in listing.rows
    ]
    table = Table(
        box=box.HORIZONTALS,
        show_lines=any(len(cell) > 1 for row in cells for cell in row),
        show_edge=False,
        pad_edge=False,
        # One cell on the right; the other of the gap is the box's divider, a space.
        padding=(0, GAP - 1, 0, 0),
        border_style="dim",
        header_style="bold",
    )
    for column, width in widths.items():
        table.add_column(
            Text(column.title),
            justify="right" if column.kind == "number" else "left",
            width=width,
            overflow="fold",
        )
    for row in cells:
        table.add_row(*(Text("\n".join(lines)) for lines in row))
    return table
