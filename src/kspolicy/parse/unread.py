"""What looks like a goal and was not read as one, so that it can be said.

接入能力达到50Mbps · 车桩比不低于3:1 · 化肥使用量实现零增长 · 投资累计突破万亿元
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.goals import is_within
from kspolicy.parse.grants import MOST_OFTEN, is_of_grants, may_be_granted
from kspolicy.parse.imperatives import may_be_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.parse.clause import DutyClause
    from kspolicy.parse.goal import Goal, Timeline
    from kspolicy.parse.quantities import Quantity

# A figure, be it read or not, and what says that something is to come to it. The pattern begins
# with one set of characters so that the search is fast.
_FIGURE = re.compile(
    r"[0-9百千万零负翻](?:(?<=[0-9])[0-9]*+(?:[.,][0-9]++)*|(?<=[零负])增长|(?<=翻)[一两]番"
    r"|(?<=[百千万])(?<![0-9].)亿?(?=[元家个台套辆人户架亩吨]))"
)
_TO = re.compile(
    r"(?:达到?|不低于|不少于|不超过|不高于|控制在|稳定在|保持在|突破|超过|(?:分别|年均)*(?:增长|提高|提升|增加|上升|下降|降低|减少)"
    r"|[高升增加大降低减少短小][到至]|各|完成|建成|新[增建]|(?:19|20)[0-9]{2}年)(?:人均|户均|亩均|每[^，,。；;0-9]{1,6}|约|近)?$"
)
_REACH = 14
_LONGEST = 15
# 达到1级标准 · 达到2020年水平 · 面积不低于50平方米的场所
_OF_RANK = re.compile(
    r"A*级|[类号星条款月]|[-—至][0-9]{1,2}月|年(?![，,。；;以左、])|[^，,。；;、0-9]{0,6}(?:以[上下])?的(?!目标)|[^，,。；;、0-9]{1,6}以下(?=[\u4e00-\u9fff])"
)
_IN_WORDS = ("增长", "番")
_SUM = re.compile(r"[百千万亿]*(?:元|%)")
_REACHING = ("达", "不低于", "不少于", "不超过", "不高于", "在", "突破", "超过", "到", "至", "增长")
_CLAUSE_MARK = re.compile(r"[，,；;：:。！!？?](?!(?<=[0-9][,：:])[0-9])")


class Clause(NamedTuple):
    """Where words stand."""

    begin: int
    end: int


def seems_goal(
    text: str,
    begin: int,
    end: int,
    quantities: Sequence[Quantity],
    duties: Sequence[DutyClause],
    said: Timeline,
) -> bool:
    """Whether the sentence, in which no goal was found, has a figure where goals are stated.

    In a chapter of tasks, one that may count what is to be done.
    """
    return any(_may_be_goal(text, begin, end, quantity, duties, said) for quantity in quantities)


def _may_be_goal(
    text: str,
    begin: int,
    end: int,
    quantity: Quantity,
    duties: Sequence[DutyClause],
    said: Timeline,
) -> bool:
    """Whether ``quantity`` of the sentence ``text[begin:end]`` looks like one of a goal."""
    if quantity.chinese or is_within(quantity.start, duties):
        return False
    if said.tasked and may_be_set(text, quantity, begin, end):
        return True
    if quantity.unit == "次" and quantity.value <= MOST_OFTEN:
        return False
    where = _is_where_goals_are(quantity.start, begin, said)
    return where and not may_be_granted(text, begin, end, quantity)


def may_reach(text: str, begin: int, end: int) -> bool:
    """Whether ``text[begin:end]`` may say that something comes to a figure; to be told quickly."""
    return any(text.find(word, begin, end) >= 0 for word in _REACHING)


def unread_clauses(
    text: str,
    begin: int,
    end: int,
    goals: Sequence[Goal],
    duties: Sequence[DutyClause],
    said: Timeline,
) -> list[Clause]:
    """The clauses of a sentence in which something comes to a figure that none of ``goals`` has."""
    unread: list[int] = []
    covered = iter(_spans(goals))
    span = next(covered, None)
    for figure in _FIGURE.finditer(text, begin, end):
        start, stop = figure.span()
        while span is not None and span.end <= start:
            span = next(covered, None)
        if span is not None and span.begin <= start:
            continue
        if not _is_reached(text, begin, end, figure) or is_within(start, duties):
            continue
        if _is_where_goals_are(start, begin, said) and not (
            _SUM.match(text, stop, end) and is_of_grants(text, begin, end)
        ):
            unread.append(start)
    return _clauses_at(text, unread, begin, end) if unread else []


def _spans(goals: Sequence[Goal]) -> list[Clause]:
    """Where the words of ``goals`` stand, in order; those of one row share theirs."""
    spans: list[Clause] = []
    quote = ""
    for goal in reversed(goals):
        if goal.quote is not quote:
            quote = goal.quote
            spans.append(Clause(goal.stop - len(quote), goal.stop))
    return spans[::-1]


def _is_reached(text: str, begin: int, end: int, figure: re.Match[str]) -> bool:
    """Whether something in ``text[begin:end]`` is to come to ``figure``."""
    start, stop = figure.span()
    if text.endswith(_IN_WORDS, start, stop):
        return True
    if stop - start > _LONGEST:
        return False  # noted as a figure already
    if _TO.search(text, max(begin, start - _REACH), start) is None:
        return False
    return _OF_RANK.match(text, stop, end) is None


def _is_where_goals_are(position: int, begin: int, said: Timeline) -> bool:
    """Whether goals are stated at ``position`` of the sentence that begins at ``begin``."""
    head = said.head(begin, position)
    if said.reviewing or (head is not None and head.goal is False and not head.carried):
        return False
    return said.among_goals or (head is not None and head.goal is True)


def _clauses_at(text: str, positions: Sequence[int], begin: int, end: int) -> list[Clause]:
    """The clauses of ``text[begin:end]`` that hold ``positions``, each once."""
    clauses: list[Clause] = []
    marks = _CLAUSE_MARK.finditer(text, begin, end)
    clause = Clause(begin, begin)
    for position in positions:
        while clause.end <= position:
            mark = next(marks, None)
            clause = Clause(begin, mark.start() if mark else end)
            begin = mark.end() if mark else end
        if not clauses or clauses[-1] is not clause:
            clauses.append(clause)
    return clauses
