"""Where paragraphs begin, as far as the page shows it: indents, full lines, centred lines."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.read.pages.lines import TextLine

# All in characters of the line's size.
# A line that begins within this of the margin has no indent.
_FLUSH = 0.6
# GB/T 9704: the first line of a paragraph is indented by two characters.
_INDENT = (1.4, 2.7)
# A line that ends within this of the right margin is full: a sign that may not begin a line
# takes the character before it along.
_FULL = 1.7
# A line that ends so far from the right margin has ended of itself.
_SHORT = 2.6
# A centred line has at least this on both sides, alike within the other.
_CENTRED, _ALIKE = 1.4, 1.0
# Lines of a paragraph stand nearer than this, baseline to baseline, by the usual distance.
_LOOSE = 1.35
# So much room, by the usual distance, parts paragraphs where that is how all of them are parted.
_SPACED = 1.2
# A title is larger than the text by this.
_LARGER = 1.12
# The size of a recognised line is known to within this.
_OTHER_SIZE = 1.25
# So many lines of the same kind make a margin certain.
_ENOUGH = 3
_UNFINISHED = frozenset("，、（《“‘,")
_ENDS = frozenset("。！？；：…")
# What no line is broken within: a word or a character, with the signs that cling to it.
_PIECE = re.compile(r"[（《“‘(]*(?:[A-Za-z0-9.%+/-]+|.)[，。、；：）》”’！？,;:%)]*")
# Latin letters and digits are so wide.
_LATIN = 0.55
# Where paragraphs are parted by room, this share of them is.
_MOST = 0.8
# The lines of a letterhead's several issuers, which look like one title.
_ISSUER = re.compile(r"(?:委员会|办公厅|办公室|人民政府|[局委部厅院]|文件)$")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line, and where it stands: its page, in which part of it, and how wide that is."""

    line: TextLine
    page: int
    width: float
    part: int = 0

    @property
    def sheet(self) -> tuple[int, int]:
        """What has margins of its own: a page, or one of its columns."""
        return self.page, self.part


@dataclass(frozen=True, slots=True)
class Margins:
    """The left and right side of the text on a page, and the usual distance of its lines."""

    left: float
    right: float
    pitch: float
    size: float


@dataclass(frozen=True, slots=True)
class Layout:
    """How paragraphs are shown in a document.

    ``indented`` when most begin by an indent, ``spaced`` when they are parted by room between them.
    """

    margins: dict[tuple[int, int], Margins]
    indented: bool
    spaced: bool

    def begins(self, above: PageLine | None, here: PageLine) -> bool | None:
        """Whether ``here``, below ``above``, begins a paragraph; None where only words tell."""
        if above is None:
            return True
        margins, before = self.margins[here.sheet], self.margins[above.sheet]
        centred, centred_above = _centred(here.line, margins), _centred(above.line, before)
        if (centred and centred_above) or _are_title(above, here, margins):
            return self._title_begins(above, here, margins)
        if centred or (centred_above and not _reaches(above.line, before)):
            return True
        if are_beside(above.line, here.line):
            return True
        return self._text_begins(above, here)

    def _text_begins(self, above: PageLine, here: PageLine) -> bool | None:
        """Whether a line of running text begins a paragraph."""
        margins, before = self.margins[here.sheet], self.margins[above.sheet]
        line, last = here.line, above.line
        indent = (line.box[0] - margins.left) / line.size
        room = (before.right - last.box[2]) / last.size
        if self.indented and _INDENT[0] <= indent <= _INDENT[1]:
            return True
        piece = _first_piece(line.text)
        if room > max(_SHORT, piece):
            # A list broken by hand goes on after its comma.
            return None if last.text[-1] in _UNFINISHED else True
        full = room < max(_FULL, piece)
        if full and _reads_on_within_brackets(last.text, line.text):
            return False
        if above.sheet == here.sheet:
            apart = _SPACED if self.spaced else _LOOSE
            if line.box[1] - last.box[1] > apart * margins.pitch:
                return None if self.indented else True
        if self.indented and indent < _FLUSH and full:
            return False
        whole = above.sheet != here.sheet and last.text[-1] in _ENDS
        if self.spaced and full and not whole and not _differs(line, last):
            return False
        return True if _differs(line, last) else None

    def _title_begins(self, above: PageLine, here: PageLine, margins: Margins) -> bool | None:
        """Whether a centred line below a centred one is another text."""
        line, last = here.line, above.line
        if _differs(line, last):
            return True
        if (
            above.sheet != here.sheet
            or line.size < _LARGER * margins.size
            or line.box[1] - last.box[1] > 2.2 * line.size
            or _ISSUER.search(last.text)
        ):
            return None
        return False


