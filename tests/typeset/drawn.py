"""Pages drawn by hand: characters and rules put where a test wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.model.source import Block, Paragraph, ReadingNote
from kspolicy.read.pages.flow import read_pages
from kspolicy.read.pages.page import Glyph, Page, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIZE = 16.0
LEFT, TOP = 80.0, 100.0
PITCH = 29.0
# Characters that a full line holds.
FULL = 28
WIDTH, HEIGHT = 595.0, 842.0

# The cells of a block, row by row; a paragraph is its text.
Read = str | list[list[str]]


def write(text: str, left: float, top: float, size: float = SIZE, sure: float = 1.0) -> list[Glyph]:
    """``text`` in one line: Chinese characters are as wide as high, others half as wide."""
    glyphs: list[Glyph] = []
    for sign in text:
        wide = size / 2 if sign.isascii() else size
        if sign != " ":
            glyphs.append(Glyph(sign, left, top, left + wide, top + size, size, sure))
        left += wide
    return glyphs


def set_lines(lines: Iterable[str], top: float = TOP, size: float = SIZE) -> list[Glyph]:
    """``lines`` below each other; full-width spaces at their beginning are an indent."""
    glyphs: list[Glyph] = []
    for index, line in enumerate(lines):
        text = line.lstrip("\u3000")
        indent = size * (len(line) - len(text))
        glyphs += write(text, LEFT + indent, top + index * PITCH, size)
    return glyphs


def centred(text: str, top: float, size: float = SIZE) -> list[Glyph]:
    """``text`` in the middle of the page."""
    return write(text, LEFT + (FULL * SIZE - len(text) * size) / 2, top, size)


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Stroke]:
    """Rules at all of ``xs`` and ``ys``."""
    level = [Stroke(xs[0], y, xs[-1], y) for y in ys]
    return level + [Stroke(x, ys[0], x, ys[-1]) for x in xs]


def fill(
    xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = 9.0
) -> list[Glyph]:
    """The texts of ``rows`` in the cells between ``xs`` and ``ys``; ``\\n`` breaks a line."""
    glyphs: list[Glyph] = []
    for top, row in zip(ys, rows, strict=False):
        for left, text in zip(xs, row, strict=False):
            for index, line in enumerate(text.split("\n")):
                glyphs += write(line, left + 2, top + 2 + index * (size + 2), size)
    return glyphs


def page(
    glyphs: Iterable[Glyph],
    strokes: Iterable[Stroke] = (),
    number: int = 1,
    size: tuple[float, float] = (WIDTH, HEIGHT),
) -> Page:
    return Page(number, *size, tuple(glyphs), tuple(strokes))


def read(*pages: Page) -> list[Read]:
    """What is read from ``pages``: paragraphs as text, tables as rows of cells."""
    return [_shown(block) for block in read_pages(pages)[0]]


def notes(*pages: Page) -> list[ReadingNote]:
    return read_pages(pages)[1]


def _shown(block: Block) -> Read:
    if isinstance(block, Paragraph):
        return block.text
    rows = (block.header, *block.subheaders, *block.rows)
    return [[cell.text for cell in row.cells] for row in rows]
