"""Duty clauses: who leads a task, who supports it, and by when.

Wordings served, each with the phrase it is there for:

- （责任单位：市工信局、市商务局，各区镇，以下均涉及各区镇，不再一一列出） 昆政办发〔2022〕97号
- （牵头部门：市科委、市经济信息化委） 上海市北斗产业高质量发展三年行动计划
- （牵头单位：市发改委；配合单位：市财政局、市科技局）
- （税务总局、财政部、海关总署负责，排在第一位的部门为牵头部门，下同） 国发〔2019〕3号
- （市发改委牵头，市财政局、市科技局配合）
- （市税务局会同市财政局、市发展改革委负责）
- （市委网信办牵头，市公安局参加，2025年6月底前完成）
- （主办：市住房城乡建设局；协办：市自然资源局） and 【责任单位：市商务局、市外事办】
- 〔责任单位：省发展改革委、商务厅按职责分工负责。具体任务均涉及相关市（州）人民政府，下同。〕
- （预期性指标，牵头单位：市发改委；责任单位：各县市区，以下均需各县市区落实，不再逐一列出）
- 责任单位：市工信局、市科技局。 as a paragraph or sentence of its own, and 时限要求：持续推进
- 由市工信局牵头，市财政局、市科技局配合，2023年6月底前… and 由市科技局会同市工信局组织实施。 as
  sentences of their own
- …建设。（市商务局、市文化广电旅游局） at the end of a paragraph
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import UnitRole

# 责任单位：, …负责）, （主办： and 完成时限：: where a clause may be.
_KEYWORD = re.compile(
    r"(?:责任|牵头|配合|参与|协办|主办|承办|落实|参加|协同|协助|负责|完成|时限|主要责任|第一责任)"
    r"(?:(?:责任|配合)?(?:单位|部门|主体|处室)[:：]"
    r"|(?<=牵头|负责|配合|参与|协助|落实|参加)[）)】〕，,；;。]|(?<=主办|协办|牵头|配合)[:：]"
    r"|(?<=完成)(?:时限|时间|期限)[:：]|(?<=时限)要求[:：])"
)
_BARE_LABELS = ("主办", "协办", "牵头", "配合")
_LABEL = re.compile(r"\s*(?P<label>[^:：、，,；;（）]{2,8}?)[:：]")
_LABEL_ROLES: tuple[tuple[str, UnitRole], ...] = (
    ("牵头", "lead"),
    ("主办", "lead"),
    ("主责", "lead"),
    ("主要责任", "lead"),
    ("第一责任", "lead"),
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
_DEADLINE_LABEL = re.compile(r"(?:时限|时间|期限)(?:要求)?$")
# 责任领导：分管副市长 names a person.
_PERSON_LABEL = re.compile(r"领导|责任人|负责人|联系人|电话")
# A label that lost the line break before it: 市工商联完成时限：2024年6月底前.
_LATER_LABEL = re.compile(
    r"(?<=.)(?:(?P<time>完成(?:时限|时间|期限)|时限要求)"
    r"|(?:牵头|配合|参与|责任)(?:单位|部门))[:：]"
)
_VERB = re.compile(
    r"(?:共同|分别|等)?(?:按照?职责分工|依职责|按职能|按职责)?(?:分工)?"
    r"(?P<verb>(?:牵头|负责)?(?:牵头|负责|配合|参与|协助|落实|参加))$"
)
_VERB_ENDS = ("牵头", "负责", "配合", "参与", "协助", "落实", "参加")
_VERB_ROLES: tuple[tuple[str, UnitRole], ...] = (
    ("牵头", "lead"),
    ("配合", "supporting"),
    ("参与", "supporting"),
    ("参加", "supporting"),
    ("协助", "supporting"),
)
# 2025年6月底前完成, 年内持续推进, 2023年12月: what stands where a unit could and is a time.
_DEADLINE = re.compile(
    r"(?:力争|确保)?[于在]?(?=\d|[今当明]年|年[底内]|[一二三四]季|[上下]半年|持|长|常|全年)(?:"
    r"(?P<time>(?:(?:20\d\d|今|当|明)年)?(?:\d{1,2}月份?|[一二三四]季度|[上下]半年)?(?:\d{1,2}日)?"
    r"(?:[年季月]?[底末]|[上中下]旬)?(?:之?前|以前|年?内)|年[底内](?:之?前)?|20\d\d年(?:\d{1,2}月)?底?(?![度\d]))"
    r"(?:基本|全面|全部)?(?P<done>完成|落实到位|(?:持续|长期)?(?:推进|实施|坚持))?"
    r"|(?P<standing>(?:持续|长期|常态化?)(?:推进|坚持|实施|开展)|全年(?:推进|实施)))"
)
# 各区镇, 各区（市）县, 各镇人民政府, 各地级以上市, but not 各有关部门, 各市直部门.
_ALL_DISTRICTS = re.compile(
    r"各(?:设区|(?:区|镇|县|市|乡|街道|开发区|功能区|旗|地区?(?!方))(?!直|属))"
)
# What 各 governs too: 各市、县（市、区）人民政府, 各乡镇人民政府、街道办事处.
_MORE_DISTRICTS = re.compile(
    r"(?:县级市|[市县区旗乡镇]|街道|开发区|园区|功能区)(?:[（(][^（）()]{1,12}[）)])?[市县区镇]?"
    r"(?:人民政府|政府|管委会|管理委员会|办事处)?"
)
_EXTENDS = re.compile(
    r"以下(?:各项)?(?:任务|工作)?(?:均|都|同样)?(?:涉及|包括|含|需[^，,。；;]{0,15}落实)"
)
# 具体任务均涉及相关市（州）人民政府，不再做分工，下同
_INVOLVED = re.compile(
    r"(?:具体|各项|各|上述)?(?:任务|工作)均?涉及(?P<districts>(?:相关|有关|各)[^，,。；;]{2,20})$"
)
# What kind of target it is, written among the units: （预期性指标，牵头单位：市发改委）
_ATTRIBUTE = re.compile(r"(?:预期|约束|指导)性(?:指标|目标)?$")
_ASIDE = re.compile(r"以下|不再|下同|排在|排名|排序|第一位|[为是](?:工作)?(?:牵头|主办|汇总)")
# 排在第一位的部门为牵头部门, 列第一位者为工作牵头单位或汇总单位,
# 第一责任单位为牵头单位, 列第一位为牵头或汇总单位.
FIRST_LEADS = re.compile(r"(?:第一|首[位个家])[^，,。；;：（）]{0,8}[为是](?:工作)?(?:牵头|主办)")
_TRAILING_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]*)[）)]?$")
_ET_CETERA = re.compile(r"等(?:有关|相关|单位|部门|.{0,4}(?:单位|部门))?$")
_BRACKET = re.compile(r"[（(【〔〕】）)]")
_OPENING = "（(【〔"
_CLOSING = "）)】〕。"
# Most pieces are bare names; the others hold one of these, or end in a verb: labels, asides, times,
# 各区镇, 等部门.
_MORE = "：:。！？“”《》各等由会以不下排第及和与暨年月持长无性涉—/ "
_STOPS = "、，,；;。"
_NAME = re.compile(
    rf"(?P<bare>(?:[^{_STOPS}（(）){_MORE}]++|[（(][^（）(){_MORE}]*+[）)]?+|[）)])+"
    rf"(?<!{'|'.join(_VERB_ENDS)})(?=[{_STOPS}]|\Z))"
    rf"|(?:[^{_STOPS}（(]++|[（(][^（）()]*+[）)]?+)+"
)
_NO_NAME = re.compile(r"[。！？“”《》]")
# What a table says where no unit is: 无, ——, /.
_NOBODY = re.compile(r"[无/—－-]+")
# How the name of a unit ends, so that 市水务局和市城市管理局 are two and 文化和旅游部 is one.
_UNIT_END = re.compile(
    r"(?:(?<![干内全外])部|委|(?<![格布结])局|厅|署|(?<![主承协举])办|办公室|(?<![医])院|(?<![社机])会"
    r"|(?:人民|[市县区省镇乡级])政府|(?:管理|服务|发展|促进|监测|保障|事务)中心|街道|办事处|海关"
    r"|(?:高新|开发|经开|功能|示范|保税)区|集团|(?:供电|国投|城投|交投|水务)公司|领导小组|监管组"
    r"|[分支]行|[总支大]队|工商联|[残文妇侨]联|科协)$"
)
# 市级各有关部门 is complete as well, 主管部门 may be anybody.
_ANY_UNITS = re.compile(r"(?:各|有关|相关).*(?:部门|单位|委办局)$")
# 天河区、番禺区 beside units whose names are complete.
_LOOSE_END = re.compile(
    r"[部委局厅署办院会处所站队室司团联区县市镇乡旗]$|政府|中心|公司|集团|银行|各"
)
_NO_UNIT = re.compile(r"谁|自(?!然)|[其本该村]|居|业主|党委|董事|家[长委]|所[在属]|当地|企业")
# How a bare list in brackets begins: not 如市科技局, 中国科学院.
_FIRST_NAME = re.compile(r"[市省区县州]|国家|(?![如含即见原由]).*(?:部|总局|厅)$")
# A space is what is left of a line break in a cell: 市工业和信息化局 市统计局.
_JOINT = re.compile(r"以及|[及和与暨 ]")
_JOINTLY = "会同"
_BRACKET_ENDS = ("）", ")", "）。")
_LEADS = "牵头"
_JOINED = "会同"
# 由市工信局牵头，市财政局、市科技局配合
_PROSE = re.compile(
    r"由(?P<lead>[^，,。；;：（）由]{3,60})牵头[，,](?:由)?(?P<support>[^，,。；;：（）由]{3,120})"
    r"(?:配合|参与|参加|协助)(?=[，,。])"
)
# 由市科技局会同市工业和信息化局组织实施
_JOINT_PROSE = re.compile(
    r"由(?P<lead>[^，,。；;：（）由]{3,60})会同(?P<support>[^，,。；;：（）由]{3,60}?)"
    r"(?:负责)?(?:组织实施|具体实施|负责|实施|落实)(?=。)"
)
_LONGEST_NAME = 24
_LONGEST_JOINED = 120
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
    that names all districts, ``extends`` that the clause extends it to all later tasks.
    ``labelled``: it has labels. ``first_leads``: it says that the first unit leads,
    ``rule_extends``: in later tasks as well.
    ``lost`` holds what stands where a unit should and does not read like a name.
    """

    start: int
    end: int
    units: tuple[NamedUnit, ...]
    districts: str | None = None
    districts_offset: int = 0
    extends: bool = False
    deadline: str | None = None
    lost: tuple[str, ...] = ()
    first_leads: bool = False
    rule_extends: bool = False
    labelled: bool = False

    @property
    def assigns(self) -> bool:
        """Whether it names anybody; a line 完成时限：… says by when only."""
        return bool(self.units or self.districts)


