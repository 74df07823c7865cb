"""The whole comparison: a table of contents of what is compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from kspolicy.diff.change import Item
from kspolicy.diff.groups import group_changes, pair_groups
from kspolicy.diff.header import header_changes
from kspolicy.diff.masks import mask_told
from kspolicy.diff.outline import (
    Node,
    cite,
    pair_parts,
    pair_sections,
    paragraphs_text,
    part_changes,
    part_name,
    section_changes,
    walk,
)
from kspolicy.diff.pairing import Pairing
from kspolicy.diff.passages import part_holder, read_passages, row_holder, section_holder
from kspolicy.diff.tables import row_changes, table_changes
from kspolicy.diff.targets import Owner, measure, pair_targets, target_changes
from kspolicy.diff.tasks import pair_tasks, task_changes
from kspolicy.diff.text import Place, TextDifference
from kspolicy.diff.unread import unread_changes
from kspolicy.diff.words import WordCutter
from kspolicy.link.form import document_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.diff.change import Change
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import Part, PolicyDocument, Task

_ORDER = get_args(Item)


def diff_documents(old: PolicyDocument, new: PolicyDocument, lexicon: Lexicon) -> list[Change]:
    """What changed from ``old`` to ``new``, by kind of item, then in reading order.

    Source, notes on reading, and typesetting (spaces, line breaks, width of digits) are not
    compared. Names that ``lexicon`` holds for one are one.
    """
    return _Comparison(old, new, lexicon).changes()


@dataclass(frozen=True, slots=True)
class _PartPair:
    """A part of both documents (one of them empty where only one has it), what it holds paired."""

    sections: Pairing[Node]
    tasks: Pairing[Task]
    whole: bool


class _Comparison:
    """One comparison of two documents."""

    def __init__(self, old: PolicyDocument, new: PolicyDocument, lexicon: Lexicon) -> None:
        self._old = old
        self._new = new
        self._lexicon = lexicon
        self._parts = pair_parts(old, new)
        self._old_texts, self._new_texts = _task_texts(old), _task_texts(new)
        self._pairs = [self._pair(before, after) for before, after in self._parts.pairs()]
        self._pairs += [self._pair(part, None) for part in self._parts.removed()]
        self._pairs += [self._pair(None, part) for part in self._parts.added()]
        self._owners = dict(self._live_on())
        self._groups = pair_groups(old.groups, new.groups)

    def changes(self) -> list[Change]:
        """Facts first; what they tell is masked in the text before that is compared."""
        facts = [
            *header_changes(self._old.header, self._new.header),
            *part_changes(self._parts),
            *self._outline_changes(),
            *self._target_changes(),
            *self._table_changes(),
            *group_changes(self._groups, self._lexicon.units),
            *unread_changes(self._old, self._new),
        ]
        return sorted((*facts, *self._text_changes(facts)), key=_reading_order)

    def _pair(self, old: Part | None, new: Part | None) -> _PartPair:
        old_tasks = [t for t in self._old.tasks if old and t.part == old.id]
        new_tasks = [t for t in self._new.tasks if new and t.part == new.id]
        tasks = pair_tasks(old_tasks, new_tasks, self._old_texts, self._new_texts)
        sections = pair_sections(
            walk(old) if old else [], walk(new) if new else [], list(tasks.pairs())
        )
        return _PartPair(sections, tasks, whole=old is not None and new is not None)

    def _live_on(self) -> Iterator[tuple[Owner, Owner]]:
        """Each part, heading and task of the old document, and what it is in the new one."""
        for part, after in self._parts.pairs():
            yield (part.id, None), (after.id, None)
        for pair in self._pairs:
            for before, node in pair.sections.pairs():
                yield (before.part, before.id), (node.part, node.id)
            for old, new in pair.tasks.pairs():
                yield (old.part, old.id), (new.part, new.id)

    def _outline_changes(self) -> Iterator[Change]:
        for pair in self._pairs:
            # With an annex that is new or gone, its headings are told; its tasks are not.
            if pair.whole:
                yield from section_changes(pair.sections, pair.tasks.old, pair.tasks.new)
            yield from task_changes(
                pair.tasks, pair.sections, self._lexicon.units, self._old_texts, self._new_texts
            )

    def _target_changes(self) -> Iterator[Change]:
        olds = measure(self._old.targets, self._subject(self._old), self._lexicon)
        news = measure(self._new.targets, self._subject(self._new), self._lexicon)
        targets = pair_targets(olds, news, self._owners)
        labels = _owner_labels(self._old), _owner_labels(self._new)
        yield from target_changes(targets, self._owners, *labels)

    def _table_changes(self) -> Iterator[Change]:
        subjects = self._subject(self._old), self._subject(self._new)
        tables = Pairing(self._old.allocations, self._new.allocations)
        parts = {old.id: new.id for old, new in self._parts.pairs()}
        tables.join_equal(lambda table: parts.get(table.part), lambda table: table.part)
        for old, new in tables.pairs():
            yield from table_changes(old, new, subjects, self._lexicon)
        for table in tables.removed():
            yield from row_changes(table.rows, (), table.part)
        for table in tables.added():
            yield from row_changes((), table.rows, table.part)

    def _text_changes(self, facts: Iterable[Change]) -> Iterator[Change]:
        old_told: dict[tuple[str, str], list[Change]] = {}
        new_told: dict[tuple[str, str], list[Change]] = {}
        for change in facts:
            if change.kind != "added":
                old_told.setdefault((change.item, change.id_old or ""), []).append(change)
            if change.kind != "removed":
                new_told.setdefault((change.item, change.id), []).append(change)
        olds, news = read_passages(self._old), read_passages(self._new)
        mask_told(self._old, olds, old_told)
        mask_told(self._new, news, new_told)
        return TextDifference(
            olds,
            news,
            self._holders(),
            _places(self._old),
            _places(self._new),
            WordCutter(self._names()),
        ).changes()

    def _holders(self) -> dict[str, str]:
        """What holds text in the old document, and what holds the same in the new one."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for before, after in self._held():
            if before not in found and after not in taken:
                found[before] = after
                taken.add(after)
        return found

    def _held(self) -> Iterator[tuple[str, str]]:
        for part, after in self._parts.pairs():
            yield part_holder(part.id), part_holder(after.id)
        for pair in self._pairs:
            for before, node in pair.sections.pairs():
                yield (
                    section_holder(before.part, before.section.id),
                    section_holder(node.part, node.section.id),
                )
            for old, new in pair.tasks.pairs():
                yield _task_holder(old), _task_holder(new)

    def _names(self) -> Iterator[str]:
        """Names that are one word: units, districts, indicators."""
        entries = (*self._lexicon.unit_entries, *self._lexicon.district_entries)
        yield from (spelling for entry in entries for spelling in entry.spellings())
        yield from (name for _, name in self._lexicon.indicators)
        for document in (self._old, self._new):
            yield from (unit.name for task in document.tasks for unit in task.units)
            yield from (name for group in document.groups for name in group.members)
            for table in document.allocations:
                yield from table.districts

    def _subject(self, document: PolicyDocument) -> str:
        return document_subject(document.title, self._lexicon.places)


