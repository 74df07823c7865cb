"""What is proposed: entries with the evidence for every spelling, and questions to a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kspolicy.link.locality import Home
    from kspolicy.proposal.mentions import Mention

Kind = Literal["unit", "district", "indicator"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way in which a name is written: how often, and where first.

    ``elided`` counts the places where a list left out its beginning, ``elision`` is what stands
    there. ``reason`` says why it is
    the entry's, None for the name itself.
    """

    name: str
    count: int
    first: Mention
    elided: int = 0
    elision: str | None = None
    reason: str | None = None
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """A name that may be the entry's as well, and why; ``count`` is 0 for one that stands alone."""

    name: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One proposed entry of a lexicon.

    ``spellings`` are certain, the name itself first where it is written so; ``first`` is where it
    is first named. ``full`` is one of them or None. ``known`` is the entry of the lexicon in force
    that has the name already.
    """

    kind: Kind
    name: str
    full: str | None
    spellings: tuple[Spelling, ...]
    first: Mention
    likely: tuple[Likely, ...] = ()
    known: str | None = None

    @property
    def aliases(self) -> tuple[Spelling, ...]:
        """The spellings that are neither the name nor the full name."""
        return tuple(s for s in self.spellings if s.name not in (self.name, self.full))

    @property
    def fresh(self) -> tuple[Spelling, ...]:
        """The spellings that the lexicon in force does not know."""
        return tuple(spelling for spelling in self.spellings if spelling.known is None)

    @property
    def count(self) -> int:
        """How often it is named, however it is written."""
        return sum(spelling.count for spelling in self.spellings)


@dataclass(frozen=True, slots=True)
class Question:
    """A name that looks like a slip of another."""

    kind: Kind
    name: str
    meant: str
    count: int
    meant_count: int
    first: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lexicon as the documents suggest it.

    ``home`` is the place that most of them belong to, ``homes`` counts the documents of each
    place (None where they do not say).
    """

    documents: tuple[str, ...]
    home: Home | None
    homes: dict[str | None, int]
    units: tuple[Entry, ...]
    districts: tuple[Entry, ...]
    indicators: tuple[Entry, ...] = ()
    questions: tuple[Question, ...] = field(default=())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, districts first, as a lexicon file has them."""
        return (*self.districts, *self.units, *self.indicators)
