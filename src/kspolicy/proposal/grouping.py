"""Names put together that are certainly one body's; what is only likely is kept for a person.

Two names that one list gives side by side are two bodies, or a slip: they are never put together
in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names and why they are one body's. ``rank`` orders ties: the surest first."""

    one: str
    other: str
    reason: str
    rank: int = 0


@dataclass(slots=True)
class Clusters:
    """Names in groups; every name begins alone. ``apart`` are pairs that stand side by side."""

    names: Sequence[str]
    apart: frozenset[frozenset[str]]
    doubts: list[Tie] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    _group: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._group = {name: {name} for name in self.names}

    def join(self, tie: Tie) -> None:
        """Put the groups of both names together, or note the tie as a doubt where that may not be.

        The reason is kept for the name whose group was the smaller one.
        """
        one, other = self._group[tie.one], self._group[tie.other]
        if one is other:
            return
        if any(frozenset((a, b)) in self.apart for a in one for b in other):
            self.doubts.append(Tie(tie.one, tie.other, f"{tie.reason}，但两者曾在同一处并列"))
            return
        self.reasons.setdefault(tie.one, tie.reason)
        self.reasons.setdefault(tie.other, tie.reason)
        one |= other
        for name in other:
            self._group[name] = one

    def together(self, one: str, other: str) -> bool:
        """Whether two names are in one group."""
        return self._group[one] is self._group[other]

    def groups(self) -> Iterator[list[str]]:
        """The groups, each in the order of ``names``, in the order of their first names."""
        order = {name: index for index, name in enumerate(self.names)}
        seen: set[str] = set()
        for name in self.names:
            if name not in seen:
                group = sorted(self._group[name], key=order.__getitem__)
                seen.update(group)
                yield group


def side_by_side(lists: Iterable[Iterable[str]]) -> frozenset[frozenset[str]]:
    """Every pair of different names that some list gives side by side."""
    return frozenset(
        frozenset(pair) for names in lists for pair in combinations(dict.fromkeys(names), 2)
    )


def unambiguous(
    longs: Mapping[str, Mapping[str, str]], same: Mapping[str, object]
) -> tuple[list[Tie], list[Tie]]:
    """Ties of short names to the long ones they stand for: the certain ones, and the doubtful.

    Args:
        longs: for each short name the names that it may stand for, and why.
        same: for each name what it is but for its form; names of equal value are one.

    A short name that may stand for two long ones is certain of neither, unless it stands for one
    as the other does: 发改委 for 发展改革委 and 发展和改革委员会.
    """
    certain: list[Tie] = []
    doubtful: list[Tie] = []
    for short, found in longs.items():
        bodies: dict[object, str] = {}
        for long in found:
            bodies.setdefault(same[long], long)
        rivals = [
            (a, b)
            for a, b in combinations(bodies.values(), 2)
            if b not in longs.get(a, {}) and a not in longs.get(b, {})
        ]
        if rivals:
            several = "、".join(f"“{name}”" for name in bodies.values())
            reason = f"可能是其中之一：{several}"
            doubtful += [Tie(short, long, reason) for long in found]
        else:
            certain += [Tie(short, long, reason, 1) for long, reason in found.items()]
    return certain, doubtful
