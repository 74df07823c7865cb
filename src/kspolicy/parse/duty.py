"""Duty clauses: who leads a task, who supports it, and by when.

Wordings served, each with the phrase it is there for:

- （责任单位：市工信局、市商务局，各区镇，以下均涉及各区镇，不再一一列出） 昆政办发〔2022〕97号
- （牵头部门：市科委、市经济信息化委） 上海市北斗产业高质量发展三年行动计划
- （牵头单位：市发改委；配合单位：市财政局、市科技局）
- （税务总局、财政部、海关总署负责，排在第一位的部门为牵头部门，下同） 国发〔2019〕3号
- （市发改委牵头，市财政局、市科技局配合）
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kspolicy.model.document import UnitRole

_KEYWORD = re.compile(
    r"(?:责任|牵头|配合|参与|协办|主办|承办|落实|参加|协同|协助)(?:单位|部门|主体|处室)[:：]"
    r"|(?:牵头|负责|配合|参与|协助|落实)[）)，,；;。]"
)
_LABEL = re.compile(
    r"\s*(?P<label>[^:：、，；（）]{2,8}?)[:：]",
)
_LABEL_ROLES: tuple[tuple[str, UnitRole], ...] = (
    ("牵头", "lead"),
    ("主办", "lead"),
    ("主责", "lead"),
    ("配合", "supporting"),
    ("协办", "supporting"),
    ("协助", "supporting"),
    ("协同", "supporting"),
    ("参与", "supporting"),
    ("参加", "supporting"),
    ("责任", "responsible"),
    ("落实", "responsible"),
    ("承办", "responsible"),
    ("负责", "responsible"),
)
_DEADLINE_LABEL = re.compile(r"(?:完成)?(?:时限|时间|期限)$")
_VERB = re.compile(
    r"(?:共同|分别|等)?(?:按照?职责分工|依职责|按职能|按职责)?(?:分工)?"
    r"(?P<verb>牵头负责|牵头落实|牵头|负责落实|负责|配合|参与|协助|落实)$"
)
_VERB_ROLES: dict[str, UnitRole] = {
    "牵头": "lead",
    "牵头负责": "lead",
    "牵头落实": "lead",
    "配合": "supporting",
    "参与": "supporting",
    "协助": "supporting",
}
# 各区镇、各区（市）县、各镇人民政府, but not 各有关部门.
_ALL_DISTRICTS = re.compile(r"各(?:区|镇|县|市|乡|街道|开发区|功能区|旗|地区?(?!方))")
_EXTENDS = re.compile(r"以下(?:各项)?(?:任务|工作)?(?:均|都|同样)?(?:涉及|包括|含)")
_ASIDE = re.compile(r"以下|不再|下同|排在|排名|排序|第一位")
_ET_CETERA = re.compile(r"等(?:有关|相关|单位|部门|.{0,4}(?:单位|部门))?$")
_LONGEST_NAME = 24
_CLOSING = {"（": "）", "(": ")"}


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as written in a clause, and the offset of its name in the text."""

    name: str
    role: UnitRole
    offset: int


@dataclass(frozen=True, slots=True)
class DutyClause:
    """One clause that assigns duty.

    ``start`` and ``end`` delimit it in the text, brackets included. ``districts`` is the wording
    that names all districts, ``extends`` that the clause extends it to all later tasks. ``lost``
    holds what stands where a unit should and does not read like a name.
    """

    start: int
    end: int
    units: tuple[NamedUnit, ...]
    districts: str | None = None
    districts_offset: int = 0
    extends: bool = False
    deadline: str | None = None
    lost: tuple[str, ...] = ()


def find_duty(text: str) -> Iterator[DutyClause]:
    """Every duty clause in brackets in ``text``."""
    end = 0
    for keyword in _KEYWORD.finditer(text):
        if keyword.start() < end:
            continue
        bounds = _brackets(text, keyword.start(), end)
        if bounds is None:
            continue
        start, end = bounds
        clause = parse_clause(text, start + 1, end - 1)
        if clause.units or clause.districts:
            yield DutyClause(
                start,
                end,
                clause.units,
                clause.districts,
                clause.districts_offset,
                clause.extends,
                clause.deadline,
                clause.lost,
            )


def parse_clause(
    text: str, start: int, end: int, *, role: UnitRole = "responsible"
) -> DutyClause:
    """Read ``text[start:end]``, the inside of a clause or a table cell, as duty.

    ``role`` is that of units for which neither a label nor a verb says one.
    """
    units: list[NamedUnit] = []
    lost: list[str] = []
    districts: str | None = None
    districts_offset = 0
    extends = False
    deadline: str | None = None
    current = role
    pending = 0  # units not yet claimed by a verb: （A、B牵头，C配合）
    for begin, stop in _pieces(text, start, end):
        label = _LABEL.match(text, begin, stop)
        if label:
            if _DEADLINE_LABEL.search(label["label"]):
                deadline = text[label.end() : stop].strip("；;。，")
                continue
            current = _label_role(label["label"], role)
            begin, pending = label.end(), len(units)
        item = text[begin:stop]
        if _EXTENDS.search(item):
            extends = True
            continue
        if _ASIDE.search(item):
            continue
        verb = _VERB.search(item)
        if verb:
            item = item[: verb.start()]
        name = _ET_CETERA.sub("", item.removeprefix("由").removeprefix("会同").strip())
        if _ALL_DISTRICTS.match(name):
            districts, districts_offset = name, begin
        elif name and _reads_like_name(name):
            units.append(NamedUnit(name, current, begin))
        elif name:
            lost.append(name)
        if verb:
            claimed = _VERB_ROLES.get(verb["verb"], "responsible")
            units[pending:] = [
                NamedUnit(unit.name, claimed, unit.offset) for unit in units[pending:]
            ]
            pending = len(units)
    return DutyClause(
        start, end, tuple(units), districts, districts_offset, extends, deadline, tuple(lost)
    )


def _brackets(text: str, inside: int, floor: int) -> tuple[int, int] | None:
    """The bracket around ``inside``, as start and end offsets; a lost closing one is forgiven."""
    start = max(text.rfind("（", floor, inside), text.rfind("(", floor, inside))
    if start < 0:
        return None
    depth = 0
    for index in range(start, min(len(text), start + 600)):
        if text[index] in "（(":
            depth += 1
        elif text[index] in "）)":
            depth -= 1
            if depth == 0:
                return (start, index + 1) if index > inside else None
    return None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans between separators, brackets respected: 区镇政府（管委会、街道） is one name."""
    depth = 0
    begin = start
    for index in range(start, end):
        character = text[index]
        if character in "（(":
            depth += 1
        elif character in "）)":
            depth -= 1
        elif depth <= 0 and character in "、，,；;。":
            if index > begin:
                yield begin, index
            begin = index + 1
    if end > begin:
        yield begin, end


def _label_role(label: str, default: UnitRole) -> UnitRole:
    for word, role in _LABEL_ROLES:
        if word in label:
            return role
    return default


def _reads_like_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and not any(mark in name for mark in "。！？“”《》")
