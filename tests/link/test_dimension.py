"""Which quantities are of one dimension, and which are equal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kspolicy.link.dimension import dimension, magnitude


@pytest.mark.parametrize(
    ("value", "unit", "whole", "bare"),
    [
        (0.8, "万亿元", 8000, "亿元"),
        (5, "千亿元", 5000, "亿元"),
        (2, "千万元", 2000, "万元"),
        (3, "千人", 3000, "人"),
        (2, "百家", 200, "家"),
        (5000, "万千瓦", 50_000_000, "千瓦"),
        (3, "台（套）", 3, "台"),
    ],
)
def test_multipliers_change_the_number_and_not_what_is_measured(
    value: float, unit: str, whole: float, bare: str
) -> None:
    assert magnitude(value, unit) == magnitude(whole, bare)
    assert dimension(unit) == dimension(bare)


@pytest.mark.parametrize("unit", ["千瓦时", "百分点", "千米"])
def test_a_measure_that_begins_like_a_multiplier_is_one_word(unit: str) -> None:
    assert dimension(unit) == unit
    assert magnitude(2, unit) == Decimal(2)
