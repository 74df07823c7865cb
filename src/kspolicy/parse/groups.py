"""Coordination groups: 成立工作小组，由…担任组长，市委宣传部、…为成员，办公室设在市工信局."""

from __future__ import annotations

import re

from kspolicy.model.document import CoordinationGroup
from kspolicy.model.source import Paragraph
from kspolicy.parse.sentences import at

_MEMBERS = re.compile(r"等?(?:有关|相关)?(?:部门|单位|成员单位)?(?:及.{0,24})?(?:主要|分管)?(?:负责人|负责同志)?(?:为|任)成员")
_LEADER = re.compile(r"(?:组长|召集人|主任|指挥长)[，、,]")
_OFFICE = re.compile(r"办公室设在(?P<office>[^，。；（]{2,20})")


def find_group(paragraph: Paragraph) -> CoordinationGroup | None:
    """The group that ``paragraph`` sets up, None when it sets up none."""
    text = paragraph.text
    if "成员" not in text:
        return None
    members = _MEMBERS.search(text)
    leaders = list(_LEADER.finditer(text, 0, members.start())) if members else []
    if members is None or not leaders:
        return None
    start = leaders[-1].end()
    names = tuple(name for name in re.split(r"[、，,]", text[start : members.start()]) if name)
    office = _OFFICE.search(text, members.end())
    return CoordinationGroup(
        members=names,
        office=office["office"] if office else None,
        wording=text[start : members.end()],
        **at(paragraph.place(start)),  # type: ignore[arg-type]
    )
