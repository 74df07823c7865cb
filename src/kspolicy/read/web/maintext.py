"""The document's own text among what its page puts around it.

No site's layout is known. A region goes when it leads away (most of its characters are links),
when its words are those at the foot of every site, when its name says so, or when it stands beside
the text and holds nothing but short words. A region with a sentence, an outline number, a heading
or a table stays whatever it is called, and what lies within it is judged for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kspolicy.read.web.hints import COLUMN
from kspolicy.read.web.leftout import in_controls, runs_left_out, struck_out
from kspolicy.read.web.telling import (
    DATED,
    FIELD,
    LINKED,
    NAMES,
    OUTLINE,
    SHORT,
    is_footer,
    is_sentence,
    own_title,
    weight_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.source import ReadingNote
    from kspolicy.read.web.pieces import Layout, Piece, Region

# 首页 > 政策 > 其他
_SEPARATOR = re.compile(r"[>|/·»›【】\[\]\s-]")
_CRUMB = re.compile("[>»›]")
_CRUMB_LINKED = 0.4
_MOSTLY = 0.6
# The share of the text that a region must hold to be searched for it.
_SHARE = 0.8
_FEWEST_FIELDS = 2
_LONGEST_FOOTER = 600
# The document's title stands among its first lines, in so many lines at most.
_OPENING = 40
_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pieces of the document, and what is said of those left out."""

    pieces: tuple[Piece, ...]
    notes: tuple[ReadingNote, ...]


def choose(layout: Layout) -> Chosen:
    """Tell the document's pieces from those of the page around it."""
    pieces = layout.pieces
    shown = _shown(pieces)
    judge = _Judge(pieces, shown, layout.title)
    around = judge.around(layout.root)
    main = judge.main(layout.root, around)
    around |= judge.beside(layout.root, main)
    if shown <= around:
        # A page of nothing but links: whoever asked for it may judge what it is.
        around = set()
    again = _said_again(sorted(shown - around)[:_OPENING], layout)
    around |= again
    notes = [
        *runs_left_out(pieces, around - again, "page-furniture", "网页上正文之外的内容不计入"),
        *runs_left_out(pieces, again, "page-title", "网页的标题在正文中另有，不重复计入"),
        *runs_left_out(
            pieces, set(range(len(pieces))) - shown, "hidden-text", "网页不显示的文字不计入"
        ),
        *struck_out(layout.struck),
        *in_controls(layout.controls),
    ]
    kept = (piece for i, piece in enumerate(pieces) if i in shown and i not in around)
    return Chosen(tuple(kept), tuple(notes))


