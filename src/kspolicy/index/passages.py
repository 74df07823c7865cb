"""Every sentence and table row of a document, as full-text search finds it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.index.rows import PassageRow
    from kspolicy.model.document import Part, PolicyDocument, Section, Sentence, Target
    from kspolicy.model.record import Located


def passages(document: PolicyDocument, short: str) -> Iterator[PassageRow]:
    """The passages of ``document``, whose refs begin with ``short``."""

    def passage(ref: str, part: str, label: str, text: str, place: Located) -> PassageRow:
        return {
            "ref": f"{short}:{ref}",
            "document": document.id,
            "part": part,
            "label": label,
            "text": text,
            "line": place.line,
            "paragraph": place.paragraph,
            "page": place.page,
        }

    for part in document.parts:
        for sentence in _sentences(part):
            yield passage(part.id, part.id, part.title, sentence.text, sentence)
        for section in walk_sections(part.sections):
            ref, label = f"{part.id}/{section.id}", f"{section.label}{section.title}"
            yield passage(ref, part.id, label, label, section)
            for sentence in _sentences(section):
                yield passage(ref, part.id, label, sentence.text, sentence)
    for home, targets in _rows_of_indicators(document):
        first = targets[0]
        said = "；".join(target.quote for target in targets)
        text = " ".join(filter(None, (first.category, said, first.attribute)))
        yield passage(home, first.part, first.indicator, text, first)
    for table in document.allocations:
        for row in table.rows:
            yield passage(row.id, table.part, row.category or "", row.indicator, row)
    for task in document.tasks:
        if task.part == "body" and not is_row(task.id):
            continue
        label = f"{task.number or ''} {task.title}".strip()
        yield passage(task.id, task.part, label, label, task)
        for sentence in task.sentences:
            yield passage(task.id, task.part, label, sentence.text, sentence)


def is_row(item: str) -> bool:
    """Whether an id of the body is that of a table's row: body/3.1/2, below heading 3.1."""
    return item.count("/") > 1


def _rows_of_indicators(document: PolicyDocument) -> Iterator[tuple[str, list[Target]]]:
    """The rows of tables with figures of years, by their ids; they are no sentences of a text."""
    listed = (target for target in document.targets if target.found_by.startswith("table-"))
    for home, targets in groupby(listed, key=lambda target: target.id.partition("#")[0]):
        yield home, list(targets)


def _sentences(text: Part | Section) -> Iterator[Sentence]:
    return (sentence for paragraph in text.paragraphs for sentence in paragraph)


def walk_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """Every section of a tree in reading order."""
    for section in sections:
        yield section
        yield from walk_sections(section.sections)
