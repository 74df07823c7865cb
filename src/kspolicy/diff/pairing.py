"""Which members of two lists are one and the same thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

T = TypeVar("T")

# Up to this many comparisons every old member is compared with every new one.
_ALL_COMPARED = 20_000
# Beyond, each is compared with those few that share most of its rarer pairs of characters.
_CANDIDATES = 6
_COMMON = 40


@dataclass(slots=True)
class Pairing(Generic[T]):
    """Two lists, joined step by step: what one step joins, the next leaves alone."""

    old: Sequence[T]
    new: Sequence[T]
    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)

    def pairs(self) -> Iterator[tuple[T, T]]:
        """What was joined, in the order of the new list."""
        for j in sorted(self.old_of):
            yield self.old[self.old_of[j]], self.new[j]

    def removed(self) -> list[T]:
        """Old members without a partner, in order."""
        return [self.old[i] for i in self.free_old()]

    def added(self) -> list[T]:
        """New members without a partner, in order."""
        return [self.new[j] for j in self.free_new()]

    def free_old(self) -> list[int]:
        """Indices of the old members without a partner."""
        return [i for i in range(len(self.old)) if i not in self.new_of]

    def free_new(self) -> list[int]:
        """Indices of the new members without a partner."""
        return [j for j in range(len(self.new)) if j not in self.old_of]

    def join(self, i: int, j: int) -> None:
        """Join the old member ``i`` with the new member ``j``; both must be free."""
        self.new_of[i] = j
        self.old_of[j] = i

    def join_equal(
        self,
        old_key: Callable[[T], Hashable | None],
        new_key: Callable[[T], Hashable | None],
        *,
        unique: bool = False,
    ) -> None:
        """Join members of equal keys, in order; those whose key is None stay free.

        ``unique``: only where a key occurs once among the free members of either list.
        """
        olds = [(i, old_key(self.old[i])) for i in self.free_old()]
        news = [(j, new_key(self.new[j])) for j in self.free_new()]
        if unique:
            old_counts = Counter(key for _, key in olds)
            new_counts = Counter(key for _, key in news)
            olds = [(i, key) for i, key in olds if old_counts[key] == new_counts[key] == 1]
        waiting: dict[Hashable, list[int]] = {}
        for i, key in reversed(olds):
            if key is not None:
                waiting.setdefault(key, []).append(i)
        for j, key in news:
            if key is not None and waiting.get(key):
                self.join(waiting[key].pop(), j)

    def join_likest(
        self,
        text: Callable[[T], str],
        floor: float,
        fits: Callable[[T, T], bool] | None = None,
    ) -> None:
        """Join the free members that are most alike (0 to 1), none below ``floor``."""
        olds = {i: words for i in self.free_old() if (words := text(self.old[i]))}
        news = {j: words for j in self.free_new() if (words := text(self.new[j]))}
        if olds and news:
            self.join_best(
                (likeness, i, j)
                for i, j in candidates(olds, news)
                if (likeness := alike(olds[i], news[j], floor)) >= floor
                and (fits is None or fits(self.old[i], self.new[j]))
            )

    def join_best(self, scored: Iterator[tuple[float, int, int]]) -> None:
        """Join free members by score, the best first, of equals those that stand likewise.

        The order does not depend on which list is the old one.
        """
        for _, i, j in sorted(scored, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1] + s[2])):
            if i not in self.new_of and j not in self.old_of:
                self.join(i, j)


def alike(one: str, other: str, floor: float = 0.0) -> float:
    """How alike two texts are, 0 to 1; 0 when below ``floor``."""
    from rapidfuzz.fuzz import ratio

    return ratio(one, other, score_cutoff=floor * 100) / 100


def candidates(olds: dict[int, str], news: dict[int, str]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: all of them while they are few, else the likely ones."""
    if len(olds) * len(news) <= _ALL_COMPARED:
        yield from ((i, j) for i in olds for j in news)
        return
    found = set(_likely(olds, news))
    found |= {(i, j) for j, i in _likely(news, olds)}
    yield from sorted(found)


def _likely(ones: dict[int, str], others: dict[int, str]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = {}
    for j, words in others.items():
        for pair in _character_pairs(words):
            holders.setdefault(pair, []).append(j)
    for i, words in ones.items():
        shared: Counter[int] = Counter()
        for pair in _character_pairs(words):
            holding = holders.get(pair, ())
            if len(holding) <= _COMMON:
                shared.update(holding)
        yield from ((i, j) for j, _ in shared.most_common(_CANDIDATES))


def _character_pairs(words: str) -> set[str]:
    return {words[k : k + 2] for k in range(max(len(words) - 1, 1))}


def moved(order: Sequence[int]) -> set[int]:
    """The positions in ``order`` that must move so that the rest stands in rising order.

    As few as possible: the complement of a longest rising subsequence.
    """
    from bisect import bisect_left

    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(order):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [position]
    staying: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        staying.add(position)
        position = before[position]
    return set(range(len(order))) - staying
