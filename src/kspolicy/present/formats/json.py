"""JSON for programs: every field of every row, Chinese unescaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.present.listing import Listing, Screen


def render(listing: Listing, screen: Screen | None) -> str:
    """The full rows as an array, or as an object with the array where there is an envelope.

    Raises:
        ValueError: a number is not finite; JSON has no word for it.
    """
    import json

    return json.dumps(listing.data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
