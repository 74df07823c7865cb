"""Which changed numbers are worth telling.

What is inserted or dropped shifts the number of everything behind it; that is no change of what
stands behind. A number is told when its item moved past others, or when the count itself changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.diff.pairing import moved
from kspolicy.parse.numerals import ordinal

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_ORDINAL = re.compile(r"[一二三四五六七八九十百]+|\d+|[①-⑳]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One item of both documents: its own number, and where it stands among its siblings.

    ``family`` is what the siblings share in either document: equal for items whose parents are one.
    """

    old: str
    new: str
    old_position: int
    new_position: int
    old_family: Hashable
    new_family: Hashable


def told(items: Sequence[Numbered]) -> set[int]:
    """Indices of the items whose number or place among its siblings changed by more than a shift.

    ``items`` stand in the order of the new document.
    """
    found = {k for k, item in enumerate(items) if item.old_family != item.new_family}
    families: dict[Hashable, list[int]] = {}
    for k, item in enumerate(items):
        if k not in found:
            families.setdefault(item.new_family, []).append(k)
    for family in families.values():
        found |= _told_of_siblings(items, family)
    return found


def _told_of_siblings(items: Sequence[Numbered], family: list[int]) -> set[int]:
    out_of_order = moved([items[k].old_position for k in family])
    found = {family[position] for position in out_of_order}
    swapped = {(items[k].new, items[k].old) for k in found}
    offset: tuple[int, str, str] = (0, "", "")
    for k in family:
        item = items[k]
        if k in found:
            continue
        own = _offset(item)
        if item.old != item.new and (own != offset or (item.old, item.new) in swapped):
            found.add(k)
        offset = own
    return found


def _offset(item: Numbered) -> tuple[int, str, str]:
    """What of a changed number its shifted place does not explain: nothing is (0, "", "")."""
    old, old_style = _read(item.old)
    new, new_style = _read(item.new)
    styles = (old_style, new_style) if old_style != new_style else ("", "")
    return (new - old) - (item.new_position - item.old_position), *styles


def _read(label: str) -> tuple[int, str]:
    digits = _ORDINAL.search(label)
    value = ordinal(digits.group()) if digits else None
    return value or 0, _ORDINAL.sub("#", label, count=1)
