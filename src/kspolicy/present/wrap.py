"""Chinese text broken into lines: no line begins with ，or ends with （."""

from __future__ import annotations

import re

from kspolicy.present.width import text_width

_OPENING = "（《〈【〔「『“‘"
_CLOSING = "）》〉】〕」』”’，。、；：！？％%…"

# What may not be torn apart: a run of Latin letters, digits and signs (2025, GB/T 9704), or one
# character, with the brackets that open before it and the marks that close after it.
_UNIT = re.compile(rf"[{_OPENING}]*(?:[!-~]+|.)[{_CLOSING}]*", re.DOTALL)

_ITEM = re.compile("[^、]*、|[^、]+")


def wrap(text: str, width: int, *, items: bool = False) -> list[str]:
    """The text in lines of at most ``width`` cells (2 or more).

    With ``items``, the text is a list and breaks after 、 only. What is longer than a line by
    itself is cut.
    """
    lines: list[str] = []
    line, taken = "", 0
    for unit in (_ITEM if items else _UNIT).findall(text):
        needed = text_width(unit)
        if taken + needed > width and line:
            lines.append(line.rstrip())
            line, taken = "", 0
        if needed > width:
            *whole, line = _cut(unit, width)
            lines += whole
            taken = text_width(line)
        elif line or unit != " ":
            line, taken = line + unit, taken + needed
    return [*lines, line.rstrip()] if line or not lines else lines


def _cut(text: str, width: int) -> list[str]:
    pieces = [""]
    for character in text:
        if text_width(pieces[-1] + character) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += character
    return pieces
