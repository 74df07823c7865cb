"""Texts as they are compared: without what is typesetting only."""

from __future__ import annotations

import re

from kspolicy.read.characters import normalise

_SIGNS = re.compile(r"[“”‘’\"《》（）()、，,。；;：:\s]")


def fold(text: str) -> str:
    """The text with digits and letters in half width, without spaces made by typesetting."""
    return normalise(text)


def bare(text: str) -> str:
    """The text without signs and spaces: two titles that differ in these only are one title."""
    return _SIGNS.sub("", fold(text))
