"""Shifted numbers are not told; moved and mended ones are."""

from __future__ import annotations

import pytest

from kspolicy.diff.numbering import Numbered, told


def numbered(*pairs: tuple[str, str, int, int]) -> list[Numbered]:
    return [Numbered(old, new, i, j, "", "") for old, new, i, j in pairs]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([("1.", "1.", 0, 0), ("2.", "2.", 1, 1)], set(), id="nothing"),
        pytest.param([("1.", "2.", 0, 1), ("2.", "3.", 1, 2)], set(), id="put before"),
        pytest.param([("1.", "1.", 0, 0), ("3.", "2.", 2, 1)], set(), id="dropped between"),
        pytest.param([("（一）", "（二）", 0, 1)], set(), id="chinese numerals"),
        pytest.param([("2.", "1.", 1, 0), ("1.", "2.", 0, 1)], {0, 1}, id="swapped"),
        pytest.param(
            [("2.", "1.", 1, 0), ("3.", "2.", 2, 1), ("1.", "3.", 0, 2)], {2}, id="first to last"
        ),
        pytest.param([("3.", "1.", 2, 0), ("1.", "2.", 0, 1), ("2.", "3.", 1, 2)], {0}, id="up"),
        pytest.param([("1.", "1.", 0, 0), ("2.", "3.", 1, 1)], {1}, id="mended"),
        pytest.param(
            [("2.", "3.", 0, 0), ("3.", "4.", 1, 1), ("4.", "5.", 2, 2)], {0}, id="all from here"
        ),
        pytest.param([("1.", "（1）", 0, 0), ("2.", "（2）", 1, 1)], {0}, id="another style"),
        pytest.param([("", "", 0, 1), ("", "", 1, 2)], set(), id="no numbers"),
    ],
)
def test_told(items: list[tuple[str, str, int, int]], expected: set[int]) -> None:
    assert told(numbered(*items)) == expected


def test_item_under_another_parent_is_told() -> None:
    items = [Numbered("1.", "1.", 0, 0, "a", "b"), Numbered("2.", "2.", 1, 1, "b", "b")]
    assert told(items) == {0}
