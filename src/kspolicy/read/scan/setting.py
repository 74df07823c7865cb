"""Signs read in a line → characters with their boxes on the page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.read.pages.page import Glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Box
    from kspolicy.read.scan.engine import Sign

_WIDE = str.maketrans(",:;!?()", "，：；！？（）")
_BETWEEN = frozenset(",:;!?")
# A character reaches no further from its middle than this, in parts of the line's height.
_REACH = 0.55
# The number of a page between dashes, which look like the number one (一) and like a vowel mark.
_PAGE_NUMBER = re.compile(r"[-—–−－一ー]( ?\d{1,4} ?)[-—–−－一ー]")
_CHINESE = ("\u4e00", "\u9fff")


def placed(signs: Sequence[Sign], box: Box) -> list[Glyph]:
    """The characters of a line in its ``box``: each reaches half way to its neighbours."""
    left, top, right, bottom = box
    wide, reach = right - left, _REACH * (bottom - top)
    middles = [left + sign.middle * wide for sign in signs]
    between = [(a + b) / 2 for a, b in pairwise(middles)]
    texts = widened("".join(sign.text for sign in signs))
    glyphs: list[Glyph] = []
    for index, (sign, text, middle) in enumerate(zip(signs, texts, middles, strict=True)):
        if text.isspace():
            continue
        start = max(middle - reach, between[index - 1] if index else left)
        end = min(middle + reach, between[index] if index < len(between) else right)
        glyphs.append(Glyph(text, start, top, max(end, start + 0.1), bottom, 0.0, sign.sure))
    return glyphs


def widened(text: str) -> str:
    """``text`` with the width of its signs as Chinese print has it: 50家(含) → 50家（含）.

    A sign between two digits or Latin letters (1:50, 1,200) stays half as wide.
    """
    numbered = _PAGE_NUMBER.fullmatch(text)
    if numbered:
        return f"—{numbered[1]}—"
    if not any(_CHINESE[0] <= sign <= _CHINESE[1] for sign in text):
        return text
    padded = f" {text} "
    return "".join(
        sign
        if sign in _BETWEEN and _is_latin(before) and _is_latin(after)
        else sign.translate(_WIDE)
        for before, sign, after in zip(padded, padded[1:], padded[2:], strict=False)
    )


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
