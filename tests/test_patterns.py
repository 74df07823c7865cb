"""Patterns must run on every Python that the project supports.

Before 3.11.5 a possessive repeat or atomic group that holds a capturing group may never end
(CPython issue 101955), so none may.
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

_HELD = (codes.POSSESSIVE_REPEAT, codes.ATOMIC_GROUP)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the package, by the name it has in its module."""
    for info in walk_packages(kspolicy.__path__, f"{kspolicy.__name__}."):
        if info.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(info.name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{info.name}.{name}", value


def held_groups(pattern: str, flags: int = 0) -> int:
    """How many capturing groups stand inside a possessive repeat or atomic group."""
    return _count(parser.parse(pattern, flags & ~re.UNICODE), held=False)


def _count(parsed: object, *, held: bool) -> int:
    if isinstance(parsed, parser.SubPattern):
        return sum(_count(item, held=held) for item in parsed)
    if not isinstance(parsed, tuple | list):
        return 0
    inside = held or (bool(parsed) and parsed[0] in _HELD)
    own = bool(parsed) and parsed[0] is codes.SUBPATTERN and parsed[1][0] is not None and held
    return int(own) + sum(_count(item, held=inside) for item in parsed)


def test_no_pattern_holds_a_group_where_an_older_python_would_hang() -> None:
    found = [name for name, each in patterns() if held_groups(each.pattern, each.flags)]
    assert not found


@pytest.mark.parametrize(
    ("pattern", "held"),
    [(r"(?:a(b))?+", 1), (r"(?>(a)|b)", 1), (r"(a)*+", 1), (r"(a++)b", 0), (r"(?:ab)?+(c)", 0)],
)
def test_a_held_group_is_seen(pattern: str, held: int) -> None:
    assert held_groups(pattern) == held


def test_the_package_has_patterns() -> None:
    assert len(list(patterns())) > 100