class _Judge:
    """Judges the regions of one page."""

    def __init__(self, pieces: Sequence[Piece], shown: set[int], title: str) -> None:
        self._pieces = pieces
        self._shown = shown
        self._title = own_title(title)
        linked = [piece.linked for piece in pieces]
        if not any(is_sentence(piece) and weight_of(piece) for piece in pieces):
            # A link that is never closed makes one of the whole text.
            linked = [0] * len(pieces)
        self._linked = linked
        self._strong = [self._is_strong(i) for i in range(len(pieces))]
        seen = [len(piece.text) if i in shown else 0 for i, piece in enumerate(pieces)]
        self._sums = {
            "length": _sums(seen),
            "linked": _sums(n if i in shown else 0 for i, n in enumerate(linked)),
            "strong": _sums(map(int, self._strong)),
            "sentences": _sums(int(is_sentence(piece)) for piece in pieces),
            "fields": _sums(len(FIELD.findall(piece.text)) for piece in pieces),
            "footer": _sums(int(is_footer(piece)) for piece in pieces),
        }
        self._weights = [
            weight_of(piece) if i in shown and linked[i] < LINKED * len(piece.text) else 0
            for i, piece in enumerate(pieces)
        ]

    def around(self, root: Region) -> set[int]:
        """The pieces that are, wherever they stand, of the page."""
        found: set[int] = set()
        regions = [root]
        while regions:
            region = regions.pop()
            if self._goes(region):
                found.update(range(region.start, region.end))
                continue
            regions.extend(region.parts)
            found.update(i for i in _loose(region) if self._leads_away(i) or self._foot(i))
        return found & self._shown

    def main(self, root: Region, around: set[int]) -> Region:
        """The smallest region that holds nearly all text, as long as others lie beside it."""
        apart = _sums(int(i in around) for i in range(len(self._pieces)))
        told = _sums(0 if i in around else weight for i, weight in enumerate(self._weights))
        region = root
        while not region.holds_text:
            least = _SHARE * _between(told, region)
            heavy = next((part for part in region.parts if _between(told, part) >= least > 0), None)
            if heavy is None or heavy.whole:
                break
            beside = region.end - region.start > heavy.end - heavy.start
            if beside and _between(apart, heavy) == _between(apart, region):
                break
            region = heavy
        return region

    def beside(self, root: Region, main: Region) -> set[int]:
        """The pieces outside ``main`` that are short words in a region of short words."""
        found: set[int] = set()
        regions = [root] if main is not root else []
        while regions:
            region = regions.pop()
            if region is main:
                continue
            outside = region.end <= main.start or region.start >= main.end
            own = self._sum("strong", region) > 0 or self._sum("fields", region) >= _FEWEST_FIELDS
            if outside and not own:
                found.update(
                    i for i in range(region.start, region.end) if self._is_short(self._pieces[i])
                )
                continue
            if outside and region.start >= main.end:
                # Who signs stands in short words above the date.
                continue
            regions.extend(region.parts)
            found.update(
                i
                for i in _loose(region)
                if not main.start <= i < main.end
                and not self._strong[i]
                and self._is_short(self._pieces[i])
                and not FIELD.search(self._pieces[i].text)
            )
        return found & self._shown

    def _goes(self, region: Region) -> bool:
        """Whether a whole region is of the page."""
        length = self._sum("length", region)
        sentences = self._sum("sentences", region)
        if self._sum("footer", region) and not sentences and length <= _LONGEST_FOOTER:
            return not self._has_outline(region)
        if region.end - region.start == 1 and COLUMN.fullmatch(self._pieces[region.start].text):
            return True
        if self._sum("strong", region):
            return False
        if region.around and self._sum("fields", region) < _FEWEST_FIELDS:
            return True
        return length > 0 and self._sum("linked", region) >= _MOSTLY * length

    def _has_outline(self, region: Region) -> bool:
        texts = (self._pieces[i].text for i in range(region.start, region.end))
        return any(OUTLINE.match(text) for text in texts)

    def _leads_away(self, i: int) -> bool:
        """Whether a line is a link and nothing else: no heading, no list of names."""
        text = self._pieces[i].text
        if self._strong[i] or NAMES.search(text):
            return False
        share = LINKED if not _CRUMB.search(text) else _CRUMB_LINKED
        return self._linked[i] >= max(1, share * len(_SEPARATOR.sub("", text)))

    def _foot(self, i: int) -> bool:
        piece = self._pieces[i]
        return is_footer(piece) and not is_sentence(piece) and not OUTLINE.match(piece.text)

    def _is_strong(self, i: int) -> bool:
        """Whether a piece can be the document's own beyond doubt of a region's name."""
        piece = self._pieces[i]
        text = piece.text
        linked = self._linked[i] >= LINKED * len(text)
        if i not in self._shown or not text:
            return False
        entitles = len(text) >= SHORT // 2 and text in self._title
        if piece.heading and (entitles or (not linked and len(text) >= SHORT)):
            return True
        if linked:
            return text.startswith(("附件", "附表"))
        return (
            bool(piece.rows)
            or is_sentence(piece)
            or OUTLINE.match(text) is not None
            or entitles
            or DATED.search(text) is not None
        )

    def _is_short(self, piece: Piece) -> bool:
        return len(piece.text) < SHORT and not DATED.search(piece.text)

    def _sum(self, what: str, region: Region) -> int:
        return _between(self._sums[what], region)


def _shown(pieces: Sequence[Piece]) -> set[int]:
    """The pieces to read: not the hidden ones, unless a page shows its text by a script only."""
    visible = {i for i, piece in enumerate(pieces) if not piece.hidden}
    weights = [weight_of(piece) if is_sentence(piece) else 0 for piece in pieces]
    if sum(weights[i] for i in visible) * 2 < sum(weights):
        return set(range(len(pieces)))
    return visible


def _said_again(kept: Sequence[int], layout: Layout) -> set[int]:
    """The page's own heading, where the document below it begins with the same title."""
    texts = [layout.pieces[i].text for i in kept]
    found: set[int] = set()
    for at, text in enumerate(texts):
        piece = layout.pieces[kept[at]]
        if len(text) < SHORT or not (piece.heading or text in layout.title):
            continue
        for start in range(at + 1, len(texts)):
            runs = ("".join(texts[start : start + lines]) for lines in range(1, _TITLE_LINES + 1))
            if text.startswith(texts[start]) and text in runs:
                found.add(kept[at])
                break
    return found


def _loose(region: Region) -> Iterator[int]:
    """The pieces of a region that stand in none of its parts."""
    at = region.start
    for part in region.parts:
        yield from range(at, part.start)
        at = part.end
    yield from range(at, region.end)


def _sums(numbers: Iterator[int] | Sequence[int] | map[int]) -> list[int]:
    return list(accumulate(numbers, initial=0))


def _between(sums: Sequence[int], region: Region) -> int:
    return sums[region.end] - sums[region.start]
