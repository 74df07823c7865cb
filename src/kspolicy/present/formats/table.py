"""A table to read: drawn for a terminal, aligned text for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.present.listing import Listing, Screen


def render(listing: Listing, screen: Screen | None) -> str:
    """The listing as a table."""
    if screen is None:
        from kspolicy.present.plain import aligned

        return aligned(listing)
    from kspolicy.present.terminal import boxed

    return boxed(listing, screen)
