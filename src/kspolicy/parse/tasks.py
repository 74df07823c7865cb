"""Tasks: work assigned to named units, put together from the duty clauses that assign it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from kspolicy.model.document import DistrictScope, Sentence, Task, UnitMention, UnitRole
from kspolicy.model.source import ReadingNote
from kspolicy.parse.places import at, at_each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Place, TextRun
    from kspolicy.parse.clause import DutyClause
    from kspolicy.parse.identities import Identities

    Duty = tuple[TextRun, DutyClause]

# Those of a task are made at once, which takes less time than one by one.
_MENTIONS = TypeAdapter(tuple[UnitMention, ...])
_MARKS = re.compile(r"(?P<opening>[（(])|(?P<closing>[）)])|(?P<comma>[，,])|(?P<semicolon>[；;])")


class Assignment(NamedTuple):
    """What assigns a task: where it stands, what it is called, and the clauses with their texts.

    ``identity`` is the id it would have if no other task had it. ``deadline``: as a column gives
    it; otherwise that of the clauses counts.
    """

    identity: str
    part: str
    title: str
    duties: Sequence[Duty]
    duty_wording: str | None
    place: Place
    number: str | None = None
    programme: str | None = None
    programme_inherited: bool = False
    title_inherited: bool = False
    section: str | None = None
    deadline: str | None = None
    sentences: tuple[Sentence, ...] = ()


@dataclass(slots=True)
class TaskAssembly:
    """Makes the tasks of a document, in reading order.

    Within one part a clause may extend 各区镇 to all later tasks, and that the first unit leads
    (排在第一位的部门为牵头部门，下同), or those before a mark (列逗号之前的为牵头单位，下同).
    """

    identities: Identities
    notes: list[ReadingNote]
    tasks: list[Task] = field(default_factory=list)
    _extended: DistrictScope | None = None
    _first_leads: bool = False
    _parting: str | None = None

    def begin_part(self) -> None:
        """Forget what the part before extended to its later tasks."""
        self._extended = None
        self._first_leads = False
        self._parting = None

    def add(self, assignment: Assignment) -> Task:
        """Make the task of ``assignment``."""
        scope, deadline = self._extended, assignment.deadline
        first_leads, parting = self._first_leads, self._parting
        for run, clause in assignment.duties:
            if clause.districts:
                scope = self._scope(run, clause)
            if clause.lost:
                self._note_lost(run, clause)
            first_leads |= clause.first_leads
            parting = clause.parting or parting
            if clause.rule_extends:
                self._first_leads |= clause.first_leads
                self._parting = clause.parting or self._parting
            deadline = deadline or clause.deadline
        task = Task(
            id=self.identities.take(assignment.identity),
            part=assignment.part,
            number=assignment.number,
            title=assignment.title,
            programme=assignment.programme,
            programme_inherited=assignment.programme_inherited,
            title_inherited=assignment.title_inherited,
            section=assignment.section,
            units=_mentions(assignment.duties, first_leads=first_leads, parting=parting),
            all_districts=scope,
            deadline=deadline,
            duty_wording=assignment.duty_wording,
            sentences=assignment.sentences,
            **at(assignment.place),
        )
        self.tasks.append(task)
        return task

    def _scope(self, run: TextRun, clause: DutyClause) -> DistrictScope:
        """All districts, which a clause names; it may extend them to later tasks."""
        wording, place = clause.districts or "", at(run.place(clause.districts_offset))
        if clause.extends:
            self._extended = DistrictScope(wording=wording, inherited=True, **place)
        return DistrictScope(wording=wording, **place)

    def _note_lost(self, run: TextRun, clause: DutyClause) -> None:
        for name in clause.lost:
            message = f"责任表述中的“{name[:30]}”不像单位名称，未计入"
            self.notes.append(ReadingNote("unit-not-understood", message, run.place()))


def _mentions(
    duties: Sequence[Duty], *, first_leads: bool, parting: str | None
) -> tuple[UnitMention, ...]:
    """The units of all clauses in order; where none is named as lead, the first leads by custom.

    ``first_leads``: the text says that the first leads, so it does not lead by custom only.
    ``parting``: it says that those before this mark lead and the others support.
    """
    lead_named = "lead" in [unit.role for _, clause in duties for unit in clause.units]
    follows: UnitRole = "responsible" if first_leads else "supporting"
    mentions: list[dict[str, object]] = []
    for run, clause in duties:
        places = at_each(run, [unit.offset for unit in clause.units])
        parted = _mark(run.text, clause, parting) if parting else 0
        for (name, role, offset), place in zip(clause.units, places, strict=True):
            taken, by_custom = role, False
            if role == "responsible" and not lead_named:
                if parting:
                    taken = "lead" if offset < parted else "supporting"
                else:
                    taken, by_custom = follows if mentions else "lead", not first_leads
            mentions.append({"name": name, "role": taken, "by_custom": by_custom, **place})
    return _MENTIONS.validate_python(mentions)


def _mark(text: str, clause: DutyClause, mark: str) -> int:
    """Where the first ``mark`` of a clause stands that is in no bracket within it."""
    depth = 0
    for match in _MARKS.finditer(text, clause.start + 1, clause.end):
        if match.lastgroup == "opening":
            depth += 1
        elif match.lastgroup == "closing":
            depth -= 1
        elif depth == 0 and match.lastgroup == ("comma" if mark == "，" else "semicolon"):
            return match.start()
    return clause.end
