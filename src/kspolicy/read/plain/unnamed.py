"""Rows of figures without a header that names them: what looks like a table and stays text."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kspolicy.read.paragraphs import PAGE_NUMBER
from kspolicy.read.plain.pieces import ANY_GAP, BLANKS, narrow_pieces, pieces_of, with_bars
from kspolicy.read.tables.columns import ends_table, is_figure, is_words, may_be_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.plain.found import Found, NumberedLine, StackedCell

WAY, STACKED_WAY = "用空格分列", "每格一行"
LONGEST_LINE, SHORT_LINE = 400, 30
_FEWEST_DENSE, _FEWEST_ROWS, FEWEST_FIGURES = 2, 3, 3
# So many figures on lines of their own, and so large a share of the lines, are of a table.
_FEWEST_STACKED, _STACKED_SHARE, _LONGEST_STACKED = 4, 3, 30
# Lines with so many tabs are rows of a table that is one.
FEWEST_TABS = 2
# Pieces of names stand between rows of figures, on no more lines than these.
_FARTHEST = 5
_LONGEST_WORD = 30
_OF_DATE = frozenset("年月日")
_SENTENCE = re.compile("[：:，。；]")
# A table of contents: 第一章 总则    3
_MOST_LISTED = 3
_LISTED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(]|第|\d|附|前言|目录")


def leave_unnamed(lines: Sequence[NumberedLine], index: int, found: Found) -> int:
    """Leave rows of figures without a header that names them; returns the index of what is next."""
    rows: list[list[str]] = []
    left: list[int] = []
    dense = between = 0
    last = index
    for end in range(index, len(lines)):
        raw = lines[end][1]
        text = raw.strip(BLANKS)
        if not text or PAGE_NUMBER.fullmatch(text):
            continue
        if ends_table(text):
            break
        texts = [piece.text for piece in pieces_of(raw)] if len(raw) <= LONGEST_LINE else []
        crowded = _crowded(texts, text)
        if len(texts) == 1 and len(text) <= SHORT_LINE:
            texts = [piece.text for piece in narrow_pieces(raw, 0)]
        left.append(end)
        if raw.count("\t") < FEWEST_TABS and (crowded or _is_unnamed_row(texts)):
            rows.append(texts)
            dense += crowded
            last, between = end, 0
            continue
        between += 1
        if not dense or between > _FARTHEST:
            break
    enough = dense >= _FEWEST_DENSE or len(rows) >= _FEWEST_ROWS
    if enough and not _are_contents(rows):
        kept = {at: with_bars(lines[at][1]) for at in left if at <= last}
        found.leave(kept, lines[index][0], lines[last][0], WAY)
    return last + 1


def leave_stacked(cells: Sequence[StackedCell], found: Found) -> None:
    """Leave figures on lines of their own between short lines, which no header names."""
    free = [
        cell
        for cell in cells
        if not (cell.at in found.rows or cell.at in found.taken or cell.at in found.alone)
    ]
    for short, run in groupby(free, lambda cell: _may_be_cell(cell.text)):
        lines = list(run) if short else []
        figures = [i for i, cell in enumerate(lines) if is_figure(cell.text)]
        if len(figures) < _FEWEST_STACKED or _STACKED_SHARE * len(figures) < len(lines):
            continue
        texts = [lines[i].text for i in figures]
        if all(map(str.isdecimal, texts)) and texts == sorted(texts, key=int):
            # Numbers of a list or of pages.
            continue
        left = lines[max(0, figures[0] - 1) : figures[-1] + 1]
        texts_left = {cell.at: cell.text for cell in left}
        found.leave(texts_left, left[0].line, left[-1].line, STACKED_WAY)


def _may_be_cell(text: str) -> bool:
    return len(text) <= _LONGEST_STACKED and not ends_table(text)


def _crowded(texts: Sequence[str], text: str) -> int:
    """How many rows a line is worth by its figures alone; ``texts`` stand between wide gaps.

    Three of them apart are a table's; of two, or between single blanks, there are two rows.
    """
    if not texts or any(map(_SENTENCE.search, texts)):
        return 0
    figures = sum(map(is_figure, texts[1:]))
    if figures >= FEWEST_FIGURES:
        return _FEWEST_DENSE
    words = ANY_GAP.split(text)
    return int(figures > 1 or _is_dense(words) or (is_words(words[0]) and _is_dense(words[1:], 2)))


def _is_dense(texts: Sequence[str], fewest: int = FEWEST_FIGURES) -> bool:
    """Whether most of a line's words are figures, as in a table only: 8000 4800 1100 -- 10"""
    if any(len(text) > _LONGEST_WORD or _SENTENCE.search(text) for text in texts):
        return False
    if not _OF_DATE.isdisjoint(texts):
        return False
    figures = sum(map(is_figure, texts))
    marks = sum(map(may_be_figure, texts)) - figures
    return figures > 1 and fewest <= figures + marks > len(texts) / 2


def _is_unnamed_row(texts: Sequence[str]) -> bool:
    """Whether a line has words and a figure behind them, as rows of a table have."""
    return (
        len(texts) > 1
        and is_words(texts[0])
        and is_figure(texts[-1])
        and not any(map(_SENTENCE.search, texts))
    )


def _are_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows are mostly those of a table of contents: headings, and pages that go up."""
    listed = [
        int(texts[-1])
        for texts in rows
        if texts[-1].isdecimal() and len(texts) <= _MOST_LISTED and _LISTED.match(texts[0])
    ]
    return listed == sorted(listed) and 2 * len(listed) >= len(rows)