def find_duty(text: str, start: int = 0) -> list[DutyClause]:
    """Every duty clause of ``text`` from ``start`` on, left to right."""
    keywords = [
        match.start() for match in _KEYWORD.finditer(text, start) if _may_begin(text, match, start)
    ]
    clauses: list[DutyClause] = []
    end = start
    for begin, stop in _bounds(text, start, keywords) if keywords else ():
        if begin < end or stop - begin > _LONGEST_CLAUSE:
            continue
        reading = _Reading("responsible")
        reading.read(text, begin + (text[begin] in _OPENING), stop - (text[stop - 1] in _CLOSING))
        if reading.is_duty() or (begin == start and reading.deadline and not reading.units):
            clauses.append(reading.clause(begin, stop))
            end = stop
    if not clauses and (text.endswith(_BRACKET_ENDS) or _LEADS in text or _JOINED in text):
        clauses.extend(_unmarked(text, start))
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
    first_leads: bool = False
    rule_extends: bool = False
    labelled: bool = False
    # Behind a label that names a person.
    _skipping: bool = False
    # Behind 会同, where all are supporting whatever the verb.
    _jointly: bool = False
    # Where the item before ended, when it named all districts.
    _districts_end: int = -1
    # Where the last name of all districts ended.
    _districts_stop: int = 0
    # Units from here on are not yet claimed by a verb: A、B牵头，C配合.
    _unclaimed: int = 0

    def read(self, text: str, start: int, end: int) -> None:
        default = self.role
        for name in _NAME.finditer(text, start, end):
            item, begin = name.group(), name.start()
            if (
                name.lastgroup
                and len(item) <= _LONGEST_NAME
                and self._districts_end < 0
                and not self._skipping
            ):
                self.units.append(NamedUnit(item.strip(), self.role, begin))
                continue
            follows = self._districts_end + 1 == begin and text[begin - 1] == "、"
            self._districts_end = -1
            later = _LATER_LABEL.search(item) if "：" in item or ":" in item else None
            if later and (later["time"] or _is_unit(item[: later.start()])):
                cut = later.start()
                self._read_item(item[:cut], begin, default, follows=follows)
                self._read_item(item[cut:], begin + cut, default, follows=False)
            else:
                self._read_item(item, begin, default, follows=follows)
        if self.districts:
            self.districts = text[self.districts_offset : self._districts_stop]

    def is_duty(self) -> bool:
        """Whether units are named: behind a label any, before a verb only what must be units.

        谁主管、谁负责 · 教师组织、家长配合 · 自行负责 name none.
        """
        if self.labelled or not self.units:
            return bool(self.units or self.districts)
        names = [unit.name for unit in self.units if not _NO_UNIT.match(unit.name)]
        likely = sum(_is_unit(name) or _LOOSE_END.search(name) is not None for name in names)
        certain = any(map(_is_unit, names)) or self.districts is not None
        return certain and likely * 2 >= len(self.units)

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
            self.first_leads,
            self.rule_extends,
            self.labelled or not self.units,
        )

    def _read_item(self, item: str, begin: int, default: UnitRole, *, follows: bool) -> None:
        """A name with a label or an aside, or either of these alone.

        ``follows``: the item before named all districts and goes on here.
        """
        label = _LABEL.match(item)
        if label:
            item = item[label.end() :]
            if _DEADLINE_LABEL.search(label["label"]):
                self.deadline = item.strip() or None
                return
            self._skipping = _PERSON_LABEL.search(label["label"]) is not None
            named = _named_role(label["label"], _LABEL_ROLES)
            self.role = named or default
            self.labelled |= named is not None
            self._jointly = False
            self._unclaimed = len(self.units)
            begin += label.end()
        if self._skipping or _NOBODY.fullmatch(item):
            return
        item = self._without_rule(item)
        involved = _INVOLVED.match(item) if "涉及" in item else None
        if _EXTENDS.search(item):
            self.extends = True
        elif involved:
            self.districts, self.districts_offset = involved["districts"], begin + involved.start(1)
            self._districts_stop = begin + involved.end()
        elif item == "下同" and self.districts:
            self.extends = not self.first_leads or self.extends
        elif "性" in item and _ATTRIBUTE.fullmatch(item):
            return
        elif not _ASIDE.search(item) and not self._read_deadline(item):
            self._read_names(item, begin, follows=follows)

    def _without_rule(self, item: str) -> str:
        """The item without what it says of all tasks: 市财政局（第一责任单位为牵头单位，下同）."""
        if FIRST_LEADS.search(item):
            self.first_leads = True
        if self.first_leads and "下同" in item:
            self.rule_extends = True
        bracket = _TRAILING_BRACKET.search(item)
        if bracket and _ASIDE.search(bracket["inside"]):
            return item[: bracket.start()]
        return item

    def _read_deadline(self, item: str) -> bool:
        """Whether ``item`` is a time; the first one is the deadline."""
        match = _DEADLINE.match(item)
        if match is None:
            return False
        self.deadline = self.deadline or match.group()
        return True

    def _read_names(self, item: str, begin: int, *, follows: bool) -> None:
        """One name, or several joined by words, and the verb behind that says what they do."""
        verb = _VERB.search(item) if item.endswith(_VERB_ENDS) else None
        names = item[: verb.start()] if verb else item
        if names.startswith("由"):
            names, begin = names[1:], begin + 1
        before, joint, behind = names.partition(_JOINTLY)
        if joint and (not before or _is_unit(before) or before.endswith("牵头")):
            if before:
                self._read_names(before, begin, follows=follows)
                self._claim("lead")
            begin += len(before) + len(joint)
            names, follows, self._jointly = behind, False, True
        for name, offset in _split_joint(names, begin):
            follows = self._read_name(name, offset, follows=follows)
        if verb:
            role = _named_role(verb["verb"], _VERB_ROLES) or self.role
            self._claim("supporting" if self._jointly else role)
            self._jointly = False
        elif self._jointly:
            self._claim("supporting", done=False)
        if follows and not verb:
            self._districts_end = begin + len(names)

    def _read_name(self, name: str, begin: int, *, follows: bool) -> bool:
        """One name. Returns whether it is that of all districts."""
        name = name.replace(" ", "")
        if "等" in name:
            name = _ET_CETERA.sub("", name)
        if follows and self.districts and _MORE_DISTRICTS.fullmatch(name):
            self._districts_stop = begin + len(name)
            return True
        if _ALL_DISTRICTS.match(name):
            self.districts, self.districts_offset = name, begin
            self._districts_stop = begin + len(name)
            return True
        if name and _reads_like_name(name):
            self.units.append(NamedUnit(name, self.role, begin))
        elif name:
            self.lost.append(name)
        return False

    def _claim(self, role: UnitRole, *, done: bool = True) -> None:
        """Give the units that no verb has claimed yet their role."""
        self.units[self._unclaimed :] = [
            unit if unit.role == role else NamedUnit(unit.name, role, unit.offset)
            for unit in self.units[self._unclaimed :]
        ]
        if done:
            self._unclaimed = len(self.units)


