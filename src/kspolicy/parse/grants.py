"""Figures that stand where goals do and are none: what is granted, and how often a duty is done.

给予一次性奖励50万元 · 补助上限为1000万元 · 标的金额1000万元以下 · 每年至少开展1次培训
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.parse.goal import Goal
    from kspolicy.parse.quantities import Quantity

# What is paid to one, or at most, whatever year it is paid in; but 补助标准提高到610元 and
# 发放补贴5亿元 are goals.
_GRANT = re.compile(
    r"给予|予以|最高(?:支持|可达?)?(?=[0-9])|标的金?额|上限|限额|(?:[（(]|^)含(?=[0-9])"
    r"|(?:单[个户家项]|每[个家户台套])[^，,。；;]{0,8}(?:不超过|最高)"
    r"|(?<!发放)(?<!兑现)(?:补[助贴]|奖[励补]|资助|贴息)(?:资金|金额|额度|比例|总额)?"
    r"(?:原则上|最高)?(?:为|按|不[超高][过于][^，,。；;]{0,12})?(?=[0-9])"
)
_GRANT_SIGN = re.compile(r"[予的限含补奖资贴单每高]")
# 元 · 万元 · %
_GRANTED = frozenset("元%")
# 投资5000万元以上的，…: who may, and what then.
_WHOEVER = "的"
_PAID = re.compile(r"给予|予以|补[助贴]|奖[励补]|资助|贴息|标的|免[于征收]|申[报请]")
_OFTEN = re.compile(r"每(?:[一两三]?年|半年|个?季度?|个?月|周|学期)[^，,。；;、]{0,14}?(?=[0-9])")
# What is done so many times in a while, or less often, is a duty that comes back.
MOST_OFTEN = 12


def is_granted(text: str, goal: Goal) -> bool:
    """Whether the figure of ``goal`` in ``text`` says what is granted, or to whom."""
    if goal.quantity.unit[-1:] not in _GRANTED or not _GRANT_SIGN.search(goal.quote):
        return False
    if goal.quote.endswith(_WHOEVER) and text.startswith(("，", ","), goal.stop):
        return True
    return _GRANT.search(goal.quote) is not None


def may_be_granted(text: str, begin: int, end: int, quantity: Quantity) -> bool:
    """Whether ``quantity`` may say what is granted: money or a share, in a sentence of grants."""
    return quantity.unit[-1:] in _GRANTED and is_of_grants(text, begin, end)


def is_of_grants(text: str, begin: int, end: int) -> bool:
    """Whether the sentence ``text[begin:end]`` is of grants, or of who may have them."""
    return _PAID.search(text, begin, end) is not None


def tells_how_often(goal: Goal) -> bool:
    """Whether a duty comes back so often: 每年至少开展1次培训."""
    if goal.quantity.unit != "次" or goal.quantity.value > MOST_OFTEN:
        return False
    return "每" in goal.quote and _OFTEN.search(goal.quote) is not None
