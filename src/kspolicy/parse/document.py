"""The whole parse: a table of contents of how a document is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kspolicy.model.document import (
    AllocationTable,
    CoordinationGroup,
    DistrictScope,
    Header,
    Note,
    Part,
    PolicyDocument,
    Section,
    Sentence,
    SentenceRole,
    SourceFile,
    Target,
    Task,
    UnitMention,
)
from kspolicy.model.source import Cell, Paragraph, ReadingNote, Source, Table, TextRun
from kspolicy.parse import allocation, tasklist
from kspolicy.parse.duty import DutyClause, find_duty
from kspolicy.parse.groups import find_group
from kspolicy.parse.header import read_header
from kspolicy.parse.outline import Heading, Text, build_outline, lead_sentence
from kspolicy.parse.parts import Annex, divide
from kspolicy.parse.sentences import at, split_sentences
from kspolicy.parse.targets import GoalContext, TargetFinder

_PROGRAMME = re.compile(r"(?:工程|行动|计划|专项|攻坚|工程（.{1,12}）)$")
_GOAL_SECTION = re.compile(r"目标")
_BODY = "body"


class NotPolicyDocumentError(Exception):
    """A source that reads well but is no policy document; the message says why, in Chinese."""


def parse_source(source: Source) -> PolicyDocument:
    """Read a policy document out of ``source``.

    Raises:
        NotPolicyDocumentError: no document number, no outline and no duty clause in it.
    """
    return _Parse(source).document()


@dataclass(slots=True)
class _Parse:
    """One run over one source, gathering what it finds in reading order."""

    source: Source
    tasks: list[Task] = field(default_factory=list)
    allocations: list[AllocationTable] = field(default_factory=list)
    groups: list[CoordinationGroup] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)
    targets: TargetFinder = field(default_factory=TargetFinder)
    earliest: int | None = None
    extended: DistrictScope | None = None

    def document(self) -> PolicyDocument:
        parts = divide(self.source.blocks)
        paragraphs = [block for block in self.source.blocks if isinstance(block, Paragraph)]
        header = read_header(parts.opening, parts.colophon, parts.listing, paragraphs)
        self.earliest = header.signed.date.year if header.signed else None
        body = self._body(header, parts.opening, parts.body)
        annexes = [self._annex(annex) for annex in parts.annexes]
        self._refuse_if_foreign(header, body, paragraphs)
        self._refuse_doubled_tasks()
        return PolicyDocument(
            id=_identity(header, self.source),
            source=SourceFile(
                file=self.source.name,
                form=self.source.form,
                encoding=self.source.encoding,
                sha256=self.source.sha256,
            ),
            header=header,
            parts=(body, *annexes),
            tasks=tuple(self.tasks),
            targets=tuple(_years_of_section(self.targets.found)),
            allocations=tuple(self.allocations),
            groups=tuple(self.groups),
            notes=tuple(
                Note(kind=note.kind, message=note.message, **at(note.place))  # type: ignore[arg-type]
                for note in sorted(
                    (*self.source.notes, *self.notes),
                    key=lambda note: (note.place.page or 0, note.place.line or 0),
                )
            ),
        )

    def _body(
        self, header: Header, opening: Sequence[Paragraph], blocks: Sequence[object]
    ) -> Part:
        root = build_outline(block for block in blocks if isinstance(block, Paragraph))
        for block in blocks:
            if isinstance(block, Table):
                self._table(block, _BODY, "")
        root.texts[:0] = [Text(paragraph) for paragraph in opening]
        title = header.enclosed_title or header.title
        return Part(
            id=_BODY,
            title=title.text if title else "",
            paragraphs=self._paragraphs(root, _BODY),
            sections=tuple(self._section(child, _BODY) for child in root.children),
        )

    def _annex(self, annex: Annex) -> Part:
        part = f"annex-{annex.number}"
        self.extended = None
        root = build_outline(block for block in annex.blocks if isinstance(block, Paragraph))
        for block in annex.blocks:
            if isinstance(block, Table):
                self._table(block, part, annex.title)
        return Part(
            id=part,
            title=annex.title,
            paragraphs=self._paragraphs(root, part),
            sections=tuple(self._section(child, part) for child in root.children),
            **at(annex.place),  # type: ignore[arg-type]
        )

    def _section(self, node: Heading, part: str) -> Section:
        assert node.paragraph is not None
        return Section(
            id=node.id,
            label=node.label,
            title=node.title,
            paragraphs=self._paragraphs(node, part),
            sections=tuple(self._section(child, part) for child in node.children),
            **at(node.paragraph.place()),  # type: ignore[arg-type]
        )

    def _paragraphs(self, node: Heading, part: str) -> tuple[tuple[Sentence, ...], ...]:
        """The text of one heading; its duties become tasks, its goals targets."""
        goals = any(_GOAL_SECTION.search(above.title) for above in node.path())
        waiting: list[tuple[Text, list[tuple[int, int]]]] = []
        roles: dict[int, dict[int, SentenceRole]] = {}
        for index, text in enumerate(node.texts):
            clauses = list(find_duty(text.paragraph.text)) if node.parent or goals else []
            roles[index] = {clause.start: "duty" for clause in clauses}
            waiting.append((text, [(clause.start, clause.end) for clause in clauses]))
            group = find_group(text.paragraph)
            if group is not None:
                self.groups.append(group)
            task = self._task(node, part, [text for text, _ in waiting], clauses)
            if task is not None or index + 1 == len(node.texts):
                context = GoalContext(
                    part, node.id or None, task.id if task else None, goals, self.earliest
                )
                first = index + 1 - len(waiting)
                for position, (earlier, skip) in enumerate(waiting, start=first):
                    for offset in self.targets.search(
                        earlier.paragraph, earlier.start, context, skip
                    ):
                        roles[position].setdefault(offset, "target")
                waiting.clear()
        return tuple(
            split_sentences(text.paragraph, text.start, roles[index])
            for index, text in enumerate(node.texts)
        )

    def _task(
        self, node: Heading, part: str, texts: Sequence[Text], clauses: Sequence[DutyClause]
    ) -> Task | None:
        """The task that ``clauses``, found in the last of ``texts``, assign."""
        if not clauses:
            return None
        run = texts[-1].paragraph
        title, programme = node.title, _programme(node.parent)
        place = node.paragraph.place() if node.paragraph else run.place()
        if not node.inline:
            lead = lead_sentence(texts[0].paragraph.text)
            if lead is not None and (not title or _PROGRAMME.search(title)):
                title, programme, place = lead, _programme(node), texts[0].paragraph.place()
        return self._add_task(
            identity=f"{part}/{node.id}",
            part=part,
            number=node.number() or None,
            title=title,
            programme=programme,
            section=node.id or None,
            duties=[(run, clause) for clause in clauses],
            duty_wording="".join(run.text[c.start : c.end] for c in clauses),
            place=at(place),
        )

    def _table(self, table: Table, part: str, title: str) -> None:
        shares = allocation.find_columns(table)
        if shares is not None:
            read, notes = allocation.read_allocation(table, shares, part, title)
            self.allocations.append(read)
            self.notes.extend(notes)
            return
        listed = tasklist.find_columns(table)
        if listed is None:
            message = "此表既不像目标分解表，也不像任务清单，未提取"
            self.notes.append(ReadingNote("table-not-understood", message, table.place))
            return
        for row in tasklist.read_rows(table, listed):
            self._task_row(row, part, goals=listed.goals)

    def _task_row(self, row: tasklist.TaskRow, part: str, *, goals: bool) -> None:
        duties: list[tuple[TextRun, DutyClause]] = list(row.duties)
        deadline = row.deadline
        task = self._add_task(
            identity=f"{part}/{row.number}",
            part=part,
            number=row.number,
            title=row.title,
            programme=row.programme,
            section=None,
            duties=duties,
            duty_wording="；".join(cell.text for cell, _ in row.duties) or None,
            place=at(row.row.place),
            programme_inherited=row.programme_inherited,
            deadline=deadline,
            matter=row.matter,
        )
        if row.matter is not None:
            context = GoalContext(part, row.number, task.id, goals, self.earliest)
            self.targets.search(row.matter, 0, context)

    def _add_task(
        self,
        *,
        identity: str,
        part: str,
        number: str | None,
        title: str,
        programme: str | None,
        section: str | None,
        duties: Sequence[tuple[TextRun, DutyClause]],
        duty_wording: str | None,
        place: dict[str, object],
        programme_inherited: bool = False,
        deadline: str | None = None,
        matter: Cell | None = None,
    ) -> Task:
        """Make a task of duty clauses; 各区镇 reaches later tasks where a clause says so."""
        units = _mentions(duties)
        scope: DistrictScope | None = None
        for run, clause in duties:
            deadline = deadline or clause.deadline
            if clause.districts:
                scope = DistrictScope(
                    wording=clause.districts,
                    **at(run.place(clause.districts_offset)),  # type: ignore[arg-type]
                )
            for name in clause.lost:
                message = f"责任表述中的“{name[:30]}”不像单位名称，未计入"
                self.notes.append(ReadingNote("unit-not-understood", message, run.place()))
        if scope is None and self.extended is not None:
            scope = self.extended.model_copy(update={"inherited": True})
        if scope is not None and any(clause.extends for _, clause in duties):
            self.extended = scope
        taken = sum(task.id == identity or task.id.startswith(f"{identity}~") for task in self.tasks)
        task = Task(
            id=f"{identity}~{taken + 1}" if taken else identity,
            part=part,
            number=number,
            title=title,
            programme=programme,
            programme_inherited=programme_inherited,
            section=section,
            units=units,
            all_districts=scope,
            deadline=deadline,
            duty_wording=duty_wording,
            sentences=split_sentences(matter) if matter is not None else (),
            **place,  # type: ignore[arg-type]
        )
        self.tasks.append(task)
        return task

    def _refuse_if_foreign(
        self, header: Header, body: Part, paragraphs: Sequence[Paragraph]
    ) -> None:
        if header.number or body.sections or self.tasks or self.allocations:
            return
        found = sum(len(paragraph.text) for paragraph in paragraphs)
        raise NotPolicyDocumentError(
            f"不像政策文件：全文 {found} 字，没有发文字号、层次序号（一、（一）1.）和责任单位"
        )

    def _refuse_doubled_tasks(self) -> None:
        for task in self.tasks:
            if "~" in task.id:
                message = f"序号重复：“{task.title}”与前面的任务序号相同，已编为 {task.id}"
                place = next(iter(()), None)
                self.notes.append(ReadingNote("number-doubled", message, _place(task)))
                del place


def _place(task: Task):  # type: ignore[no-untyped-def]
    from kspolicy.model.source import Place

    return Place(task.line, task.page, task.box)


def _identity(header: Header, source: Source) -> str:
    if header.number:
        return header.number.text
    title = header.title or header.enclosed_title
    return title.text if title else source.name.rsplit(".", 1)[0]


def _programme(node: Heading | None) -> str | None:
    """The nearest heading, from ``node`` upwards, that names a programme (…工程, …行动)."""
    for above in node.path() if node else ():
        if _PROGRAMME.search(above.title):
            return above.title
    return None


def _mentions(duties: Sequence[tuple[TextRun, DutyClause]]) -> tuple[UnitMention, ...]:
    """The units of all clauses in order; where none is named as lead, the first leads by custom."""
    named = [(run, unit) for run, clause in duties for unit in clause.units]
    lead_named = any(unit.role == "lead" for _, unit in named)
    mentions = []
    for index, (run, unit) in enumerate(named):
        by_custom = not lead_named and unit.role == "responsible"
        role = unit.role
        if by_custom:
            role = "lead" if index == 0 else "supporting"
        mentions.append(
            UnitMention(
                name=unit.name,
                role=role,
                by_custom=by_custom,
                **at(run.place(unit.offset)),  # type: ignore[arg-type]
            )
        )
    return tuple(mentions)


def _years_of_section(targets: Sequence[Target]) -> Iterator[Target]:
    """Give a target without a year that of its section, where all others there agree on one."""
    years: dict[tuple[str, str | None], set[int]] = {}
    for target in targets:
        if target.year is not None:
            years.setdefault((target.part, target.section), set()).add(target.year)
    for target in targets:
        known = years.get((target.part, target.section), set())
        if target.year is None and len(known) == 1:
            yield target.model_copy(update={"year": next(iter(known)), "year_inherited": True})
        else:
            yield target
