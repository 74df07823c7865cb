"""Shares as people work them out by hand."""

from __future__ import annotations

import pytest

from kspolicy.model.percent import percent


@pytest.mark.parametrize(
    ("part", "whole", "places", "shown"),
    [
        (210, 4000, 1, "5.3%"),  # 5.25 %
        (209, 4000, 1, "5.2%"),  # 5.225 %
        (21, 400, 1, "5.3%"),
        (1, 800, 1, "0.1%"),  # 0.125 %
        (2.1, 40, 1, "5.3%"),
        (29, 200, 0, "15%"),  # 14.5 %; in binary 14.499999999999998
        (0.145, 1, 0, "15%"),
        (1, 3, 1, "33.3%"),
        (0, 7, 1, "0.0%"),
        (7, 7, 0, "100%"),
    ],
)
def test_half_of_the_last_place_is_rounded_up(
    part: float, whole: float, places: int, shown: str
) -> None:
    assert percent(part, whole, places) == shown
