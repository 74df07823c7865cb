"""Plain text: UTF-8 or GB18030, paragraphs broken by lines and pages, tables in any way drawn."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from kspolicy.model.source import Block, Place, ReadingNote, Source
from kspolicy.read.bars import has_bars, with_tabs
from kspolicy.read.characters import decode, normalise
from kspolicy.read.extent import refuse_long_line, refuse_wide_row
from kspolicy.read.lost_breaks import restore_breaks
from kspolicy.read.paragraphs import PAGE_NUMBER, Line, join_lines, numbers_left_out
from kspolicy.read.plain.found import Found, cells_of
from kspolicy.read.plain.gaps import find_gaps
from kspolicy.read.plain.stacked import find_stacked
from kspolicy.read.tables.cells import CellKind, kind_of
from kspolicy.read.tables.grid import RawCell, RawRow, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.read.options import ReadingOptions

SUFFIXES = (".txt", ".text")

# A list's own dash before a paragraph (- 附件：), left by conversion to Markdown.
_LIST_DASH = re.compile(r"[-*+] *(?=[^\x00-\x7f])")
# A page break puts a few blank lines and a page number between two rows, not more.
_FARTHEST = 6
# A column's name is no longer than this.
_LONGEST_NAME = 15


def holds(data: bytes) -> bool:
    """Plain text bears no mark of its own."""
    return False


def read(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read a text file.

    Raises:
        UnreadableError: the bytes are not text, or it has a line without end.
    """
    text, encoding = decode(data)
    blocks: list[Block] = []
    notes: list[ReadingNote] = []
    numbers: list[Place] = []
    as_written = _written_lines(text)
    written = list(with_tabs(as_written, notes) if has_bars(text) else as_written)
    found = Found()
    find_gaps(written, found)
    find_stacked(cells_of(written, found), found)
    notes.extend(found.notes)
    for lines, rows in _passages(text, written, found, numbers):
        blocks.extend(join_lines(lines))
        tables, remarks = settle(rows)
        blocks.extend(tables)
        notes.extend(remarks)
    return Source(
        name=name,
        form="text",
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        blocks=tuple(blocks),
        notes=(*numbers_left_out(numbers), *notes),
    )


def _passages(
    text: str, written: Sequence[tuple[int, str]], found: Found, numbers: list[Place]
) -> Iterator[tuple[list[Line], list[RawRow]]]:
    """Runs of lines, each with the table rows that follow it.

    Page numbers are left out; where they stand is added to ``numbers``.
    """
    lines: list[Line] = []
    rows: list[RawRow] = []
    after_blank = True
    table_rows, taken, alone = found.rows, found.taken, found.alone
    for index, (number, raw) in enumerate(written):
        refuse_long_line(raw, number)
        refuse_wide_row(raw.count("\t"), number)
        if index in taken:
            continue
        if index in table_rows:
            if index in found.first and rows:
                yield lines, rows
                lines, rows = [], []
            rows.append(table_rows[index])
            after_blank = False
            continue
        within = bool(rows)
        if index not in alone and (
            _is_row(raw, within_table=within)
            or (within and _is_piece(written, index))
            or (not within and "\t" in raw and _heads_row(written, index))
        ):
            place = Place(line=number)
            cells = tuple(RawCell(normalise(cell), place) for cell in raw.split("\t"))
            if any(cell.text for cell in cells):
                rows.append(RawRow(cells, place, after_blank))
                after_blank = False
            else:
                after_blank = True
            continue
        content = alone.get(index) or normalise(raw)
        place = Place(line=number)
        if not content or PAGE_NUMBER.fullmatch(content):
            if content:
                numbers.append(place)
            after_blank = True
            continue
        if rows:
            yield lines, rows
            lines, rows = [], []
        # Most of the file on one line: its breaks were lost.
        pieces = restore_breaks(raw) if 2 * len(raw) > len(text) else []
        if len(pieces) > 1:
            restored = filter(None, map(normalise, pieces))
            lines += [Line(piece, place, begins=True) for piece in restored]
            continue
        dash = _LIST_DASH.match(content)
        begins = True if index in alone or index - 1 in alone else None
        lines.append(Line(content[dash.end() :] if dash else content, place, after_blank, begins))
        after_blank = False
    yield lines, rows


def _written_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line and its number, as an editor counts: a form feed ends a page, but no line."""
    for number, raw in enumerate(text.split("\n"), start=1):
        if "\f" not in raw:
            yield number, raw
            continue
        for index, piece in enumerate(raw.split("\f")):
            if index:
                yield number, ""
            yield number, piece


def _is_row(raw: str, *, within_table: bool) -> bool:
    """Whether a line is a table row: its cells stand between tabs, at least two of them."""
    return raw.count("\t") >= (1 if within_table else 2) and "\t" in raw.lstrip("\t")


def _heads_row(written: Sequence[tuple[int, str]], index: int) -> bool:
    """Whether a line of two cells is the first of two rows of a header: 地区 | 2025年.

    The second names the parts of its last cell, and nothing below the first.
    """
    if "\t" not in written[index][1].strip() or index + 1 == len(written):
        return False
    below = written[index + 1][1]
    return below.startswith("\t") and _is_row(below, within_table=False)


def _is_piece(written: Sequence[tuple[int, str]], index: int) -> bool:
    """Whether a line below table rows is a piece of one: a row, not a header, follows it."""
    text = written[index][1].strip()
    if not text or PAGE_NUMBER.fullmatch(text) or any(sign in text for sign in "：:。|#"):
        return False
    for _, raw in written[index + 1 : index + _FARTHEST]:
        content = raw.strip()
        if content and not PAGE_NUMBER.fullmatch(content):
            return _is_row(raw, within_table=False) and not _may_be_header(raw)
    return False


def _may_be_header(raw: str) -> bool:
    """Whether a row holds short names only."""
    cells = [normalise(cell) for cell in raw.split("\t")]
    return bool(cells[0]) and not any(
        len(cell) > _LONGEST_NAME or kind_of(cell) in (CellKind.FIGURE, CellKind.MARK)
        for cell in cells
    )
