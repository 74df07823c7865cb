"""Where words stand on the pages of a file: the boxes of their very characters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kspolicy.evidence.hits import SHORTEST_VALUE, Hit, nearest, places_of, span
from kspolicy.evidence.texts import Text, closed, texts_of
from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.lines import around

if TYPE_CHECKING:
    from kspolicy.model.source import Box
    from kspolicy.read.pages.sheets import Sheet, Sheets

# Pages are kept up to so many characters: findings go to and fro between text and annexes, and
# to recognise a scanned page again takes seconds.
_MOST_KEPT = 300_000
# The head of a table is looked for on so many pages above.
_HEAD_WITHIN = 8
# So many characters of a text cut by a page break stand on either page, or it is another text.
_FEWEST_CUT = 2
_LONGEST_CUT = 2000
# What goes on from the page above stands within so many characters of the top.
_AT_TOP = 80
# In points: edges of cells that differ by less are the same.
_SAME_EDGE = 2.0
# 1,110.0家
_NUMBER = re.compile(r"(?P<whole>\d[\d,，]*)(?:\.(?P<part>\d+))?\D{0,5}")


@dataclass(frozen=True, slots=True)
class Sought:
    """Words to be found on page ``page``.

    ``box`` is where what they are part of begins. ``quote`` is the clause, or ``row：column
    figure`` for a cell of a table; ``words`` the value within it, empty for all of it.
    """

    page: int
    quote: str
    words: str = ""
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Marks on one page as it is shown, one box a line.

    ``row`` is the row of a table that a marked cell is in, ``head`` that of the heads of the
    columns where it stands on the same page. ``exact``: the marks are around the very words; else
    around the line or row in which they begin.
    """

    page: int
    marks: tuple[Box, ...]
    row: Box | None = None
    head: Box | None = None
    exact: bool = True


class Locator:
    """Finds words on the pages of an open file."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._pages: dict[int, _Page | None] = {}
        self._kept = 0

    def sheet(self, number: int) -> Sheet:
        """What stands on a page; raises UnreadableError."""
        page = self._page(number)
        return page.sheet if page else self._sheets.sheet(number)

    def locate(self, sought: Sought) -> tuple[Spot, ...]:
        """The spots where the words stand: several when they go over pages.

        Without the very words it is the line in which they begin; none where the page is unreadable
        or that line is not known either.
        """
        page, box = self._page(sought.page), sought.box
        if page is None:
            return ()
        found = self._found(page, sought, page.sheet.read(box) if box else None)
        if found or box is None:
            return found
        return (Spot(sought.page, (box,), exact=False),)

    def _found(self, page: _Page, sought: Sought, near: Box | None) -> tuple[Spot, ...]:
        quote, words = closed(sought.quote), closed(sought.words)
        hit = nearest(page.texts, quote, near)
        if hit is not None:
            return (page.spot(hit.narrowed(quote, words)),)
        return (
            self._cell(page, sought, near)
            or self._over_pages(page.number, quote, words)
            or _in_parts(page, quote, words, near)
            or self._row(page, quote, near)
        )

    def _over_pages(self, number: int, quote: str, words: str) -> tuple[Spot, ...]:
        """A quote that a page break cuts, or all of which is behind one its sentence goes over."""
        for begun in (number, number - 1):
            cut = _narrowed(self._cut(begun, quote), quote, words)
            if cut:
                return tuple(page.spot(hit) for page, hit in cut)
        below = self._page(number + 1)
        hit = nearest(below.texts, quote, None) if below else None
        return (below.spot(hit.narrowed(quote, words)),) if below and hit else ()

    def _row(self, page: _Page, quote: str, near: Box | None) -> tuple[Spot, ...]:
        """The whole row of a table of which a quote gives several figures."""
        return tuple(
            Spot(there.number, (there.sheet.shown(row),), exact=False)
            for there, row in self._rows(page, quote.rpartition("：")[0], near)
        )

    def _cell(self, page: _Page, sought: Sought, near: Box | None) -> tuple[Spot, ...]:
        """The cell of a row that holds a figure, told by its column where several hold it."""
        # 累计高新技术企业新增数（家）：2025年 300
        name, _, rest = sought.quote.rpartition("：")
        column, _, figure = rest.rpartition(" ")
        column, figure = closed(column), _bare(closed(figure))
        if not figure or "、" in rest:
            return ()
        for there, row in self._rows(page, closed(name), near):
            hits = [t for t in there.texts if _is_level(t, row) and _bare(t.signs) == figure]
            if column:
                # A corrected figure may stand in another column as well.
                hits = self._under(column, hits, there)
            if len(hits) == 1:
                spot = there.spot(Hit(hits[0], 0, len(hits[0].signs)))
                head, shown = there.head(column), there.sheet.shown
                return (replace(spot, row=shown(row), head=shown(head) if head else None),)
        return ()

    def _rows(self, page: _Page, head: str, near: Box | None) -> list[tuple[_Page, Box]]:
        """The row of a table in which a cell says ``head``, in its parts when a page break cuts it.

        ``near`` is where it begins, by which rows that say the same are told apart.
        """
        if near is None:
            return []
        hit = nearest([t for t in page.texts if t.cell and t.signs == head], head, near)
        hits = [(page, hit)] if hit else self._cut(page.number, head)
        return [(there, there.row(each.text.cell)) for there, each in hits if each.text.cell]

    def _under(self, column: str, hits: list[Text], page: _Page) -> list[Text]:
        """Those cells that stand under the head ``column``, on this page or one above."""
        for number in range(page.number, max(0, page.number - _HEAD_WITHIN), -1):
            above = self._page(number)
            heads = [t for t in above.texts if t.cell and t.signs == column] if above else []
            if heads:
                return [text for text in hits if any(_is_under(text, head) for head in heads)]
        return hits

    def _cut(self, number: int, words: str) -> list[tuple[_Page, Hit]]:
        """Where words begin on a page and go on at the top of the next; empty where they do not."""
        page, below = self._page(number), self._page(number + 1)
        if page is None or below is None or len(words) > _LONGEST_CUT:
            return []
        for length in range(len(words) - 1, 0, -1):
            begun = [hit for hit in places_of(page.texts, words[:length]) if hit.is_last]
            ended = [hit for hit in places_of(below.texts, words[length:]) if hit.start < _AT_TOP]
            if begun and ended and (length >= _FEWEST_CUT or begun[-1].text.cell):
                return [(page, begun[-1]), (below, ended[0])]
        return []

    def _page(self, number: int) -> _Page | None:
        """A page and what stands on it; None when it cannot be read."""
        if number not in self._pages:
            page = self._read(number)
            self._kept += len(page.sheet.page.glyphs) if page else 0
            if self._kept > _MOST_KEPT:
                self._pages.clear()
                self._kept = 0
            self._pages[number] = page
        return self._pages[number]

    def _read(self, number: int) -> _Page | None:
        try:
            sheet = self._sheets.sheet(number)
        except UnreadableError:
            return None
        return _Page(number, sheet, texts_of(sheet.page))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page and what stands on it."""

    number: int
    sheet: Sheet
    texts: list[Text]

    def row(self, cell: Box) -> Box:
        """The row of a table that is as high as one of its cells, without those merged."""
        level = [text.cell for text in self.texts if text.cell and _is_level(text, cell)]
        left, _, right, _ = around([cell, *(each for each in level if _is_within(each, cell))])
        return left, cell[1], right, cell[3]

    def head(self, column: str) -> Box | None:
        """The row of heads that has a column of this name."""
        cells = [text.cell for text in self.texts if text.cell and text.signs == column]
        return self.row(cells[0]) if cells else None

    def spot(self, hit: Hit) -> Spot:
        """Marks around the words of a hit."""
        return Spot(self.number, tuple(map(self.sheet.shown, hit.marks)))


