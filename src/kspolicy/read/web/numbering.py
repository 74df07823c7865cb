"""The numbers that a browser puts before the items of an ordered list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.read.numerals import chinese, japanese, legal, roman

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
_CHINESE = ("cjk-ideographic", "chinese")


def first_number(listing: HtmlElement) -> int:
    """The number of the first item."""
    start = _whole(listing.get("start"))
    return 1 if start is None else start


def own_number(item: HtmlElement) -> int | None:
    """The number that an item states for itself."""
    return _whole(item.get("value"))


def written_number(listing: HtmlElement, number: int) -> str:
    """``number`` with its sign, as the list shows it: 1. 一、 a.; empty when it shows none."""
    style = _STYLE.search(listing.get("style") or "")
    kind = style[1].lower() if style else _TYPES.get(listing.get("type") or "1", "decimal")
    if "none" in kind:
        return ""
    if any(name in kind for name in _CHINESE):
        return f"{legal(number) if '-formal' in kind else chinese(number)}、"
    if "japanese" in kind:
        return f"{japanese(number)}、"
    text = str(number)
    if "roman" in kind:
        text = roman(number)
    elif "alpha" in kind or "latin" in kind:
        text = _letters(number)
    return f"{text.lower() if 'lower' in kind else text}."


def _whole(text: str | None) -> int | None:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 5 else None


def _letters(number: int) -> str:
    """A … Z, AA, AB; digits for 0."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text or "0"
