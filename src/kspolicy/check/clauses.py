"""Clauses of running text, and how two of them differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = re.compile(r"[^，。；：！？,;]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """The words between two signs, and where they begin."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Change:
    """How one text becomes another at one place: ``before`` and ``after`` are common to both."""

    before: str
    old: str
    new: str
    after: str

    @property
    def kept(self) -> int:
        """How many characters both have in common."""
        return len(self.before) + len(self.after)


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of ``text`` in order."""
    for match in _CLAUSE.finditer(text):
        yield Clause(match.group(), match.start())


def one_change(old: str, new: str) -> Change:
    """The shortest single replacement that makes ``new`` of ``old``."""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    old_end, new_end = len(old) - end, len(new) - end
    return Change(old[:start], old[start:old_end], new[start:new_end], old[old_end:])


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
