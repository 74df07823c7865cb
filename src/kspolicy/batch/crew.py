"""Processes that work on one item each, and may hang or die without harm to the rest.

A worker takes an item, answers, and takes the next. One that is over its time is ended, one that
dies is replaced, and either way only the item that it had is lost.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from kspolicy.batch.item import Item, Refused
from kspolicy.read.allowance import OVER_TIME, Allowance, grant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from kspolicy.batch.limits import Limits

    Work = Callable[[Item], Any]
    Answer = bytes | Refused

# What every worker imports sooner or later.
_NEEDED = ("kspolicy.batch.parsing", "kspolicy.parse.document", "kspolicy.corpus.store")
_SMALL = 1024 * 1024
# How a library written in C ends its process when it gets no memory.
_GIVEN_UP = {-getattr(signal, name, 0) for name in ("SIGABRT", "SIGILL", "SIGTRAP")}
# How long a worker that is told to end may take to tidy up.
_GRACE = 1.0


class Crew:
    """As many workers as wanted; as a context it leaves none behind.

    ``work`` is called in the workers, so it must be picklable, and so must what it returns.
    """

    def __init__(self, count: int, work: Work, limits: Limits) -> None:
        self._context = _warm_context()
        self._work = work
        self._limits = limits
        self._count = count
        self._workers: list[_Worker] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *error: object) -> None:
        workers, self._workers = self._workers, []
        try:
            for worker in workers:
                worker.signal("SIGTERM")
            until = monotonic() + _GRACE
            for worker in workers:
                worker.end(until)
        except KeyboardInterrupt:  # somebody is out of patience
            for worker in workers:
                worker.signal("SIGKILL")
            raise

    def takes(self, item: Item) -> bool:
        """Whether some worker can take an item now: it has nothing to do, or soon will have."""
        return len(self._workers) < self._count or self._free(item) is not None

    def give(self, number: int, item: Item) -> None:
        """Have a worker work on an item, which is ``number`` among all."""
        worker = self._free(item)
        if len(self._workers) < self._count and (worker is None or worker.tasks):
            worker = _Worker(self._context, self._work, self._limits)
            # Noted before it is started, so that it is ended whatever comes between.
            self._workers.append(worker)
            worker.start()
        if worker is None:
            raise RuntimeError("no worker takes an item now")
        worker.give(_Task(number, item, self._limits.seconds(item)))

    def _free(self, item: Item) -> _Worker | None:
        """The worker that will be the first to begin on an item.

        One small item may wait while another is in work, so that no worker waits for us.
        """
        free = [worker for worker in self._workers if worker.takes(item)]
        return min(free, key=lambda worker: len(worker.tasks), default=None)

    def answers(self, timeout: float) -> Iterator[tuple[int, Answer]]:
        """What has been answered by now, or within ``timeout`` seconds; results are pickled."""
        busy = [worker for worker in self._workers if worker.tasks]
        if not busy:
            return
        soonest = min(worker.deadline for worker in busy) - monotonic()
        ready = wait([worker.channel for worker in busy], max(0.0, min(timeout, soonest)))
        for worker in busy:
            task = worker.tasks[0]
            if worker.channel in ready:
                answer = self._answer(worker, task)
                if answer is not None:
                    yield task.number, answer
            elif monotonic() > worker.deadline:
                self._replace(worker)
                yield (
                    task.number,
                    Refused(
                        task.item.shown,
                        f"{round(task.seconds, 1):g} 秒还没有读完，已中止；可用 --timeout 放宽",
                    ),
                )

    def _answer(self, worker: _Worker, task: _Task) -> Answer | None:
        """What a worker answers; None when it died of a page, and another tries without it."""
        try:
            answer: bytes = worker.channel.recv_bytes()
        except (EOFError, OSError):
            worker.process.join(_GRACE)
            cause, page = _cause(worker.process.exitcode), worker.page.value
            self._replace(worker)
            if page and len(task.item.lost) < self._limits.lost:
                lost = (*task.item.lost, (page, cause))
                self.give(task.number, replace(task.item, lost=lost))
                return None
            return Refused(task.item.shown, f"第 {page} 页{cause}" if page else cause)
        worker.next()
        return answer

    def _replace(self, worker: _Worker) -> None:
        """Do without a worker; another takes its place, and what it had not begun."""
        self._workers.remove(worker)
        worker.signal("SIGTERM")
        worker.end(monotonic() + _GRACE)
        for task in worker.tasks[1:]:
            self.give(task.number, task.item)


@dataclass(frozen=True, slots=True)
class _Task:
    """An item to be worked on, and the seconds that this may take."""

    number: int
    item: Item
    seconds: float

    @property
    def is_small(self) -> bool:
        return self.item.size <= _SMALL


class _Worker:
    """One process, the channel to it, and its tasks: the first is in work."""

    def __init__(self, context: Any, work: Work, limits: Limits) -> None:  # noqa: ANN401
        self.tasks: list[_Task] = []
        self.deadline = 0.0
        self.channel, self._theirs = context.Pipe()
        self.page = context.RawValue("i", 0)
        self.process = context.Process(target=_serve, args=(self._theirs, work, limits, self.page))

    def start(self) -> None:
        """Start the process, as the first of a group that can be ended as one."""
        self.process.start()
        self._theirs.close()
        if hasattr(os, "setpgid"):
            # The worker does so as well: whoever comes first.
            with suppress(OSError):
                os.setpgid(self.process.pid, self.process.pid)

    def takes(self, item: Item) -> bool:
        """Whether it would begin on an item soon."""
        if len(self.tasks) > 1:
            return False
        return not self.tasks or (self.tasks[0].is_small and item.size <= _SMALL)

    def give(self, task: _Task) -> None:
        """Send it a task."""
        self.tasks.append(task)
        if len(self.tasks) == 1:
            self.deadline = monotonic() + task.seconds
        # If it is dead, that is noticed when its answer is awaited.
        with suppress(OSError):
            self.channel.send(task.item)

    def next(self) -> None:
        """The first task is done, and the time of the next begins."""
        del self.tasks[0]
        if self.tasks:
            self.deadline = monotonic() + self.tasks[0].seconds

    def signal(self, name: str) -> None:
        """Signal the worker and whatever it has started: its group, where there are groups."""
        if self.process.pid is None:
            return
        if not hasattr(os, "killpg"):
            self.process.terminate()
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, getattr(signal, name))

    def end(self, until: float) -> None:
        """Let a worker that has been told to end tidy up until then; then end it by force."""
        if self.process.pid is not None:
            self.process.join(max(0.0, until - monotonic()))
            self.signal("SIGKILL")
            if self.process.is_alive():
                self.process.kill()
            self.process.join()
        self.channel.close()
        self._theirs.close()


def _warm_context() -> Any:  # noqa: ANN401 - contexts have no type in common
    """The way to start processes, with what they will need imported beforehand where it can be.

    Forking is soonest done, but only while this process does nothing else: a fork copies one
    thread, and whatever the others held stays locked in the copy.
    """
    methods = multiprocessing.get_all_start_methods()
    if "fork" in methods and _threads() == 1:
        for name in _NEEDED:
            import_module(name)
        return multiprocessing.get_context("fork")
    if "forkserver" in methods:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(_NEEDED))
        return context
    return multiprocessing.get_context("spawn")


def _threads() -> int | None:
    """How many threads this process has; None where the system does not tell."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return None


