"""Chapters of duties (职责分工): whose items name a unit and say what it answers for.

- 三、工作职责 / （一）区发展改革委：负责建设项目的审批、投资政策制定等工作。
- （二）成员单位职责 / 市教育局：指导学校开展… and 1.市公安局负责… and （十八）各镇、街道：按照…
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.clause import DutyClause, parse_clause
from kspolicy.parse.outline import Heading, Text, first_clause
from kspolicy.parse.unit_names import is_unit

if TYPE_CHECKING:
    from kspolicy.model.document import UnitRole
    from kspolicy.model.source import Paragraph

_CHAPTER = re.compile(r"职责|分工")
# 区发展改革委：  区发展改革委。  市公安局负责…; the verb must be the only one of its kind.
_NAMED = re.compile(
    r"(?P<units>[^。；：:\s]{3,60}?)(?:[：:]|(?P<heading>[。\s]|\Z)|(?P<verb>负责|牵头|承担|配合))"
)
_ANOTHER = re.compile(r"[局委办部厅府会]负责|牵头")
_ROLES: dict[str, UnitRole] = {"牵头": "lead", "配合": "supporting"}


class Charge(NamedTuple):
    """What a unit answers for: the words that name it, where they stand, and a name for it."""

    paragraph: Paragraph
    clause: DutyClause
    title: str


def is_of_duties(node: Heading) -> bool:
    """Whether a heading is that of a chapter of duties."""
    return _CHAPTER.search(node.title) is not None


def charge_of_heading(node: Heading) -> Charge | None:
    """The charge of the units that a heading names, below another that is of duties."""
    above = node.parent
    if above is None or node.paragraph is None:
        return None
    if not (is_of_duties(above) or (above.parent and is_of_duties(above.parent))):
        return None
    begin = len(node.label)
    clause = _named(node.paragraph.text, begin, heading=True)
    if clause is None:
        return None
    said = node.paragraph.text[clause.end :]
    if not said.strip("：:。 "):
        said = _first_words(node)
    return Charge(node.paragraph, clause, _title(said))


def charge_of_text(text: Text) -> Charge | None:
    """The charge of the units that a paragraph below such a heading begins with."""
    clause = None if text.start else _named(text.paragraph.text, 0, heading=False)
    if clause is None:
        return None
    return Charge(text.paragraph, clause, _title(text.paragraph.text[clause.end :]))


def _named(text: str, begin: int, *, heading: bool) -> DutyClause | None:
    """The units that ``text`` begins with at ``begin``, all of them certain."""
    match = _NAMED.match(text, begin)
    if match is None or (match["heading"] is not None and not heading):
        return None
    verb = match["verb"]
    if verb and _ANOTHER.search(text, match.end()):
        return None
    role: UnitRole = _ROLES.get(verb, "responsible")
    clause = parse_clause(text, match.start("units"), match.end("units"), role=role)
    certain = clause.assigns and not clause.lost and all(is_unit(u.name) for u in clause.units)
    return clause if certain else None


def _first_words(node: Heading) -> str:
    """How the text below a heading that stands alone begins."""
    below = [text.paragraph.text for text in node.texts if not text.start]
    return below[0] if below else node.children[0].title if node.children else ""


def _title(said: str) -> str:
    """The first words of what is said, which names the charge: 负责建设项目的审批."""
    return first_clause(said.lstrip("：:。 "))