def _may_begin(text: str, keyword: re.Match[str], start: int) -> bool:
    """Labels without 单位 count right behind a bracket only, times only on a line of their own."""
    word = keyword.group()
    if word[:-1] in _BARE_LABELS and word[-1] in "：:":
        return keyword.start() > start and text[keyword.start() - 1] in _OPENING
    if _DEADLINE_LABEL.search(word[:-1]):
        return keyword.start() == start
    return True


def _unmarked(text: str, start: int) -> Iterator[DutyClause]:
    """Duty without label or final verb, where every name is certainly that of a unit."""
    led = f"{_LEADS}，" in text or f"{_LEADS}," in text
    prose = _PROSE if led else _JOINT_PROSE if _JOINED in text else None
    if prose is not None:
        for match in prose.finditer(text, start):
            if match.start() > start and text[match.start() - 1] != "。":
                continue
            lead = parse_clause(text, *match.span("lead"), role="lead")
            support = parse_clause(text, *match.span("support"), role="supporting")
            if not all(_are_units(clause) for clause in (lead, support)):
                continue
            time = _DEADLINE.match(text, match.end() + 1)
            deadline = time["time"] if time else None
            end = time.end("time") if time else match.end()
            yield DutyClause(match.start(), end, (*lead.units, *support.units), deadline=deadline)
        return
    if not text.endswith(_BRACKET_ENDS, start):
        return
    stop = len(text.rstrip("。"))
    opening = max(text.rfind("（", start, stop), text.rfind("(", start, stop))
    if opening <= start or text[opening - 1] != "。" or stop - opening > _LONGEST_CLAUSE:
        return
    clause = parse_clause(text, opening + 1, stop - 1)
    if not _are_units(clause):
        return
    first = clause.units[0].name
    several = len(clause.units) > 1 and _FIRST_NAME.match(first) is not None
    if several or _ANY_UNITS.fullmatch(first):
        yield clause._replace(start=opening, end=len(text))


