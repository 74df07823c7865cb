"""The outline: 一、（一）1.（1）① as a tree of headings with their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.parse.duty import find_duty
from kspolicy.parse.identities import Identities
from kspolicy.parse.numerals import ordinal
from kspolicy.parse.quantities import find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.model.source import Paragraph

_MARKER = re.compile(
    r"""
      (?P<chapter>第[一二三四五六七八九十百\d]{1,5}[章编])
    | (?P<article>第[一二三四五六七八九十百\d]{1,5}[条节])
    | (?P<first>[一二三四五六七八九十百]{1,4})、
    | [（(](?P<second>[一二三四五六七八九十]{1,3})[）)]、?
    | (?P<third>\d{1,3})(?:[.、](?!\d))
    | [（(](?P<fourth>\d{1,3})[）)] | (?P<half>\d{1,3})[）)]
    | (?P<fifth>[①-⑳])
    """,
    re.VERBOSE,
)
_DEPTHS = {"chapter": 0, "article": 1, "first": 1, "second": 2, "third": 3}
_DEPTHS |= {"fourth": 4, "half": 4, "fifth": 5}
_ORDINAL = re.compile(r"[一二三四五六七八九十百]+|\d+|[①-⑳]")
# A title that runs on longer than this is running text; its first clause stands for it.
_DIGIT = re.compile(r"[0-9]")
_CLAUSE_END = re.compile(r"[，；：。]")
_LONGEST_TITLE = 60
_LONGEST_LEAD = 30


@dataclass(slots=True)
class Text:
    """A paragraph from ``start`` on; what stands before is the heading's number and title."""

    paragraph: Paragraph
    start: int = 0


@dataclass(slots=True)
class Heading:
    """A node while the tree is built. ``depth`` orders the kinds of number.

    ``inline``: its text begins in the paragraph of the heading. ``doubled``: a heading before it
    has the same number at the same place.
    """

    id: str
    label: str
    title: str
    depth: int
    paragraph: Paragraph | None
    parent: Heading | None = None
    texts: list[Text] = field(default_factory=list)
    children: list[Heading] = field(default_factory=list)
    inline: bool = False
    doubled: bool = False

    def path(self) -> Iterator[Heading]:
        """This heading and those above it, innermost first, without the root."""
        node: Heading | None = self
        while node is not None and node.parent is not None:
            yield node
            node = node.parent

    def number(self) -> str:
        """The number as a reader cites it: 三、（一）1."""
        labels = [node.label for node in reversed(list(self.path()))]
        cited = "".join(label.rstrip(".") for label in labels[:-1]) + labels[-1] if labels else ""
        return cited.rstrip(".、")


def build_outline(paragraphs: Iterable[Paragraph]) -> Heading:
    """The tree of headings; its root holds the text before the first heading."""
    root = Heading("", "", "", -1, None)
    current = root
    identities = Identities()
    for paragraph in paragraphs:
        match = _MARKER.match(paragraph.text)
        if match is None:
            current.texts.append(Text(paragraph))
            continue
        depth = _DEPTHS[match.lastgroup or "third"]
        parent = current
        while parent.depth >= depth and parent.parent is not None:
            parent = parent.parent
        current = _heading(paragraph, match, depth, parent, identities)
        parent.children.append(current)
    return root


def is_heading(text: str) -> bool:
    """Whether ``text`` begins with an outline number."""
    return _MARKER.match(text) is not None


def lead_sentence(text: str) -> str | None:
    """The short first sentence that serves an unnumbered paragraph as its title.

    构筑“一带多点”创新格局。着眼于“一盘棋”整体谋划，… 昆政办发〔2022〕97号 三、（二）
    """
    stop = text.find("。", 0, _LONGEST_LEAD + 1)
    if 0 < stop < len(text) - 1 and "，" not in text[:stop]:
        return text[:stop]
    return None


def first_clause(text: str) -> str:
    """The words before the first comma or stop, which name a text that has no title."""
    return _CLAUSE_END.split(text[:_LONGEST_TITLE], maxsplit=1)[0].strip()


def _heading(
    paragraph: Paragraph,
    match: re.Match[str],
    depth: int,
    parent: Heading,
    identities: Identities,
) -> Heading:
    text = paragraph.text
    digits = _ORDINAL.search(match.group())
    value = ordinal(digits.group()) if digits else None
    own = str(value or 0)
    wanted = f"{parent.id}.{own}" if parent.id else own
    identity = identities.take(wanted)
    title, start = _title(text, match.end())
    return Heading(
        identity,
        match.group(),
        title,
        depth,
        paragraph,
        parent,
        texts=[Text(paragraph, start)] if start < len(text) else [],
        inline=start < len(text),
        doubled=identity != wanted,
    )


def _title(text: str, start: int) -> tuple[str, int]:
    """The heading's title, and where the text behind it begins."""
    stop = text.find("。", start)
    if stop >= 0:
        behind = stop + 1
    else:
        clause = next(iter(find_duty(text, start)), None)
        stop = clause.start if clause else len(text)
        behind = stop
    title = text[start : min(stop, start + _LONGEST_TITLE)].strip()
    if stop - start <= _LONGEST_TITLE and not _has_figure(title):
        return title.rstrip("：:；;"), behind
    # A numbered paragraph without a title of its own: its first clause names it, all is text.
    return first_clause(title), start


def _has_figure(title: str) -> bool:
    """Whether a title is a statement: 1.到2025年，产业规模突破5000亿元。"""
    if not _DIGIT.search(title):
        return False
    return any(not quantity.chinese for quantity in find_quantities(title))
