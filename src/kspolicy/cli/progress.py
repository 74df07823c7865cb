"""How far a long run has come: shown on a terminal, never in a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.batch.item import Item

# What takes less than a second is over before it can be read.
_WORTH_SHOWING = 4 * 1024 * 1024
_MANY = 20
# A file costs something beyond its size: as much as this many bytes.
_EACH = 20_000
# What is redrawn more often flickers.
_INTERVAL = 0.1


class Progress:
    """A bar on stderr with the time left, where stderr is a terminal and there is much to do.

    As a context it is gone from the screen at its end. Lines said meanwhile stand above it.
    """

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._shown = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Take the bar from the screen."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def begin(self, pending: Sequence[Item]) -> None:
        """These are about to be worked on."""
        much = len(pending) > _MANY or sum(item.size for item in pending) > _WORTH_SHOWING
        if not much or sys.stderr is None or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            TextColumn("解析"),
            BarColumn(),
            TextColumn("{task.fields[done]}/{task.fields[all]} 份，剩余"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            # A thread that redraws would be one thread too many for starting processes.
            auto_refresh=False,
            transient=True,
            # On the terminal lines go above the bar; anywhere else they are none of its business.
            redirect_stdout=sys.stdout is not None and sys.stdout.isatty(),
        )
        total = sum(item.size + _EACH for item in pending)
        self._task = self._bar.add_task("", total=total, done=0, all=len(pending))
        self._bar.start()

    def advance(self, item: Item | None) -> None:
        """The work on an item is done; or, without one, a little time has passed."""
        if self._bar is None:
            return
        from time import monotonic

        if item is not None:
            done = self._bar.tasks[0].fields["done"] + 1
            self._bar.update(self._task, advance=item.size + _EACH, done=done)
        if monotonic() - self._shown > _INTERVAL:
            self._shown = monotonic()
            self._bar.refresh()
