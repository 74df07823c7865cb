"""The outline: 一、（一）1.（1）① as a tree of headings with their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kspolicy.model.source import Paragraph
from kspolicy.parse.duty import find_duty
from kspolicy.parse.numerals import ordinal

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
_LONGEST_TITLE = 60
_LONGEST_LEAD = 30


@dataclass(slots=True)
class Text:
    """A paragraph from ``start`` on; what stands before is the heading's number and title."""

    paragraph: Paragraph
    start: int = 0


@dataclass(slots=True)
class Heading:
    """A node while the tree is built. ``depth`` orders the kinds of number."""

    id: str
    label: str
    title: str
    depth: int
    paragraph: Paragraph | None
    parent: Heading | None = None
    texts: list[Text] = field(default_factory=list)
    children: list[Heading] = field(default_factory=list)
    inline: bool = False

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

    def walk(self) -> Iterator[Heading]:
        """This heading and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def build_outline(paragraphs: Iterable[Paragraph]) -> Heading:
    """The tree of headings; its root holds the text before the first heading."""
    root = Heading("", "", "", -1, None)
    current = root
    seen: dict[str, int] = {}
    for paragraph in paragraphs:
        match = _MARKER.match(paragraph.text)
        if match is None:
            current.texts.append(Text(paragraph))
            continue
        kind = match.lastgroup or "third"
        depth = _DEPTHS[kind]
        parent = current
        while parent.depth >= depth and parent.parent is not None:
            parent = parent.parent
        current = _heading(paragraph, match, depth, parent, seen)
        parent.children.append(current)
    return root


def is_heading(text: str) -> bool:
    """Whether ``text`` begins with an outline number."""
    return _MARKER.match(text) is not None


def lead_sentence(text: str) -> str | None:
    """The short first sentence that serves an unnumbered paragraph as its title.

    构筑“一带多点”创新格局。着眼于“一盘棋”整体谋划，… 昆政办发〔2022〕97号 三、（二）
    """
    stop = text.find("。")
    if 0 < stop <= _LONGEST_LEAD and stop + 1 < len(text) and "，" not in text[:stop]:
        return text[:stop]
    return None


def _heading(
    paragraph: Paragraph, match: re.Match[str], depth: int, parent: Heading, seen: dict[str, int]
) -> Heading:
    text = paragraph.text
    digits = _ORDINAL.search(match.group())
    value = ordinal(digits.group()) if digits else None
    own = str(value) if value is not None else "0"
    identity = f"{parent.id}.{own}" if parent.id else own
    seen[identity] = seen.get(identity, 0) + 1
    if seen[identity] > 1:
        identity = f"{identity}~{seen[identity]}"
    title, start = _title(text, match.end())
    node = Heading(identity, match.group(), title, depth, paragraph, parent)
    if start < len(text):
        node.texts.append(Text(paragraph, start))
        node.inline = True
    return node


def _title(text: str, start: int) -> tuple[str, int]:
    """The heading's title, and where the text behind it begins."""
    stop = text.find("。", start)
    if 0 <= stop - start <= _LONGEST_TITLE:
        return text[start:stop].strip(), stop + 1
    if stop < 0:
        clause = next(find_duty(text[start:]), None)
        if clause is not None and clause.start <= _LONGEST_TITLE:
            return text[start : start + clause.start].strip(), start + clause.start
        if len(text) - start <= _LONGEST_TITLE:
            return text[start:].rstrip("：:").strip(), len(text)
    # A numbered paragraph without a title of its own: its first clause names it, all is text.
    clause_end = re.compile(r"[，；：。]").search(text, start)
    stop = clause_end.start() if clause_end else start + _LONGEST_TITLE
    return text[start : min(stop, start + _LONGEST_TITLE)].strip(), start
