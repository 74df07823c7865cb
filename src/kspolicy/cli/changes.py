"""How the changes between two documents are shown."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.diff.change import Change
    from kspolicy.present import Listing

_RED, _GREEN, _YELLOW, _BOLD, _DIM = "31", "32", "33", "1", "2"
_KIND_COLOURS = {"added": _GREEN, "removed": _RED, "changed": _YELLOW}
_INDENT = "      "
# So much of a sentence is shown before and behind changed words, and of a new or dropped text.
_AROUND = 20
_BEGINNING = 80


def change_listing(changes: Sequence[Change], title: str) -> Listing:
    """The changes as rows, for all formats but the table."""
    from dataclasses import asdict

    from kspolicy.diff.change import Change
    from kspolicy.diff.wording import ITEMS, KINDS, field_name, sides, summary
    from kspolicy.present import Column, Listing

    def of(row: Any) -> Change:  # noqa: ANN401 - a row is a mapping of many types
        return Change(**row)

    return Listing(
        columns=[
            Column("kind", "改动", value=lambda row: KINDS[row["kind"]]),
            Column("item", "对象", value=lambda row: ITEMS[row["item"]]),
            Column("label", "名称"),
            Column("field", "项目", value=lambda row: field_name(of(row))),
            Column("old", "旧", value=lambda row: sides(of(row))[0]),
            Column("new", "新", value=lambda row: sides(of(row))[1]),
            Column("place_old", "旧文件位置", value=lambda row: _places(of(row))[0]),
            Column("place_new", "新文件位置", value=lambda row: _places(of(row))[1]),
            Column("context", "原文"),
            Column("id", "编号"),
        ],
        rows=[asdict(change) for change in changes],
        title=title,
        summary=(summary(changes),) if changes else (),
        empty=summary(changes),
        envelope="changes",
    )


def change_text(
    changes: Sequence[Change], title: str, *, width: int | None, colour: bool
) -> Iterator[str]:
    """The changes as lines to read: by kind of item, all that changed of one item together.

    ``width`` is that of the terminal, None where nothing is to be wrapped.
    """
    from kspolicy.diff.wording import ITEMS, summary

    pen = _Pen(width, colour=colour)
    yield from pen.lines(title, "", _BOLD)
    for item, of_item in groupby(changes, key=lambda change: change.item):
        yield ""
        yield from pen.lines(ITEMS[item], "", _BOLD)
        for _, of_one in groupby(of_item, key=_head):
            yield from _one(list(of_one), pen)
    yield ""
    yield from pen.lines(summary(changes), "")


class _Pen:
    """Writes lines of the terminal's width, in colours or none."""

    def __init__(self, width: int | None, *, colour: bool) -> None:
        self.width = width
        self._colour = colour

    def lines(self, text: str, indent: str, code: str = "") -> Iterator[str]:
        """The text on as many lines as it needs, all of them indented and painted."""
        from kspolicy.present.wrap import wrap

        text = _printable(text)
        rows = [text] if self.width is None else wrap(text, self.width - len(indent))
        yield from (indent + self.paint(row, code) for row in rows)

    def paint(self, text: str, code: str) -> str:
        """The text in a colour, where there are colours."""
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and code and text else text

    def fits(self, text: str, indent: str) -> bool:
        """Whether the text stands on one line."""
        from kspolicy.present.width import text_width

        return self.width is None or text_width(text) + len(indent) <= self.width


def _head(change: Change) -> tuple[str, str, str | None]:
    """What the changes under one heading share; every stretch of text has its own."""
    return change.id, change.kind, change.context if change.item == "text" else None


def _one(changes: Sequence[Change], pen: _Pen) -> Iterator[str]:
    from kspolicy.diff.wording import KINDS

    first = changes[0]
    kind = pen.paint(KINDS[first.kind], _KIND_COLOURS[first.kind])
    place = _place(first)
    label = f"{first.label}（{place}）" if place else first.label
    begin, *rest = pen.lines(label, "       ")
    yield f"  {kind} {begin.lstrip()}"
    yield from rest
    for change in changes:
        yield from _sides(change, pen)
    excerpt = _excerpt(first)
    if excerpt:
        yield from pen.lines(f"原文：{excerpt}", _INDENT, _DIM)


def _sides(change: Change, pen: _Pen) -> Iterator[str]:
    """Old and new value: on one line where they fit, else each on its own."""
    from kspolicy.diff.wording import field_name, sides

    old, new = map(_printable, sides(change))
    name = "" if change.item == "text" and change.field == "text" else field_name(change)
    if change.kind != "changed":
        text, code = (old, _RED) if change.kind == "removed" else (new, _GREEN)
        if not change.label.endswith(text):
            yield from pen.lines(text, _INDENT, code)
        return
    label = f"{name}：" if name else ""
    if pen.fits(f"{label}{old} → {new}", _INDENT):
        yield f"{_INDENT}{label}{pen.paint(old, _RED)} → {pen.paint(new, _GREEN)}"
    else:
        labels = [f"{name}（{side}）：" if name else f"{side}：" for side in "旧新"]
        yield from pen.lines(f"{labels[0]}{old}", _INDENT, _RED)
        yield from pen.lines(f"{labels[1]}{new}", _INDENT, _GREEN)


def _excerpt(change: Change) -> str:
    """What helps to understand the change: the sentence around changed words, or how a text begins.

    Empty where the change itself says as much.
    """
    text = change.context or ""
    whole = str(change.new or change.old or "")
    if change.item == "text" and change.field == "text":
        if len(whole) > 2 * _AROUND and change.kind != "changed":
            return ""
        found = text.find(change.new) if isinstance(change.new, str) else -1
        if found >= 0:
            start, end = max(found - _AROUND, 0), found + len(whole) + _AROUND
            return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    if len(text) <= len(change.label) + len(whole):
        return ""
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"


def _place(change: Change) -> str:
    """Where it stands, in the new document first; the old line where it is another."""
    old, new = _places(change)
    if not (old and new) or old == new:
        return new or (f"旧文件 {old}" if old else "")
    return f"{new}，旧文件 {old}"


def _places(change: Change) -> tuple[str, str]:
    """Where it stands in the old and in the new document; empty where it does not."""
    from kspolicy.present.place import describe_place

    old = describe_place(change.part, change.line_old, change.page_old, change.paragraph_old)
    new = describe_place(change.part, change.line_new, change.page_new, change.paragraph_new)
    return "" if change.kind == "added" else old, "" if change.kind == "removed" else new


def _printable(text: str) -> str:
    """The text without what could make a terminal show something else than it says."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)
