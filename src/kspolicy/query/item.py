"""Everything known of one item: what it says, where, and what is linked to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kspolicy.index.rows import LinkRow, PassageRow, TargetRow, TaskRow
    from kspolicy.model.document import PolicyDocument
    from kspolicy.query.reference import Reference
    from kspolicy.query.words import Rows

Item = dict[str, Any]
"""What is known of an item, ready for JSON. ``kind`` is target, allocation (a row of an
allocation table), share (a district's part of it), task, section, part or document; the fields of
its row follow, then what is linked: ``mentions`` of the same indicator, ``tasks``, ``targets``,
``shares``, ``counterparts`` (the same task elsewhere), ``outline``."""

_MENTIONED = (
    *("ref", "document", "part", "line", "paragraph", "page", "indicator", "wording", "comparator"),
    *("value", "value_max", "unit", "year", "category"),
)
_ASSIGNED = (
    *("ref", "document", "part", "line", "paragraph", "page", "number", "title", "programme"),
    *("lead_units", "supporting_units", "responsible_units", "all_districts"),
)


def describe(reference: Reference, rows: Rows, document: Callable[[str], PolicyDocument]) -> Item:
    """Everything known of the item that ``reference`` names.

    Args:
        reference: one of those that ``find_references`` found.
        rows: the index.
        document: gives a document itself by its id; asked for what the index has not, which is
            the titles of parts, the header and the notes.
    """
    return _Index(rows, reference.document).describe(reference, document)


class _Index:
    """The rows of one document."""

    def __init__(self, rows: Rows, document: str) -> None:
        def own(kind: Any) -> list[Any]:  # noqa: ANN401 - a kind of rows, and its rows
            return [row for row in rows[kind] if row["document"] == document]

        self._row = own("documents")[0]
        self._passages: list[PassageRow] = own("passages")
        self._tasks: dict[str, TaskRow] = {row["ref"]: row for row in own("tasks")}
        self._targets: dict[str, TargetRow] = {row["ref"]: row for row in own("targets")}
        self._links: dict[str, list[LinkRow]] = {}
        for link in rows["links"]:
            for end in (link["one"], link["other"]):
                self._links.setdefault(end, []).append(link)

    def describe(self, reference: Reference, document: Callable[[str], PolicyDocument]) -> Item:
        ref = reference.ref
        if not reference.item:
            return self._document(document(reference.document))
        if ref in self._targets:
            return self._target(self._targets[ref])
        if ref in self._tasks:
            return self._task(self._tasks[ref])
        if "/" in reference.item:
            return self._section(ref)
        return self._part(reference.item, document(reference.document))

    # Targets

    def _target(self, row: TargetRow) -> Item:
        if row["district"] is not None:
            return self._share(row)
        if "#" not in row["ref"]:
            return self._allocation(row)
        task = self._tasks.get(row["task"] or "")
        return {
            "kind": "target",
            **row,
            "sentence": self._sentence(row),
            "tasks": [_picked(task, _ASSIGNED)] if task else [],
            "mentions": list(self._mentions(row["ref"])),
        }

    def _sentence(self, row: TargetRow) -> str:
        """The whole sentence in which the target is set."""
        home = row["ref"].partition("#")[0]
        texts = (p["text"] for p in self._passages if p["ref"] == home)
        return next((text for text in texts if row["quote"] in text), row["quote"])

    def _allocation(self, row: TargetRow) -> Item:
        shares = self._shares(row["ref"])
        given = [share["value"] for share in shares if share["value"] is not None]
        # A ratio is shared out to nobody.
        allocated = _sum(given) if given and row["unit"] != "%" else None
        total = row["value"]
        return {
            "kind": "allocation",
            **row,
            "allocated": allocated,
            "difference": None if allocated is None or total is None else _sum([allocated, -total]),
            "shares": shares,
            "parts": [
                _picked(part, _MENTIONED)
                for part in self._targets.values()
                if part["of_which"] == row["ref"] and part["district"] is None
            ],
            "mentions": list(self._mentions(row["ref"])),
        }

    def _shares(self, ref: str) -> list[Item]:
        return [
            _picked(share, ("ref", "district", "wording", "value", "share", "doubt", "corrected"))
            for share in self._targets.values()
            if share["district"] is not None and share["ref"].partition("@")[0] == ref
        ]

    def _share(self, row: TargetRow) -> Item:
        whole = self._targets[row["ref"].partition("@")[0]]
        return {
            "kind": "share",
            **row,
            "whole": _picked(whole, _MENTIONED),
            "mentions": list(self._mentions(whole["ref"])),
        }

    def _mentions(self, ref: str) -> Iterator[Item]:
        """The other mentions of the indicator, in reading order.

        Neighbours are linked, so the way to a mention may lead over others; it is certain when
        every step is.
        """
        doubts: dict[str, str | None] = {ref: None}
        waiting = [ref]
        for here in waiting:
            for link in self._links.get(here, ()):
                there = link["other"] if link["one"] == here else link["one"]
                if link["kind"] == "indicator" and there not in doubts:
                    doubts[there] = doubts[here] or (None if link["certain"] else link["reason"])
                    waiting.append(there)
        for found, row in self._targets.items():
            if found in doubts and found != ref:
                doubt = doubts[found]
                yield {
                    **_picked(row, _MENTIONED),
                    "certain": doubt is None,
                    "reason": doubt or "指标相同",
                }

    # Tasks and sections

    def _task(self, row: TaskRow) -> Item:
        return {
            "kind": "task",
            **row,
            "sentences": self._sentences(row["ref"]),
            # `targets` of the row is how many there are.
            "target_count": row["targets"],
            "targets": [
                _picked(target, (*_MENTIONED, "aspirational", "quote", "doubt", "corrected"))
                for target in self._targets.values()
                if target["task"] == row["ref"]
            ],
            "counterparts": list(self._counterparts(row["ref"])),
        }

    def _counterparts(self, ref: str) -> Iterator[Item]:
        for link in self._links.get(ref, ()):
            if link["kind"] == "task":
                other = self._tasks[link["other"] if link["one"] == ref else link["one"]]
                yield {
                    **_picked(other, _ASSIGNED),
                    "certain": link["certain"],
                    "reason": link["reason"],
                }

    def _section(self, ref: str) -> Item:
        heading = next(p for p in self._passages if p["ref"] == ref)
        return {
            "kind": "section",
            **_picked(heading, ("ref", "document", "part", "label", "line", "paragraph", "page")),
            "sentences": self._sentences(ref),
            "outline": [entry for entry in self._outline(heading["part"]) if _below(entry, ref)],
            "tasks": [_picked(t, _ASSIGNED) for t in self._tasks.values() if _below(t, ref)],
            "targets": [
                _picked(target, (*_MENTIONED, "task"))
                for target in self._targets.values()
                if _belongs(target, ref)
            ],
        }

    def _sentences(self, ref: str) -> list[Item]:
        """The sentences right under a heading or in a row, without the heading."""
        return [
            _picked(passage, ("text", "line", "paragraph", "page"))
            for passage in self._passages
            if passage["ref"] == ref and passage["text"] != passage["label"]
        ]

    # Parts and documents

    def _outline(self, part: str) -> Iterator[Item]:
        """The headings of a part, each with the number of tasks and targets from it down."""
        seen = set()
        for passage in self._passages:
            ref = passage["ref"]
            if passage["part"] != part or "/" not in ref or ref in seen:
                continue
            if passage["text"] != passage["label"] or not self._is_heading(ref):
                continue
            seen.add(ref)
            yield {
                **_picked(passage, ("ref", "part", "label", "line", "paragraph", "page")),
                "tasks": sum(_below(t, ref) or t["ref"] == ref for t in self._tasks.values()),
                "targets": sum(_belongs(t, ref) for t in self._targets.values()),
            }

    def _is_heading(self, ref: str) -> bool:
        """Whether the ref is a heading's, not a row's of a table."""
        task = self._tasks.get(ref)
        if ref in self._targets or ref.rpartition(":")[2].count("/") > 1:
            return False
        return task is None or task["part"] == "body"

    def _part(self, part: str, document: PolicyDocument) -> Item:
        home = f"{self._row['ref']}:{part}"
        return {
            "kind": "part",
            "ref": home,
            "document": document.id,
            **next(self._parts(document, part)),
            "sentences": self._sentences(home),
            "outline": list(self._outline(part)),
            "tasks": [
                _picked(task, (*_ASSIGNED, "targets"))
                for task in self._tasks.values()
                if task["part"] == part
            ],
            "targets": [
                _picked(target, (*_MENTIONED, "doubt"))
                for target in self._targets.values()
                if target["part"] == part and target["district"] is None
            ],
        }

    def _parts(self, document: PolicyDocument, only: str | None = None) -> Iterator[Item]:
        for part in document.parts:
            if only in (None, part.id):
                yield {
                    "part": part.id,
                    "title": part.title,
                    "line": part.line,
                    "paragraph": part.paragraph,
                    "page": part.page,
                }

    def _document(self, document: PolicyDocument) -> Item:
        return {
            "kind": "document",
            **self._row,
            "header": document.header.model_dump(mode="json", exclude_none=True),
            "parts": [
                {
                    **part,
                    "ref": f"{self._row['ref']}:{part['part']}",
                    "tasks": sum(t["part"] == part["part"] for t in self._tasks.values()),
                    "targets": sum(
                        t["part"] == part["part"] and t["district"] is None
                        for t in self._targets.values()
                    ),
                    "outline": list(self._outline(part["part"])),
                }
                for part in self._parts(document)
            ],
            "groups": [g.model_dump(mode="json", exclude_none=True) for g in document.groups],
            # `notes` of the row is how many there are.
            "note_count": self._row["notes"],
            "notes": [note.model_dump(mode="json") for note in document.notes],
        }


def _picked(row: Mapping[str, Any], fields: Iterable[str]) -> Item:
    return {field: row[field] for field in fields}


def _below(row: Mapping[str, Any], ref: str) -> bool:
    """Whether the row is of a heading under ``ref``."""
    found: bool = row["ref"].startswith((f"{ref}.", f"{ref}/"))
    return found


def _belongs(target: TargetRow, ref: str) -> bool:
    """Whether a target of the text is set under the heading ``ref``, however deep."""
    home, sign, _ = target["ref"].partition("#")
    return bool(sign) and (home == ref or home.startswith((f"{ref}.", f"{ref}/")))


def _sum(numbers: Iterable[int | float]) -> int | float:
    """The sum without the noise of binary fractions: 0.1 + 0.2 is 0.3."""
    from decimal import Decimal

    total = sum(map(Decimal, map(str, numbers)))
    return int(total) if total == int(total) else float(total)
