"""The targets of a document: the goals of its running text, numbered where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.document import Target
from kspolicy.parse.goals import Goal, find_goals, goal_sign
from kspolicy.parse.places import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.source import TextRun
    from kspolicy.parse.duty import DutyClause
    from kspolicy.parse.identities import Identities
    from kspolicy.parse.sentences import Span


class TargetContext(NamedTuple):
    """Where a text stands: its part, section or row, and the task it belongs to.

    ``goals``: in a section or column whose matter is goals.
    """

    part: str
    section: str | None
    task: str | None = None
    goals: bool = False

    @property
    def owner(self) -> str:
        """The id that the ids of targets begin with."""
        return f"{self.part}/{self.section}" if self.section else self.part


class _Found(NamedTuple):
    """A goal, and where it was found."""

    goal: Goal
    run: TextRun
    context: TargetContext


@dataclass(slots=True)
class TargetFinder:
    """Finds the goals of a document's texts, in reading order.

    ``earliest``: the year of the document; years before it state facts, not goals.
    """

    identities: Identities
    earliest: int | None
    _found: list[_Found] = field(default_factory=list)

    def search(
        self,
        run: TextRun,
        spans: Sequence[Span],
        context: TargetContext,
        duties: Sequence[DutyClause] = (),
    ) -> list[int]:
        """Find the targets in the sentences of ``run`` at ``spans``, outside of ``duties``.

        Returns:
            The numbers of the sentences in which targets were found.
        """
        holders: list[int] = []
        text, goals = run.text, context.goals
        sign = goal_sign(goals=goals)
        for number, (begin, end) in enumerate(spans):
            if not sign.search(text, begin, end):
                continue
            found = find_goals(text, begin, end, duties, goals=goals, earliest=self.earliest)
            before = len(self._found)
            self._found.extend([_Found(goal, run, context) for goal in found])
            if len(self._found) > before:
                holders.append(number)
        return holders

    def targets(self) -> Iterator[Target]:
        """All targets found so far.

        A target without a year takes that of its section, where all others there agree on one.
        """
        years: dict[str, set[int]] = {}
        for found in self._found:
            if found.goal.year is not None:
                years.setdefault(found.context.owner, set()).add(found.goal.year)
        counts: dict[str, int] = {}
        for found in self._found:
            owner = found.context.owner
            counts[owner] = counts.get(owner, 0) + 1
            known = years.get(owner, set())
            shared = next(iter(known)) if len(known) == 1 else None
            yield _target(found, self.identities.take(f"{owner}#{counts[owner]}"), shared)


def _target(found: _Found, identity: str, shared_year: int | None) -> Target:
    goal, run, context = found.goal, found.run, found.context
    inherits = goal.year is None and shared_year is not None
    return Target(
        id=identity,
        part=context.part,
        section=context.section,
        task=context.task,
        indicator=goal.indicator,
        elided=goal.elided,
        comparator=goal.comparator,
        value=goal.quantity.value,
        value_max=goal.quantity.value_max,
        base_value=goal.base_value,
        unit=goal.quantity.unit,
        wording=run.text[goal.start : goal.end],
        aspirational=goal.aspirational,
        basis=goal.basis,
        year=shared_year if inherits else goal.year,
        year_inherited=inherits,
        scope=goal.scope,
        quote=goal.quote,
        found_by=goal.found_by,
        **at(run.place(goal.start)),
    )
