"""What a rule sees: the documents, linked, with the lexicon that linked them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kspolicy.check.paragraphs import Paragraphs
from kspolicy.check.passages import located
from kspolicy.check.tolerances import Tolerances
from kspolicy.link.links import Links, link_document
from kspolicy.link.locality import home_of, lexicon_for
from kspolicy.model.document import AllocationRow, AllocationTable, PolicyDocument, Target, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.link.mention import Mention
    from kspolicy.model.finding import Evidence


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """One document with its links."""

    document: PolicyDocument
    links: Links
    paragraphs: Paragraphs

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    def rows(self) -> Iterator[tuple[AllocationTable, AllocationRow]]:
        """Every row of every allocation table."""
        for table in self.document.allocations:
            for row in table.rows:
                yield table, row

    def row_evidence(
        self, table: AllocationTable, row: AllocationRow, column: str, value: object
    ) -> Evidence:
        """The figure of ``row`` in ``column`` as evidence."""
        written = "" if value is None else str(value)
        quote = f"{row.indicator}：{column} {written}".rstrip()
        shown = value if isinstance(value, (int, float)) else written
        return located(self.id, table.part, row, quote, shown)

    def shares_evidence(self, table: AllocationTable, row: AllocationRow, value: str) -> Evidence:
        """All shares of ``row`` as evidence for ``value``, their sum."""
        shares = "、".join(f"{name} {figure}" for name, figure in row.shares.items())
        quote = f"{row.indicator}：{shares}"
        return located(self.id, table.part, row, quote, value)

    def mention_evidence(self, mention: Mention) -> Evidence:
        """A target or row as evidence."""
        item = mention.item
        if isinstance(item, Target):
            return located(self.id, item.part, item, item.quote, item.value)
        table = next(table for table, row in self.rows() if row.id == item.id)
        return self.row_evidence(table, item, table.total_column, item.total)

    def task_evidence(self, task: Task, value: str) -> Evidence:
        """A task's duty wording as evidence."""
        quote = task.duty_wording or task.title
        at = task.units[0] if task.units else task
        words = f"{task.title}：{quote}"
        return located(self.id, task.part, at, words, value)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that one run of the checks looks at."""

    documents: tuple[LinkedDocument, ...]
    lexicon: Lexicon
    tolerances: Tolerances = field(default_factory=Tolerances)

    def by_place(self) -> tuple[Case, ...]:
        """The case parted by the places that issued the documents; one case if they name but one.

        Where they name several, the documents that name none are a part of their own.
        """
        parts: dict[str, list[LinkedDocument]] = {}
        for linked in self.documents:
            home = home_of(linked.document)
            parts.setdefault(home.name if home else "", []).append(linked)
        if len(parts.keys() - {""}) < 2:
            return (self,)
        return tuple(replace(self, documents=tuple(part)) for part in parts.values())


def open_case(
    documents: Iterable[PolicyDocument], lexicon: Lexicon, tolerances: Tolerances | None = None
) -> Case:
    """Link ``documents`` for checking, each with what of ``lexicon`` serves its place."""
    papers = list(documents)
    serving = lexicon_for(papers, lexicon)
    return Case(
        tuple(
            LinkedDocument(paper, link_document(paper, serving), Paragraphs(paper))
            for paper in papers
        ),
        serving,
        tolerances or Tolerances(),
    )
