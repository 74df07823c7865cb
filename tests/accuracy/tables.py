"""What tables state, as facts: targets, shares of districts, tasks, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kspolicy.model.document import PolicyDocument, Task

Facts = dict[str, Any]

_TARGET: Facts = {
    "category": None,
    "indicator": None,
    "comparator": "=",
    "value": None,
    "value_max": None,
    "unit": None,
    "year": None,
    "base_value": None,
    "base_year": None,
    "attribute": None,
    "basis": None,
    "aspirational": False,
    "units": [],
    "part_of": None,
}
_SHARE: Facts = {
    "category": None,
    "indicator": None,
    "unit": None,
    "year": None,
    "total": None,
    "districts": None,
    "units": [],
}
_TASK: Facts = {
    "number": None,
    "title": None,
    "programme": None,
    "lead": [],
    "supporting": [],
    "responsible": [],
    "districts": False,
    "deadline": None,
}
_SHAPES = {"targets": ("target", _TARGET), "shares": ("share", _SHARE), "tasks": ("task", _TASK)}
_NOT_READ = "note"
# The notes of the reader are about cells and rows, not about what a table says.
_OF_PARSING = (
    *("table-", "figure-", "year-", "indicator-from"),
    *("row-without", "number-doubled", "unit-not"),
)
TABLE_FIELDS = ("fact", "section", *dict.fromkeys((*_TARGET, *_SHARE, *_TASK)), "kind")


def with_tabs(text: str) -> str:
    """The text with tabs between cells, as a text file has them; labelled with strokes."""
    lines = (
        "\t".join(cell.strip() for cell in line.split("|")) if "|" in line else line
        for line in text.split("\n")
    )
    return "\n".join(lines)


def wanted_facts(expect: Mapping[str, Any]) -> Iterator[Facts]:
    """The labelled facts in one form, targets first; a section is judged where it is labelled."""
    for name, (fact, shape) in _SHAPES.items():
        for entry in expect.get(name, ()):
            unknown = entry.keys() - shape.keys() - {"section"}
            assert not unknown, f"{name}: {unknown}"
            yield {"fact": fact, "section": "?", **shape, **entry}
    for kind in expect.get("notes", ()):
        yield {"fact": _NOT_READ, "section": "?", "kind": kind}


def found_facts(document: PolicyDocument) -> Iterator[Facts]:
    """What the parser finds, in the same form and order."""
    names = {target.id: target.indicator for target in document.targets}
    for target in document.targets:
        facts = {field: getattr(target, field, None) for field in _TARGET}
        facts |= {"units": list(target.units), "part_of": names.get(target.of_which or "")}
        yield {"fact": "target", "section": target.section, **facts}
    for table in document.allocations:
        for row in table.rows:
            yield {
                "fact": "share",
                "category": row.category,
                "indicator": row.indicator,
                "unit": row.unit,
                "year": table.year,
                "total": row.total,
                "districts": dict(row.shares),
                "units": list(row.units),
            }
    for task in document.tasks:
        yield {"fact": "task", **_task(task)}
    for note in document.notes:
        if note.kind.startswith(_OF_PARSING):
            yield {"fact": _NOT_READ, "kind": note.kind}


def _task(task: Task) -> Facts:
    roles: Facts = {"lead": [], "supporting": [], "responsible": []}
    for unit in task.units:
        roles["responsible" if unit.by_custom else unit.role].append(unit.name)
    return {
        "number": task.number,
        "title": task.title,
        "programme": task.programme,
        **roles,
        "districts": task.all_districts is not None,
        "deadline": task.deadline,
    }
