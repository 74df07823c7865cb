"""The outline of a part → its sections; its duties become tasks, its goals targets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.model.clipped import clipped
from kspolicy.model.document import Section, Sentence, SentenceRole
from kspolicy.model.source import ReadingNote
from kspolicy.parse.charges import charge_of_heading, charge_of_text, is_of_duties
from kspolicy.parse.duty import find_duty
from kspolicy.parse.groups import find_group
from kspolicy.parse.outline import Heading, Text, first_clause, lead_sentence
from kspolicy.parse.places import at
from kspolicy.parse.remarks import Remark
from kspolicy.parse.sentences import make_sentences, sentence_spans
from kspolicy.parse.targets import TargetContext
from kspolicy.parse.tasks import Assignment
from kspolicy.parse.unread_duty import unread_duty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.document import Task
    from kspolicy.model.source import Paragraph
    from kspolicy.parse.charges import Charge
    from kspolicy.parse.clause import DutyClause
    from kspolicy.parse.content import Content

    Paragraphs = tuple[tuple[Sentence, ...], ...]
    Sections = tuple[Section, ...]
    Run = list[tuple[Text, list[DutyClause]]]

_PROGRAMMES = ("工程", "行动", "计划", "专项", "攻坚")
_PROGRAMME = re.compile(rf"(?:{'|'.join(_PROGRAMMES)})(?:（.{{1,12}}）)$")
# 主要目标 · 主要指标 · 预期指标 · 发展愿景. Alternatives that begin with letters make it fast.
_GOALS = re.compile(r"目标|愿景|主要指标|预期指标|核心指标|发展指标")
# 主要目标任务完成情况 tells how far they were reached.
_TOLD = re.compile(r"(?:完成|执行|进展|落实|实施|运行|推进)情况|回顾|总结|评估|考核|奖惩")
_LONGEST_QUOTE = 40
_SHORTEST_SENTENCE = 4
# A text that assigns more often is no paragraph but a file without line breaks; it stays whole.
_MOST_TASKS = 40


def read_outline(root: Heading, part: str, content: Content) -> tuple[Paragraphs, Sections]:
    """The text above the first heading, and the sections; what they hold goes to ``content``."""
    above = TargetContext(part, None)
    paragraphs = _paragraphs(root, above, content)
    return paragraphs, tuple([_section(child, above, content) for child in root.children])


def _section(node: Heading, above: TargetContext, content: Content) -> Section:
    """The section of ``node`` and those below it; ``above``: the context of the heading above."""
    assert node.paragraph is not None
    place, title = node.paragraph.place(), node.title
    if node.doubled:
        message = f"序号重复：“{title}”与前面的标题序号相同，已编为 {node.id}"
        content.notes.append(ReadingNote("number-doubled", message, place))
    headings = f"{title}，{above.headings}" if above.headings else title
    goals = (above.goals or _GOALS.search(title) is not None) and not _TOLD.search(title)
    context = TargetContext(above.part, node.id, goals=goals, headings=headings)
    return Section(
        id=node.id,
        label=node.label,
        title=title,
        paragraphs=_paragraphs(node, context, content),
        sections=tuple([_section(child, context, content) for child in node.children]),
        **at(place),
    )


def _paragraphs(node: Heading, context: TargetContext, content: Content) -> Paragraphs:
    """The text of one heading, sentence by sentence."""
    paragraphs: list[tuple[Sentence, ...]] = []
    charge = charge_of_heading(node)
    for run in _runs(node.texts) if node.texts else ():
        tasks = _tasks(node, context.part, run, content)
        if tasks:
            charge = None
        elif is_of_duties(node):
            for text, _ in run:
                _add_charge(node, context.part, charge_of_text(text), content)
        contexts = [(stop, context.of_task(task.id)) for stop, task in tasks] or [(None, context)]
        paragraphs.extend([_sentences(text, clauses, contexts, content) for text, clauses in run])
        for text, clauses in run:
            _note_unread(text, clauses, content)
    _add_charge(node, context.part, charge, content)
    return tuple(paragraphs)


def _add_charge(node: Heading, part: str, charge: Charge | None, content: Content) -> None:
    """The task of the units that an item of a chapter of duties names."""
    if charge is None:
        return
    duties = [(charge.paragraph, charge.clause)]
    content.tasks.add(
        Assignment(
            identity=f"{part}/{node.id or 0}",
            part=part,
            number=node.number() or None,
            title=charge.title,
            section=node.id or None,
            duties=duties,
            duty_wording=_duty_wording(duties),
            place=charge.paragraph.place(),
        )
    )


def _note_unread(text: Text, clauses: Sequence[DutyClause], content: Content) -> None:
    """Say so where words seem to assign a duty and are not read as one."""
    words = unread_duty(text.paragraph.text, text.start, clauses)
    if words:
        message = f"“{clipped(words, _LONGEST_QUOTE)}”像是责任分工，未读作责任表述"
        content.notes.append(ReadingNote("duty-not-understood", message, text.paragraph.place()))


def _runs(texts: Sequence[Text]) -> list[Run]:
    """Texts up to and including those that say whose duty they are, each on a line of its own.

    牵头部门：市教育局 / 参与单位：市人社局 / 完成时限：2024年6月底前
    """
    run: Run = []
    runs = [run]
    assigned = False
    for text in texts:
        noted = isinstance(text.paragraph, Remark)
        clauses = find_duty(text.paragraph.text, text.start) if not noted else []
        if assigned and not _continues(text, clauses, run[-1][1]):
            run, assigned = [], False
            runs.append(run)
        run.append((text, clauses))
        for clause in clauses:
            assigned = assigned or clause.assigns
    return runs


def _continues(text: Text, clauses: Sequence[DutyClause], before: Sequence[DutyClause]) -> bool:
    """Whether a line says more of the duty before it: by when, or in which other role."""
    if len(clauses) != 1 or clauses[0].start != text.start or len(before) != 1:
        return False
    (clause,), (last,) = clauses, before
    if clause.end < len(text.paragraph.text) or not clause.labelled:
        return False
    if not clause.assigns:
        return last.deadline is None
    roles = {unit.role for unit in clause.units}
    return last.labelled and roles.isdisjoint({unit.role for unit in last.units})


def _sentences(
    text: Text,
    clauses: Sequence[DutyClause],
    contexts: Sequence[tuple[int | None, TargetContext]],
    content: Content,
) -> tuple[Sentence, ...]:
    """The sentences of one text. ``contexts``: those of its tasks, and where their words end.

    The last context is that of all sentences that are left.
    """
    paragraph = text.paragraph
    group = find_group(paragraph)
    if group is not None:
        content.groups.append(group)
    spans = sentence_spans(paragraph.text, text.start)
    if isinstance(paragraph, Remark):
        return make_sentences(paragraph, spans, {})
    roles: dict[int, SentenceRole] = {}
    first = 0
    for stop, context in contexts:
        last = len(spans) if stop is None else bisect_left(spans, (stop, stop))
        for number in content.targets.search(paragraph, spans[first:last], context, clauses):
            roles[first + number] = "target"
        first = last
    if clauses:
        starts = [start for start, _ in spans]
        for clause in clauses:
            roles[bisect_right(starts, clause.start) - 1] = "duty"
    return make_sentences(paragraph, spans, roles)


def _tasks(node: Heading, part: str, run: Run, content: Content) -> list[tuple[int | None, Task]]:
    """The tasks that ``run`` assigns, each with where its words end; None where the text ends.

    Mostly one. Several where one paragraph assigns them sentence by sentence:
    …公务用车（市发展改革委负责）。实施…示范工程（市建委负责）。
    """
    text, clauses = run[-1]
    if not clauses:
        return []
    groups = _by_sentence(text.paragraph.text, clauses)
    if not 1 < len(groups) <= _MOST_TASKS:
        task = _task(node, part, run, content)
        return [(None, task)] if task else []
    task = _task(node, part, [*run[:-1], (text, groups[0])], content)
    assert task is not None
    tasks: list[tuple[int | None, Task]] = []
    for before, group in pairwise(groups):
        stop = before[-1].end
        tasks.append((stop, task))
        task = _later_task(node, part, text.paragraph, stop, group, content)
    return [*tasks, (None, task)]


def _by_sentence(text: str, clauses: Sequence[DutyClause]) -> list[list[DutyClause]]:
    """The clauses of one text, set apart where each closes sentences of its own."""
    groups: list[list[DutyClause]] = []
    for clause in clauses:
        if groups and not (
            all(_closes_sentence(text, c) and c.assigns for c in (groups[-1][-1], clause))
            and len(text[groups[-1][-1].end : clause.start].strip("。")) >= _SHORTEST_SENTENCE
        ):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return groups


def _closes_sentence(text: str, clause: DutyClause) -> bool:
    return (
        text[clause.start - 1 : clause.start] == "。"
        or text[clause.end - 1] == "。"
        or text[clause.end : clause.end + 1] == "。"
    )


def _later_task(
    node: Heading,
    part: str,
    run: Paragraph,
    start: int,
    clauses: list[DutyClause],
    content: Content,
) -> Task:
    """A task that a later sentence of a paragraph assigns, named by its own words."""
    text = run.text
    start += text.startswith("。", start)
    duties = [(run, clause) for clause in clauses]
    return content.tasks.add(
        Assignment(
            identity=f"{part}/{node.id or 0}",
            part=part,
            number=node.number() or None,
            title=first_clause(text[start : clauses[0].start]),
            programme=_programme(node),
            section=node.id or None,
            duties=duties,
            duty_wording=_duty_wording(duties),
            place=run.place(start),
        )
    )


def _task(node: Heading, part: str, run: Run, content: Content) -> Task | None:
    """The task that the texts of ``run`` assign."""
    duties = [(text.paragraph, clause) for text, clauses in run for clause in clauses]
    assigning = [paragraph for paragraph, clause in duties if clause.assigns]
    if not assigning:
        return None
    paragraph = assigning[0]
    title, programme = node.title, _programme(node.parent)
    place = node.paragraph.place() if node.paragraph else paragraph.place()
    if not node.inline:
        first = run[0][0].paragraph if node.paragraph else paragraph
        lead = lead_sentence(first.text)
        if lead is not None and (not title or _names_programme(title)):
            title, programme, place = lead, _programme(node), first.place()
    return content.tasks.add(
        Assignment(
            identity=f"{part}/{node.id or 0}",
            part=part,
            number=node.number() or None,
            title=title or first_clause(paragraph.text),
            programme=programme,
            section=node.id or None,
            duties=duties,
            duty_wording=_duty_wording(duties),
            place=place,
        )
    )


def _duty_wording(duties: Sequence[tuple[Paragraph, DutyClause]]) -> str:
    """The clauses as written, those of another line behind a semicolon."""
    words = ""
    for number, (paragraph, clause) in enumerate(duties):
        if number and paragraph is not duties[number - 1][0]:
            words += "；"
        words += paragraph.text[clause.start : clause.end]
    return words


def _programme(node: Heading | None) -> str | None:
    """The nearest heading, from ``node`` upwards, that names a programme (…工程, …行动)."""
    while node is not None:
        if _names_programme(node.title):
            return node.title
        node = node.parent
    return None


def _names_programme(title: str) -> bool:
    """Whether a title ends as those of programmes do: …专项行动, …攻坚计划（2023年）."""
    return title.endswith(_PROGRAMMES) or (
        title.endswith("）") and _PROGRAMME.search(title) is not None
    )
