"""The words that multiply a unit of measure: 万人次, 亿元, 2千万元."""

from __future__ import annotations

# A longer word stands before those that it begins with.
MULTIPLIERS = (
    ("万亿", 10**12),
    ("千亿", 10**11),
    ("百亿", 10**10),
    ("十亿", 10**9),
    ("亿", 10**8),
    ("千万", 10**7),
    ("百万", 10**6),
    ("十万", 10**5),
    ("万", 10**4),
    ("千", 10**3),
    ("百", 10**2),
)
# 千瓦时 and 百分点 are measures of their own, and 百公里 one to which something is related.
_MEASURES = ("千瓦", "千米", "千克", "千伏", "千卡", "千乏", "百分", "百公里")


def split_unit(unit: str) -> tuple[int, str]:
    """A unit as multiplier and bare unit: 万人次 → (10000, 人次), 亿元 → (100000000, 元)."""
    if unit.startswith(_MEASURES):
        return 1, unit
    for word, factor in MULTIPLIERS:
        if unit.startswith(word):
            return factor, unit[len(word) :]
    return 1, unit
