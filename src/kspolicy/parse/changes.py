"""Figures of change in a table of indicators: what their rows' names say of them already."""

from __future__ import annotations

import re

# 规模以上单位工业增加值能耗下降幅度 says itself what 比2015年下降18% in its cell says again.
_SAYS_LESS = re.compile(r"(?:下降|降低|减少|压减|削减|降幅)(?:率|幅度|比例)?$")
_SAYS_MORE = re.compile(r"(?:增长|递增|提高|提升|增加|上升)(?:率|幅度|比例|值)?$|增[速幅]$")
_LESS = re.compile(r"下降|降低|减少|压减|削减")
_GROWS = re.compile(r"增长|递增")
_RATE = re.compile(r"增[长速幅]|递增")
# Levels of which 〔1〕 can only be what is added: 人均预期寿命 is not 1.
_LEVEL = re.compile(r"(?:寿命|率|比[重例]|年限|指数|系数|强度|浓度|保有量)$")
_POINTS = {"%": "个百分点", "‰": "个千分点"}


def is_level(indicator: str) -> bool:
    """Whether ``indicator`` names what has a level, of which a sum can only be what is added."""
    return _LEVEL.search(indicator) is not None


def in_points(unit: str) -> str:
    """The unit of a difference between figures in ``unit``: 个百分点 between those in %."""
    return _POINTS.get(unit, unit)


def unsaid(indicator: str, change: str) -> str:
    """The words of change in a cell that the name of its row does not say itself.

    A growth that is to be raised (增速 | 提高2个百分点) is another thing than a growth.
    """
    said = (_SAYS_LESS if _LESS.search(change) else _SAYS_MORE).search(indicator)
    if not change or said is None:
        return change
    if _RATE.search(said.group()) and not _GROWS.search(change):
        return change
    return "年均" if "年均" in change and "年均" not in indicator else ""
