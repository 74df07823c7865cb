"""Chinese numerals and outline ordinals as integers."""

from __future__ import annotations

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def chinese_number(text: str) -> int | None:
    """The value of ``text``, a numeral such as 二十一 or 三百零五; None when it is not one."""
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        elif character in _MYRIADS:
            total = (total + section + digit) * _MYRIADS[character]
            section = digit = 0
        else:
            return None
    return total + section + digit if text else None


def ordinal(text: str) -> int | None:
    """The value of an outline ordinal: Chinese, Arabic, or circled (①)."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return chinese_number(text)
