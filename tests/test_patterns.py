"""Patterns must match alike on every Python that the project supports.

Before 3.11.5 a possessive repeat of a group, and an atomic group, may match wrongly or never end
(CPython issues 101955 and 106052): only single characters may be repeated possessively.
"""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING

import pytest

import kspolicy

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_CHARACTER = (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY, codes.CATEGORY)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the package, by the name it has in its module."""
    for info in walk_packages(kspolicy.__path__, f"{kspolicy.__name__}."):
        if info.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(info.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{info.name}.{name}", value


def held_groups(pattern: str, flags: int = 0) -> int:
    """How many groups are repeated possessively or atomic."""
    return _count(parser.parse(pattern, flags & ~re.UNICODE))


def _count(parsed: object) -> int:
    if isinstance(parsed, parser.SubPattern):
        return sum(map(_count, parsed))
    if not isinstance(parsed, tuple | list):
        return 0
    held = False
    if parsed and parsed[0] is codes.ATOMIC_GROUP:
        held = True
    elif parsed and parsed[0] is codes.POSSESSIVE_REPEAT:
        repeated = parsed[1][2]
        held = len(repeated) != 1 or repeated[0][0] not in _ONE_CHARACTER
    return int(held) + sum(map(_count, parsed))


def test_no_pattern_repeats_a_group_possessively() -> None:
    found = [name for name, each in patterns() if held_groups(each.pattern, each.flags)]
    assert not found


@pytest.mark.parametrize(
    ("pattern", "held"),
    [
        (r"(?:a(b))?+", 1),
        (r"(?>a|b)", 1),
        (r"(a)*+", 1),
        (r"(?:ab|c)++$", 1),
        (r"(a++)b", 0),
        (r"[ab]*+c", 0),
        (r"(?:a[^b]?+)+", 0),
    ],
)
def test_a_held_group_is_seen(pattern: str, held: int) -> None:
    assert held_groups(pattern) == held


def test_the_package_has_patterns() -> None:
    assert len(list(patterns())) > 100
