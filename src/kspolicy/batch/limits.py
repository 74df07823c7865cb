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
    scan of a hundred pages is recognised page by page, some three seconds each. ``memory`` is in
    bytes, for one process.
    """

    timeout: float = 300.0
    per_mib: float = 60.0
    memory: int = 2048 * _MIB

    def seconds(self, item: Item) -> float:
        """The time that work on an item may take."""
        return self.timeout + self.per_mib * item.size / _MIB


def usable_cores() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS or Windows
        return os.cpu_count() or 1
