"""A change in words: what an analyst reads of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.diff.change import Change, Value

KINDS = {"added": "新增", "removed": "删除", "changed": "修改"}
ITEMS = {
    "header": "版头和版记",
    "part": "附件",
    "section": "章节",
    "programme": "工程（行动）",
    "task": "任务",
    "table": "目标分解表",
    "district": "区镇列",
    "target": "目标",
    "group": "工作小组",
    "text": "文字",
    "unread": "未比较",
}
FIELDS = {
    "number": "序号",
    "title": "名称",
    "order": "排列次序",
    "programme": "所属工程",
    "responsible_units": "责任单位",
    "lead_units": "牵头单位",
    "supporting_units": "配合单位",
    "unit_order": "责任单位排序",
    "unit_name": "单位名称写法（同一单位）",
    "all_districts": "涉及各区镇",
    "deadline": "完成时限",
    "duty_wording": "责任表述",
    "indicator": "指标",
    "value": "数值",
    "value_max": "区间上限",
    "base_value": "基期值",
    "base_year": "基期年份",
    "attribute": "属性",
    "unit": "计量单位",
    "comparator": "比较",
    "aspirational": "力争",
    "basis": "口径",
    "year": "年份",
    "task": "所在位置",
    "category": "类别",
    "of_which": "其中项所属",
    "total_column": "合计列名",
    "district_name": "区镇名称写法",
    "members": "成员",
    "wording": "成员写法",
    "office": "办公室",
    "text": "文字",
    "place": "位置",
}
_COMPARATORS = {
    "=": "等于",
    ">": "超过",
    ">=": "不少于",
    "<": "低于",
    "<=": "不超过",
    "~": "左右",
}
_BASES = {"increment": "新增", "cumulative": "累计"}
_FIGURES = {"value", "value_max", "base_value"}
_NOTHING = "（无）"


def field_name(change: Change) -> str:
    """What of the item changed; empty where it is new or gone as a whole."""
    if change.item == "header" or change.field is None:
        return ""
    return FIELDS.get(change.field, change.field)


def sides(change: Change) -> tuple[str, str]:
    """The old and the new value as people read them; empty where there is none by nature."""
    old, new = (_worded(change, value) for value in (change.old, change.new))
    if change.kind == "changed":
        return old or _NOTHING, new or _NOTHING
    return old, new


def summary(changes: Sequence[Change]) -> str:
    """How many changes there are, by kind."""
    if not changes:
        return "两份文件内容相同"
    counts = {kind: sum(change.kind == kind for change in changes) for kind in KINDS}
    return "，".join(f"{name} {counts[kind]} 处" for kind, name in KINDS.items())


def _worded(change: Change, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    if change.field == "comparator":
        return _COMPARATORS.get(str(value), str(value))
    if change.field == "basis":
        return _BASES.get(str(value), str(value))
    if change.field in _FIGURES and isinstance(value, int | float):
        return f"{value:.15g}{change.unit or ''}"
    return str(value)
