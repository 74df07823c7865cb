"""The text inside a paragraph: runs, fields, changes, signs, and what is anchored there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.read.word.boxes import boxes_of, is_below, is_picture
from kspolicy.read.word.markup import (
    MATH,
    MC,
    W,
    alternative,
    child,
    children,
    is_on,
    value,
)
from kspolicy.read.word.styles import UNSEEN
from kspolicy.read.word.symbols import sign

if TYPE_CHECKING:
    from lxml.etree import _Element

    from kspolicy.model.source import Place
    from kspolicy.read.word.pages import PageCount
    from kspolicy.read.word.styles import Styles
    from kspolicy.read.word.tally import Tally

_SKIPPED = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "rt"),
        *("delText", "delInstrText", "fldData", "ffData", "lastRenderedPageBreak"),
    )
)
_DELETED = frozenset({W + "del", W + "moveFrom"})
_INSERTED = frozenset({W + "ins", W + "moveTo"})
_ANCHORED = frozenset({W + "drawing", W + "pict", W + "object"})
_NOTE_REFERENCES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_SIGNS = {W + "tab": " ", W + "ptab": " ", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# The one field that is drawn from its instruction: EQ \o\ac(○,1).
_DRAWN_FIELD = "EQ"


class Joint(Enum):
    """How a piece of a paragraph follows the one before."""

    START = 0
    LINE = 1  # a line broken by hand
    PAGE = 2  # the page was full


@dataclass(slots=True)
class Piece:
    """A piece of a paragraph's text, as written, and the page it stands on, where that is known."""

    joint: Joint
    page: int | None
    text: str = ""


