"""What a process may use of the machine for a file, where it may be ended for using more.

Whoever ends it grants an allowance; readers say which page they are on, and when they begin what
takes more memory than any reading: to decode images and recognise them, to run an office program.
Without a grant nothing is limited.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

# What ends a process whose library is not done with a page in time.
OVER_TIME = getattr(signal, "SIGPROF", None)


class _Number(Protocol):
    value: int


@dataclass(frozen=True, slots=True)
class Allowance:
    """``seconds`` of a processor for one page; ``page`` is seen by whoever granted it.

    It holds the number of the page that a library has in work, 0 between pages.
    """

    seconds: float
    page: _Number


_granted: ContextVar[Allowance | None] = ContextVar("granted", default=None)


def grant(allowance: Allowance | None) -> None:
    """Let this process use so much from now on."""
    _granted.set(allowance)


@contextmanager
def page_in_work(number: int, times: float = 1.0) -> Iterator[None]:
    """While a library written in C has a page in work: over its time, this process is ended.

    Nothing gentler reaches such a library. Opening a file is page 0. What takes longer than
    reading a page may do so ``times`` as long.
    """
    granted = _granted.get()
    if granted is None:
        yield
        return
    granted.page.value = number
    try:
        with _timed(granted.seconds * times):
            yield
    finally:
        granted.page.value = 0


@contextmanager
def interruptible() -> Iterator[None]:
    """While a library written in Python has a page in work; raises TimeoutError over its time."""
    granted = _granted.get()
    if granted is None or OVER_TIME is None:
        yield
        return
    before = signal.signal(OVER_TIME, _interrupt)
    try:
        with _timed(granted.seconds):
            yield
    finally:
        signal.signal(OVER_TIME, before)


def widen_memory() -> None:
    """Let this process have all the memory that it may have at most."""
    if _granted.get() is None:
        return
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    if OVER_TIME is None:
        yield
        return
    # Again and again: a library may take the first interruption for a fault of the file.
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)


def _interrupt(number: int, frame: object) -> None:
    raise TimeoutError
