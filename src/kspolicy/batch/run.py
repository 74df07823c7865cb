"""A whole batch: every file parsed, unless it is known, and written in the order of the files."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kspolicy.batch.item import Item, Refused
from kspolicy.batch.ledger import Entry
from kspolicy.batch.outcome import Digest, Outcome, State
from kspolicy.batch.parsing import Foreign, Parsed
from kspolicy.batch.queue import Queue, workers_needed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kspolicy.batch.ledger import Ledger
    from kspolicy.batch.limits import Limits

    Known = Entry | Refused | None


# By the value of the WriteOutcome, so that a batch in which nothing is written imports no models.
_STATES = {
    "written": State.WRITTEN,
    "unchanged": State.UNCHANGED,
    "refused-edited": State.EDITED,
}


class Watch(Protocol):
    """Whoever looks on while a batch is worked off."""

    def begin(self, pending: Sequence[Item]) -> None:
        """These are about to be parsed."""

    def advance(self, item: Item | None) -> None:
        """The work on an item is done; or, without one, a little time has passed."""

    def conclude(self, outcome: Outcome) -> None:
        """What became of a file, in the order of the files."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a batch is for.

    ``is_check`` compares with the YAML in ``out`` and writes nothing. ``force`` parses also what
    has not changed and writes over what people have edited.
    """

    out: Path
    is_check: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a batch is worked off: what makes of an item what is to be written, and by how many."""

    parse: Callable[[Item], Parsed | Foreign]
    limits: Limits
    jobs: int


def run(
    entries: Sequence[Item | Refused],
    purpose: Purpose,
    manner: Manner,
    ledger: Ledger,
    watch: Watch,
) -> None:
    """Parse every file that is not known from the ledger, and write or compare.

    Where two files are the same document, the first counts. When it is interrupted
    (KeyboardInterrupt), what is finished is written before the interruption goes on its way.
    """
    known = _known(entries, purpose, ledger)
    pending = [
        entry
        for entry, before in zip(entries, known, strict=True)
        if before is None and isinstance(entry, Item)
    ]
    watch.begin(pending)
    scribe = _Scribe(purpose, ledger, watch)

    def finished(number: int | None) -> None:
        watch.advance(None if number is None else pending[number])

    jobs = workers_needed(pending, manner.jobs)
    queue = Queue(pending, manner.parse, manner.limits, jobs, finished)
    try:
        with closing(queue.results()) as results:
            for entry, before in zip(entries, known, strict=True):
                if before is None and isinstance(entry, Item):
                    scribe.conclude(entry, next(results)[1])
                elif before is not None:
                    scribe.conclude(entry, before)
    except KeyboardInterrupt:
        for number, result in queue.left():
            scribe.conclude(pending[number], result)
        raise


def _known(entries: Sequence[Item | Refused], purpose: Purpose, ledger: Ledger) -> list[Known]:
    """For each file what is known of it without parsing it; None for what is to be parsed."""
    known: list[Known] = []
    current: set[str] = set()
    for entry in entries:
        if isinstance(entry, Refused):
            known.append(entry)
            continue
        before = None if purpose.force or purpose.is_check else ledger.find(entry)
        if before is not None and before.digest is not None:
            if ledger.is_current(before):
                current.add(before.digest.document)
            elif before.digest.document not in current:
                before = None
        known.append(before)
    return known


@dataclass(slots=True)
class _Scribe:
    """Writes what was parsed, notes it in the ledger, and says what became of each file."""

    purpose: Purpose
    ledger: Ledger
    watch: Watch
    first: dict[str, Outcome] = field(default_factory=dict)

    def conclude(self, entry: Item | Refused, result: Parsed | Foreign | Entry | Refused) -> None:
        """Deal with the result of one file."""
        outcome = self._outcome(entry.shown, result)
        if outcome.digest is not None:
            self.first.setdefault(outcome.digest.document, outcome)
        if isinstance(entry, Item) and isinstance(result, Parsed | Foreign):
            self._note(entry, result)
        self.watch.conclude(outcome)

    def _outcome(self, shown: str, result: Parsed | Foreign | Entry | Refused) -> Outcome:
        if isinstance(result, Refused):
            return Outcome(shown, State.REFUSED, reason=result.reason, trace=result.trace)
        if isinstance(result, Foreign) or result.digest is None:
            return Outcome(shown, State.REFUSED, reason=result.reason)
        digest = result.digest
        other = self.first.get(digest.document)
        if other is not None:
            return Outcome(shown, State.DOUBLED, digest, other.file, other)
        if isinstance(result, Entry):
            return Outcome(shown, State.UNCHANGED, digest, self.purpose.out / result.file)
        return self._written(shown, digest, result)

    def _note(self, item: Item, result: Parsed | Foreign) -> None:
        if not self.purpose.is_check:
            self.ledger.add(item, result)

    def _written(self, shown: str, digest: Digest, parsed: Parsed) -> Outcome:
        if parsed.text is None:
            return Outcome(shown, State.UNCHANGED, digest, parsed.file)
        if self.purpose.is_check:
            state = State.DIFFERENT if parsed.file.exists() else State.MISSING
            return Outcome(shown, state, digest, parsed.file)
        from kspolicy.corpus.store import write_form

        try:
            result = write_form(parsed.file, parsed.text, force=self.purpose.force)
        except OSError as error:
            return Outcome(shown, State.REFUSED, digest, parsed.file, error=error)
        return Outcome(shown, _STATES[result.outcome.value], digest, parsed.file)
