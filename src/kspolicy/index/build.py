"""Documents and lexicon → index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.index.naming import corpus_names
from kspolicy.index.passages import passages, walk_sections
from kspolicy.link.links import Links, link_document
from kspolicy.link.locality import home_of, lexicon_for
from kspolicy.link.mention import whole_indicator

if TYPE_CHECKING:
    from kspolicy.index.rows import (
        DocumentRow,
        Index,
        LinkRow,
        TargetRow,
        TaskRow,
    )
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.link.locality import Home
    from kspolicy.model.document import (
        AllocationRow,
        AllocationTable,
        Figure,
        Number,
        PolicyDocument,
        Sentence,
        Target,
        Task,
    )

Corrected = Mapping[str, Mapping[str, str]]
"""Document id → item id → what a person corrected there and why."""


def build_index(
    documents: Sequence[PolicyDocument], lexicon: Lexicon, corrected: Corrected | None = None
) -> Index:
    """Work out every row that a query may ask for."""
    short = short_names([document.id for document in documents])
    names = corpus_names(documents, lexicon)
    index: Index = {
        "documents": [],
        "targets": [],
        "tasks": [],
        "passages": [],
        "units": names.unit_rows(),
        "districts": names.district_rows(),
        "unit_names": dict(names.units.spellings),
        "district_names": dict(names.districts.spellings),
        "places": list(names.lexicon.places),
        "links": [],
    }
    serving: dict[Home | None, Lexicon] = {}
    for document in documents:
        home = home_of(document)
        if home not in serving:
            serving[home] = lexicon_for([document], lexicon)
        rows = _DocumentRows(
            document,
            short[document.id],
            link_document(document, serving[home]),
            (corrected or {}).get(document.id, {}),
        )
        targets = list(rows.targets())
        index["targets"].extend(targets)
        index["tasks"].extend(rows.tasks())
        index["passages"].extend(passages(document, short[document.id]))
        index["links"].extend(rows.links())
        index["documents"].append(rows.document_row(sum(r["district"] is None for r in targets)))
    return index


def short_names(documents: Sequence[str]) -> dict[str, str]:
    """For each document the shortest name that is its own: its serial number, else its id."""
    serials: dict[str, list[str]] = {}
    for document in documents:
        serials.setdefault(_serial(document), []).append(document)
    return {
        document: _serial(document) if len(serials[_serial(document)]) == 1 else document
        for document in documents
    }


def _serial(document: str) -> str:
    tail = document.rstrip("号").rpartition("〕")[2]
    return tail if tail.isdecimal() else document


class _DocumentRows:
    """The rows of one document."""

    def __init__(
        self,
        document: PolicyDocument,
        short: str,
        links: Links,
        corrected: Mapping[str, str],
    ) -> None:
        self._document = document
        self._short = short
        self._links = links
        self._corrected = corrected
        self._tasks = {task.id: task for task in document.tasks}
        # What a recognition was not sure of, by the line of the page.
        self._unsure = {
            (note.page, note.box): note.message
            for note in document.notes
            if note.kind == "text-unsure"
        }

    def _misread(self, target: Target) -> str | None:
        """Why the line that a target stands on may be misread; None where it is certain."""
        return self._unsure.get((target.page, target.box))

    def document_row(self, targets: int) -> DocumentRow:
        """The row of the document itself; ``targets`` are those of the whole city."""
        header = self._document.header
        return {
            "ref": self._short,
            "document": self._document.id,
            "number": header.number.text if header.number else None,
            "issuers": [issuer.text for issuer in header.issuers],
            "title": self._document.title,
            "signed": header.signed.date.isoformat() if header.signed else None,
            "printed": header.printed.date.isoformat() if header.printed else None,
            "recipients": list(header.recipients),
            "source": self._document.source.file,
            "tasks": len(self._document.tasks),
            "targets": targets,
            "notes": len(self._document.notes),
        }

    def targets(self) -> Iterator[TargetRow]:
        """Targets of the text, then the totals and shares of the allocation tables."""
        for target in self._document.targets:
            yield self._text_target(target)
        for table in self._document.allocations:
            for row in table.rows:
                yield from self._allocated(table, row)

    def _text_target(self, target: Target) -> TargetRow:
        task = self._tasks.get(target.task or "")
        return {
            "ref": self._ref(target.id),
            "document": self._document.id,
            "part": target.part,
            "section": task.number if task else target.section,
            "task": self._ref(task.id) if task else None,
            "indicator": whole_indicator(target),
            "concept": self._concept(target.id),
            "value": target.value,
            "value_max": target.value_max,
            "unit": target.unit,
            "comparator": target.comparator,
            "wording": target.wording,
            "aspirational": target.aspirational,
            "basis": target.basis,
            "attribute": target.attribute,
            "base_value": target.base_value,
            "base_year": target.base_year,
            "year": target.year,
            "year_inherited": target.year_inherited,
            "district": None,
            "total": None,
            "share": None,
            "category": target.category,
            "of_which": self._ref(target.of_which) if target.of_which else None,
            "responsible_units": (
                [unit.name for unit in task.units] if task else list(target.units)
            ),
            "quote": target.quote,
            "doubt": self._links.doubt_of.get(target.id) or self._misread(target),
            "corrected": self._corrected.get(target.id),
            "line": target.line,
            "paragraph": target.paragraph,
            "page": target.page,
        }

    def _allocated(self, table: AllocationTable, row: AllocationRow) -> Iterator[TargetRow]:
        whole = self._row(table, row, row.total, table.total_column)
        yield whole
        total = _number(row.total)
        for district, figure in row.shares.items():
            share = self._row(table, row, figure, district)
            share["ref"] = f"{whole['ref']}@{district}"
            share["district"] = district
            share["total"] = total
            value = share["value"]
            if value is not None and total and row.unit != "%":
                share["share"] = round(value / total, 6)
            share["corrected"] = self._corrected.get(f"{row.id}@{district}")
            yield share

    def _row(
        self, table: AllocationTable, row: AllocationRow, figure: Figure | None, column: str
    ) -> TargetRow:
        value = _number(figure)
        return {
            "ref": self._ref(row.id),
            "document": self._document.id,
            "part": table.part,
            "section": None,
            "task": None,
            "indicator": row.indicator,
            "concept": self._concept(row.id),
            "value": value,
            "value_max": None,
            "unit": row.unit,
            "comparator": "=",
            "wording": _written(figure, row.unit),
            "aspirational": False,
            "basis": _basis(row.indicator),
            "attribute": None,
            "base_value": None,
            "base_year": None,
            "year": table.year,
            "year_inherited": False,
            "district": None,
            "total": value,
            "share": None,
            "category": row.category,
            "of_which": self._ref(row.of_which) if row.of_which else None,
            "responsible_units": list(row.units),
            "quote": f"{row.indicator}：{column} {_written(figure, row.unit)}".rstrip(),
            "doubt": row.doubts.get(column) or self._links.doubt_of.get(row.id),
            "corrected": self._corrected.get(row.id),
            "line": row.line,
            "paragraph": row.paragraph,
            "page": row.page,
        }

    def tasks(self) -> Iterator[TaskRow]:
        """Every task, body first."""
        owned: dict[str, int] = {}
        for target in self._document.targets:
            if target.task:
                owned[target.task] = owned.get(target.task, 0) + 1
        for task in self._document.tasks:
            yield {
                "ref": self._ref(task.id),
                "document": self._document.id,
                "part": task.part,
                "number": task.number,
                "title": task.title,
                "programme": task.programme,
                "lead_units": [u.name for u in task.units if u.role == "lead"],
                "supporting_units": [u.name for u in task.units if u.role == "supporting"],
                "responsible_units": [u.name for u in task.units],
                "lead_by_custom": any(u.by_custom for u in task.units),
                "all_districts": task.all_districts is not None,
                "all_districts_inherited": bool(
                    task.all_districts and task.all_districts.inherited
                ),
                "deadline": task.deadline,
                "targets": owned.get(task.id, 0),
                "text": "".join(sentence.text for sentence in self._task_sentences(task)),
                "corrected": self._corrected.get(task.id),
                "line": task.line,
                "paragraph": task.paragraph,
                "page": task.page,
            }

    def _task_sentences(self, task: Task) -> Iterator[Sentence]:
        if task.sentences:
            yield from task.sentences
            return
        for part in self._document.parts:
            if part.id != task.part:
                continue
            for section in walk_sections(part.sections):
                if section.id == task.section:
                    yield from (s for paragraph in section.paragraphs for s in paragraph)

    def links(self) -> Iterator[LinkRow]:
        """Linked tasks, and neighbouring mentions of one indicator."""
        for link in self._links.tasks:
            yield {
                "one": self._ref(link.body.id),
                "other": self._ref(link.row.id),
                "kind": "task",
                "concept": None,
                "certain": link.certain,
                "reason": link.reason,
            }
        for concept in self._links.concepts:
            for one, other in pairwise(concept.mentions):
                doubt = self._links.doubt_of.get(other.id) or self._links.doubt_of.get(one.id)
                yield {
                    "one": self._ref(one.id),
                    "other": self._ref(other.id),
                    "kind": "indicator",
                    "concept": concept.key,
                    "certain": doubt is None,
                    "reason": doubt or "指标相同",
                }

    def _concept(self, mention: str) -> str | None:
        concept = self._links.concept_of.get(mention)
        return concept.key if concept else None

    def _ref(self, item: str) -> str:
        return f"{self._short}:{item}"


def _number(figure: Figure | None) -> Number | None:
    return None if isinstance(figure, str) else figure


def _written(figure: Figure | None, unit: str | None) -> str:
    """A figure as its cell shows it: a sign of ratio stands in the cell, 家 beside the name."""
    if figure is None:
        return ""
    sign = unit if unit in ("%", "‰") and not isinstance(figure, str) else ""
    return f"{figure}{sign}"


def _basis(indicator: str) -> str | None:
    if "新增" in indicator or "新建" in indicator:
        return "increment"
    return "cumulative" if "累计" in indicator else None
