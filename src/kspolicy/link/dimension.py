"""What a unit of measure measures: quantities of different dimensions are never one indicator."""

from __future__ import annotations

from decimal import Decimal

from kspolicy.model.multipliers import split_unit

_COUNTS = frozenset("家个项名人件场次座套台辆种类所处条户位部篇支批只艘架组枚")


def dimension(unit: str | None) -> str | None:
    """The dimension of a unit; all counting words (家, 个, 名, 项) are one."""
    if unit is None:
        return None
    # 台（套） counts as 台 does.
    bare = split_unit(unit)[1].partition("（")[0]
    return "count" if bare in _COUNTS or not bare else bare


def magnitude(value: int | float, unit: str | None) -> Decimal:
    """A value in its bare unit, exact: 0.8万亿元 equals 8000亿元."""
    factor = split_unit(unit)[0] if unit else 1
    return Decimal(str(value)) * factor
