"""Words that cannot be an indicator, whichever way they were found.

总计 · 千伏安 · 分别下降 · 比例不低于车位的 · 建成“1+5+4”（低空经济大科学装置
"""

from __future__ import annotations

import re

from kspolicy.parse.cell_figures import known_unit

_LONGEST_UNIT = 4
# Things that are units as well.
_THINGS = frozenset(("学位", "床位", "机组"))
# A sum, a change, a purpose: each needs what it is of.
_NOTHING = re.compile(
    r"(?:每(?:年|户|亩|[百千万]{0,2}人|个?(?:县|市|区|镇|乡|村|社区)|平方公里)|总计|合计|共计|总共|总数量?|总量|总规模|总面积|总里程|共|均|各|占比?|比重|比例|目标(?:要求|任务)?|任务|左右|以[上下])?"
    r"(?:比|较|相比)?(?:(?:(?:19|20)[0-9]{2}年|上年|同期)[底末]?)?(?:年均|均|同比)?(?:分别|同时)?"
    r"(?:增长|提高|提升|增加|上升|扩大|下降|降低|减少|缩短|压减)?"
)
# 修理、改造、更新290台
_DEED = r"(?:修理|改造|更[新换]|新[增建]|[扩改续]建|建设|建成|完成|实施|淘汰|推广|提升|整治|修复)"
_DEEDS = re.compile(rf"(?:{_DEED}[、和及或])+{_DEED}")
# What nothing and deeds begin with: most names of measures need no more than a look at that.
_DOUBTFUL_STARTS = frozenset(
    "每总合共均各占比目任左以较相12上同年分增提扩下降减缩压修改更新续建完实淘推整"
)
# 进行修复 · 15年以上
_DONE_TO = ("进行", "予以", "加以")
_SIZE = re.compile(r"[0-9.]+\D{1,4}以[上下]")
# …面积达到要求的目标任务 · 开工和投产新能源项目各
_OPEN_ENDS = (
    *("的目标", "的目标任务", "的目标要求", "的要求", "的任务"),
    *("各", "、", "，", "（", "(", "“", "《", "及", "/"),
)
_OPEN_STARTS = ("的", "、", "，", "）", ")", "”", "》", *_DONE_TO)
# 比例不低于车位; but 面积不低于50亩的公园 is a size, 增速不低于各项贷款增速2个百分点 a difference.
_BOUND = re.compile(r"不(?:低于|少于|小于|超过|高于|大于|多于)(?![0-9约])")
_DIFFERENCE = "百分点"
_PAIRS = (("“", "”"), ("《", "》"))
_OPENED, _CLOSED = "（(", "）)"
_MARK = re.compile(r"[“”《》（()）不]")


def names_no_measure(indicator: str, unit: str) -> bool:
    """Whether ``indicator`` cannot say what is measured, in ``unit``."""
    if indicator.startswith(_OPEN_STARTS) or indicator.endswith(_OPEN_ENDS):
        return True
    if indicator[0] in _DOUBTFUL_STARTS and (
        _NOTHING.fullmatch(indicator) or _DEEDS.fullmatch(indicator)
    ):
        return True
    if indicator[0].isdigit() and _SIZE.fullmatch(indicator):
        return True
    if len(indicator) <= _LONGEST_UNIT and known_unit(indicator) and indicator not in _THINGS:
        return True
    if not _MARK.search(indicator):
        return False
    bound = not unit.endswith(_DIFFERENCE) and _BOUND.search(indicator) is not None
    return bound or _is_cut(indicator)


def _is_cut(words: str) -> bool:
    """Whether ``words`` open a quote or bracket that they do not close, or the reverse."""
    opened = sum(words.count(mark) for mark in _OPENED)
    closed = sum(words.count(mark) for mark in _CLOSED)
    return opened != closed or any(words.count(one) != words.count(two) for one, two in _PAIRS)
