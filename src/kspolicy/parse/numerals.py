"""Chinese numerals and outline ordinals as integers."""

from __future__ import annotations

_DIGITS = {"零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_LONGEST_ORDINAL = 9
# The eleventh plan (“十一五”) began in 2006 and ended in 2010.
_YEAR_OF_PLAN_0, _YEARS_OF_PLAN = 1955, 5


def chinese_number(text: str) -> int | None:
    """The value of ``text``, a numeral such as 二十一 or 三百零五; 万 alone is ten thousand.

    None when it is not one: 二三 is "two or three", and 百十 or 十百 is nothing.
    """
    total = section = 0
    digit: int | None = None
    least = 10_000  # the power of ten that the next one must stay below
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _TENS:
            power = _TENS[character]
            if power >= least:
                return None
            section += (1 if digit is None else digit) * power
            digit, least = None, power
        elif character in _MYRIADS:
            count = total + section + (digit or 0) if text[0] != character else 1
            total = count * _MYRIADS[character]
            section, digit, least = 0, None, 10_000
        else:
            return None
    return total + section + (digit or 0) if text else None


def years_of_plan(number: str) -> tuple[int, int] | None:
    """The first and the last year of the five-year plan of a number: 十四 → 2021 and 2025."""
    plan = chinese_number(number)
    if not plan:
        return None
    last = _YEAR_OF_PLAN_0 + _YEARS_OF_PLAN * plan
    return last - _YEARS_OF_PLAN + 1, last


def digit_by_digit(text: str) -> int | None:
    """The value of a number written digit by digit: 2022, 二〇二二; None when it is not one."""
    digits = "".join(str(_DIGITS.get(character, character)) for character in text)
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_ORDINAL else None


def ordinal(text: str) -> int | None:
    """The value of an outline ordinal: Chinese, Arabic, or circled (①)."""
    if text.isdecimal():
        return int(text) if len(text) <= _LONGEST_ORDINAL else None
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return chinese_number(text)
