"""The elements of a page, walked once: which lines and tables a reader sees, and where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kspolicy.read.characters import normalise
from kspolicy.read.web.elements import (
    BLOCKS,
    CONTROLS,
    HEADINGS,
    REGIONS,
    SILENT,
    STRUCK,
    WHOLE,
    is_hidden,
    is_indented,
    is_preformatted,
    leads_away,
)
from kspolicy.read.web.hints import holds_text, lies_around
from kspolicy.read.web.numbering import first_number, own_number, written_number
from kspolicy.read.web.pieces import Layout, Piece, Region
from kspolicy.read.web.tables import TableKind, kinds_of_tables, pieces_of_box, pieces_of_data
from kspolicy.read.web.tree import last_line_of, line_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_WHITE = re.compile(r"[ \t\n\f]+")
# Two ideographic spaces, or four common ones that do not break, before a paragraph.
_INDENT = re.compile(r"[ \n\t]*(?:\u3000|\u2003|\xa0\xa0)")
_NUMBERED = re.compile(r"[（(]?[\da-zA-Z一二三四五六七八九十百]{1,4}[.、）)]|[①-⑳]|第")
_CONTINUES = frozenset("，、。；：）》”%")
_LONGEST_TERM = 14
# 平方米 as m², 10⁴: a raised figure is no figure of the number before it.
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_READ_WHOLE = (TableKind.DATA, TableKind.BOX)
_RAISABLE = re.compile(r"\s*[+-]?\d{1,3}\s*")


def lay_out(root: HtmlElement) -> Layout:
    """The lines and tables of a page, in reading order.

    Raises:
        UnreadableError: a table has cells by the million.
    """
    walker = _Walker(kinds_of_tables(root))
    walker.walk(root)
    title = root.findtext(".//title")
    walker.layout.title = normalise(title or "")
    return walker.layout


class _Walker:
    """Collects the pieces of one element and all within it."""

    def __init__(self, kinds: Mapping[HtmlElement, TableKind]) -> None:
        self.layout = Layout(Region(0))
        self._kinds = kinds
        self._regions = [self.layout.root]
        self._lists: list[tuple[HtmlElement, int]] = []
        self._number = ""
        self._label = -1
        self._line = 1
        # The line that grows: its texts, where it began, how much of it is a link.
        self._texts: list[str] = []
        self._began = 1
        self._linked = 0
        self._indented = False
        # What the next line is, by what stands before it.
        self._begins: bool | None = True
        self._blank = False
        # How many elements of each sort are open.
        self._links = self._headings = self._struck = self._raised = self._kept_lines = 0
        self._hidden = 0

    def walk(self, root: HtmlElement) -> None:
        """Walk ``root``; without recursion, for pages are nested as deep as they like."""
        from lxml.etree import iterwalk

        self._line = line_of(root)
        steps = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in steps:
            if event == "start":
                self._line = max(self._line, line_of(element))
                if not self._start(element):
                    steps.skip_subtree()
                continue
            if event == "end":
                self._end(element)
            else:
                self._line += (element.text or "").count("\n")
            if element is not root:
                self._say(element.tail)
        self._flush(begins=True)
        self.layout.root.end = len(self.layout.pieces)

    def _start(self, element: HtmlElement) -> bool:
        """Begin an element; False when what is in it is done with."""
        tag = element.tag
        if tag in SILENT:
            self._pass_over(element)
            return False
        if tag == "br":
            self._break()
            return False
        kind = self._kinds.get(element)
        if kind in _READ_WHOLE:
            self._flush(begins=True)
            self._take_table(element, kind)
            self._line = max(self._line, last_line_of(element))
            return False
        if tag in BLOCKS:
            self._flush(begins=True)
            self._indented = is_indented(element)
        self._count(element, 1)
        self._open_list(element)
        if tag in REGIONS:
            region = Region(
                len(self.layout.pieces),
                around=lies_around(element),
                holds_text=holds_text(element),
                whole=tag in WHOLE,
            )
            self._regions[-1].parts.append(region)
            self._regions.append(region)
        self._say(element.text)
        return True

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in SILENT or tag == "br" or self._kinds.get(element) in _READ_WHOLE:
            return
        if tag in BLOCKS:
            if not self._texts and tag in ("p", "div"):
                self._blank = True
            self._flush(begins=True)
            self._indented = False
        self._count(element, -1)
        if self._lists and self._lists[-1][0] is element:
            self._lists.pop()
        if tag == "li":
            self._number = ""
        elif tag in ("dt", "dd"):
            self._join_description(tag)
        if tag in REGIONS:
            region = self._regions.pop()
            region.end = len(self.layout.pieces)
            if region.start == region.end:
                self._regions[-1].parts.pop()

    def _count(self, element: HtmlElement, change: int) -> None:
        """Keep count of the open elements that say how their text is shown."""
        tag = element.tag
        if tag in STRUCK:
            self._struck += change
        if tag == "a" and leads_away(element):
            self._links += change
        elif tag in HEADINGS:
            self._headings += change
        elif tag == "sup":
            self._raised += change
        if is_preformatted(element):
            self._kept_lines += change
        if is_hidden(element) and tag in BLOCKS:
            self._hidden += change
        elif is_hidden(element):
            # Within a line it is left out like what is struck, and the line goes on behind it.
            self._struck += change

    def _open_list(self, element: HtmlElement) -> None:
        if element.tag == "ol":
            self._lists.append((element, first_number(element)))
        elif element.tag == "ul":
            self._lists.append((element, 0))
        elif element.tag == "li" and self._lists and self._lists[-1][0].tag == "ol":
            listing, following = self._lists[-1]
            own = own_number(element)
            number = following if own is None else own
            self._lists[-1] = (listing, number + 1)
            self._number = "" if lies_around(listing) else written_number(listing, number)

    def _join_description(self, tag: str) -> None:
        """Put a term and what is said of it into one line: 索引号 000014349 → 索引号：000014349."""
        pieces = self.layout.pieces
        last = len(pieces) - 1
        if tag == "dt":
            self._label = last
        elif self._label == last - 1 >= 0 and len(pieces[-2].text) <= _LONGEST_TERM:
            term, said = pieces[-2:]
            colon = "" if term.text[-1] in "：:" else "："
            pieces[-2:] = [replace(term, text=f"{term.text}{colon}{said.text}")]
            _shorten(self._regions[-1], len(pieces))

    def _take_table(self, element: HtmlElement, kind: TableKind) -> None:
        read_table = pieces_of_box if kind is TableKind.BOX else pieces_of_data
        pieces = read_table(element, self._read_cell)
        region = Region(len(self.layout.pieces), around=lies_around(element), whole=True)
        self._hidden += is_hidden(element)
        for piece in pieces:
            if piece.text:
                self._add(piece)
        self._hidden -= is_hidden(element)
        region.end = len(self.layout.pieces)
        if region.end > region.start:
            self._regions[-1].parts.append(region)

    def _pass_over(self, element: HtmlElement) -> None:
        """Note what a control says: it is no part of the text, but not lost."""
        if element.tag in CONTROLS:
            text = normalise(" ".join(element.text_content().split()))
            if text:
                self.layout.controls.append(Piece(text, line_of(element)))

    def _read_cell(self, cell: HtmlElement) -> list[Piece]:
        """The lines of a table's cell; a table in it is read line by line."""
        inner = _Walker({})
        inner.walk(cell)
        pieces = inner.layout.pieces
        self.layout.controls.extend(inner.layout.controls)
        self.layout.struck.extend(inner.layout.struck)
        self.layout.struck.extend(piece for piece in pieces if piece.hidden)
        return [piece for piece in pieces if not piece.hidden]

    def _say(self, text: str | None) -> None:
        """Add text to the line that grows."""
        if not text:
            return
        if self._kept_lines and "\n" in text:
            first, *others = text.split("\n")
            self._say(first)
            for each in others:
                self._break()
                self._line += 1
                self._say(each)
            return
        if not self._texts and text.strip():
            lead = text[: len(text) - len(text.lstrip())]
            self._began = self._line + lead.count("\n")
            self._indented = self._indented or _INDENT.match(text) is not None
        self._line += text.count("\n")
        if self._raised and _RAISABLE.fullmatch(text):
            text = text.translate(_RAISED)
        shown = _WHITE.sub(" ", text)
        if self._struck:
            if text.strip():
                self.layout.struck.append(Piece(normalise(shown), self._began))
            return
        if not self._texts and not text.strip():
            # A space before a line is none, but one that does not break sets it in.
            self._indented = self._indented or _INDENT.match(text) is not None
            return
        self._texts.append(shown)
        if self._links:
            self._linked += len(shown.strip())

    def _break(self) -> None:
        if self._texts:
            self._flush(begins=None)
        else:
            self._blank = True
            self._indented = False

    def _flush(self, *, begins: bool | None) -> None:
        """End the line that grows; ``begins`` is what the element says of the next one."""
        text = normalise("".join(self._texts)) if self._texts else ""
        if text:
            if self._number and not _NUMBERED.match(text):
                text = self._number + text
            starts: bool | None = True if self._indented or self._blank else self._begins
            if text[0] in _CONTINUES:
                starts = None
            self._add(
                Piece(
                    text,
                    self._began,
                    starts,
                    self._blank,
                    self._linked,
                    heading=self._headings > 0,
                )
            )
            self._number = ""
            self._indented = False
        elif self._texts:
            self._blank = True
        if text or begins is not None:
            self._begins = begins
        self._texts.clear()
        self._linked = 0

    def _add(self, piece: Piece) -> None:
        if self._hidden:
            piece = replace(piece, hidden=True)
        self.layout.pieces.append(piece)
        self._blank = False


def _shorten(region: Region, end: int) -> None:
    """Have the parts of a region that reach beyond ``end`` end there."""
    for part in region.parts:
        if part.end > end:
            part.end = end
            _shorten(part, end)
    region.parts = [part for part in region.parts if part.start < part.end]
