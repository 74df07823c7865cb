"""How much work on one file may take, and how many files are worked on at a time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.batch.item import Item

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What no honest document needs.

    ``timeout`` is in seconds, for a file of no size; ``per_mib`` is what each MiB adds, because a
    scan of a hundred pages is recognised page by page, some three seconds each. ``page`` is in
    seconds of a processor, for what a library does with one page of a PDF: it takes some 5 ms.
    ``lost`` pages of a file may end the process that reads them; the others are read without them.

    ``memory`` is in bytes, for one process, as much as recognition needs. Before it begins, a
    process has ``reading`` bytes and ``per_byte`` for each that the file has: 300 pages of PDF
    take 60 MB, a Word document of 700 pages 280 MB, text up to thirty times its size.
    """

    timeout: float = 300.0
    per_mib: float = 60.0
    page: float = 2.0
    lost: int = 3
    memory: int = 2048 * _MIB
    reading: int = 256 * _MIB
    per_byte: int = 32

    def seconds(self, item: Item) -> float:
        """The time that work on an item may take."""
        return self.timeout + self.per_mib * item.size / _MIB

    def page_seconds(self, item: Item) -> float:
        """The time for one page: the less, the more pages have been lost already."""
        return self.page / (1 << len(item.lost))

    def bytes_to_read(self, item: Item) -> int:
        """The memory that reading an item may take before recognition begins."""
        return min(self.memory, self.reading + self.per_byte * item.size)


def usable_cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS or Windows
        return os.cpu_count() or 1