def _narrowed(cut: list[tuple[_Page, Hit]], quote: str, words: str) -> list[tuple[_Page, Hit]]:
    """Only ``words`` of the parts of a quote over two pages, each where it stands."""
    begin, end = span(quote, words)
    kept: list[tuple[_Page, Hit]] = []
    passed = 0
    for page, hit in cut:
        length = hit.end - hit.start
        first, last = max(begin - passed, 0), min(end - passed, length)
        if first < last:
            kept.append((page, Hit(hit.text, hit.start + first, hit.start + last)))
        passed += length
    return kept


def _in_parts(page: _Page, quote: str, words: str, near: Box | None) -> tuple[Spot, ...]:
    """What follows the title that a quote begins with, or the value that is quoted alone."""
    for part in (quote.partition("：")[2], words if words in quote else ""):
        hit = nearest(page.texts, part, near) if len(part) >= SHORTEST_VALUE else None
        if hit is not None:
            return (page.spot(hit.narrowed(part, words)),)
    return ()


def _is_level(text: Text, row: Box) -> bool:
    """Whether a cell is in a row of a table, whatever rows it is merged with."""
    return text.cell is not None and text.cell[1] < (row[1] + row[3]) / 2 < text.cell[3]


def _is_within(cell: Box, row: Box) -> bool:
    return row[1] - _SAME_EDGE <= cell[1] and cell[3] <= row[3] + _SAME_EDGE


def _is_under(text: Text, head: Text) -> bool:
    """Whether a cell is in the column of another, by their middles."""
    if text.cell is None or head.cell is None:
        return False
    return head.cell[0] <= (text.cell[0] + text.cell[2]) / 2 <= head.cell[2]


def _bare(figure: str) -> str:
    """A figure without what is only set: 1,110.0家 is 1110."""
    number = _NUMBER.fullmatch(figure)
    if number is None:
        return figure
    whole, part = re.sub("[,，]", "", number["whole"]), (number["part"] or "").rstrip("0")
    return f"{whole}.{part}" if part else whole
