"""One difference between two documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["added", "removed", "changed"]
Item = Literal[
    "header",
    "part",
    "section",
    "programme",
    "task",
    "table",
    "district",
    "target",
    "group",
    "text",
    "unread",
]
Value = str | int | float | bool | tuple[str, ...] | None


class Placed(Protocol):
    """What knows where it is written."""

    @property
    def line(self) -> int | None:
        """The line, from 1."""

    @property
    def paragraph(self) -> int | None:
        """The paragraph of a file without lines, from 1."""

    @property
    def page(self) -> int | None:
        """The page, from 1."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was added, removed or changed.

    ``id`` names it in the new document (in the old one when it was removed), ``id_old`` in the old
    document. ``field`` says what of it changed; None when it is new or gone as a whole, and then
    ``old`` or ``new`` is what it says in short. ``unit`` is the unit of a changed figure,
    ``context`` the sentence around changed words.
    """

    kind: Kind
    item: Item
    id: str
    label: str
    part: str
    field: str | None = None
    old: Value = None
    new: Value = None
    id_old: str | None = None
    line_old: int | None = None
    line_new: int | None = None
    paragraph_old: int | None = None
    paragraph_new: int | None = None
    page_old: int | None = None
    page_new: int | None = None
    district: str | None = None
    unit: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What changes are reported of: one thing of both documents, or of one of them."""

    item: Item
    label: str
    part: str
    old: Placed | None
    new: Placed | None
    id_old: str | None
    id_new: str | None
    district: str | None = None

    def changed(self, field: str, old: Value, new: Value, *, unit: str | None = None) -> Change:
        """One field of it differs."""
        return self._change("changed", field, old, new, unit=unit)

    def added(self, new: Value, *, context: str | None = None) -> Change:
        """The old document lacks it."""
        return self._change("added", None, None, new, context=context)

    def removed(self, old: Value, *, context: str | None = None) -> Change:
        """The new document lacks it."""
        return self._change("removed", None, old, None, context=context)

    def words(self, old: str, new: str, context: str) -> Change:
        """Words of it differ; none on one side means that they were added or removed."""
        kind: Kind = "changed" if old and new else "added" if new else "removed"
        return self._change(kind, "text", old or None, new or None, context=context)

    def moved(self, old: str, new: str, context: str) -> Change:
        """It stands in another place; ``context`` is what it says."""
        return self._change("changed", "place", old, new, context=context)

    def _change(
        self,
        kind: Kind,
        field: str | None,
        old: Value,
        new: Value,
        *,
        unit: str | None = None,
        context: str | None = None,
    ) -> Change:
        return Change(
            kind=kind,
            item=self.item,
            id=self.id_new or self.id_old or "",
            label=self.label,
            part=self.part,
            field=field,
            old=old,
            new=new,
            id_old=self.id_old,
            line_old=self.old.line if self.old else None,
            line_new=self.new.line if self.new else None,
            paragraph_old=self.old.paragraph if self.old else None,
            paragraph_new=self.new.paragraph if self.new else None,
            page_old=self.old.page if self.old else None,
            page_new=self.new.page if self.new else None,
            district=self.district,
            unit=unit,
            context=context,
        )
