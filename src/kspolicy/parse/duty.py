"""Duty clauses: who leads a task, who supports it, and by when.

Wordings served, each with the phrase it is there for:

- （责任单位：市工信局、市商务局，各区镇，以下均涉及各区镇，不再一一列出） 昆政办发〔2022〕97号
- （牵头部门：市科委、市经济信息化委） 上海市北斗产业高质量发展三年行动计划
- （牵头单位：市发改委；配合单位：市财政局、市科技局）
- （税务总局、财政部、海关总署负责，排在第一位的部门为牵头部门，下同） 国发〔2019〕3号
- （市发改委牵头，市财政局、市科技局配合）
- 责任单位：市工信局、市科技局。 as a paragraph or sentence of its own
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import UnitRole

# 责任单位：… and …负责）: where a clause may be.
_KEYWORD = re.compile(
    r"(?:责任|牵头|配合|参与|协办|主办|承办|落实|参加|协同|协助|负责)"
    r"(?:(?:单位|部门|主体|处室)[:：]|(?<=牵头|负责|配合|参与|协助|落实)[）)，,；;。])"
)
_LABEL = re.compile(r"\s*(?P<label>[^:：、，；（）]{2,8}?)[:：]")
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
    r"(?P<verb>(?:牵头|负责)?(?:牵头|负责|配合|参与|协助|落实))$"
)
_VERB_ENDS = ("牵头", "负责", "配合", "参与", "协助", "落实")
_VERB_ROLES: tuple[tuple[str, UnitRole], ...] = (
    ("牵头", "lead"),
    ("配合", "supporting"),
    ("参与", "supporting"),
    ("协助", "supporting"),
)
# 各区镇, 各区（市）县, 各镇人民政府, but not 各有关部门.
_ALL_DISTRICTS = re.compile(r"各(?:区|镇|县|市|乡|街道|开发区|功能区|旗|地区?(?!方))")
_EXTENDS = re.compile(r"以下(?:各项)?(?:任务|工作)?(?:均|都|同样)?(?:涉及|包括|含)")
_ASIDE = re.compile(r"以下|不再|下同|排在|排名|排序|第一位")
_ET_CETERA = re.compile(r"等(?:有关|相关|单位|部门|.{0,4}(?:单位|部门))?$")
_NAME = re.compile(r"(?:[^、，,；;。（(]++|[（(][^（）()]*+[）)]?+)++")
_BRACKET = re.compile(r"[（(）)]")
_OPENING = "（("
_CLOSING = "）)。"
# Most pieces are bare names; this finds the others: labels, verbs, asides, 各区镇, 等部门.
_MORE_THAN_NAME = re.compile(
    r"[：:。！？“”《》各等由会以不下排第]|(?:牵头|负责|配合|参与|协助|落实)$"
)
_NO_NAME = re.compile(r"[。！？“”《》]")
_LONGEST_NAME = 24
# A clause whose closing bracket is lost ends with its paragraph; one longer than this is none.
_LONGEST_CLAUSE = 600


class NamedUnit(NamedTuple):
    """A unit as written in a clause, and the offset of its name in the text."""

    name: str
    role: UnitRole
    offset: int


class DutyClause(NamedTuple):
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


def find_duty(text: str, start: int = 0) -> list[DutyClause]:
    """Every duty clause of ``text`` from ``start`` on, left to right."""
    keywords = [match.start() for match in _KEYWORD.finditer(text, start)]
    clauses: list[DutyClause] = []
    end = start
    for begin, stop in _bounds(text, start, keywords) if keywords else ():
        if begin < end or stop - begin > _LONGEST_CLAUSE:
            continue
        reading = _Reading("responsible")
        reading.read(text, begin + (text[begin] in _OPENING), stop - (text[stop - 1] in _CLOSING))
        if reading.units or reading.districts:
            clauses.append(reading.clause(begin, stop))
            end = stop
    return clauses


def parse_clause(text: str, start: int, end: int, *, role: UnitRole = "responsible") -> DutyClause:
    """Read ``text[start:end]``, the inside of a clause or a table cell, as duty.

    ``role`` is that of units for which neither a label nor a verb says one.
    """
    reading = _Reading(role)
    reading.read(text, start, end)
    return reading.clause(start, end)


def split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between separators, brackets respected: 区镇政府（管委会、街道） is one name."""
    return [match.span() for match in _NAME.finditer(text, start, end)]


