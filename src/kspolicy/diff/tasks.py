"""The tasks of two documents: which is which, and what of them changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.diff.change import Change, Subject
from kspolicy.diff.folding import bare, fold
from kspolicy.diff.numbering import Numbered, told
from kspolicy.diff.outline import (
    TEXTS_ALIKE,
    TITLES_ALIKE,
    Node,
    cite,
    number_changes,
    told_numbers,
)
from kspolicy.diff.pairing import Pairing, alike
from kspolicy.diff.units import unit_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.lexicon.names import UnitNames
    from kspolicy.model.document import Task

# A text under the same number needs less likeness to be the same task.
_SAME_NUMBER = 0.4


def pair_tasks(
    olds: Sequence[Task], news: Sequence[Task], old_texts: dict[str, str], new_texts: dict[str, str]
) -> Pairing[Task]:
    """The tasks of two parts: by title, by likeness of title, then by text and number."""
    pairing = Pairing(olds, news)
    pairing.join_equal(_place, _place)
    pairing.join_equal(_known_title, _known_title)
    pairing.join_likest(_title, TITLES_ALIKE)

    def same_number(old: Task, new: Task) -> bool:
        if old.number is None or old.number != new.number:
            return False
        one, other = old_texts[old.id], new_texts[new.id]
        return one == other or alike(one, other) >= _SAME_NUMBER

    texts = {id(task): old_texts[task.id] for task in olds}
    texts |= {id(task): new_texts[task.id] for task in news}
    pairing.join_likest(lambda task: texts[id(task)], TEXTS_ALIKE)
    numbers = {new.number: new for new in pairing.added()}
    partners = {
        old.id: old.number
        for old in pairing.removed()
        if old.number in numbers and same_number(old, numbers[old.number])
    }
    pairing.join_equal(
        lambda old: partners.get(old.id),
        lambda new: new.number if numbers.get(new.number) is new else None,
    )
    return pairing


def _title(task: Task) -> str:
    return bare(task.title)


def _known_title(task: Task) -> str | None:
    return _title(task) or None


def _place(task: Task) -> tuple[str, str]:
    return _title(task), bare(task.programme or "")


def task_changes(
    tasks: Pairing[Task],
    sections: Pairing[Node],
    units: UnitNames,
    old_texts: dict[str, str],
    new_texts: dict[str, str],
) -> Iterator[Change]:
    """What of the tasks of two parts changed; the texts of both documents are by task id."""
    renamed = dict(_programmes_renamed(tasks))
    yield from _programme_changes(tasks, sections, renamed)
    yield from _number_changes(tasks, sections)
    for old, new in tasks.pairs():
        subject = task_subject(old, new)
        if fold(old.title) != fold(new.title):
            yield subject.changed("title", fold(old.title), fold(new.title))
        if (old.programme or "") != (new.programme or "") and renamed.get(
            old.programme or ""
        ) != new.programme:
            yield subject.changed("programme", old.programme, new.programme)
        yield from _duty_changes(subject, old, new, units)
    for task in tasks.removed():
        subject = task_subject(task, None)
        yield subject.removed(fold(task.title), context=old_texts[task.id] or None)
    for task in tasks.added():
        subject = task_subject(None, task)
        yield subject.added(fold(task.title), context=new_texts[task.id] or None)


def task_subject(old: Task | None, new: Task | None) -> Subject:
    """A task as the subject of changes."""
    task = new or old
    assert task is not None
    return Subject(
        item="task",
        label=cite(task.number, task.title) or task.id,
        part=task.part,
        old=old,
        new=new,
        id_old=old.id if old else None,
        id_new=new.id if new else None,
    )


def _duty_changes(subject: Subject, old: Task, new: Task, units: UnitNames) -> Iterator[Change]:
    found = list(unit_changes(subject, old.units, new.units, units))
    before, after = old.all_districts, new.all_districts
    if (before is None) != (after is None):
        found.append(subject.changed("all_districts", before is not None, after is not None))
    if fold(old.deadline or "") != fold(new.deadline or ""):
        found.append(subject.changed("deadline", old.deadline, new.deadline))
    yield from found
    # What of a clause in running text has no field of its own shows as changed words there.
    if not found and old.sentences and fold(old.duty_wording or "") != fold(new.duty_wording or ""):
        yield subject.changed("duty_wording", old.duty_wording, new.duty_wording)


def _number_changes(tasks: Pairing[Task], sections: Pairing[Node]) -> Iterator[Change]:
    """Changed numbers worth telling, of rows and of headings that are a task."""
    numbers = told_numbers(sections)
    told_sections = {
        new.section.id: (old, new) for k, (old, new) in enumerate(sections.pairs()) if k in numbers
    }
    rows = [(old, new) for old, new in tasks.pairs() if not (old.section or new.section)]
    old_positions = {task.id: k for k, task in enumerate(tasks.old)}
    new_positions = {task.id: k for k, task in enumerate(tasks.new)}
    told_rows = told(
        [
            Numbered(
                old.number or "",
                new.number or "",
                old_positions[old.id],
                new_positions[new.id],
                "",
                "",
            )
            for old, new in rows
        ]
    )
    for k, (old, new) in enumerate(rows):
        if k in told_rows:
            places = old_positions[old.id], new_positions[new.id]
            yield from _number_changes_of(old, new, places)
    for old, new in tasks.pairs():
        if new.section in told_sections:
            before, after = told_sections[new.section]
            if new.title == after.section.title:
                yield from _number_changes_of(old, new, (before.position, after.position))


def _number_changes_of(old: Task, new: Task, places: tuple[int, int]) -> Iterator[Change]:
    numbers = old.number or "", new.number or ""
    return number_changes(task_subject(old, new), numbers, places)


def _programmes_renamed(tasks: Pairing[Task]) -> Iterator[tuple[str, str]]:
    """Programmes that all have another name, and no other programme has it."""
    old_names = {task.programme for task in tasks.old if task.programme}
    new_names = {task.programme for task in tasks.new if task.programme}
    partners: dict[str, set[str]] = {}
    origins: dict[str, set[str]] = {}
    for old, new in tasks.pairs():
        if old.programme and new.programme and old.programme != new.programme:
            partners.setdefault(old.programme, set()).add(new.programme)
            origins.setdefault(new.programme, set()).add(old.programme)
    for name, names in partners.items():
        (after, *others) = names
        gone_and_new = name not in new_names and after not in old_names
        if gone_and_new and not others and len(origins[after]) == 1:
            yield name, after


def _programme_changes(
    tasks: Pairing[Task], sections: Pairing[Node], renamed: dict[str, str]
) -> Iterator[Change]:
    """Programmes with another name; where that is a heading, its change tells it."""
    headings = {(old.section.title, new.section.title) for old, new in sections.pairs()}
    for before, after in renamed.items():
        if (before, after) in headings or fold(before) == fold(after):
            continue
        old, new = next(
            (old, new)
            for old, new in tasks.pairs()
            if (old.programme, new.programme) == (before, after)
        )
        yield Subject(
            item="programme",
            label=after,
            part=new.part,
            old=old,
            new=new,
            id_old=f"{old.part}/{before}",
            id_new=f"{new.part}/{after}",
        ).changed("title", before, after)
