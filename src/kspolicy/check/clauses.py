"""Clauses of running text, and how two of them differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from os.path import commonprefix
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

    def around(self, text: str) -> bool:
        """Whether the place touches a character that ``text`` holds: a number in the middle."""
        return any(c in text for c in self.before[-1:] + self.after[:1])


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of ``text`` in order."""
    for match in _CLAUSE.finditer(text):
        yield Clause(match.group(), match.start())


def one_change(old: str, new: str) -> Change:
    """The shortest single replacement that makes ``new`` of ``old``."""
    before = commonprefix((old, new))
    rest_old, rest_new = old[len(before) :], new[len(before) :]
    after = commonprefix((rest_old[::-1], rest_new[::-1]))[::-1]
    size = len(after)
    return Change(
        before, rest_old[: len(rest_old) - size], rest_new[: len(rest_new) - size], after
    )
