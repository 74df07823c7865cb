"""One piece of work on one file, in a process that may hang or die without harm to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kspolicy.batch.item import Item, Refused
from kspolicy.batch.limits import Limits
from kspolicy.batch.queue import Queue
from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Result = TypeVar("Result")


def done_apart(work: Callable[[Item], Result], path: Path) -> Result:
    """What ``work`` makes of a file; like the work of a batch it must be picklable.

    Raises:
        UnreadableError: the work cannot be done, or not within the customary limits.
        OSError: there is no such file.
    """
    item = Item(str(path), path, path.stat().st_size)
    [(_, result)] = Queue([item], work, Limits(lost=0), jobs=1)
    if isinstance(result, Refused):
        raise UnreadableError(f"{item.shown}：{result.reason}")
    return result
