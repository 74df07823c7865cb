"""How two statements of one indicator stand to each other."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from kspolicy.link.dimension import magnitude
from kspolicy.link.mention import Mention

_LOWER = {">", ">="}
_UPPER = {"<", "<="}
# 左右 and 约 leave room; a figure within a tenth is about the same.
_ABOUT = Decimal("0.1")


class Relation(Enum):
    """What two statements say of each other."""

    SAME = "same"
    REWORDED = "reworded"  # equal figures, other comparing words: 300家 and 超300家
    AT_STRICT_BOUND = "at-strict-bound"  # 超8000 in the text, 8000 in the table
    WITHIN_BOUND = "within-bound"  # 超1110 in the text, 1119 in the table
    CONTRADICTS = "contradicts"


def relate(one: Mention, other: Mention) -> Relation | None:
    """The relation of two mentions of one indicator; None when they cannot be compared.

    They cannot where a figure is missing or the years differ.
    """
    if one.value is None or other.value is None:
        return None
    if one.year is not None and other.year is not None and one.year != other.year:
        return None
    first, second = magnitude(one.value, one.unit), magnitude(other.value, other.unit)
    if one.comparator == other.comparator:
        return Relation.SAME if first == second else Relation.CONTRADICTS
    if "~" in (one.comparator, other.comparator):
        near = abs(first - second) <= _ABOUT * max(abs(first), abs(second))
        return Relation.REWORDED if near else Relation.CONTRADICTS
    if first == second:
        return _at_equal_figures(one, other)
    if one.comparator == "=":
        return _against_bound(first, other.comparator, second)
    if other.comparator == "=":
        return _against_bound(second, one.comparator, first)
    return Relation.CONTRADICTS


def _at_equal_figures(one: Mention, other: Mention) -> Relation:
    if one.is_row == other.is_row:
        return Relation.REWORDED
    bound = one.comparator if other.is_row else other.comparator
    # A table can only give a plain figure: 600 is how it writes 不少于600.
    return Relation.AT_STRICT_BOUND if bound in "<>" else Relation.SAME


def _against_bound(figure: Decimal, comparator: str, bound: Decimal) -> Relation:
    within = figure > bound if comparator in _LOWER else figure < bound
    return Relation.WITHIN_BOUND if within else Relation.CONTRADICTS


def describe_bound(mention: Mention) -> str:
    """What a statement demands, in words: 下限1110（不含）, 上限5（含）, 恰为48."""
    unit = mention.unit or ""
    if mention.comparator in _LOWER:
        return f"下限 {mention.value}{unit}（{'不含' if mention.comparator == '>' else '含'}本数）"
    if mention.comparator in _UPPER:
        return f"上限 {mention.value}{unit}（{'不含' if mention.comparator == '<' else '含'}本数）"
    if mention.comparator == "~":
        return f"约 {mention.value}{unit}"
    return f"{mention.value}{unit}"
