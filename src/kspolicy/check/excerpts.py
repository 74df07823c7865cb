"""How a task list quotes the body: clause by clause, word for word or a little changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.check.clauses import Change, clauses, one_change
from kspolicy.check.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import LinkedDocument
    from kspolicy.check.passages import Passage
    from kspolicy.link.tasks import TaskLink
    from kspolicy.model.finding import Evidence

# A clause shorter than this is in many sentences.
_SHORTEST = 6
_MOST_KEPT = 0.5
_FEWEST_KEPT = 6


@dataclass(frozen=True, slots=True)
class Alteration:
    """A clause of a task-list row that is one of the body's with other words at one place."""

    link: TaskLink
    change: Change
    body: Evidence
    row: Evidence


def alterations(document: LinkedDocument) -> Iterator[Alteration]:
    """Every clause of a row that nearly is one of its task in the body.

    Left out are clauses that stand in the body word for word and those with figures: what they
    measure is compared with the targets.
    """
    written: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages(document.document):
        if not passage.heading:
            written.setdefault((passage.part, passage.section), []).append(passage)
    for link in document.links.tasks:
        body = written.get((link.body.part, link.body.section or ""), [])
        whole = "".join(passage.text for passage in body)
        for passage in written.get((link.row.part, link.row.id), []):
            if all(piece.duty for piece in passage.pieces):
                continue
            for clause in clauses(passage.text):
                if not _is_telling(clause.text) or clause.text in whole:
                    continue
                likest = _likest(body, clause.text)
                if likest is not None:
                    change, evidence = likest
                    own = passage.evidence(clause.start, clause.end)
                    yield Alteration(link, change, evidence, own)


def _likest(body: list[Passage], words: str) -> tuple[Change, Evidence] | None:
    """The clause of the body that becomes ``words`` by the smallest change at one place."""
    best: tuple[int, Change, Passage, int, int] | None = None
    for passage in body:
        for clause in clauses(passage.text):
            change = one_change(clause.text, words)
            size = len(change.old) + len(change.new)
            if _is_same_clause(change, words) and (best is None or size < best[0]):
                best = (size, change, passage, clause.start, clause.end)
    if best is None:
        return None
    _, change, passage, start, end = best
    return change, passage.evidence(start, end)


def _is_telling(words: str) -> bool:
    return len(words) >= _SHORTEST and not any(map(str.isdecimal, words))


def _is_same_clause(change: Change, words: str) -> bool:
    return (
        bool(change.before and change.after)
        and change.kept >= _FEWEST_KEPT
        and change.kept >= _MOST_KEPT * len(words)
    )
