"""Figures that stand by another one and are none of their own.

比2010年的2551.7万吨、2267.8万吨分别下降8% · 规模以上企业（年收入2000万元以上，下同） ·
建成公园（面积500平方米以上）20座
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.parse.quantities import Quantity

# An aside that holds no figure, or only defines; those of what it counts are items of their own.
ASIDE_OF_WORDS = re.compile(
    r"[（(](?:[^（）()0-9]{1,80}|(?P<figures>[^（）()]{1,80}下同))[）)](?![，,；;。])"
)
_BASES = re.compile(
    r"[比较](?:19|20)[0-9]{2}年的(?P<figures>[0-9][^，,。；;]{0,40}?)(?:分别)?(?:年均)?"
    r"(?:增长|提高|提升|增加|下降|降低|减少)(?=[0-9约])"
)
_SIZE = re.compile(
    r"[（(][^（）()，,、；;0-9]{0,10}"
    r"(?P<figures>[0-9.]{1,8}[^（）()，,、；;0-9]{1,6}以[上下])[）)](?=[0-9])"
)
# The patterns, each with what must be there.
_BYSTANDERS = (
    ("年的", _BASES),
    ("下同", ASIDE_OF_WORDS),
    ("以上", _SIZE),
    ("以下", _SIZE),
)


def without_bystanders(
    text: str, begin: int, end: int, quantities: Sequence[Quantity]
) -> Sequence[Quantity]:
    """The ``quantities`` of ``text[begin:end]``, but none that only stand by another."""
    spans: list[tuple[int, int]] = []
    for words, pattern in _BYSTANDERS:
        if text.find(words, begin, end) >= 0:
            spans += [match.span("figures") for match in pattern.finditer(text, begin, end)]
    if not spans:
        return quantities
    spans.sort()
    kept: list[Quantity] = []
    for quantity in quantities:
        before = bisect_right(spans, (quantity.start, end))
        if not before or spans[before - 1][1] <= quantity.start:
            kept.append(quantity)
    return kept
