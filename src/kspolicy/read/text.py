"""Plain text: UTF-8 or GB18030, paragraphs broken by lines and pages, tables by tabs."""

from __future__ import annotations

import re
from hashlib import sha256

from kspolicy.model.source import Block, Place, ReadingNote, Source
from kspolicy.read.characters import decode, normalise
from kspolicy.read.grid import RawCell, RawRow, settle
from kspolicy.read.paragraphs import Line, join_lines

SUFFIXES = (".txt", ".text")

# A list's own dash before a paragraph (「- 附件：」), left by conversion to Markdown.
_LIST_DASH = re.compile(r"[-*+] *(?=[^\x00-\x7f])")


def read(data: bytes, name: str) -> Source:
    """Read a text file.

    Raises:
        UnreadableError: the bytes are not text.
    """
    text, encoding = decode(data)
    blocks: list[Block] = []
    notes: list[ReadingNote] = []
    lines: list[Line] = []
    rows: list[RawRow] = []
    blank = True

    def end_lines() -> None:
        blocks.extend(join_lines(lines))
        lines.clear()

    def end_rows() -> None:
        if rows:
            tables, remarks = settle(rows)
            blocks.extend(tables)
            notes.extend(remarks)
            rows.clear()

    for number, raw in enumerate(text.split("\n"), start=1):
        if not raw or raw.isspace():
            blank = True
            continue
        if "\t" in raw and raw.count("\t") - (len(raw) - len(raw.lstrip("\t"))) >= 1 and (
            rows or raw.count("\t") >= 2
        ):
            end_lines()
            place = Place(line=number)
            cells = tuple(RawCell(normalise(cell), place) for cell in raw.split("\t"))
            rows.append(RawRow(cells, place, after_break=blank))
        else:
            end_rows()
            content = normalise(raw)
            if content:
                match = _LIST_DASH.match(content)
                content = content[match.end() :] if match else content
            if content:
                lines.append(Line(content, number, blank))
        blank = False
    end_rows()
    end_lines()
    return Source(
        name=name,
        form="text",
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        blocks=tuple(blocks),
        notes=tuple(notes),
    )
