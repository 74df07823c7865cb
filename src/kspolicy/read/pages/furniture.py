"""What stands on the pages and is no part of the text: page numbers, headers and footers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.paragraphs import PAGE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.read.pages.lines import TextLine

# The number of a page as it is set; in a margin also 3/12 and Page 3 of 12.
_PAGE_NUMBER = re.compile(
    rf"{PAGE_NUMBER.pattern}|(?:[Pp]age |[Pp]\. ?)?(?P<page>\d{{1,4}}) ?(?:/|of) ?(?P<of>\d{{1,4}})"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
# What a browser prints in the margins: the address, the time and title, the page.
_PRINTED = re.compile(r"(?:https?|file)://\S+(?: ?\d{1,4}/\d{1,4})?")
_PRINT_TIME = re.compile(
    r"(?:19|20)?\d{2}[-/年.]\d{1,2}[-/月.]\d{1,2}日?"
    r" ?(?:[上下]午)?\d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?"
)
_TABLE_GOES_ON = re.compile(r"[（(]?(?:续(?:上)?表|接上(?:页|表)|续前表)[）)]?")
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")

# Headers and footers stand in this share of the page, above and below.
_MARGIN = 0.13
# So many lines at either end of a page may be furniture.
_DEEPEST = 3
# A text at the same height (in points) on so many pages, and this share of them, is furniture.
_SAME_HEIGHT = 4.0
# Left and right pages may bear different ones, the first page none.
_FEWEST_PAGES = 3
_MOST_PAGES_SHARE = 0.4


class Placed(NamedTuple):
    """A line of text with its page's number and height."""

    line: TextLine
    page: int
    height: float


def furniture(
    pages: Sequence[tuple[int, float, Sequence[TextLine]]],
) -> tuple[set[int], list[ReadingNote]]:
    """Which lines are no part of the text, by their ``id``, and what was left out.

    ``pages`` are the number, height and lines, top to bottom, of each page; lines in tables are
    not among them.
    """
    edges = [placed for page in pages for placed in _at_the_edge(*page)]
    numbers = _page_numbers(edges)
    tables = [p for page in pages for p in _placed(*page) if _TABLE_GOES_ON.fullmatch(p.line.text)]
    repeated = [placed for placed in _repeated(edges, pages) if id(placed.line) not in numbers]
    printed = [
        placed
        for placed in edges
        if _PRINTED.match(placed.line.text) or _PRINT_TIME.match(placed.line.text)
    ]
    texts: dict[str, list[Placed]] = defaultdict(list)
    dropped = set(numbers)
    for placed in (*repeated, *printed, *tables):
        if id(placed.line) not in dropped:
            dropped.add(id(placed.line))
            texts[_NUMBER.sub("#", placed.line.text)].append(placed)
    return dropped, [*_number_note(list(numbers.values())), *map(_text_note, texts.values())]


def _placed(page: int, height: float, lines: Sequence[TextLine]) -> Iterator[Placed]:
    return (Placed(line, page, height) for line in lines)


def _at_the_edge(page: int, height: float, lines: Sequence[TextLine]) -> Iterator[Placed]:
    """The lines in the upper and lower margin of a page."""
    top, bottom = _MARGIN * height, (1 - _MARGIN) * height
    for line in lines[: 2 * _DEEPEST]:
        if line.box[3] <= top:
            yield Placed(line, page, height)
    for line in lines[-2 * _DEEPEST :]:
        if line.box[1] >= bottom:
            yield Placed(line, page, height)


def _page_numbers(edges: Sequence[Placed]) -> dict[int, Placed]:
    """The lines that are page numbers, by ``id``.

    A bare number is one when it counts with the pages, or where it stands where others do.
    """
    found: dict[int, Placed] = {}
    bare: dict[int, list[Placed]] = defaultdict(list)
    for placed in edges:
        text = placed.line.text
        if _is_page_number(text):
            found[id(placed.line)] = placed
        elif _BARE_NUMBER.fullmatch(text):
            bare[int(text) - placed.page].append(placed)
    for shift, counted in bare.items():
        if shift == 0 or len(counted) > 1:
            found.update((id(placed.line), placed) for placed in counted)
    return found


def _is_page_number(text: str) -> bool:
    match = _PAGE_NUMBER.fullmatch(text)
    # 2025/12 is a date, 3/12 the third page of twelve.
    return match is not None and not (match["of"] and int(match["page"]) > int(match["of"]))


def _repeated(
    edges: Sequence[Placed], pages: Sequence[tuple[int, float, Sequence[TextLine]]]
) -> Iterator[Placed]:
    """The lines that stand at the same height on most pages, or nearly on every other one."""
    if len(pages) < _FEWEST_PAGES:
        return
    alike: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for placed in edges:
        for key in _likenesses(placed):
            alike[key].append(placed)
    for several in alike.values():
        middle = sorted(placed.line.box[1] for placed in several)[len(several) // 2]
        near = [p for p in several if abs(p.line.box[1] - middle) <= _SAME_HEIGHT]
        on_pages = len({placed.page for placed in near})
        if on_pages >= _FEWEST_PAGES and on_pages >= _MOST_PAGES_SHARE * (len(pages) - 1):
            yield from near


def _likenesses(placed: Placed) -> Iterator[tuple[object, ...]]:
    """What a line shares with its like on other pages: its text, or all but the page's number.

    附件1, 附件2 and 附件3 do not count with the pages: they are alike in neither way.
    """
    text = placed.line.text
    yield (text,)
    for number in _NUMBER.finditer(text):
        yield text[: number.start()], int(number[0]) - placed.page, text[number.end() :]


def _number_note(numbers: Sequence[Placed]) -> Iterator[ReadingNote]:
    if numbers:
        message = f"已略去页码 {len(numbers)} 处"
        yield ReadingNote("page-numbers", message, _place(numbers[0]))


def _text_note(several: Sequence[Placed]) -> ReadingNote:
    times = f"（共 {len(several)} 处）" if len(several) > 1 else ""
    message = f"已略去页眉页脚“{several[0].line.text}”{times}"
    return ReadingNote("page-furniture", message, _place(several[0]))


def _place(placed: Placed) -> Place:
    return Place(page=placed.page, box=placed.line.box)
