"""Words that seem to assign a duty and are not read as one: a person must look.

- …旧城改造（市住建局、市财政局）。 where it is not certain that the units are to do it
- …。（各项目业主公司负责） where nobody is a unit for certain
- …垃圾分类推进由区机管局与区绿化市容局落实，其余… where it is not certain what is theirs
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from kspolicy.parse.bare_lists import EXAMPLE, OFFICE
from kspolicy.parse.clause import parse_clause
from kspolicy.parse.duty_words import OPENING
from kspolicy.parse.unit_names import is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.parse.clause import DutyClause

_OPENED = re.compile(f"[{re.escape(OPENING)}]")
# Where a bracket stands at the end of a sentence.
_AT_END = re.compile(r"。[（(【〔\[［]|[）)】〕\]］](?:。|\Z)")
# 由有关部门（市发展改革委、市财政局）。 tells who they are and assigns nothing for certain.
_SEEMS = re.compile(
    r"(?<![门位构员下称])[（(【〔\[［](?P<inside>[^（）()【】〔〕\[\]［］。；：！？]{6,200}"
    r"[局委办部厅府署司镇道会队院团位])[）)】〕\]］](?=。|\Z)"
)
# …建设。（各项目业主公司负责）, where nobody is a unit for certain
_CHARGED = re.compile(
    r"(?<=。)[（(【〔\[［][^（）()【】〔〕\[\]［］。；：！？“”]{2,200}"
    r"(?:负责|牵头|配合|落实)[）)】〕\]］]"
)
# 具体工作由市发展改革委牵头负责。 but not 由市财政局负责解释
_SAID = re.compile(
    r"由(?P<names>[^，,。；;：（）()由]{3,60}?)"
    r"(?:牵头|负责|牵头负责|落实|组织实施|具体实施)(?=[，,。；;])"
)


def unread_duty(text: str, start: int, clauses: Sequence[DutyClause]) -> str | None:
    """What in ``text[start:]`` seems to assign a duty and is in none of ``clauses``."""
    if not clauses and "由" in text:
        for match in _SAID.finditer(text, start):
            clause = parse_clause(text, *match.span("names"))
            names = [unit.name for unit in clause.units]
            if names and not clause.lost and all(map(is_unit, names)):
                return match.group()
    for clause in clauses:
        if clause.start > start and (words := _unread_bracket(text, start, clause.start)):
            return words
        start = clause.end
    return _unread_bracket(text, start, len(text)) if start < len(text) else None


def _unread_bracket(text: str, start: int, end: int) -> str | None:
    """The first bracket of ``text[start:end]`` that seems to assign a duty."""
    if not _OPENED.search(text, start, end) or not _AT_END.search(text, start, end):
        return None
    for match in chain(_SEEMS.finditer(text, start, end), _CHARGED.finditer(text, start, end)):
        if match.re is _CHARGED or _may_assign(parse_clause(text, *match.span("inside"))):
            return match.group()
    return None


def _may_assign(clause: DutyClause) -> bool:
    """Whether there are several names, half of them of offices."""
    names = [unit.name for unit in clause.units]
    if len(names) + len(clause.lost) < 2 or not names or EXAMPLE.match(names[0]):
        return False
    offices = sum(is_unit(name) and OFFICE.match(name) is not None for name in names)
    return offices * 2 >= len(names)
