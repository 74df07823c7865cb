"""Chinese numerals and ordinals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.parse.numerals import chinese_number, digit_by_digit, ordinal

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """``number`` below ten thousand in Chinese numerals, as one writes it."""
    text = ""
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += DIGITS[digit] + name
        elif text and not text.endswith("零") and number % power:
            text += "零"
    return text


@given(st.integers(1, 9999))
def test_a_numeral_has_its_value(number: int) -> None:
    assert chinese_number(written(number)) == number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_myriads_multiply_what_stands_before(myriads: int, ones: int) -> None:
    rest = written(ones) if ones >= 1000 else f"零{written(ones)}"
    assert chinese_number(f"{written(myriads)}万{rest}") == myriads * 10_000 + ones


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十八", 18),
        ("两百", 200),
        ("百", 100),
        ("三十", 30),
        ("", None),
        ("二三", None),  # two or three
        ("十百", None),
        ("数", None),
        ("三十个", None),
    ],
)
def test_what_is_no_numeral_has_no_value(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("二〇二二", 2022), ("二○二二", 2022), ("2022", 2022), ("二十", None), ("", None)],
)
def test_a_year_is_read_digit_by_digit(text: str, value: int | None) -> None:
    assert digit_by_digit(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("三", 3), ("十二", 12), ("7", 7), ("③", 3), ("⑳", 20), ("9" * 5000, None), ("甲", None)],
)
def test_ordinals_of_all_kinds(text: str, value: int | None) -> None:
    assert ordinal(text) == value
