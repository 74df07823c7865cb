"""The shipped documents with all their parts, each cut short: what takes little time to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from typeset.paper import paper

if TYPE_CHECKING:
    from typeset.paper import Item

# The letterhead, number, title, recipients, and the notice itself up to the title of the plan.
_OPENING = 9
_COLOPHON = 3
_LONGEST = 160
_PARAGRAPHS = 14
_ROWS = 5


def short(name: str) -> tuple[Item, ...]:
    """A shipped document cut short."""
    items = paper(name)
    rest = items[_OPENING:-_COLOPHON]
    annexes = next(i for i, item in enumerate(rest) if str(item).startswith("附件："))
    body = [item for item in rest[:annexes] if len(item) < _LONGEST][:_PARAGRAPHS]
    tables = [item if isinstance(item, str) else item[:_ROWS] for item in rest[annexes:]]
    return (*items[:_OPENING], *body, *tables, *items[-_COLOPHON:])


def is_text(item: Item) -> TypeGuard[str]:
    """Whether an item is a paragraph."""
    return isinstance(item, str)
