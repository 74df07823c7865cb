"""What to look for on a page to show an item of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Evidence
    from kspolicy.model.record import Located

from kspolicy.evidence.locating import Sought
from kspolicy.index.passages import walk_sections


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item: where it is written, the clause around it, and the words to be marked in it."""

    place: Located
    quote: str
    words: str = ""

    @property
    def sought(self) -> Sought | None:
        """What to look for; None where no page is known."""
        if self.place.page is None:
            return None
        return Sought(self.place.page, self.quote, self.words, self.place.box)


def wanted(document: PolicyDocument, item: str) -> Wanted | None:
    """The item with the id ``item`` (body/3.1#1, annex-1/3, annex-1/3@高新区); "" is the title."""
    if not item:
        title = document.header.title or document.header.enclosed_title
        return Wanted(title, title.text) if title else None
    found = (_target(document, item), _figure(document, item), _task(document, item))
    return next((each for each in found if each), None) or _heading(document, item)


def of_evidence(evidence: Evidence) -> Sought | None:
    """What to look for to show evidence; None where no page is known."""
    if evidence.page is None:
        return None
    words = evidence.value if isinstance(evidence.value, str) else ""
    return Sought(evidence.page, evidence.quote, words, evidence.box)


def _target(document: PolicyDocument, item: str) -> Wanted | None:
    target = next((each for each in document.targets if each.id == item), None)
    return Wanted(target, target.quote, target.wording) if target else None


def _figure(document: PolicyDocument, item: str) -> Wanted | None:
    """A figure of an allocation table: the total of a row, or what a district has of it."""
    name, _, district = item.partition("@")
    for table in document.allocations:
        for row in table.rows:
            if row.id == name:
                figure = row.shares.get(district) if district else row.total
                column = district or table.total_column
                written = "" if figure is None else f" {figure}"
                return Wanted(row, f"{row.indicator}：{column}{written}")
    return None


def _task(document: PolicyDocument, item: str) -> Wanted | None:
    task = next((each for each in document.tasks if each.id == item), None)
    return Wanted(task, task.title) if task else None


def _heading(document: PolicyDocument, item: str) -> Wanted | None:
    """A heading of the outline, or the title of a part."""
    for part in document.parts:
        if part.id == item:
            return Wanted(part, part.title)
        for section in walk_sections(part.sections):
            if f"{part.id}/{section.id}" == item:
                return Wanted(section, f"{section.label}{section.title}")
    return None
