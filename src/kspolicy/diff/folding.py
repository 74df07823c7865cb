"""Texts as they are compared: without what is typesetting only."""

from __future__ import annotations

import re

from kspolicy.read.characters import normalise

UNALLOCATED = "--"
# A sign by which a table says that a figure is not allocated, as a note below it names it.
_MARK = re.compile(r"(?<=[“\"‘])[-‐-―−－─/／…]+(?=[”\"’])")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_SIGNS = re.compile(r"[“”‘’\"《》（）()、，,。；;：:\s]")


def fold(text: str) -> str:
    """The text as it is compared.

    Digits and letters are in half width, numbers without thousands separators (4,000), and spaces
    made by typesetting are gone; a quoted mark for "not allocated" is ``--``.
    """
    plain = normalise(text)
    if "," in plain:
        plain = _THOUSANDS.sub(lambda match: match.group().replace(",", ""), plain)
    return _MARK.sub(UNALLOCATED, plain)


def bare(text: str) -> str:
    """The text without signs and spaces: two titles that differ in these only are one title."""
    return _SIGNS.sub("", fold(text))
