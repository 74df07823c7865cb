"""Which page a text stands on, as far as the file tells.

Word leaves a mark where a page was full when it last drew the document
(``w:lastRenderedPageBreak``), also behind a break made by hand. Without them no page is known.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class PageCount:
    """The page reached; ``page`` is None throughout where the file bears no marks."""

    page: int | None
    by_hand: bool = False

    def turn_by_hand(self) -> None:
        """A page break written by hand; the mark behind it means the same break."""
        if self.page is not None:
            self.page += 1
            self.by_hand = True

    def turn_rendered(self) -> bool:
        """A mark of the last drawing; whether it begins a page of its own."""
        if self.page is None or self.by_hand:
            self.by_hand = False
            return False
        self.page += 1
        return True

    def settle(self) -> None:
        """Text is written on the page: a mark that follows is of another break."""
        self.by_hand = False