@dataclass(slots=True)
class RunText:
    """What a paragraph holds: its pieces, and what is anchored in it.

    ``above`` and ``below`` are the text boxes (``w:txbxContent``) beside it.
    """

    pieces: list[Piece]
    above: list[_Element] = field(default_factory=list)
    below: list[_Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it on one line."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Field:
    """A field between its marks: ``code`` is its instruction, ``told`` whether that is over."""

    code: str = ""
    told: bool = False


class Reference(NamedTuple):
    """A reference to a foot or end note: its part (``footnotes``), its id, and where it stands."""

    part: str
    identity: str
    place: Place


@dataclass(slots=True)
class RunReader:
    """Reads the runs of one document's paragraphs, and gathers the references in them."""

    styles: Styles
    tally: Tally
    pages: PageCount
    references: list[Reference] = field(default_factory=list)

    def read(self, paragraph: _Element, style: str | None, place: Place) -> RunText:
        """The text of a paragraph of this style that stands at ``place``."""
        found = RunText([Piece(Joint.START, self.pages.page)])
        _Reading(self, found, style, place).content(paragraph)
        return found


@dataclass(slots=True)
class _Reading:
    """One paragraph while it is read. A field's instruction never outlasts the paragraph."""

    reader: RunReader
    found: RunText
    style: str | None
    place: Place
    fields: list[_Field] = field(default_factory=list)

    def content(
        self, element: _Element, unseen: str | None = None, *, raised: bool = False
    ) -> None:
        """Read what stands in ``element``; ``unseen`` is why its text is not seen, if so."""
        for each in children(element):
            tag = str(each.tag)
            if tag == W + "t":
                self.reader.tally.accounted.add(each)
                self._write(each.text or "", unseen, raised=raised)
            elif tag == W + "r":
                self.content(each, self._why_unseen(each), raised=_is_raised(each))
            elif tag in _SKIPPED:
                self._pass_over(each, tag)
            elif tag in _DELETED or tag in _INSERTED:
                self._change(each, tag)
            elif tag == W + "sdt":
                self._control(each, unseen)
            elif tag == MC + "AlternateContent":
                branch = alternative(each)
                if branch is not None:
                    self.content(branch, unseen, raised=raised)
            elif tag in _ANCHORED:
                self._anchored(each)
            elif tag in (MATH + "oMath", MATH + "oMathPara"):
                self._formula(each)
            else:
                self._mark(each, tag, unseen)

    def _pass_over(self, element: _Element, tag: str) -> None:
        """What is no text: properties, the reading above a word, the place where a page ended."""
        if tag == W + "lastRenderedPageBreak":
            self._turn_page()
        elif tag == W + "rt":
            self.reader.tally.leave_out("ruby", self.place, element)

    def _mark(self, element: _Element, tag: str, unseen: str | None) -> None:
        """What is neither text nor a frame of text, inside a run or around runs."""
        if tag in _SIGNS:
            self._write(_SIGNS[tag], unseen)
        elif tag in (W + "br", W + "cr"):
            self._break(element)
        elif tag == W + "sym":
            self._symbol(element, unseen)
        elif tag == W + "fldChar":
            self._field(value(element, "fldCharType"))
        elif tag == W + "instrText":
            if self.fields:
                self.fields[-1].code += element.text or ""
        elif tag in _NOTE_REFERENCES:
            reference = Reference(_NOTE_REFERENCES[tag], value(element, "id") or "", self.place)
            self.reader.references.append(reference)
        else:
            # Hyperlinks, smart tags, simple fields, ruby: frames around runs.
            self.content(element, unseen)

    def _write(self, text: str, unseen: str | None, *, raised: bool = False) -> None:
        if any(not field.told for field in self.fields):
            # Between a field's instruction and its result nothing is drawn.
            if text.strip():
                self.reader.tally.add("field-text", self.place, text)
            return
        if unseen is not None:
            if text.strip():
                self.reader.tally.add(unseen, self.place, text)
            return
        if text.strip():
            self.reader.pages.settle()
        text = text.replace("\n", " ")
        self.found.pieces[-1].text += text.translate(_RAISED) if raised else text

    def _why_unseen(self, run: _Element) -> str | None:
        properties = run.find(W + "rPr")
        styles = self.reader.styles
        if properties is None:
            return styles.unseen(self.style)
        style = value(child(properties, "rStyle"))
        for switch, reason in UNSEEN.items():
            state = is_on(properties.find(W + switch))
            if state is None:
                state = styles.is_on(style, switch) or styles.is_on(self.style, switch)
            if state:
                return reason
        return None

    def _change(self, element: _Element, tag: str) -> None:
        """A tracked change: what was inserted counts, what was deleted does not."""
        before = element.getprevious()
        if before is None or before.tag != tag:
            tally = self.reader.tally
            tally.inserted += tag == W + "ins"
            tally.moved += tag == W + "moveTo"
            tally.deleted += tag == W + "del"
        if tag in _INSERTED:
            self.content(element)

    def _control(self, control: _Element, unseen: str | None) -> None:
        content = child(control, "sdtContent")
        if content is None:
            return
        if is_on(child(control, "sdtPr", "showingPlcHdr")):
            text = "".join(each.text or "" for each in content.iter(W + "t"))
            self.reader.tally.accounted.add(control)
            self.reader.tally.add("placeholder", self.place, text)
            return
        self.content(content, unseen)

    def _turn_page(self) -> None:
        """The page was full here when the file was last drawn."""
        pages = self.reader.pages
        if pages.turn_rendered():
            self._begin(Joint.PAGE)

    def _break(self, element: _Element) -> None:
        if value(element, "type") == "page":
            self.reader.pages.turn_by_hand()
        self._begin(Joint.LINE)

    def _begin(self, joint: Joint) -> None:
        """Go on in a new piece, unless the last one is still blank."""
        last = self.found.pieces[-1]
        if last.text.strip():
            self.found.pieces.append(Piece(joint, self.reader.pages.page))
        else:
            last.page = self.reader.pages.page

    def _symbol(self, element: _Element, unseen: str | None) -> None:
        try:
            code = int(value(element, "char") or "", 16)
        except ValueError:
            code = 0
        text = sign(code, value(element, "font") or "") if code <= 0xFFFF else None
        if text is None:
            self.reader.tally.add("symbol", self.place)
        else:
            self._write(text, unseen)

    def _field(self, mark: str | None) -> None:
        if mark == "begin":
            self.fields.append(_Field())
        elif mark == "separate" and self.fields:
            self.fields[-1].told = True
        elif mark == "end" and self.fields:
            ended = self.fields.pop()
            if not ended.told and ended.code.strip().upper().startswith(_DRAWN_FIELD):
                self.reader.tally.add("field-without-result", self.place, ended.code)

    def _anchored(self, element: _Element) -> None:
        boxes = boxes_of(element)
        (self.found.below if is_below(element) else self.found.above).extend(boxes)
        if not boxes and is_picture(element):
            self.reader.tally.add("picture", self.place)

    def _formula(self, element: _Element) -> None:
        text = "".join(each.text or "" for each in element.iter(MATH + "t"))
        if text.strip():
            self.reader.tally.add("formula", self.place, text)
        self._write(text, None)


def _is_raised(run: _Element) -> bool:
    return value(child(run, "rPr", "vertAlign")) == "superscript"
