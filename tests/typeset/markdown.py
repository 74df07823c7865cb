"""The shipped documents as Markdown, as a converter or a careful hand writes them."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from typeset.paper import Cells, Item, paper

_LEVELS = (
    (re.compile(r"[一二三四五六七八九十]+、"), "## "),
    (re.compile(r"（[一二三四五六七八九十]+）"), "### "),
)
_HEADING = 40
_FRONT = "---\ntitle: {title}\ndate: 2022-10-10\ntags: [政策, 产业]\n---\n\n"
_SIGNS = re.compile(r"([*_|`<>\[\]~])")


@cache
def markdown(name: str) -> bytes:
    """A shipped document with headings, bold words and tables with bars, below front matter."""
    return markdown_of(paper(name))


def markdown_of(items: tuple[Item, ...]) -> bytes:
    """A notice with headings, bold words and tables with bars, below front matter."""
    parts = [_FRONT.format(title=items[2]), *(_written(item) for item in items)]
    return "\n\n".join(parts).encode()


@cache
def converted(name: str) -> bytes:
    """A shipped document as converters write it: bold headings, tables in HTML, pages broken."""
    return converted_of(paper(name), 30)


def converted_of(items: tuple[Item, ...], broken_at: int) -> bytes:
    """A notice as converters write it, a page ending before the item ``broken_at``."""
    parts = [_converted(item) for item in items]
    broken = [*parts[:broken_at], "- 2 -", "---", *parts[broken_at:]]
    return "\n\n".join(broken).encode("gb18030")


def _written(item: Item) -> str:
    if not isinstance(item, str):
        return _piped(item)
    said = _SIGNS.sub(r"\\\1", item)
    if len(item) > _HEADING or "。" in item:
        return re.sub(r"\d+(?:\.\d+)?%", lambda figure: f"**{figure[0]}**", said)
    return next((f"{sign}{said}" for number, sign in _LEVELS if number.match(item)), said)


def _converted(item: Item) -> str:
    if not isinstance(item, str):
        return _html(item)
    if len(item) <= _HEADING and any(number.match(item) for number, _ in _LEVELS):
        return f"**{item}**"
    return item.replace("%", r"\%")


def _piped(cells: Cells) -> str:
    header, *rows = (f"| {' | '.join(map(_said, row))} |" for row in cells)
    return "\n".join((header, "|" + " :---: |" * len(cells[0]), *rows))


def _said(cell: str) -> str:
    return _SIGNS.sub(r"\\\1", cell)


def _html(cells: Cells) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in cells)
    return f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>"
