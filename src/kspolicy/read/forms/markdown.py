"""Markdown: headings, lists, tables with bars; numbers stay as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from kspolicy.model.clipped import clipped
from kspolicy.model.source import Place, ReadingNote, Source
from kspolicy.read.characters import decode, normalise, visible
from kspolicy.read.errors import UnreadableError
from kspolicy.read.extent import refuse_long_line, refuse_wide_row
from kspolicy.read.paragraphs import PAGE_NUMBER, numbers_left_out
from kspolicy.read.tables.cells import RawCell, RawRow
from kspolicy.read.web.marks import BREAK, pictures, plain, protect, struck_out
from kspolicy.read.web.pieces import Piece, lower
from kspolicy.read.web.saver import end_of_header

if TYPE_CHECKING:
    from kspolicy.read.options import ReadingOptions

SUFFIXES = (".md", ".markdown")

_QUOTE = re.compile(r"^(?: {0,3}>[ ]?)+")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|(?=[^\x00-\x7f]))(?P<text>.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
# Behind the signs of a fence stands a language at most; ```code``` on one line is none.
_FENCE = re.compile(r" {0,3}(?P<sign>`{3,}(?!.*`)|~{3,})(?P<rest>.*)")
_LANGUAGE = re.compile(r"[\s\x21-\x7e]*")
# A dash, and the box of a list of things to do; not the dash of a negative figure.
_ITEM = re.compile(r"[ \t]*[-*+](?:[ \t]+|(?=[^\x00-\x7f]))(?:\[[ xX]\][ \t]+)?")
_NUMBERED = re.compile(r"[ \t]*\d{1,4}[.)][ \t]+")
_REFERENCE = re.compile(r" {0,3}\[[^\]^\n]{1,100}\]:[ \t]+<?(?:https?:|mailto:|\.{0,2}/|#)\S*.*")
_ALIGNMENT = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_INDENT = re.compile(r"\u3000|\u2003")
_BOLD_LINE = re.compile(r"[ \t]*(\*\*|__)(?=\S)[^*_]+(?<=\S)\1[ \t]*")
_TABLE = re.compile(r"[ \t]*<table[\s>]", re.IGNORECASE)
_TABLE_OPEN = re.compile(r"<table[\s>]", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_FEWEST_TABS = 2
_QUOTED = 40


def holds(data: bytes) -> bool:
    """Markdown is plain text: it bears no mark that other text may not have."""
    return False


def read(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Read a Markdown file.

    Raises:
        UnreadableError: the bytes are not text, or it has a line without end.
    """
    from kspolicy.read.web.blocks import make_blocks
    from kspolicy.read.web.leftout import in_comments

    text, encoding = decode(data)
    reading = _Reading(_without_comments(text).split("\n"))
    reading.read()
    if not reading.pieces:
        raise UnreadableError("文件里没有可读的文字")
    blocks, notes = make_blocks(reading.pieces)
    return Source(
        name=name,
        form="markdown",
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        blocks=tuple(blocks),
        notes=(
            *reading.notes,
            *numbers_left_out(reading.numbers),
            *in_comments(text),
            *notes,
        ),
    )


