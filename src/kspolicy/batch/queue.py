"""Items worked on and answered in their order, here or by workers."""

from __future__ import annotations

import pickle
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from kspolicy.batch.item import Item, Refused
from kspolicy.corpus.errors import CorpusError
from kspolicy.parse.errors import NotPolicyDocumentError
from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from kspolicy.batch.limits import Limits

Result = TypeVar("Result")

_TOO_MUCH = "需要的内存超过上限，没有读完；可用 --max-memory 放宽"
# How libraries written in C++ say so.
_NO_MEMORY = ("bad_alloc", "allocate", "insufficient memory", "out of memory")
_TICK = 0.2
# Finished results wait for those before them. Beyond this nothing new is begun, so that one slow
# file does not make the results of a thousand others pile up.
_MOST_HELD = 64 * 1024 * 1024
_TEXT = (".txt", ".text", ".md", ".markdown")
_SMALL = 256 * 1024
_FEW = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attempt(Generic[Result]):
    """Work on an item of which nothing comes but a result or the reason why there is none."""

    work: Callable[[Item], Result]

    def __call__(self, item: Item) -> Result | Refused:
        """Try it."""
        try:
            return self.work(item)
        except (UnreadableError, NotPolicyDocumentError, CorpusError) as error:
            return Refused(item.shown, str(error))
        except MemoryError:
            return Refused(item.shown, _TOO_MUCH)
        except RecursionError:
            return Refused(item.shown, "结构嵌套太深，没有读完")
        except Exception as error:
            if any(said in str(error).casefold() for said in _NO_MEMORY):
                return Refused(item.shown, _TOO_MUCH)
            reason = f"程序内部出错（{type(error).__name__}），这是 kspolicy 的缺陷，请反馈；"
            reason += "设置环境变量 KSPOLICY_DEBUG=1 后重新运行可看到详细信息"
            return Refused(item.shown, reason, traceback.format_exc())


@dataclass(slots=True)
class Queue(Generic[Result]):
    """The work on ``items``; iterating does it and gives each item's number and result in order.

    ``work`` raises what it likes; in workers it and its results are pickled. ``jobs`` is the
    number of workers; with none, the work is done in this process, and no file that hangs or
    crashes a library is caught. ``finished`` is called with the number of an item when the work on
    it is done, and with None from time to time.
    """

    items: Sequence[Item]
    work: Callable[[Item], Result]
    limits: Limits
    jobs: int
    finished: Callable[[int | None], None] = lambda number: None
    _held: dict[int, bytes | Refused] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[int, Result | Refused]]:
        return self.results()

    def results(self) -> Generator[tuple[int, Result | Refused], None, None]:
        """Do the work. Closed before its end, this leaves no worker behind."""
        if self.jobs:
            yield from self._by_workers()
            return
        attempt = Attempt(self.work)
        for number, item in enumerate(self.items):
            self.finished(None)
            result = attempt(item)
            self.finished(number)
            yield number, result

    def left(self) -> Iterator[tuple[int, Result | Refused]]:
        """After an interruption: the results that still waited for those before them."""
        for number in sorted(self._held):
            yield number, self._taken(number)

    def _by_workers(self) -> Iterator[tuple[int, Result | Refused]]:
        from kspolicy.batch.crew import Crew

        due, begun, held = 0, 0, 0
        with Crew(min(self.jobs, len(self.items)), Attempt(self.work), self.limits) as crew:
            while due < len(self.items):
                while begun < len(self.items) and held < _MOST_HELD:
                    if not crew.takes(self.items[begun]):
                        break
                    crew.give(begun, self.items[begun])
                    begun += 1
                # One result at a time is given away, so that no worker waits for the next item.
                for number, answer in crew.answers(0.0 if due in self._held else _TICK):
                    self._held[number] = answer
                    held += _weight(answer)
                    self.finished(number)
                self.finished(None)
                if due in self._held:
                    held -= _weight(self._held[due])
                    yield due, self._taken(due)
                    due += 1

    def _taken(self, number: int) -> Result | Refused:
        answer = self._held.pop(number)
        if isinstance(answer, Refused):
            return answer
        result: Result | Refused = pickle.loads(answer)
        return result


def workers_needed(items: Sequence[Item], jobs: int) -> int:
    """How many workers the work is worth: none for a few small texts, which harm nobody."""
    if not items:
        return 0
    if sum(item.size for item in items) <= _FEW and all(map(_is_harmless, items)):
        return 0
    return jobs


def _is_harmless(item: Item) -> bool:
    """Whether an item is a small text: our own code reads it, in time that its length bounds."""
    if item.size > _SMALL or item.suffix not in _TEXT or item.file is None:
        return False
    try:
        if not item.file.is_file():  # a pipe would keep us waiting
            return False
        with item.file.open("rb") as file:
            head = file.read(1024)
    except OSError:
        return True
    return b"\0" not in head and b"%PDF" not in head


def _weight(answer: bytes | Refused) -> int:
    return len(answer) if isinstance(answer, bytes) else 0
