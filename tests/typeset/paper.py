"""The shipped documents as an office would send them: what must be on the paper, whatever its form.

The text form of a shipped document is read once, its torn rows mended; a module beside this one
sets the same paragraphs and tables in its own form. Read back, that form must give the same model.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from kspolicy.model.source import Paragraph, Source, Table
from kspolicy.parse.document import parse_source
from kspolicy.read import read_file
from shipped import RAW

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

# Rows of cells; the first row is the header.
Cells = tuple[tuple[str, ...], ...]
# What stands on the paper, top to bottom: a paragraph, or a table.
Item = str | Cells

_PLACE = frozenset({"line", "paragraph", "page", "box"})


@cache
def paper(name: str) -> tuple[Item, ...]:
    """The paragraphs and tables of a shipped document, in order."""
    return tuple(
        block.text
        if isinstance(block, Paragraph)
        else tuple(tuple(cell.text for cell in row.cells) for row in (block.header, *block.rows))
        for block in _mended(name).blocks
    )


@cache
def model(name: str) -> dict[str, Any]:
    """What the paper says, by :func:`comparable`."""
    return comparable(parse_source(_mended(name)))


def comparable(document: PolicyDocument) -> dict[str, Any]:
    """A document without its places, the file it came from, and remarks on the reading of it."""
    said = document.model_dump(mode="json", exclude={"source", "notes"})
    found: dict[str, Any] = _without_places(said)
    return found


def _mended(name: str) -> Source:
    """The text form, its cells no longer in doubt: on the paper each stands in its column."""
    source = read_file(RAW / f"{name}.txt")
    blocks = tuple(
        _certain(block) if isinstance(block, Table) else block for block in source.blocks
    )
    return replace(source, blocks=blocks, notes=())


def _certain(table: Table) -> Table:
    rows = tuple(
        replace(row, cells=tuple(replace(cell, doubt=None) for cell in row.cells))
        for row in table.rows
    )
    assert not any(row.broken for row in rows)
    return replace(table, rows=rows)


def _without_places(said: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    if isinstance(said, dict):
        return {key: _without_places(value) for key, value in said.items() if key not in _PLACE}
    if isinstance(said, list):
        return [_without_places(each) for each in said]
    return said
