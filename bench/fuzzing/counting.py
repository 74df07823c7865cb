"""The characters of a source, counted: what was read, what a note quotes, what it says is left out.

Characters are counted, not their order. Blanks are no matter, nor are signs that may be markup.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from kspolicy.model.source import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.source import ReadingNote, Source, TextRun

# What is neither letter nor figure may be markup, or folded.
_TOLD = frozenset(("Lo", "Lu", "Ll", "Nd"))
_LEFT_OUT = re.compile(r"(\d+) 字")
_TIMES = re.compile(r"“(.*?)”（共 (\d+) 处）")
# However often the head of a table is written, it is read once.
_REPEATED = 60
# Pages of which a note says that they were read otherwise, in part, or not at all.
NAMING = frozenset(
    (
        *("page-unread", "page-recognised", "page-readings-differ", "page-read-once"),
        *("page-cut", "text-aside"),
    )
)
_NUMBERS = re.compile(r"已略去页码 ([0-9]+) 处")
# 第3页 共12页, 3 of 12
_BESIDE_NUMBERS = "第页共of"


def runs_of(source: Source) -> Iterator[TextRun]:
    """Every paragraph and cell."""
    for block in source.blocks:
        if not isinstance(block, Table):
            yield block
            continue
        yield from block.captions
        for row in (block.header, *block.subheaders, *block.rows):
            yield from row.cells


def said_of(run: TextRun) -> str:
    """A text, and what its doubt says that it may be."""
    return run.text + ((run.doubt or "") if isinstance(run, Cell) else "")


def signs_of(text: str) -> Counter[str]:
    """The letters and figures of a text, those that mean the same as one."""
    return Counter(sign for sign in normalize("NFKC", text) if category(sign) in _TOLD)


def read_of(source: Source) -> Counter[str]:
    """All letters and figures that were read, or are quoted in full in a note."""
    found = Counter[str]()
    for run in runs_of(source):
        found += signs_of(said_of(run))
    for note in source.notes:
        if _is_counted(note):
            continue
        found += signs_of(note.message)
        for quoted, times in _TIMES.findall(note.message):
            found += Counter({s: n * (int(times) - 1) for s, n in signs_of(quoted).items()})
    return found + heads_of(source)


def heads_of(source: Source) -> Counter[str]:
    """The letters and figures of the heads of tables, many times over."""
    heads = (
        cell.text
        for block in source.blocks
        if isinstance(block, Table)
        for row in (block.header, *block.subheaders)
        for cell in row.cells
    )
    return Counter(dict.fromkeys(signs_of("".join(heads)), _REPEATED))


def complaint(missing: Counter[str], source: Source) -> str | None:
    """What to say of characters that are in no block and no note; None if notes count them."""
    counts = (_LEFT_OUT.findall(note.message) for note in source.notes if _is_counted(note))
    if missing.total() <= sum(int(count) for found in counts for count in found):
        return None
    return f"{missing.total()} characters lost in silence: {''.join(missing.elements())[:60]!r}"


def without_numbers(missing: Counter[str], source: Source) -> Counter[str]:
    """What is missing beyond the numbers of pages that a note counts."""
    if not any(note.kind in ("page-numbers", "page-furniture") for note in source.notes):
        return missing
    counted = sum(int(n) for note in source.notes for n in _NUMBERS.findall(note.message))
    beside = Counter(dict.fromkeys(_BESIDE_NUMBERS, counted))
    return Counter({sign: n for sign, n in missing.items() if category(sign) != "Nd"}) - beside


def _is_counted(note: ReadingNote) -> bool:
    """Whether a note says how much was left out; then its quotation, a part of that, is not."""
    return note.kind not in NAMING and _LEFT_OUT.search(note.message) is not None