def _is_unit(name: str) -> bool:
    """Whether ``name`` is complete: 市水务局, 市场监管局（知识产权局）, 国资委等部门."""
    if len(name) > _LONGEST_JOINED:
        return False
    name = _ET_CETERA.sub("", name) if "等" in name else name
    bracket = _TRAILING_BRACKET.search(name)
    if bracket:
        name = name[: bracket.start()]
    if _NO_UNIT.match(name):
        return False
    whole = _UNIT_END.search(name) or _ANY_UNITS.search(name)
    return len(name) > 2 and whole is not None


def _are_units(clause: DutyClause) -> bool:
    return bool(clause.units) and not clause.lost and all(_is_unit(u.name) for u in clause.units)


def _split_joint(names: str, begin: int) -> Iterator[tuple[str, int]]:
    """The names that 和 or 及 joins, each with its offset: only between complete names.

    市水务局和市城市管理局 · 市交通运输局及各区人民政府, but not 文化和旅游部.
    """
    start = 0
    for joint in _JOINT.finditer(names) if len(names) <= _LONGEST_JOINED else ():
        left, right = names[start : joint.start()], names[joint.end() :]
        if left.count("（") != left.count("）"):
            continue
        districts = _ALL_DISTRICTS.match(left) is not None
        if (districts or _is_unit(left)) and (
            _is_unit(right)
            or _ALL_DISTRICTS.match(right)
            or (districts and _MORE_DISTRICTS.fullmatch(right))
        ):
            yield left, begin + start
            start = joint.end()
    yield names[start:], begin + start


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


def _named_role(words: str, roles: Sequence[tuple[str, UnitRole]]) -> UnitRole | None:
    for word, role in roles:
        if word in words:
            return role
    return None


def _reads_like_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)