def layout(lines: Sequence[PageLine]) -> Layout:
    """The layout of a document's text, by the lines outside tables."""
    by_sheet: dict[tuple[int, int], list[PageLine]] = defaultdict(list)
    for line in lines:
        by_sheet[line.sheet].append(line)
    by_width: dict[tuple[float, int], list[PageLine]] = defaultdict(list)
    for line in lines:
        by_width[line.width, line.part].append(line)
    whole = {key: _margins(alike) for key, alike in by_width.items()}
    body = sorted(each.line.size for each in lines if _is_long(each))
    margins: dict[tuple[int, int], Margins] = {}
    for sheet, here in by_sheet.items():
        usual = whole[here[0].width, here[0].part]
        own = _margins(here) if _long(here) >= 3 * _ENOUGH else usual
        margins[sheet] = own or usual or _outermost(here, body[len(body) // 2] if body else 0.0)
    indented = _is_indented(lines, margins)
    return Layout(margins, indented, not indented and _is_spaced(lines, margins))


def _outermost(lines: Sequence[PageLine], size: float) -> Margins:
    """The margins of a page of short lines (a title above a wide table), alike on both sides."""
    size = size or lines[0].line.size
    left = min(each.line.box[0] for each in lines)
    right = max(lines[0].width - left, *(each.line.box[2] for each in lines))
    return Margins(left, right, 2 * size, size)


def _margins(lines: Sequence[PageLine]) -> Margins | None:
    """Where most long lines begin, where the fullest end."""
    long = [each.line for each in lines if _is_long(each)]
    if not long:
        return None
    size = sorted(line.size for line in long)[len(long) // 2]
    left = _most([line.box[0] for line in long], size / 2)
    right = _most([line.box[2] for line in long], size / 2, last=True)
    pitches = sorted(
        b.line.box[1] - a.line.box[1]
        for a, b in pairwise(lines)
        if a.sheet == b.sheet and b.line.box[1] > a.line.box[3] - size / 2
    )
    pitch = pitches[len(pitches) // 3] if pitches else 1.8 * size
    return Margins(left, right, pitch, size)


def _most(positions: Sequence[float], step: float, *, last: bool = False) -> float:
    """The outermost position that enough lines share, within ``step``."""
    ordered = sorted(positions, reverse=last)
    needed = max(1, min(_ENOUGH, len(ordered) // 4))
    for index, position in enumerate(ordered):
        near = [each for each in ordered[index:] if abs(each - position) <= step]
        if len(near) >= needed:
            return sum(near) / len(near)
    return ordered[0]


def _long(lines: Sequence[PageLine]) -> int:
    return sum(map(_is_long, lines))


def _is_long(each: PageLine) -> bool:
    return each.line.box[2] - each.line.box[0] > 0.5 * each.width


def _is_indented(lines: Sequence[PageLine], margins: dict[tuple[int, int], Margins]) -> bool:
    """Whether lines that reach the right margin often begin by two characters' indent."""
    flush = indented = 0
    for each in lines:
        own = margins.get(each.sheet)
        if own is None or not _is_long(each) or _centred(each.line, own):
            continue
        indent = (each.line.box[0] - own.left) / each.line.size
        flush += abs(indent) < _FLUSH
        indented += _INDENT[0] <= indent <= _INDENT[1]
    return indented >= 1 and indented >= 0.03 * flush


def _is_spaced(lines: Sequence[PageLine], margins: dict[tuple[int, int], Margins]) -> bool:
    """Whether below lines that have ended of themselves there is more room than below others."""
    loose = tight = 0
    for above, here in pairwise(lines):
        own = margins[here.sheet]
        if above.sheet != here.sheet or not _is_long(here) or _centred(above.line, own):
            continue
        if own.right - above.line.box[2] > _SHORT * above.line.size:
            apart = here.line.box[1] - above.line.box[1] > _SPACED * own.pitch
            loose, tight = loose + apart, tight + (not apart)
    return loose >= _ENOUGH and loose >= _MOST * (loose + tight)


def _reads_on_within_brackets(above: str, here: str) -> bool:
    """Whether a bracket opened in one line is closed in the next: …（责任单位： / 市工信局）"""
    opened, closed = above.rfind("（") > above.rfind("）"), here.find("）")
    return opened and closed >= 0 and "（" not in here[:closed]


def _first_piece(text: str) -> float:
    """How much room, in characters, what a line begins with would have needed in the one above."""
    match = _PIECE.match(text)
    return sum(_LATIN if sign.isascii() else 1.0 for sign in match[0]) if match else 0.0


def _centred(line: TextLine, margins: Margins) -> bool:
    left = (line.box[0] - margins.left) / line.size
    right = (margins.right - line.box[2]) / line.size
    return min(left, right) > _CENTRED and abs(left - right) < _ALIKE and left + right > 4


def _are_title(above: PageLine, here: PageLine, margins: Margins) -> bool:
    """Whether two large lines are centred on each other, wherever the middle of the text is.

    One of them may fill its line.
    """
    line, last = here.line, above.line
    aside = abs(line.box[0] + line.box[2] - last.box[0] - last.box[2]) / 2
    return (
        above.sheet == here.sheet
        and aside < _ALIKE / 2 * line.size
        and min(line.size, last.size) > _LARGER * margins.size
        and max(line.box[0], last.box[0]) - margins.left > _CENTRED * line.size
    )


def _reaches(line: TextLine, margins: Margins) -> bool:
    return (margins.right - line.box[2]) / line.size < _FULL


def are_beside(above: TextLine, here: TextLine) -> bool:
    """Whether two texts stand side by side."""
    return above.box[3] > here.box[1] + 0.5 * here.size and above.box[2] <= here.box[0]


def _differs(one: TextLine, other: TextLine) -> bool:
    """Whether two texts are set in different sizes."""
    return max(one.size, other.size) > _OTHER_SIZE * min(one.size, other.size)
