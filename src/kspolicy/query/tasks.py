"""Tasks: of a unit, a lead unit, a programme, or by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kspolicy.index.rows import TaskRow


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """What is asked for; every field that is set narrows.

    ``unit`` and ``lead`` are canonical names; ``programme`` and ``words`` are any parts of the
    programme, and of title and text.
    """

    documents: frozenset[str] | None = None
    unit: str | None = None
    lead: str | None = None
    programme: str | None = None
    part: str | None = None
    words: tuple[str, ...] = ()


def select_tasks(
    rows: Iterable[TaskRow], wanted: TaskFilter, *, resolve_unit: Callable[[str], str]
) -> Iterator[TaskRow]:
    """The rows that ``wanted`` describes, in the order of the documents."""
    for row in rows:
        if wanted.documents is not None and row["document"] not in wanted.documents:
            continue
        if wanted.part is not None and row["part"] != wanted.part:
            continue
        if wanted.programme is not None and wanted.programme not in (row["programme"] or ""):
            continue
        if wanted.unit is not None and wanted.unit not in map(
            resolve_unit, row["responsible_units"]
        ):
            continue
        if wanted.lead is not None and wanted.lead not in map(resolve_unit, row["lead_units"]):
            continue
        if not all(word in row["title"] or word in row["text"] for word in wanted.words):
            continue
        yield row
