"""What a goal is, and what a text says of when its figures are meant for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.parse.heads import Head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.document import Basis
    from kspolicy.parse.measure import Measured
    from kspolicy.parse.quantities import Comparison, Quantity


@dataclass(slots=True)
class Goal:
    """One goal: a figure, how it is compared, what it measures, and when it is meant for.

    Its wording is ``text[start:end]``, its item ends at ``stop``. ``elided``: what it leaves out
    because the item before has said it. ``made``: a verb of making governs the count. ``share``:
    what is measured in each of several places, of which this is one.
    """

    start: int
    end: int
    stop: int
    quantity: Quantity
    comparison: Comparison
    measured: Measured
    quote: str
    year: int | None
    year_carried: bool
    aspirational: bool
    elided: str | None = None
    basis: Basis | None = None
    made: bool = False
    share: str | None = None


@dataclass(slots=True)
class Timeline:
    """When the figures of one text are meant for.

    ``heads``: those of the text; ``earliest``: the year of the document, years before it state
    facts; ``among_goals``: in a section or column whose matter is goals; ``past``: in a chapter
    that reviews the past; ``reviewing``: its heading says so (发展面临的形势); ``above``: the last
    head of the text that this one continues; ``planned``: in a plan for one year.
    ``speaks_of_goals``: goals are its matter, or a head sets one.
    """

    heads: Sequence[Head]
    earliest: int | None
    among_goals: bool
    past: bool
    above: Head | None
    reviewing: bool = False
    planned: bool = False
    speaks_of_goals: bool = field(init=False)
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._ends = [head.end for head in self.heads]
        self.speaks_of_goals = self.among_goals or any(head.goal for head in self.heads)

    def head(self, begin: int, position: int, continues: bool = False) -> Head | None:
        """The head that holds at ``position`` of the sentence that begins at ``begin``.

        One of a sentence before still gives the year, but no longer says that this is a goal,
        unless this sentence ``continues`` the one before: 。其中，济南改造53000户.
        """
        passed = bisect_right(self._ends, position)
        head = self.heads[passed - 1] if passed else self.above
        if head is not None and head.part and head.year is None:
            passed, head = 0, self.above
        if head is None or (passed and (head.end > begin or continues)):
            return head
        goal = None if head.goal else head.goal
        return Head(begin, head.year, goal, carried=True)


def is_hoped(comparison: Comparison, head: Head | None) -> bool:
    """Whether the words at a number, or those at its year, only hope for it: 力争, 争取."""
    return comparison.aspirational or (head is not None and head.hoped)
