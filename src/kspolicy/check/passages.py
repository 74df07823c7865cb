"""The words of a document where they stand: paragraphs, headings and cells with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kspolicy.model.finding import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.document import Part, PolicyDocument, Section, Sentence, Task
    from kspolicy.model.source import Box

_CLAUSE_END = re.compile(r"[，。；：！？,;]")
# A clause longer than this is cut, so that a quote stays readable.
_FURTHEST = 40


class Written(Protocol):
    """What knows where it is written."""

    @property
    def line(self) -> int | None:
        """The line of a text file."""

    @property
    def page(self) -> int | None:
        """The page of a paged file."""

    @property
    def box(self) -> Box | None:
        """Where it begins on the page."""

    @property
    def paragraph(self) -> int | None:
        """The paragraph of a file without lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence, title or cell and where it begins. ``duty``: it names responsible units."""

    text: str
    line: int | None
    page: int | None
    box: Box | None = None
    paragraph: int | None = None
    duty: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces that are read in one go: a paragraph, a heading, or a cell of a table.

    ``section`` is the id of the heading, task or row that it belongs to ("" before the first
    heading), ``title`` what that is called; ``text`` is the words of all pieces.
    """

    document: str
    part: str
    section: str
    title: str
    pieces: tuple[Piece, ...]
    heading: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", "".join(piece.text for piece in self.pieces))

    def piece_at(self, offset: int) -> Piece:
        """The piece that the character ``text[offset]`` stands in."""
        for piece in self.pieces:
            if offset < len(piece.text):
                return piece
            offset -= len(piece.text)
        return self.pieces[-1]

    def evidence(self, start: int, end: int, value: str | float | None = None) -> Evidence:
        """``text[start:end]`` as evidence, quoted with the rest of its clause."""
        quote = quote_clause(self.text, start, end)
        shown = self.text[start:end] if value is None else value
        return located(self.document, self.part, self.piece_at(start), quote, shown)


def passages(document: PolicyDocument) -> Iterator[Passage]:
    """Everything that is written in ``document``, part by part, tables after the text."""
    for part in document.parts:
        yield from _of_node(document, part.id, part, "")
        for section, _ in walk(part):
            yield from _of_section(document, part.id, section)
        for task in document.tasks:
            if task.part == part.id:
                yield from _of_row(document, task)
        for table in document.allocations:
            if table.part == part.id:
                for row in table.rows:
                    pieces = (Piece(row.indicator, row.line, row.page, row.box, row.paragraph),)
                    yield Passage(document.id, part.id, row.id, row.indicator, pieces)


def walk(node: Part | Section) -> Iterator[tuple[Section, tuple[Part | Section, ...]]]:
    """Every section below ``node`` in reading order, with what it stands under, outermost first."""
    yield from _walk(node, (node,))


def located(
    document: str, part: str, item: Written, quote: str, value: str | float | None = ""
) -> Evidence:
    """What is written at ``item`` as evidence."""
    return Evidence(document, part, quote, value, item.line, item.page, item.box, item.paragraph)


def quote_clause(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with the rest of the clause it stands in."""
    first = max(0, start - _FURTHEST)
    first = max((m.end() for m in _CLAUSE_END.finditer(text, first, start)), default=first)
    stop = _CLAUSE_END.search(text, end, end + _FURTHEST)
    return text[first : stop.start() if stop else end + _FURTHEST].strip()


def _walk(
    node: Part | Section, path: tuple[Part | Section, ...]
) -> Iterator[tuple[Section, tuple[Part | Section, ...]]]:
    for section in node.sections:
        yield section, path
        yield from _walk(section, (*path, section))


def _of_section(document: PolicyDocument, part: str, section: Section) -> Iterator[Passage]:
    if section.title:
        pieces = (Piece(section.title, section.line, section.page, section.box, section.paragraph),)
        yield Passage(document.id, part, section.id, section.title, pieces, heading=True)
    yield from _of_node(document, part, section, section.id)


def _of_node(
    document: PolicyDocument, part: str, node: Part | Section, section: str
) -> Iterator[Passage]:
    for paragraph in node.paragraphs:
        if paragraph:
            yield Passage(document.id, part, section, node.title, _pieces(paragraph))


def _of_row(document: PolicyDocument, task: Task) -> Iterator[Passage]:
    """The cells of a task list's row; a task of running text is in its section already."""
    if task.section is not None:
        return
    for text, duty in ((task.title, False), (task.duty_wording or "", True)):
        if text:
            pieces = (Piece(text, task.line, task.page, task.box, task.paragraph, duty),)
            yield Passage(document.id, task.part, task.id, task.title, pieces, heading=not duty)
    if task.sentences:
        yield Passage(document.id, task.part, task.id, task.title, _pieces(task.sentences))


def _pieces(sentences: Sequence[Sentence]) -> tuple[Piece, ...]:
    return tuple(
        Piece(s.text, s.line, s.page, s.box, s.paragraph, s.role == "duty") for s in sentences
    )
