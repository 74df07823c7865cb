"""Coordination groups: 成立工作小组，由…担任组长，市委宣传部、…为成员，办公室设在市工信局."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.document import CoordinationGroup
from kspolicy.parse.places import at
from kspolicy.parse.unit_names import split_names

if TYPE_CHECKING:
    from kspolicy.model.source import Paragraph

_AS_MEMBERS = re.compile(r"[为任]成员")
# 等相关部门及区镇政府（管委会）主要负责人 before 为成员: what closes the list of names.
_LIST_END = re.compile(
    r"等?(?:有关|相关)?(?:成员单位|部门|单位)?(?:及.{0,24})?(?:主要|分管)?(?:负责人|负责同志)?$"
)
_LEADER = re.compile(r"(?:组长|召集人|主任|指挥长)[，、,]")
_OFFICE = re.compile(r"办公室设在(?P<office>[^，,。；;（]{2,20})")
# How far before 为成员 the list of names can end.
_REACH = 50


def find_group(paragraph: Paragraph) -> CoordinationGroup | None:
    """The group that ``paragraph`` sets up, None when it sets up none."""
    text = paragraph.text
    members = _AS_MEMBERS.search(text) if "员" in text else None
    if members is None:
        return None
    leaders = list(_LEADER.finditer(text, 0, members.start()))
    if not leaders:
        return None
    start = leaders[-1].end()
    list_end = _LIST_END.search(text, max(start, members.start() - _REACH), members.start())
    stop = list_end.start() if list_end else members.start()
    office = _OFFICE.search(text, members.end())
    return CoordinationGroup(
        members=tuple(text[begin:end] for begin, end in split_names(text, start, stop)),
        office=office["office"] if office else None,
        wording=text[start : members.end()],
        **at(paragraph.place(start)),
    )
