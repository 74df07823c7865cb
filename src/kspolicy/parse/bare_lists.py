"""Brackets behind a sentence that hold nothing but units, with neither label nor verb.

- …建设。（市商务局、市文化广电旅游局）
- …起降场。[市交通运输局、各区政府，市规划和自然资源局] and （各区政府、河套发展署，市口岸办）
- …适建用途。（市规划和自然资源局）加大协调力度…。（市交通运输局）
- …通信网络。（市工业和信息化局，市通信管理局、中国电信、中国铁塔）
"""

from __future__ import annotations

import re

from kspolicy.parse.clause import DutyClause, parse_clause
from kspolicy.parse.duty_words import BRACKET, OPENING
from kspolicy.parse.unit_names import ANY_UNITS, is_unit

_OPENS = re.compile(r"。[（(【〔\[［]")
# Of what level an office is, or a ministry: not 中国科学院, 如市科技局.
OFFICE = re.compile(r"[市省区县州]|国家|.*(?:部|总局|厅)$")
EXAMPLE = re.compile(r"[如含即见原由]")
# 发改局、财政局、住建局, as a county writes.
_BUREAU = re.compile(r".+(?:[局厅署委]|政府)$")
_GOVERNMENT = re.compile(r"(?:政府|管委会|办事处)(?:[（(].*)?$")
LONGEST_CLAUSE = 600
# 各区政府（含新区管委会）: brackets within the bracket, but none within these.
_DEEPEST = 2


def with_lists(text: str, start: int, clauses: list[DutyClause]) -> list[DutyClause]:
    """``clauses``, and the brackets of ``text[start:]`` behind a full stop that hold but units.

    ``clauses``: those that are known already, left to right; none of their brackets is read again.
    """
    lists: list[DutyClause] = []
    known, position = 0, max(start - 1, 0)
    while match := _OPENS.search(text, position):
        position = opening = match.end() - 1
        while known < len(clauses) and clauses[known].end <= opening:
            known += 1
        if known < len(clauses) and clauses[known].start <= opening:
            # Its own full stop may be the one that another bracket stands behind.
            position = clauses[known].end - 1
            continue
        closing = _closing(text, opening)
        found = parse_clause(text, opening + 1, closing - 1) if closing else None
        if closing and found and _is_certain(found):
            position = closing
            end = closing + text.startswith("。", closing)
            lists.append(found._replace(start=opening, end=end))
    return sorted([*clauses, *lists]) if lists else clauses


def _closing(text: str, opening: int) -> int | None:
    """Behind the bracket that closes the one at ``opening``, where that is near enough."""
    depth = 0
    for bracket in BRACKET.finditer(text, opening, opening + LONGEST_CLAUSE):
        depth += 1 if bracket.group() in OPENING else -1
        if depth == 0:
            return bracket.end()
        if depth > _DEEPEST:
            return None
    return None


def _is_certain(clause: DutyClause) -> bool:
    """Whether all names, or of several at least half and the first, are certainly of units."""
    names = [unit.name for unit in clause.units]
    if clause.lost or (names and EXAMPLE.match(names[0])):
        return False
    if not names:
        return clause.districts is not None and bool(_GOVERNMENT.search(clause.districts))
    complete = sum(map(is_unit, names))
    if complete < len(names):
        first = is_unit(names[0]) and OFFICE.match(names[0])
        return len(names) > 2 and complete * 2 >= len(names) and bool(first or clause.districts)
    bureaus = len(names) > 1 and all(map(_BUREAU.match, names))
    office = bureaus or any(map(OFFICE.match, names))
    return office or ANY_UNITS.fullmatch(names[0]) is not None
