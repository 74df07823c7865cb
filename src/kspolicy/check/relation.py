"""How two statements of one indicator stand to each other."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kspolicy.check.tolerances import Tolerances
from kspolicy.link.dimension import magnitude
from kspolicy.model.document import Target

if TYPE_CHECKING:
    from decimal import Decimal

    from kspolicy.link.mention import Mention

_LOWER = {">", ">="}
_UPPER = {"<", "<="}
_ABOUT = Tolerances().about
# 超1110 is no promise of 11190, and 不少于600万元 none of 600亿元: that far off is a slip.
_FAR = 5


class Relation(Enum):
    """What two statements say of each other."""

    SAME = "same"
    REWORDED = "reworded"  # equal figures, other comparing words: 300家 and 超300家
    AT_STRICT_BOUND = "at-strict-bound"  # 超8000 in the text, 8000 in the table
    WITHIN_BOUND = "within-bound"  # 超1110 in the text, 1119 in the table
    CONTRADICTS = "contradicts"


def relate(
    one: Mention, other: Mention, about: Decimal = _ABOUT, *, across_years: bool = False
) -> Relation | None:
    """The relation of two mentions of one indicator; None when they cannot be compared.

    They cannot where a figure is missing or, unless ``across_years``, the years differ. ``about``
    is the part by which a figure may differ from one that says 左右 or 约.
    """
    if one.value is None or other.value is None:
        return None
    if not across_years and years_differ(one, other):
        return None
    if _most(one) is not None or _most(other) is not None:
        return _relate_ranges(one, other, about)
    return _relate_figures(one, other, about)


def _relate_figures(one: Mention, other: Mention, about: Decimal) -> Relation:
    assert one.value is not None
    assert other.value is not None
    first, second = magnitude(one.value, one.unit), magnitude(other.value, other.unit)
    if one.comparator == other.comparator:
        return Relation.SAME if first == second else Relation.CONTRADICTS
    if _opposed(one.comparator, other.comparator):
        return Relation.CONTRADICTS
    if first == second:
        return _at_equal_figures(one, other)
    if "~" in (one.comparator, other.comparator):
        near = abs(first - second) <= about * max(abs(first), abs(second))
        return Relation.WITHIN_BOUND if near else Relation.CONTRADICTS
    if one.comparator == "=":
        return _against_bound(first, other.comparator, second)
    if other.comparator == "=":
        return _against_bound(second, one.comparator, first)
    return Relation.CONTRADICTS


def years_differ(one: Mention, other: Mention) -> bool:
    """Whether both state a year, and not the same."""
    return one.year is not None and other.year is not None and one.year != other.year


def _opposed(one: str, other: str) -> bool:
    return (one in _LOWER and other in _UPPER) or (one in _UPPER and other in _LOWER)


def _at_equal_figures(one: Mention, other: Mention) -> Relation:
    if one.tabulated == other.tabulated:
        return Relation.REWORDED
    table, text = (one, other) if one.tabulated else (other, one)
    if table.comparator != "=":
        return Relation.REWORDED
    bound = text.comparator
    # A table can only give a plain figure: 600 is how it writes 不少于600.
    return Relation.AT_STRICT_BOUND if bound in "<>" else Relation.SAME


def _against_bound(figure: Decimal, comparator: str, bound: Decimal) -> Relation:
    within = figure > bound if comparator in _LOWER else figure < bound
    small, large = sorted((abs(figure), abs(bound)))
    if not within or (small > 0 and large >= _FAR * small):
        return Relation.CONTRADICTS
    return Relation.WITHIN_BOUND


def _relate_ranges(one: Mention, other: Mention, about: Decimal) -> Relation:
    """Where at least one statement is a range (10—15家): a figure may stand anywhere in it."""
    first, second = _reach(one, about), _reach(other, about)
    if first == second:
        return Relation.SAME
    if _most(one) is not None and _most(other) is not None:
        return Relation.CONTRADICTS
    (low, high), (least, most) = first, second
    apart = (high is not None and least is not None and high < least) or (
        low is not None and most is not None and most < low
    )
    return Relation.CONTRADICTS if apart else Relation.WITHIN_BOUND


def _reach(mention: Mention, about: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest figure that satisfy a statement, None where there is none."""
    assert mention.value is not None
    figure = magnitude(mention.value, mention.unit)
    most = _most(mention)
    if most is not None:
        return figure, magnitude(most, mention.unit)
    if mention.comparator == "~":
        return figure * (1 - about), figure * (1 + about)
    low = None if mention.comparator in _UPPER else figure
    high = None if mention.comparator in _LOWER else figure
    return low, high


def _most(mention: Mention) -> int | float | None:
    return mention.item.value_max if isinstance(mention.item, Target) else None


def describe_bound(mention: Mention) -> str:
    """What a statement demands, in words: 下限 1110家（不含本数）, 上限 5%（含本数）, 48家."""
    unit = mention.unit or ""
    most = _most(mention)
    if most is not None:
        return f"{mention.value}至{most}{unit}"
    if mention.comparator in _LOWER:
        return f"下限 {mention.value}{unit}（{'不含' if mention.comparator == '>' else '含'}本数）"
    if mention.comparator in _UPPER:
        return f"上限 {mention.value}{unit}（{'不含' if mention.comparator == '<' else '含'}本数）"
    if mention.comparator == "~":
        return f"约 {mention.value}{unit}"
    return f"{mention.value}{unit}"
