"""The numbers that a browser puts before the items of an ordered list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STYLE = re.compile(r"(?:^|;)\s*list-style(?:-type)?\s*:\s*([\w\s-]{1,60})", re.IGNORECASE)
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_CHINESE = ("cjk-ideographic", "chinese", "trad-chinese", "japanese")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS = "零一二三四五六七八九"
_HIGHEST = 3999


def first_number(listing: HtmlElement) -> int:
    """The number of the first item."""
    return _whole(listing.get("start")) or 1


def own_number(item: HtmlElement) -> int | None:
    """The number that an item states for itself."""
    return _whole(item.get("value"))


def written_number(listing: HtmlElement, number: int) -> str:
    """``number`` with its sign, as the list shows it: 1. 一、 a.; empty when it shows none."""
    style = _STYLE.search(listing.get("style") or "")
    kind = style[1].lower() if style else _TYPES.get(listing.get("type") or "1", "decimal")
    if "none" in kind or number < 1 or number > _HIGHEST:
        return ""
    if any(name in kind for name in _CHINESE):
        return f"{_chinese(number)}、"
    if "roman" in kind:
        roman = _roman(number)
        return f"{roman.upper() if 'upper' in kind else roman}."
    if "alpha" in kind or "latin" in kind:
        letters = _letters(number)
        return f"{letters.upper() if 'upper' in kind else letters}."
    return f"{number}."


def _whole(text: str | None) -> int | None:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 5 else None


def _chinese(number: int) -> str:
    if number >= 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return ten + (_DIGITS[ones] if ones or not tens else "")


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
