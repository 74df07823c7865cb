"""The outline of a part → its sections; its duties become tasks, its goals targets."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kspolicy.model.document import Section, Sentence, SentenceRole
from kspolicy.model.source import ReadingNote
from kspolicy.parse.duty import DutyClause, find_duty
from kspolicy.parse.groups import find_group
from kspolicy.parse.outline import Heading, Text, first_clause, lead_sentence
from kspolicy.parse.places import at
from kspolicy.parse.sentences import make_sentences, sentence_spans
from kspolicy.parse.targets import TargetContext
from kspolicy.parse.tasks import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import Task
    from kspolicy.parse.content import Content

    Paragraphs = tuple[tuple[Sentence, ...], ...]
    Sections = tuple[Section, ...]
    Run = list[tuple[Text, list[DutyClause]]]

_PROGRAMME = re.compile(r"(?:工程|行动|计划|专项|攻坚)(?:（.{1,12}）)?$")
_GOALS = "目标"


def read_outline(root: Heading, part: str, content: Content) -> tuple[Paragraphs, Sections]:
    """The text above the first heading, and the sections; what they hold goes to ``content``."""
    paragraphs = _paragraphs(root, part, content, goals=False)
    return paragraphs, _sections(root, part, content, goals=False)


def _sections(node: Heading, part: str, content: Content, *, goals: bool) -> Sections:
    """The sections below ``node``. ``goals``: it or one above it has goals for its matter."""
    return tuple([_section(child, part, content, goals=goals) for child in node.children])


def _section(node: Heading, part: str, content: Content, *, goals: bool) -> Section:
    assert node.paragraph is not None
    place = node.paragraph.place()
    if node.doubled:
        message = f"序号重复：“{node.title}”与前面的标题序号相同，已编为 {node.id}"
        content.notes.append(ReadingNote("number-doubled", message, place))
    goals = goals or _GOALS in node.title
    return Section(
        id=node.id,
        label=node.label,
        title=node.title,
        paragraphs=_paragraphs(node, part, content, goals=goals),
        sections=_sections(node, part, content, goals=goals),
        **at(place),
    )


def _paragraphs(node: Heading, part: str, content: Content, *, goals: bool) -> Paragraphs:
    """The text of one heading, sentence by sentence."""
    paragraphs: list[tuple[Sentence, ...]] = []
    for run in _runs(node.texts):
        task = _task(node, part, run, content)
        context = TargetContext(part, node.id or None, task.id if task else None, goals)
        paragraphs.extend([_sentences(text, clauses, context, content) for text, clauses in run])
    return tuple(paragraphs)


def _runs(texts: Sequence[Text]) -> Iterator[Run]:
    """Texts up to and including the one that says whose duty they are."""
    run: Run = []
    for text in texts:
        clauses = find_duty(text.paragraph.text, text.start)
        run.append((text, clauses))
        if clauses:
            yield run
            run = []
    if run:
        yield run


def _sentences(
    text: Text, clauses: Sequence[DutyClause], context: TargetContext, content: Content
) -> tuple[Sentence, ...]:
    paragraph = text.paragraph
    group = find_group(paragraph)
    if group is not None:
        content.groups.append(group)
    spans = sentence_spans(paragraph.text, text.start)
    roles: dict[int, SentenceRole] = {}
    for number in content.targets.search(paragraph, spans, context, clauses):
        roles[number] = "target"
    if clauses:
        starts = [start for start, _ in spans]
        for clause in clauses:
            roles[bisect_right(starts, clause.start) - 1] = "duty"
    return make_sentences(paragraph, spans, roles)


def _task(node: Heading, part: str, run: Run, content: Content) -> Task | None:
    """The task that the last text of ``run`` assigns."""
    text, clauses = run[-1]
    if not clauses:
        return None
    paragraph = text.paragraph
    title, programme = node.title, _programme(node.parent)
    place = node.paragraph.place() if node.paragraph else paragraph.place()
    if not node.inline:
        first = run[0][0].paragraph if node.paragraph else paragraph
        lead = lead_sentence(first.text)
        if lead is not None and (not title or _PROGRAMME.search(title)):
            title, programme, place = lead, _programme(node), first.place()
    return content.tasks.add(
        Assignment(
            identity=f"{part}/{node.id or 0}",
            part=part,
            number=node.number() or None,
            title=title or first_clause(paragraph.text),
            programme=programme,
            section=node.id or None,
            duties=[(paragraph, clause) for clause in clauses],
            duty_wording="".join(paragraph.text[c.start : c.end] for c in clauses),
            place=place,
        )
    )


def _programme(node: Heading | None) -> str | None:
    """The nearest heading, from ``node`` upwards, that names a programme (…工程, …行动)."""
    for above in node.path() if node else ():
        if _PROGRAMME.search(above.title):
            return above.title
    return None
