"""The running text of a document, sentence by sentence, each with the place it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kspolicy.diff.folding import fold
from kspolicy.diff.outline import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import PolicyDocument, Sentence, SentenceRole

MASK = "\ufffc"
"""Stands for words that another change tells (the Unicode object replacement character)."""


@dataclass(slots=True)
class Passage:
    """One sentence, or several joined; ``number`` counts the paragraphs of its holder from 1.

    ``masked`` are the spans that other changes tell.
    """

    holder: str
    text: str
    number: int
    position: int
    line: int | None = None
    page: int | None = None
    paragraph: int | None = None
    role: SentenceRole | None = None
    masked: list[tuple[int, int]] = field(default_factory=list)

    @property
    def bare(self) -> str:
        """The text with a single mark for every masked span."""
        if not self.masked:
            return self.text
        return "".join(MASK if hidden else words for words, hidden in self.pieces())

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The text piece by piece: words, and whether they are masked."""
        at = 0
        for start, end in sorted(self.masked):
            if end <= at:
                continue
            if start > at:
                yield self.text[at:start], False
            yield self.text[max(start, at) : end], True
            at = end
        if at < len(self.text):
            yield self.text[at:], False

    def hide(self, words: str, start: int = 0) -> int:
        """Mask ``words`` where they first stand from ``start`` on.

        Returns:
            Where they end, or -1 where they do not stand there.
        """
        found = self.text.find(words, start) if words else -1
        if found < 0:
            return -1
        self.masked.append((found, found + len(words)))
        return found + len(words)


def joined(passages: Sequence[Passage]) -> Passage:
    """Neighbouring passages as one."""
    first = passages[0]
    if len(passages) == 1:
        return first
    whole = replace(first, text="", masked=[])
    for passage in passages:
        shift = len(whole.text)
        whole.masked.extend((start + shift, end + shift) for start, end in passage.masked)
        whole.text += passage.text
    return whole


def part_holder(part: str) -> str:
    """What holds the text of a part before its first heading."""
    return part


def section_holder(part: str, section: str) -> str:
    """What holds the text under a heading."""
    return f"{part}/{section}"


def row_holder(task: str) -> str:
    """What holds the text of a row of a task list."""
    return f"row {task}"


def read_passages(document: PolicyDocument) -> dict[str, list[Passage]]:
    """The passages of every part, heading and task-list row, in reading order."""
    found: dict[str, list[Passage]] = {}
    for part in document.parts:
        holder = part_holder(part.id)
        found[holder] = _passages(holder, part.paragraphs)
        for node in walk(part):
            holder = section_holder(part.id, node.section.id)
            found[holder] = _passages(holder, node.section.paragraphs)
    for task in document.tasks:
        if task.sentences:
            holder = row_holder(task.id)
            found[holder] = _passages(holder, [task.sentences])
    return found


def _passages(holder: str, paragraphs: Sequence[Sequence[Sentence]]) -> list[Passage]:
    found: list[Passage] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        for sentence in paragraph:
            text = fold(sentence.text)
            if text:
                found.append(
                    Passage(
                        holder,
                        text,
                        number,
                        len(found),
                        sentence.line,
                        sentence.page,
                        sentence.paragraph,
                        sentence.role,
                    )
                )
    return found
