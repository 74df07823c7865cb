"""Running numbers: what is missing, doubled or out of order in a sequence."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.parse.numerals import ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

_ORDINAL = re.compile(r"[零〇一二三四五六七八九十百]+|\d+|[①-⑳]")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Irregularity:
    """What is wrong with one run of numbers; ``at`` are the indices of the items concerned."""

    missing: tuple[int, ...]
    doubled: tuple[int, ...]
    misplaced: tuple[int, ...]
    at: tuple[int, ...]

    @property
    def kinds(self) -> str:
        """What is wrong, in a word each."""
        named = (("缺号", self.missing), ("重号", self.doubled), ("次序", self.misplaced))
        return "、".join(name for name, numbers in named if numbers)


def value_of(label: str) -> int | None:
    """The number in an outline label: （三） → 3, 4. → 4, ② → 2; None where there is none."""
    match = _ORDINAL.search(label)
    return ordinal(match.group()) if match else None


def relabel(label: str, number: int) -> str:
    """``label`` with another number, written in its way: （三） and 5 → （五）."""
    match = _ORDINAL.search(label)
    if match is None:
        return str(number)
    written = match.group()
    if written.isdecimal():
        fresh = str(number)
    elif "①" <= written <= "⑳":
        fresh = chr(ord("①") + number - 1)
    else:
        fresh = chinese(number)
    return label[: match.start()] + fresh + label[match.end() :].strip()


def chinese(number: int) -> str:
    """A number from 0 to 99 in Chinese: 12 → 十二."""
    tens, units = divmod(number, 10)
    if not tens:
        return _DIGITS[units]
    head = "十" if tens == 1 else f"{_DIGITS[tens % 10]}十"
    return head + (_DIGITS[units] if units else "")


def irregularities(numbers: Sequence[int], before: int | None = None) -> list[Irregularity]:
    """What is wrong with ``numbers``, run by run: a 1 begins a new run.

    Args:
        numbers: as they stand.
        before: the number after which a sequence may go on instead of beginning with 1.
    """
    found = []
    start = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or numbers[index] == 1:
            floor = before if start == 0 and before is not None else 0
            fault = _of_run(numbers[start:index], start, floor)
            if fault is not None:
                found.append(fault)
            start = index
    return found


def _of_run(run: Sequence[int], offset: int, floor: int) -> Irregularity | None:
    begins = floor + 1 if run[0] > floor > 0 else 1
    expected = range(min(begins, *run), max(run) + 1)
    counts = Counter(run)
    missing = tuple(number for number in expected if number not in counts)
    # More gaps than numbers: these are not the numbers of one list.
    if len(missing) > len(run):
        return None
    doubled = tuple(number for number, times in counts.items() if times > 1)
    misplaced = tuple(
        number for previous, number in pairwise(run) if number < previous and number not in doubled
    )
    if not missing and not doubled and not misplaced:
        return None
    at = {
        index
        for index, number in enumerate(run)
        if number in doubled
        or number in misplaced
        or number - 1 in missing
        or number + 1 in missing
        or (index + 1 < len(run) and run[index + 1] in misplaced)
    }
    return Irregularity(missing, doubled, misplaced, tuple(offset + i for i in sorted(at)))
