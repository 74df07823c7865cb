"""Cases worked on in bulk by processes that may hang, crash or grow.

Whatever ends a process is noted of the case that it worked on; another goes on with the rest.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

    # Answers a case with its outcome and what is wrong with it.
    Work = Callable[[int], tuple[str, str | None]]

_MIB = 1024 * 1024
# A process is replaced after so many cases: what libraries leave behind is not one case's.
_CASES = 400
_TICK = 0.2


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one case may take: ``seconds``, and ``memory`` in MiB for the process."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the case ``number``: ``outcome`` in a word, ``complaint`` if that is wrong."""

    number: int
    outcome: str
    complaint: str | None = None
    seconds: float = 0.0


def worked(numbers: Sequence[int], work: Work, jobs: int, bounds: Bounds) -> Iterator[Answer]:
    """Work on the cases ``numbers`` in ``jobs`` processes; each case is answered once."""
    context = multiprocessing.get_context("fork")
    waiting = [list(numbers[start : start + _CASES]) for start in range(0, len(numbers), _CASES)]
    waiting.reverse()
    running: list[_Worker] = []
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(_Worker(context, waiting.pop(), work, bounds))
            wait([worker.channel for worker in running], _TICK)
            for worker in [*running]:
                yield from worker.answers()
                if worker.ended:
                    running.remove(worker)
                    yield from worker.last_words()
                    if worker.numbers:
                        waiting.append(worker.numbers)
    finally:
        for worker in running:
            worker.end()


class _Worker:
    """One process and the cases that it has still to answer; the first is in work."""

    def __init__(
        self,
        context: Any,  # noqa: ANN401 - contexts have no type in common
        numbers: list[int],
        work: Work,
        bounds: Bounds,
    ) -> None:
        self.numbers = numbers
        self.ended = False
        self._bounds = bounds
        self._since = time.monotonic()
        self._words: str | None = None
        self.channel, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_serve, args=(theirs, numbers, work, bounds))
        self._process.start()
        theirs.close()

    def answers(self) -> Iterator[Answer]:
        """What has been answered by now."""
        with suppress(EOFError, OSError):
            while self.channel.poll():
                answer: Answer = self.channel.recv()
                self.numbers.remove(answer.number)
                self._since = time.monotonic()
                yield answer
            if self.numbers and time.monotonic() - self._since > self._bounds.seconds:
                self._words = f"hangs: over {self._bounds.seconds:g} s"
                self.end()
            return
        self.end()

    def last_words(self) -> Iterator[Answer]:
        """What is to be said of the case on which a process ended."""
        code = self._process.exitcode or 0
        if self._words is None and code < 0:
            self._words = f"ends the process: {signal.Signals(-code).name}"
        if self._words is None and code:
            self._words = f"ends the process: exit {code}"
        if self._words and self.numbers:
            yield Answer(self.numbers.pop(0), "ended", self._words, time.monotonic() - self._since)

    def end(self) -> None:
        """End the process."""
        self.ended = True
        if self._words:
            self._process.kill()
        self._process.join(1.0)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self.channel.close()


def _serve(channel: Connection, numbers: list[int], work: Work, bounds: Bounds) -> None:
    """Answer the cases one by one: the whole life of a process."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (bounds.memory * _MIB, bounds.memory * _MIB))
    for number in numbers:
        started = time.process_time()
        outcome, complaint = work(number)
        seconds = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        if peak > bounds.memory and complaint is None:
            complaint = f"takes {peak} MiB"
        channel.send(Answer(number, outcome, complaint, seconds))
        if peak > bounds.memory:
            break
    channel.close()
