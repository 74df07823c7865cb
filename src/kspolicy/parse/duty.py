"""Duty clauses: who leads a task, who supports it, and by when.

Wordings served, each with the phrase it is there for:

- （责任单位：市工信局、市商务局，各区镇，以下均涉及各区镇，不再一一列出） 昆政办发〔2022〕97号
- （牵头部门：市科委、市经济信息化委） 上海市北斗产业高质量发展三年行动计划
- （牵头单位：市发改委；配合单位：市财政局、市科技局）
- （税务总局、财政部、海关总署负责，排在第一位的部门为牵头部门，下同） 国发〔2019〕3号
- （牵头单位：永丰街道、泗泾镇，支撑单位：区文化旅游局、区规划资源局）
- （市发改委牵头，市财政局、市科技局配合）
- （市发改委负总责，市财政局配合） and （市发改委、市财政局按职责分工推进）
- （市税务局会同市财政局、市发展改革委负责）
- （市委网信办牵头，市公安局参加，2025年6月底前完成）
- （主办：市住房城乡建设局；协办：市自然资源局） and 【责任单位：市商务局、市外事办】
- 〔责任单位：省发展改革委、商务厅按职责分工负责。具体任务均涉及相关市（州）人民政府，下同。〕
- （预期性指标，牵头单位：市发改委；责任单位：各县市区，以下均需各县市区落实，不再逐一列出）
- 责任单位：市工信局、市科技局。 as a paragraph or sentence of its own, and 时限要求：持续推进
- 由市工信局牵头，市财政局、市科技局配合，2023年6月底前… and 由市科技局会同市工信局组织实施。 as
  sentences of their own
- …建设。（市商务局、市文化广电旅游局） and more of the kind, in ``bare_lists``
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.parse.bare_lists import LONGEST_CLAUSE, with_lists
from kspolicy.parse.clause import DutyClause, parse_clause
from kspolicy.parse.duty_words import BRACKET, CLOSING, DEADLINE, JOINTLY, OPENING
from kspolicy.parse.unit_names import are_likely_units, is_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A bracket behind a full stop, which may hold a list of units.
_SET_OFF = re.compile(f"。[{re.escape(OPENING)}]")
# 责任单位：, …负责）, （主办： and 完成时限：: where a clause may be. Labels without 单位 count
# right behind a bracket only, times only where the text begins.
_KEYWORD = re.compile(
    r"(?:责任|牵头|配合|参与|协办|主办|承办|落实|参加|协同|协助|协作|支撑|支持|负责|推进|完成|时限"
    r"|主要责任|第一责任|主责|总责|分工实施|组织实施)"
    r"(?:(?:责任|配合)?(?:单位|部门|主体|处室)[ 　]?[:：]"
    r"|(?<=牵头|负责|配合|参与|协助|落实|参加|主责|总责|主办|协办)[）)】〕\]］，,；;。]"
    r"|(?<=分工推进|分工实施|组织实施)[）)】〕\]］]"
    r"|(?P<bracketed>(?<=主办|协办|牵头|配合|责任|主责)[:：])"
    r"|(?P<alone>(?<=完成)(?:时限|时间|期限)[:：]|(?<=时限)要求[:：]))"
)
_LEADS = "牵头"
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
# 市生态环境局牵头按年度拟定…计划, 市工信局牵头，市财政局配合。 at the beginning of a sentence; but
# not …牵头的项目, …牵头单位, …牵头起草了
_LED = re.compile(
    r"(?:\A|。)由?(?P<lead>[^，,。；;：:（）()由]{3,60}?)牵头(?:负责)?(?![的单部人][^，。]|[^。]{0,9}[了已曾])"
    r"(?:[，,](?P<support>[^，,。；;：:（）()由]{3,120})(?:配合|参与|参加|协助)(?=[，,。；;]))?"
)
_ENDS = CLOSING + "。"


def find_duty(text: str, start: int = 0) -> list[DutyClause]:
    """Every duty clause of ``text`` from ``start`` on, left to right."""
    first = _KEYWORD.search(text, start)
    clauses = _marked(text, start, first.start()) if first else []
    if _SET_OFF.search(text, max(0, start - 1)):
        clauses = with_lists(text, start, clauses)
    if not clauses and (_LEADS in text or JOINTLY in text):
        clauses.extend(_unmarked(text, start))
    return clauses


def _marked(text: str, start: int, first: int) -> list[DutyClause]:
    """Duty that keywords mark, the first of them at ``first``."""
    keywords = [
        keyword.start()
        for keyword in _KEYWORD.finditer(text, first)
        if keyword.lastgroup is None or _may_begin(text, keyword, start)
    ]
    clauses: list[DutyClause] = []
    end = start
    for begin, stop in _bounds(text, start, keywords):
        if begin < end or stop - begin > LONGEST_CLAUSE:
            continue
        inner, last = begin + (text[begin] in OPENING), stop - (text[stop - 1] in _ENDS)
        clause = parse_clause(text, inner, last, bounds=(begin, stop))
        if _is_duty(clause) or (begin == start and clause.deadline and not clause.units):
            clauses.append(clause)
            end = stop
    return clauses


def _is_duty(clause: DutyClause) -> bool:
    """Whether units are named: behind a label any, before a verb only what must be units."""
    if clause.labelled:
        return clause.assigns
    names = [unit.name for unit in clause.units]
    return are_likely_units(names, certain=clause.districts is not None)


def _may_begin(text: str, keyword: re.Match[str], start: int) -> bool:
    """Whether a keyword that counts in one place only stands there."""
    begin = keyword.start()
    if keyword.lastgroup == "alone":
        return begin == start
    return begin > start and text[begin - 1] in OPENING


def _unmarked(text: str, start: int) -> Iterator[DutyClause]:
    """Duty in a sentence of its own, where every name is certainly that of a unit."""
    led = f"{_LEADS}，" in text or f"{_LEADS}," in text
    prose = _PROSE if led else _JOINT_PROSE if JOINTLY in text else None
    found = False
    for match in prose.finditer(text, start) if prose else ():
        if match.start() > start and text[match.start() - 1] != "。":
            continue
        lead = parse_clause(text, *match.span("lead"), role="lead")
        support = parse_clause(text, *match.span("support"), role="supporting")
        if not all(_are_units(clause) for clause in (lead, support)):
            continue
        time = DEADLINE.match(text, match.end() + 1)
        deadline = time["time"] if time else None
        end = time.end("time") if time else match.end()
        found = True
        yield DutyClause(match.start(), end, (*lead.units, *support.units), deadline=deadline)
    if not found and _LEADS in text:
        yield from _led(text, start)


def _led(text: str, start: int) -> Iterator[DutyClause]:
    """Who leads, where the one sentence of the text that begins with it says so."""
    matches = list(_LED.finditer(text, max(start - 1, 0)))
    if len(matches) != 1:
        return
    (match,) = matches
    begin = match.start() + (text[match.start()] == "。")
    lead = parse_clause(text, *match.span("lead"), role="lead")
    units, end = lead.units, match.end("lead") + len(_LEADS)
    if match["support"]:
        support = parse_clause(text, *match.span("support"), role="supporting")
        units, end = (*units, *support.units), match.end()
        if not _are_units(support):
            return
    if begin >= start and _are_units(lead):
        yield DutyClause(begin, end, units)


def _are_units(clause: DutyClause) -> bool:
    return bool(clause.units) and not clause.lost and all(is_unit(u.name) for u in clause.units)


def _bounds(text: str, start: int, keywords: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the clauses around ``keywords`` begin and end: the innermost bracket around each.

    A closing bracket that is lost is forgiven where the keyword stands right behind the opening
    one: （责任单位：市工信局 and no more. Without any bracket, a keyword begins a clause at the
    start of a sentence, and the clause ends with it: 责任单位：市工信局、市科技局。
    """
    if len(keywords) == 1 and (stop := _simple_end(text, start, keywords[0])):
        yield keywords[0] - 1, stop
        return
    opened: list[int] = []
    closed: dict[int, int] = {}
    innermost: list[tuple[int, int | None]] = []
    position = start
    for keyword in keywords:
        _follow_brackets(text, position, keyword, opened, closed)
        position = keyword
        around = opened[-1] if opened else None
        if around is None or not innermost or innermost[-1][1] != around:
            innermost.append((keyword, around))
    _follow_brackets(text, position, len(text), opened, closed)
    for keyword, opening in innermost:
        if opening is None:
            if keyword == start or text[keyword - 1] == "。":
                stop = text.find("。", keyword)
                yield keyword, stop + 1 if stop >= 0 else len(text)
        elif opening in closed:
            yield opening, closed[opening]
        elif opening + 1 == keyword:
            yield opening, len(text)


def _simple_end(text: str, start: int, keyword: int) -> int | None:
    """Where a bracket ends that begins right before a keyword and holds no other, as most do."""
    if keyword == start or text[keyword - 1] not in OPENING:
        return None
    bracket = BRACKET.search(text, keyword)
    if bracket is None:
        return len(text)
    return bracket.end() if bracket.group() not in OPENING else None


def _follow_brackets(
    text: str, start: int, end: int, opened: list[int], closed: dict[int, int]
) -> None:
    """Note which brackets of ``text[start:end]`` stay open and where the others close."""
    for bracket in BRACKET.finditer(text, start, end):
        if bracket.group() in OPENING:
            opened.append(bracket.start())
        elif opened:
            closed[opened.pop()] = bracket.end()