def _without_comments(text: str) -> str:
    """``text`` without HTML comments; every line keeps its number."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len("-->")
    return "".join((*kept, text[at:]))


@dataclass(slots=True)
class _Reading:
    """A file while it is read, line by line."""

    lines: list[str]
    pieces: list[Piece] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)
    numbers: list[Place] = field(default_factory=list)
    _at: int = 0
    _blank: bool = True
    _alone: bool = False  # the line above stands alone: a heading
    _tables_end: bool = True  # no table in HTML has been met that never ends

    def read(self) -> None:
        """Read all lines into pieces."""
        self._at, notes = end_of_header(self.lines)
        self.notes.extend(notes)
        images = 0
        while self._at < len(self.lines):
            raw = _QUOTE.sub("", self.lines[self._at])
            images += pictures(raw)
            if fence := _FENCE.match(raw):
                self._read_code(fence)
            elif not (_TABLE.match(raw) and self._read_html_table()) and not self._read_rows():
                self._read_line(raw)
                self._at += 1
        if images:
            message = f"文件中有 {images} 幅图片，图中的文字未读取"
            self.notes.append(ReadingNote("images-skipped", message))

    def _read_line(self, raw: str) -> None:
        if _UNDERLINE.fullmatch(raw) and not self._blank and self.pieces:
            self._alone = True
        elif PAGE_NUMBER.fullmatch(normalise(raw)):
            self.numbers.append(Place(line=self._at + 1))
            self._blank = True
        elif _is_blank(raw):
            self._blank = True
        elif heading := _HEADING.fullmatch(raw):
            self._add(heading["text"], begins=True)
            self._alone = True
        elif item := _ITEM.match(raw):
            self._add(raw[item.end() :], begins=True)
        else:
            starts = _NUMBERED.match(raw) or _INDENT.match(raw) or _BOLD_LINE.fullmatch(raw)
            self._add(raw, begins=True if starts else None)

    def _add(self, raw: str, *, begins: bool | None) -> None:
        """Add one line, or several where it breaks itself."""
        for part in BREAK.split(protect(raw)):
            for struck in struck_out(part):
                self._note_struck(struck, self._at + 1)
            text = plain(part)
            refuse_long_line(text, self._at + 1)
            if not text:
                self._blank = True
                continue
            starts = True if self._alone else begins
            self.pieces.append(Piece(text, self._at + 1, starts, self._blank))
            self._blank = self._alone = False
            begins = None

    def _note_struck(self, struck: str, line: int) -> None:
        struck = visible(struck)
        message = f"划去或隐藏的文字不计入：{len(struck)} 字，“{clipped(struck, _QUOTED)}”"
        self.notes.append(ReadingNote("struck-text", message, Place(line=line)))

    def _read_code(self, fence: re.Match[str]) -> None:
        """Take what stands in a fence as it is."""
        sign = fence["sign"]
        self._blank = self._alone = True
        if not _LANGUAGE.fullmatch(fence["rest"]):
            self._add(fence["rest"], begins=True)
        self._at += 1
        while self._at < len(self.lines):
            raw = self.lines[self._at]
            closing = _FENCE.match(raw)
            self._at += 1
            if closing and closing["sign"].startswith(sign) and not raw.strip(" `~\t"):
                break
            text = normalise(raw)
            if text:
                starts = True if self._alone else None
                self.pieces.append(Piece(text, self._at, starts, self._blank))
                self._alone = False
            self._blank = not text
        self._blank = self._alone = True

    def _read_html_table(self) -> bool:
        """Take a table written in HTML; False when it never ends."""
        from kspolicy.read.web.leftout import in_broken_tags, in_controls
        from kspolicy.read.web.tree import parse_tree
        from kspolicy.read.web.walk import lay_out

        depth, stop = 0, self._at
        while self._tables_end and stop < len(self.lines):
            line = self.lines[stop]
            depth += len(_TABLE_OPEN.findall(line)) - len(_TABLE_END.findall(line))
            stop += 1
            if depth <= 0:
                break
        else:
            self._tables_end = False
            return False
        written = "\n".join(self.lines[self._at : stop])
        layout = lay_out(parse_tree(written))
        for note in (*in_controls(layout.controls), *in_broken_tags(written, layout)):
            place = Place(line=(note.place.line or 1) + self._at)
            self.notes.append(replace(note, place=place))
        for piece in layout.pieces:
            if piece.hidden:
                layout.struck.append(piece)
            else:
                self.pieces.append(lower(piece, self._at))
        for struck in layout.struck:
            self._note_struck(struck.text, struck.line + self._at)
        self._at = stop
        self._blank = True
        return True

    def _read_rows(self) -> bool:
        """Take the rows of a table, with bars or tabs between cells; False when none is here."""
        rows: list[RawRow] = []
        first = self._at
        while self._at < len(self.lines):
            raw = protect(_QUOTE.sub("", self.lines[self._at]))
            if _ALIGNMENT.fullmatch(raw) and "-" in raw and rows:
                self._at += 1
                continue
            cells = _cells(raw) if rows or self._row_begins(raw) else []
            if not cells:
                break
            refuse_wide_row(len(cells), self._at + 1)
            place = Place(line=self._at + 1)
            texts = [_cell_text(cell) for cell in cells]
            if any(texts):
                rows.append(RawRow(tuple(RawCell(text, place) for text in texts), place))
            self._at += 1
        if rows:
            text = "".join(cell.text for row in rows for cell in row.cells)
            self.pieces.append(Piece(text, first + 1, begins=True, rows=tuple(rows)))
            self._blank = True
        return self._at > first

    def _row_begins(self, raw: str) -> bool:
        """Whether a table begins with this line: bars at both ends, or the alignment below it."""
        stripped = raw.strip()
        if stripped.count("\t") >= _FEWEST_TABS or raw.count("\t") > _FEWEST_TABS:
            return bool(stripped)
        if "|" not in raw:
            return False
        if len(stripped) > 1 and stripped[0] == stripped[-1] == "|" and stripped.count("|") > 2:
            return True
        below = self.lines[self._at + 1] if self._at + 1 < len(self.lines) else ""
        return "|" in below and _ALIGNMENT.fullmatch(below) is not None


def _is_blank(raw: str) -> bool:
    """Whether a line says nothing: a rule, an address for links."""
    return not raw.strip() or bool(_RULE.fullmatch(raw) or _REFERENCE.fullmatch(raw))


def _cells(raw: str) -> list[str]:
    """The cells of a row; none when the line is no row."""
    stripped = raw.strip()
    if "|" in stripped:
        return stripped.removeprefix("|").removesuffix("|").split("|")
    return raw.split("\t") if "\t" in stripped else []


def _cell_text(cell: str) -> str:
    from kspolicy.read.web.tables import join_cell

    return join_cell([plain(line) for line in BREAK.split(cell)])