def _task_holder(task: Task) -> str:
    """What holds the text of a task: its row, or its heading."""
    if task.sentences or not task.section:
        return row_holder(task.id)
    return section_holder(task.part, task.section)


def _task_texts(document: PolicyDocument) -> dict[str, str]:
    """The text of every task, by its id: that of its row, or under its heading."""
    under = {node.id: node.text for part in document.parts for node in walk(part)}
    return {
        task.id: paragraphs_text([task.sentences]) or under.get(f"{task.part}/{task.section}", "")
        for task in document.tasks
    }


def _owner_labels(document: PolicyDocument) -> dict[Owner, str]:
    labels: dict[Owner, str] = {(part.id, None): part_name(part.id) for part in document.parts}
    for part in document.parts:
        labels |= {(part.id, node.id): node.label for node in walk(part)}
    for task in document.tasks:
        labels[task.part, task.id] = cite(task.number, task.title)
    return labels


def _places(document: PolicyDocument) -> dict[str, Place]:
    """What every holder of text is called."""
    places: dict[str, Place] = {}
    for part in document.parts:
        opening = "正文开头" if part.id == "body" else f"{part_name(part.id)} 表外文字"
        places[part_holder(part.id)] = Place(part.id, opening, part.id)
        for node in walk(part):
            holder = section_holder(part.id, node.section.id)
            places[holder] = Place(node.id, node.label, part.id)
    for task in document.tasks:
        label = cite(task.number, task.title)
        places[row_holder(task.id)] = Place(task.id, label, task.part)
    return places


def _reading_order(change: Change) -> tuple[int, int, int, int]:
    gone = change.kind == "removed"
    page = change.page_old if gone else change.page_new
    line = change.line_old if gone else change.line_new
    paragraph = change.paragraph_old if gone else change.paragraph_new
    part = 0 if change.part == "body" else int(change.part.removeprefix("annex-"))
    return _ORDER.index(change.item), part, page or 0, line or paragraph or 0
