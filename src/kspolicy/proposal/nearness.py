"""Which of many names are one character apart, without comparing each with every other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def close_names(names: Iterable[str]) -> set[str]:
    """The names that some other name differs from in one character, lost, added or exchanged.

    Two such names are equal when a character is left out of one or of both.
    """
    alike: dict[str, set[str]] = {}
    for name in names:
        alike.setdefault(name, set()).add(name)
        for at in range(len(name)):
            alike.setdefault(name[:at] + name[at + 1 :], set()).add(name)
    return {name for members in alike.values() if len(members) > 1 for name in members}
