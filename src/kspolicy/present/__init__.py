"""Rows become text: the same listing as a table, JSON, CSV, Markdown, YAML or xlsx.

Nothing here prints or writes; the caller gets text, or bytes where the format is binary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.listing import Column, Listing, Screen

if TYPE_CHECKING:
    from typing import Protocol

    class Format(Protocol):
        """What a module in ``formats`` offers."""

        def render(self, listing: Listing, screen: Screen | None) -> str | bytes:
            """The listing in this format; ``screen`` is None when nobody watches."""


__all__ = ["Column", "Listing", "Screen", "format_names", "render"]


def render(
    listing: Listing,
    format: str,
    *,
    width: int = 80,
    colour: bool = False,
    terminal: bool = False,
) -> str | bytes:
    """The listing in the format of that name, ending in a newline; bytes when binary.

    ``width`` (in character cells) and ``colour`` matter only on a ``terminal``.

    Raises:
        ModuleNotFoundError: there is no such format.
        PresentationError: the format cannot hold the listing.
    """
    from importlib import import_module

    module: Format = import_module(f"{__name__}.formats.{format}")
    return module.render(listing, Screen(width, colour) if terminal else None)


def format_names() -> list[str]:
    """The names of all formats: one a module in ``formats``."""
    import pkgutil

    from kspolicy.present import formats

    return [module.name for module in pkgutil.iter_modules(formats.__path__)]