@dataclass(slots=True)
class _Reading:
    """Reads the inside of a clause piece by piece."""

    role: UnitRole
    units: list[NamedUnit] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    districts: str | None = None
    districts_offset: int = 0
    extends: bool = False
    deadline: str | None = None
    # Units from here on are not yet claimed by a verb: A、B牵头，C配合.
    _unclaimed: int = 0

    def read(self, text: str, start: int, end: int) -> None:
        default = self.role
        for begin, stop in split_names(text, start, end):
            item = text[begin:stop]
            if stop - begin <= _LONGEST_NAME and not _MORE_THAN_NAME.search(item):
                self.units.append(NamedUnit(item.strip(), self.role, begin))
            else:
                self._read_item(item, begin, default)

    def clause(self, start: int, end: int) -> DutyClause:
        return DutyClause(
            start,
            end,
            tuple(self.units),
            self.districts,
            self.districts_offset,
            self.extends,
            self.deadline,
            tuple(self.lost),
        )

    def _read_item(self, item: str, begin: int, default: UnitRole) -> None:
        """A name with a label or an aside, or either of these alone."""
        label = _LABEL.match(item)
        if label:
            item = item[label.end() :]
            if _DEADLINE_LABEL.search(label["label"]):
                self.deadline = item.strip()
                return
            self.role = _named_role(label["label"], _LABEL_ROLES, default)
            self._unclaimed = len(self.units)
            begin += label.end()
        if _EXTENDS.search(item):
            self.extends = True
        elif not _ASIDE.search(item):
            self._read_name(item, begin)

    def _read_name(self, item: str, begin: int) -> None:
        """One name, and the verb behind it that says what all units before it do."""
        verb = _VERB.search(item) if item.endswith(_VERB_ENDS) else None
        name = item[: verb.start()] if verb else item
        name = name.strip().removeprefix("由").removeprefix("会同")
        if "等" in name:
            name = _ET_CETERA.sub("", name)
        if _ALL_DISTRICTS.match(name):
            self.districts, self.districts_offset = name, begin
        elif name and _reads_like_name(name):
            self.units.append(NamedUnit(name, self.role, begin))
        elif name:
            self.lost.append(name)
        if verb:
            role = _named_role(verb["verb"], _VERB_ROLES, "responsible")
            self.units[self._unclaimed :] = [
                NamedUnit(unit.name, role, unit.offset) for unit in self.units[self._unclaimed :]
            ]
            self._unclaimed = len(self.units)


def _bounds(text: str, start: int, keywords: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the clauses around ``keywords`` begin and end: the innermost bracket around each.

    A closing bracket that is lost is forgiven where the keyword stands right behind the opening
    one: （责任单位：市工信局 and no more. Without any bracket, a keyword begins a clause at the
    start of a sentence, and the clause ends with it: 责任单位：市工信局、市科技局。
    """
    innermost: list[tuple[int, int | None]] = []
    opened: list[int] = []
    closed: dict[int, int] = {}
    wanted = set(keywords)
    brackets = (match.start() for match in _BRACKET.finditer(text, start))
    for position in sorted(wanted.union(brackets)):
        if position in wanted:
            around = opened[-1] if opened else None
            if around is None or not innermost or innermost[-1][1] != around:
                innermost.append((position, around))
        elif text[position] in _OPENING:
            opened.append(position)
        elif opened:
            closed[opened.pop()] = position + 1
    for keyword, opening in innermost:
        if opening is None:
            if keyword == start or text[keyword - 1] == "。":
                stop = text.find("。", keyword)
                yield keyword, stop + 1 if stop >= 0 else len(text)
        elif opening in closed:
            yield opening, closed[opening]
        elif opening + 1 == keyword:
            yield opening, len(text)


def _named_role(words: str, roles: Sequence[tuple[str, UnitRole]], default: UnitRole) -> UnitRole:
    return next((role for word, role in roles if word in words), default)


def _reads_like_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)
