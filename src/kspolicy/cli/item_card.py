"""An item as a card that people read: Chinese labels, and tables of what is linked to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kspolicy.cli.columns import base_of, goal_of, place_of, remark_of, share_of
from kspolicy.present import Column, Listing
from kspolicy.present.card import Card
from kspolicy.present.cells import value_text
from kspolicy.present.place import describe_place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Item = Mapping[str, Any]
    Facts = list[tuple[str, object]]

_COMPARED = {"=": "", ">": "大于 ", ">=": "不小于 ", "<": "小于 ", "<=": "不大于 ", "~": "约 "}
_BASES = {"increment": "新增数", "cumulative": "累计数"}


def card_of(item: Item) -> Card:
    """The card of an item as ``describe`` gives it."""
    title, facts, listings = _KINDS[item["kind"]](item)
    return Card(f"{item['ref']}　{title}", facts, [t for t in listings if t.rows], item)


_Shown = tuple[str, "Facts", list[Listing]]


def _target(item: Item) -> _Shown:
    facts: Facts = [
        ("指标", item["indicator"]),
        ("目标", item["wording"]),
        ("数值", _value(item)),
        ("性质", "力争（弱于确定的目标）" if item["aspirational"] else None),
        ("口径", _BASES.get(item["basis"] or "")),
        ("年份", _year(item)),
        *_base(item),
        ("责任单位", item["responsible_units"]),
        *_source(item),
        ("原文", item["sentence"]),
        *_cautions(item),
    ]
    tables = [_tasks("所属任务", item["tasks"]), _mentions(item["mentions"])]
    return f"目标：{item['indicator']} {goal_of(item)}", facts, tables


def _allocation(item: Item) -> _Shown:
    facts: Facts = [
        ("指标", item["indicator"]),
        ("类别", item["category"]),
        ("全市", goal_of(item)),
        ("各区镇合计", _allocated(item)),
        ("年份", _year(item)),
        ("口径", _BASES.get(item["basis"] or "")),
        ("属于", item["of_which"]),
        ("责任单位", item["responsible_units"]),
        *_source(item),
        *_cautions(item),
    ]
    unit = item["unit"]
    shares = [{**share, "unit": unit, "total": item["value"]} for share in item["shares"]]
    columns = [
        Column("district", "区镇"),
        Column("goal", "目标", kind="number", value=goal_of),
        Column("share", "占全市", kind="number", value=share_of),
        Column("remark", "备注", value=remark_of),
        Column("ref", "编号", priority=1),
    ]
    if not any(map(remark_of, shares)):
        columns = [column for column in columns if column.key != "remark"]
    tables = [
        Listing(columns, shares, "各区镇"),
        _targets("其中项", item["parts"]),
        _mentions(item["mentions"]),
    ]
    return f"分解指标：{item['indicator']}", facts, tables


def _allocated(item: Item) -> str:
    """The sum of the shares against the total: 1118，比全市少 1."""
    if item["unit"] == "%":
        return "比例不相加"
    open_ones = [share["district"] for share in item["shares"] if share["value"] is None]
    if item["allocated"] is None:
        return "未划分到区镇"
    said = value_text(item["allocated"])
    difference = item["difference"]
    if difference == 0:
        said += "，与全市相等"
    elif difference is not None:
        said += f"，比全市{'多' if difference > 0 else '少'} {value_text(abs(difference))}"
    return said + (f"；未划分：{'、'.join(open_ones)}" if open_ones else "")


def _share(item: Item) -> _Shown:
    whole = item["whole"]
    facts: Facts = [
        ("指标", item["indicator"]),
        ("区镇", item["district"]),
        ("目标", goal_of(item)),
        ("占全市", share_of(item)),
        ("全市", f"{goal_of(whole)}（{whole['ref']}）"),
        ("年份", _year(item)),
        ("责任单位", item["responsible_units"]),
        *_source(item),
        *_cautions(item),
    ]
    return f"{item['district']}：{item['indicator']}", facts, [_mentions(item["mentions"])]


def _task(item: Item) -> _Shown:
    lead = "、".join(item["lead_units"])
    custom = "（按惯例取首位，原文未写明）" if item["lead_by_custom"] else ""
    districts = "涉及（承前文，此处未写）" if item["all_districts_inherited"] else "涉及"
    facts: Facts = [
        ("任务", item["title"]),
        ("序号", item["number"]),
        ("所属工程", item["programme"]),
        ("牵头单位", f"{lead}{custom}" if lead else None),
        ("配合单位", item["supporting_units"]),
        ("责任单位", None if lead else item["responsible_units"]),
        ("各区镇", districts if item["all_districts"] else None),
        ("时限", item["deadline"]),
        *_source(item),
        ("原文", _text(item["sentences"]) or item["text"]),
        *_cautions(item),
    ]
    elsewhere = "任务清单中的同一任务" if item["part"] == "body" else "正文中的同一任务"
    tables = [_targets("目标", item["targets"]), _tasks(elsewhere, item["counterparts"])]
    return f"任务：{item['title']}", facts, tables


def _section(item: Item) -> _Shown:
    facts: Facts = [*_source(item), ("原文", _text(item["sentences"]))]
    tables = [
        _outline("下级标题", item["outline"]),
        _tasks("任务", item["tasks"]),
        _targets("目标", item["targets"]),
    ]
    return item["label"], facts, tables


def _part(item: Item) -> _Shown:
    facts: Facts = [
        *_source(item),
        ("任务", f"{len(item['tasks'])} 项" if item["tasks"] else None),
        ("目标", f"{len(item['targets'])} 项" if item["targets"] else None),
        ("文字", "\n".join(sentence["text"] for sentence in item["sentences"])),
    ]
    tables = [_outline("目录", item["outline"])]
    if not item["outline"]:
        tables += [_tasks("任务", item["tasks"]), _targets("指标", item["targets"])]
    return f"{describe_place(item['part'])} {item['title']}".rstrip(), facts, tables


def _document(item: Item) -> _Shown:
    header = item["header"]
    facts: Facts = [
        ("标题", item["title"]),
        ("发文字号", item["number"]),
        ("发文机关", item["issuers"]),
        ("所印发文件", _stated(header, "enclosed_title")),
        ("成文日期", item["signed"]),
        ("印发日期", item["printed"]),
        ("审议", _stated(header, "adopted")),
        ("公开属性", _stated(header, "disclosure")),
        ("主送", item["recipients"]),
        ("抄送", header.get("copies_to")),
        ("引用文件", "\n".join(_citation(cited) for cited in header.get("citations", ()))),
        ("工作小组", "\n".join(_group(group) for group in item["groups"])),
        ("来源文件", item["source"]),
        ("任务", f"{item['tasks']} 项"),
        ("目标", f"{item['targets']} 项"),
    ]
    contents = []
    for part in item["parts"]:
        title = f"{describe_place(part['part'])} {part['title']}".rstrip()
        contents += [{**part, "label": title}, *part["outline"]]
    notes = Listing(
        [Column("place", "位置", value=_line_of), Column("message", "说明")],
        item["notes"],
        "读取说明",
    )
    return item["document"], facts, [_outline("目录", contents), notes]


_KINDS = {
    "target": _target,
    "allocation": _allocation,
    "share": _share,
    "task": _task,
    "section": _section,
    "part": _part,
    "document": _document,
}


def _value(item: Item) -> str:
    number = value_text(item["value"])
    if item["value_max"] is not None:
        number += f" 至 {value_text(item['value_max'])}"
    return f"{_COMPARED[item['comparator']]}{number} {item['unit'] or ''}".rstrip()


def _year(item: Item) -> str | None:
    if item["year"] is None:
        return None
    return f"{item['year']}" + ("（取自同一章节，本句未写）" if item["year_inherited"] else "")


def _base(item: Item) -> Facts:
    """From where the target of a table starts, and how binding it is."""
    return [("基期", base_of(item) or None), ("属性", item["attribute"])]


def _source(item: Item) -> Facts:
    return [("文件", item["document"]), ("出处", place_of(item))]


def _cautions(item: Item) -> Facts:
    return [("存疑", item.get("doubt")), ("已更正", item["corrected"])]


def _text(sentences: Sequence[Item]) -> str:
    return "".join(sentence["text"] for sentence in sentences)


def _stated(header: Item, field: str) -> str | None:
    found = header.get(field)
    return found["text"] if found else None


def _citation(cited: Item) -> str:
    number = f"（{cited['number']}）" if cited.get("number") else ""
    return f"《{cited['title']}》{number}"


def _group(group: Item) -> str:
    office = f"；办公室设在{group['office']}" if group.get("office") else ""
    return f"成员：{'、'.join(group['members'])}{office}"


def _line_of(row: Item) -> str:
    return describe_place("", row["line"], row["page"], row["paragraph"])


def _linked(row: Item) -> str:
    """How sure it is that two items speak of the same thing, and why."""
    reason: str = row["reason"]
    return reason if row["certain"] else f"存疑：{reason}"


def _mentions(rows: Sequence[Item]) -> Listing:
    columns = [
        Column("ref", "编号"),
        Column("place", "出处", value=place_of),
        Column("indicator", "指标"),
        Column("goal", "目标", kind="number", value=goal_of),
        Column("reason", "关联", value=_linked),
    ]
    return Listing(columns, rows, "同一指标的其他提法")


def _targets(title: str, rows: Sequence[Item]) -> Listing:
    columns = [
        Column("ref", "编号"),
        Column("indicator", "指标"),
        Column("goal", "目标", kind="number", value=goal_of),
        Column("year", "年份", kind="number", priority=2),
        Column("place", "出处", value=place_of, priority=1),
    ]
    if any(row.get("doubt") or row.get("corrected") for row in rows):
        columns.append(Column("remark", "备注", value=_remark))
    return Listing(columns, rows, title)


def _remark(row: Item) -> str:
    return remark_of({"doubt": row.get("doubt"), "corrected": row.get("corrected")})


def _tasks(title: str, rows: Sequence[Item]) -> Listing:
    columns = [
        Column("ref", "编号"),
        Column("number", "序号", priority=2),
        Column("title", "任务"),
        Column("responsible_units", "责任单位", kind="list"),
        Column("place", "出处", value=place_of, priority=1),
    ]
    if any("reason" in row for row in rows):
        columns.append(Column("reason", "关联", value=_linked))
    return Listing(columns, rows, title)


def _outline(title: str, rows: Sequence[Item]) -> Listing:
    columns = [
        Column("ref", "编号"),
        Column("label", "标题"),
        Column("tasks", "任务", kind="number"),
        Column("targets", "目标", kind="number"),
        Column("place", "出处", value=place_of, priority=1),
    ]
    return Listing(columns, rows, title)