class _EndError(BaseException):
    """The worker is told to end."""


def _serve(channel: Connection, work: Work, limits: Limits, page: Any) -> None:  # noqa: ANN401
    """Answer items until there are no more: the whole life of a worker."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setpgid"):
        with suppress(OSError):
            os.setpgid(0, 0)
    _limit(limits.memory)
    # Whatever goes wrong here, our parent sees that nobody answers any more.
    with suppress(_EndError, Exception):
        while True:
            item = channel.recv()
            _allow(limits.bytes_to_read(item))
            grant(Allowance(limits.page_seconds(item), page))
            channel.send_bytes(pickle.dumps(work(item)))


def _end(number: int, frame: object) -> None:
    raise _EndError


def _limit(memory: int) -> None:
    """Have allocations beyond ``memory`` bytes fail for good, where the system can see to it."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
        # A crash is reported; a core file of gigabytes helps nobody.
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _allow(memory: int) -> None:
    """Have allocations fail from ``memory`` bytes beyond what this process has now."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        # The sixth number is that of the pages of data.
        held = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (min(hard, held + memory), hard))


def _cause(code: int | None) -> str:
    """Why a process ended, by its exit code."""
    if code == -getattr(signal, "SIGKILL", 9):
        return "读取时被系统中止，多半是内存不足"
    if OVER_TIME is not None and code == -OVER_TIME:
        return "内容过于繁复，在限定的时间内没有读完；可用 --timeout 放宽"
    if code in _GIVEN_UP:
        return "需要的内存超过上限，或已损坏，没有读完；可用 --max-memory 放宽"
    if code is not None and code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return f"读取时进程崩溃（{name}），文件可能已损坏或过大"
    return "读取时进程意外结束，文件可能已损坏或过大"
