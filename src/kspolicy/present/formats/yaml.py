"""YAML for programs and people: every field of every row, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.present.listing import Listing, Screen

# PyYAML folds lines at 80 characters, which in Chinese puts a space where none is.
_NO_FOLDING = 1 << 30


def render(listing: Listing, screen: Screen | None) -> str:
    """The full rows as a sequence, or as a mapping with it where there is an envelope."""
    import yaml

    # The C emitter is six times faster, but not every build of PyYAML has it.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        listing.data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=_NO_FOLDING
    )
    return text
