"""How much work it is to draw a page: no honest page is as much as a hostile one can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from kspolicy.model.source import Box

# How often a page may be covered all over, which watermarks do a few times; to draw a line of so
# many times the page's height takes as long.
_MOST_COVERED, _LINES = 40.0, 500.0


@dataclass(slots=True)
class Effort:
    """The work on a page of ``width`` by ``height`` points; to cover it all over once is 1."""

    width: float
    height: float
    spent: float = 0.0

    def cover(self, box: Box) -> None:
        """Count an area; raises UnreadableError where it has no end."""
        left, top, right, bottom = box
        wide = min(right, self.width) - max(left, 0.0)
        high = min(bottom, self.height) - max(top, 0.0)
        if wide > 0 and high > 0:
            self._spend(wide * high / (self.width * self.height))

    def line(self, length: float, pieces: int) -> None:
        """Count a line of ``pieces``, each of which may go far beyond the page; raises as above."""
        self._spend(min(length / self.height, 2.0 * pieces) / _LINES)

    def _spend(self, work: float) -> None:
        self.spent += work
        if self.spent > _MOST_COVERED:
            raise UnreadableError("OFD 的页面内容过多，不像正常文档，没有画")
