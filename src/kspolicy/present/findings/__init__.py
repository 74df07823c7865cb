"""What a check came to, as text for people or in a format for programs.

One module a format, each with ``render(outcome, screen)``. Nothing here prints or writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    from kspolicy.check.inspection import Outcome
    from kspolicy.present.listing import Screen

    class Format(Protocol):
        """What a module here offers."""

        def render(self, outcome: Outcome, screen: Screen | None) -> str:
            """The outcome in this format; ``screen`` is None when nobody watches."""


def render_outcome(outcome: Outcome, format: str, screen: Screen | None = None) -> str:
    """The outcome in the format of that name, ending in a newline where there is anything.

    Raises:
        ModuleNotFoundError: there is no such format.
    """
    from importlib import import_module

    module: Format = import_module(f"{__name__}.{format}")
    return module.render(outcome, screen)
