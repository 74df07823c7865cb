"""The parts and headings of two documents: which is which, and what of them changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.diff.change import Change, Subject
from kspolicy.diff.folding import bare, fold
from kspolicy.diff.numbering import Numbered, told
from kspolicy.diff.pairing import Pairing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import Part, PolicyDocument, Section, Sentence, Task

# Titles and texts below this likeness are not taken for one (实施一批高价值专利目 is 0.95).
TITLES_ALIKE = 0.75
# A text keeps its identity under a wholly new title when it is at least this much the same;
# two documents of one genre share a third of their characters by chance.
TEXTS_ALIKE = 0.6
BODY = "body"


@dataclass(frozen=True, slots=True)
class Node:
    """A heading where it stands. ``number`` is its whole number, 三、（一）1."""

    part: str
    section: Section
    number: str
    position: int
    parent: Node | None

    @property
    def id(self) -> str:
        """What names it in the document: body/3.1.1."""
        return f"{self.part}/{self.section.id}"

    @property
    def label(self) -> str:
        """Number and title, as a reader would cite it."""
        return cite(self.number, self.section.title) or self.id

    @property
    def text(self) -> str:
        """The text under it, without that of the headings below."""
        return paragraphs_text(self.section.paragraphs)


def paragraphs_text(paragraphs: Sequence[Sequence[Sentence]]) -> str:
    """The sentences of some paragraphs as one text."""
    return "".join(sentence.text for paragraph in paragraphs for sentence in paragraph)


def cite(number: str | None, title: str) -> str:
    """Number and title as one writes them: 三、主要任务, 三、（二）创新格局, 三、（一）1 强链."""
    if not number or not title:
        return number or title
    if number.endswith(("）", ")")):
        return f"{number}{title}"
    return f"{number} {title}" if number[-1].isdecimal() else f"{number}、{title}"


def part_name(part: str) -> str:
    """正文, 附件1."""
    return "正文" if part == BODY else part.replace("annex-", "附件", 1)


def pair_parts(old: PolicyDocument, new: PolicyDocument) -> Pairing[Part]:
    """The body with the body, annexes by title, then by number."""
    pairing = Pairing(old.parts, new.parts)
    pairing.join_equal(_body, _body)
    pairing.join_equal(_title, _title)
    pairing.join_equal(lambda part: part.id, lambda part: part.id)
    return pairing


def _body(part: Part) -> str | None:
    return BODY if part.id == BODY else None


def _title(part: Part) -> str | None:
    return bare(part.title) or None


def walk(part: Part) -> list[Node]:
    """Every heading of a part, in reading order."""
    return list(_below(part.id, part.sections, None, ""))


def _below(
    part: str, sections: Sequence[Section], parent: Node | None, above: str
) -> Iterator[Node]:
    for position, section in enumerate(sections):
        number = (above + section.label).rstrip(".、")
        node = Node(part, section, number, position, parent)
        yield node
        yield from _below(part, section.sections, node, above + section.label.rstrip("."))


def pair_sections(
    olds: list[Node], news: list[Node], tasks: Sequence[tuple[Task, Task]]
) -> Pairing[Node]:
    """The headings of two parts: with their tasks, by title, by what stands below, by text."""
    pairing = Pairing(olds, news)
    of_task: dict[str, str] = {}
    with_task: set[str] = set()
    # Of several tasks under one heading, one that kept its title speaks for the heading.
    for old, new in sorted(tasks, key=lambda pair: bare(pair[0].title) != bare(pair[1].title)):
        before, after = old.section, new.section
        if before and after and before not in with_task and after not in of_task:
            of_task[after] = before
            with_task.add(before)
    pairing.join_equal(
        lambda node: node.section.id if node.section.id in with_task else None,
        lambda node: of_task.get(node.section.id),
    )
    pairing.join_equal(_path_of_titles, _path_of_titles)
    pairing.join_equal(_known_title, _known_title)
    pairing.join_likest(_section_title, TITLES_ALIKE)
    _join_by_children(pairing)
    pairing.join_likest(lambda node: node.text, TEXTS_ALIKE)
    return pairing


def _section_title(node: Node) -> str:
    return bare(node.section.title)


def _known_title(node: Node) -> str | None:
    return _section_title(node) or None


def _path_of_titles(node: Node) -> tuple[str, ...]:
    above = _path_of_titles(node.parent) if node.parent else ()
    return (*above, _section_title(node))


def _join_by_children(pairing: Pairing[Node]) -> None:
    """Headings most of whose sub-headings are one are one themselves."""
    places = ({n.id: k for k, n in enumerate(nodes)} for nodes in (pairing.old, pairing.new))
    old_places, new_places = places
    shared: Counter[tuple[int, int]] = Counter()
    for old, new in pairing.pairs():
        if old.parent and new.parent:
            shared[old_places[old.parent.id], new_places[new.parent.id]] += 1

    def score(i: int, j: int, count: int) -> float:
        children = len(pairing.old[i].section.sections) + len(pairing.new[j].section.sections)
        return 2 * count / children

    pairing.join_best(
        (likeness, i, j)
        for (i, j), count in shared.items()
        if (likeness := score(i, j, count)) > 0.5
    )


def part_changes(parts: Pairing[Part]) -> Iterator[Change]:
    """Annexes added, removed, renamed or renumbered."""
    for old, new in parts.pairs():
        subject = _part_subject(old, new)
        # The title of the body is a fact of the header.
        if new.id != BODY and fold(old.title) != fold(new.title):
            yield subject.changed("title", fold(old.title), fold(new.title))
        if old.id != new.id:
            yield subject.changed("number", part_name(old.id), part_name(new.id))
    for part in parts.removed():
        yield _part_subject(part, None).removed(part.title or part_name(part.id))
    for part in parts.added():
        yield _part_subject(None, part).added(part.title or part_name(part.id))


def _part_subject(old: Part | None, new: Part | None) -> Subject:
    part = new or old
    assert part is not None
    return Subject(
        item="part",
        label=f"{part_name(part.id)} {part.title}".strip(),
        part=part.id,
        old=old,
        new=new,
        id_old=old.id if old else None,
        id_new=new.id if new else None,
    )


def section_changes(
    sections: Pairing[Node], old_tasks: Sequence[Task], new_tasks: Sequence[Task]
) -> Iterator[Change]:
    """Headings added, removed, renamed or renumbered; those that are a task are told as that."""
    old_titles, new_titles = _titles(old_tasks), _titles(new_tasks)
    pairs = list(sections.pairs())
    numbers = told_numbers(sections)
    for k, (old, new) in enumerate(pairs):
        is_task = _is_task(old, old_titles) and _is_task(new, new_titles)
        subject = section_subject(old, new)
        if not is_task and fold(old.section.title) != fold(new.section.title):
            yield subject.changed("title", fold(old.section.title), fold(new.section.title))
        if k in numbers and not is_task:
            yield from number_changes(
                subject, (old.number, new.number), (old.position, new.position)
            )
    for node in sections.removed():
        if not _is_task(node, old_titles):
            yield section_subject(node, None).removed(node.section.title, context=_context(node))
    for node in sections.added():
        if not _is_task(node, new_titles):
            yield section_subject(None, node).added(node.section.title, context=_context(node))


def told_numbers(sections: Pairing[Node]) -> set[int]:
    """Indices of the pairs whose number changed by more than a shift."""
    families = {old.id: new.id for old, new in sections.pairs()}

    def family(old: Node) -> str:
        return families.get(old.parent.id, f"-{old.parent.id}") if old.parent else ""

    return told(
        [
            Numbered(
                old.section.label,
                new.section.label,
                old.position,
                new.position,
                family(old),
                new.parent.id if new.parent else "",
            )
            for old, new in sections.pairs()
        ]
    )


def number_changes(
    subject: Subject, numbers: tuple[str, str], positions: tuple[int, int]
) -> Iterator[Change]:
    """That something has another number, or under the same number another place (from 0)."""
    if numbers[0] != numbers[1]:
        yield subject.changed("number", *numbers)
    elif positions[0] != positions[1]:
        yield subject.changed("order", positions[0] + 1, positions[1] + 1)


def section_subject(old: Node | None, new: Node | None) -> Subject:
    """A heading as the subject of changes."""
    node = new or old
    assert node is not None
    return Subject(
        item="section",
        label=node.label,
        part=node.part,
        old=old.section if old else None,
        new=new.section if new else None,
        id_old=old.id if old else None,
        id_new=new.id if new else None,
    )


def _titles(tasks: Sequence[Task]) -> dict[tuple[str, str | None], set[str]]:
    titles: dict[tuple[str, str | None], set[str]] = {}
    for task in tasks:
        titles.setdefault((task.part, task.section), set()).add(task.title)
    return titles


def _is_task(node: Node, titles: dict[tuple[str, str | None], set[str]]) -> bool:
    return node.section.title in titles.get((node.part, node.section.id), ())


def _context(node: Node) -> str | None:
    return node.text or None
