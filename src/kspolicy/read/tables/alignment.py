"""Which items of a row can stand for which, when the row is some items too long or too short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Alignment:
    """All ways to pair the items of a shorter row, in order, with those of a longer one.

    ``partners[i]`` holds, ascending, every index of the longer row that item ``i`` of the shorter
    is paired with in some complete way; ``skipped`` every index of the longer row that some
    complete way leaves out. Where there is no complete way, every entry is empty.
    """

    partners: tuple[tuple[int, ...], ...]
    skipped: frozenset[int]

    @property
    def possible(self) -> bool:
        """Whether there is a complete way at all."""
        return all(self.partners)


def align(
    shorter: int, longer: int, fits: Callable[[int, int], bool], may_skip: Callable[[int], bool]
) -> Alignment:
    """Pair ``shorter`` items with ``longer`` items, leaving out as many as are too many.

    ``fits(i, j)`` says whether the two can be paired, ``may_skip(j)`` whether item ``j`` of the
    longer row can be left out. The time grows with the length times the number left out, not
    with the number of ways.
    """
    surplus = longer - shorter
    before = _reachable(shorter, surplus, fits, may_skip)
    behind = _reachable(
        shorter,
        surplus,
        lambda i, j: fits(shorter - 1 - i, longer - 1 - j),
        lambda j: may_skip(longer - 1 - j),
    )
    partners = tuple(
        tuple(
            i + left_out
            for left_out in sorted(before[i])
            if surplus - left_out in behind[shorter - 1 - i] and fits(i, i + left_out)
        )
        for i in range(shorter)
    )
    skipped = frozenset(
        i + left_out
        for i in range(shorter + 1)
        for left_out in before[i]
        if surplus - left_out - 1 in behind[shorter - i] and may_skip(i + left_out)
    )
    return Alignment(partners, skipped)


def _reachable(
    shorter: int, surplus: int, fits: Callable[[int, int], bool], may_skip: Callable[[int], bool]
) -> list[set[int]]:
    """For each number of items paired from the start, how many can have been left out by then."""
    reached: list[set[int]] = [{0}]
    for paired in range(shorter + 1):
        here = reached[paired]
        for left_out in range(surplus):
            if left_out in here and may_skip(paired + left_out):
                here.add(left_out + 1)
        if paired < shorter:
            reached.append({left_out for left_out in here if fits(paired, paired + left_out)})
    return reached
