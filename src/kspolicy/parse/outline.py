"""The outline: 一、（一）1.（1）① as a tree of headings with their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.duty import find_duty
from kspolicy.parse.identities import Identities
from kspolicy.parse.numerals import ordinal
from kspolicy.parse.quantities import find_quantities
from kspolicy.parse.remarks import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kspolicy.model.source import Paragraph

_MARKER = re.compile(
    r"""
      第(?P<part>[一二三四五六七八九十\d]{1,3})(?:部分|编)        # 第一部分 发展基础
    | 第(?P<chapter>[一二三四五六七八九十百\d]{1,5})章
    | 第(?P<section>[一二三四五六七八九十百\d]{1,5})节
    | 第(?P<article>[一二三四五六七八九十百\d]{1,5})条
    | (?P<first>[一二三四五六七八九十百]{1,4})[、.．]             # 一、工作目标  一.工作目标
    | [（(](?P<second>[一二三四五六七八九十]{1,3})[）)]、?
    | (?P<third>\d{1,3})(?:[.、](?!\d)|[.](?=20\d\d年))        # 1.提档升级  1.2023年底前完成
    | [（(](?P<fourth>\d{1,3})[）)] | (?P<half>\d{1,3})[）)]
    | (?P<fifth>[①-⑳])
    | (?:专项行动|行动|工程|任务|举措)(?P<action>[一二三四五六七八九十]{1,3})(?=[：:])  # 行动一：…
    | (?P<box>专栏\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3}))(?![\d，。、中所内])  # 专栏1 …
    """,
    re.VERBOSE,
)
# 1总则, as emergency plans count their chapters. What begins such a count is one of these; what
# goes on with it only has to be the next number.
_FIRST_BARE = re.compile(r"1(?=(?:总则|编制目的|总体要求|适用范围|目的|范围)$)")
_BARE = re.compile(r"(?P<number>\d{1,2})(?=[\u4e00-\u9fff][^，,。；;：:]{1,18}$)")
# 1.1编制目的; a heading only where it goes on from the number before it.
_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:[.]\d{1,2}){1,3})[.、]?(?![\d.%])")
_DEPTHS = {"part": 0, "chapter": 10, "section": 20, "article": 30, "first": 30, "second": 40}
_DEPTHS |= {"action": 35, "box": 45, "third": 50, "fourth": 60, "half": 60, "fifth": 70}
_ORDINAL = re.compile(r"[一二三四五六七八九十百]+|\d+|[①-⑳]")
# A title that runs on longer than this is running text; its first clause stands for it.
# How far back the numbers around a box are looked for.
_REACH = 30
_PLAIN = re.compile(r"(\d{1,3}(?:[.]\d{1,2}){0,3})[.、]?")
_DIGIT = re.compile(r"[0-9]")
_CLAUSE_END = re.compile(r"[，；：。]|[,;:](?![0-9])")
# 2018年  到2027年  2025年6月底前
_TIME = re.compile(
    r"(?:力争)?(?:[到至]|截至)?(?:20\d\d年)?(?:\d{1,2}月)?(?:上半年|下半年|年?[底末]|[上中下]旬)?(?:前|之前|以前|起)?"
)
_COMMA = re.compile(r"[，,]")
_LONGEST_TITLE = 60
_LONGEST_LEAD = 30
# 组织保障：成立由市长任组长的领导小组
_COLON_TITLE = re.compile(r"[^，,。；;：:（(]{2,16}[：:](?=.{6})")
# What ends in a colon and is no title: 责任单位：市科技局  附件：
_LABEL = re.compile(r"单位|部门|牵头|配合|时限|期限|附件|联系|其中|包括|如下|以下|下列|要求是|即$")


class Marker(NamedTuple):
    """An outline number as written, where it ends, its depth, and its place among its like."""

    label: str
    end: int
    depth: int
    own: str


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

    def walk(self) -> Iterator[Heading]:
        """This heading and all below it, in reading order."""
        waiting = [self]
        while waiting:
            heading = waiting.pop()
            yield heading
            waiting.extend(reversed(heading.children))

    def number(self) -> str:
        """The number as a reader cites it: 三、（一）1."""
        cited, node = self.label, self.parent
        while node is not None:
            cited = node.label.rstrip(".") + cited
            node = node.parent
        return cited.rstrip(".、")


def build_outline(paragraphs: Iterable[Paragraph], plans: frozenset[str] = frozenset()) -> Heading:
    """The tree of headings; its root holds the text before the first heading.

    ``plans``: the titles of documents that one notice encloses; each after the first, where it
    stands alone, is a heading above all numbers, which begin anew below it.
    """
    root = Heading("", "", "", _DEPTHS["part"] - 10, None)
    current = root
    identities = Identities()
    found = 1
    for paragraph in paragraphs:
        if paragraph.text in plans:
            found += 1
            marker: Marker | None = Marker("", 0, _DEPTHS["part"] - 5, f"文件{found}")
        elif isinstance(paragraph, Remark):
            marker = None
        else:
            marker = _mark(paragraph.text, current)
        if marker is None:
            current.texts.append(Text(paragraph))
            continue
        parent = _parent(current, marker)
        current = _heading(paragraph, marker, parent, identities)
        parent.children.append(current)
    return root


def _mark(text: str, current: Heading) -> Marker | None:
    """The outline number at the beginning of ``text``, behind the heading ``current``."""
    match = _MARKER.match(text)
    if match is None:
        if not text[:1].isdecimal():
            return None
        return _dotted_mark(text, current) or _bare_mark(text, current)
    kind = match.lastgroup or "third"
    depth = _DEPTHS[kind]
    label, end = match.group(), match.end()
    own = str(ordinal(match[kind]) or 0)
    if kind == "action":
        # An action may stand below 一、 as well as below （一）; its like says which.
        like = [heading for heading in current.path() if heading.label[:2] == label[:2]]
        if like:
            depth = like[0].depth
        elif any(heading.depth == _DEPTHS["second"] for heading in current.path()):
            depth = _DEPTHS["box"]
        end += 1
    elif kind == "box":
        own = label.replace(" ", "")
        end += text.startswith(("：", ":"), end)
    return Marker(label, end, depth, own)


def _dotted_mark(text: str, current: Heading) -> Marker | None:
    """1.1, 1.1.1 where such a number is due: 1.5万家企业 is none."""
    match = _DOTTED.match(text)
    if match is None:
        return None
    number = [int(piece) for piece in match["number"].split(".")]
    due = False
    for heading in current.path():
        written = _PLAIN.fullmatch(heading.label)
        last = [int(piece) for piece in written[1].split(".")] if written else []
        if last and last[: len(number) - 1] == number[:-1]:
            before = last[len(number) - 1] if len(last) >= len(number) else 0
            due = number[-1] == before + 1
            break
    behind = text[match.end() : match.end() + _LONGEST_LEAD]
    if not due or not behind or any(q.start == 0 for q in find_quantities(text, 0, 30)):
        return None
    depth = _DEPTHS["third"] + len(number) - 1
    return Marker(match.group(), match.end(), depth, str(number[-1]))


def _bare_mark(text: str, current: Heading) -> Marker | None:
    """1总则, and behind it 2组织体系; but no 3个部门."""
    match = _FIRST_BARE.match(text) or _BARE.match(text)
    if match is None:
        return None
    number = int(match.group())
    before = [int(h.label) for h in current.path() if h.label.isdecimal()]
    due = number == before[0] + 1 if before else match.re is _FIRST_BARE
    if not due or any(q.start == 0 for q in find_quantities(text, 0, _LONGEST_LEAD)):
        return None
    return Marker(match.group(), match.end(), _DEPTHS["third"], match.group())


def _parent(current: Heading, marker: Marker) -> Heading:
    """The heading below which ``marker`` stands, ``current`` being the one before it."""
    parent = current
    while parent.depth >= marker.depth and parent.parent is not None:
        parent = parent.parent
    if parent.label.startswith("专栏") and marker.depth == _DEPTHS["third"] and parent.parent:
        # 1. of a box count anew; 3. behind 2. of the text goes on with the text.
        inside, outside = _last_own(parent, marker.depth), _last_own(parent.parent, marker.depth)
        own = int(marker.own)
        if outside and own == outside + 1 and own != inside + 1:
            return parent.parent
    return parent


def _last_own(parent: Heading, depth: int) -> int:
    """The number of the last child at ``depth``; 0 without one."""
    for child in reversed(parent.children[-_REACH:]):
        if child.depth == depth:
            digits = _ORDINAL.search(child.label)
            return int(digits.group()) if digits and digits.group().isdecimal() else 0
    return 0


def is_heading(text: str) -> bool:
    """Whether ``text`` begins with an outline number, and needs none before it to tell."""
    return _MARKER.match(text) is not None or _FIRST_BARE.match(text) is not None


def lead_sentence(text: str) -> str | None:
    """The short first sentence that serves an unnumbered paragraph as its title.

    构筑“一带多点”创新格局。着眼于“一盘棋”整体谋划，… 昆政办发〔2022〕97号 三、（二）
    """
    stop = text.find("。", 0, _LONGEST_LEAD + 1)
    if 0 < stop < len(text) - 1 and not _COMMA.search(text, 0, stop):
        return text[:stop]
    return None


def first_clause(text: str) -> str:
    """The words before the first comma or stop, which name a text that has no title.

    A time alone names nothing: of 2025年6月底前，实施三年行动，… it is what follows.
    """
    clauses = _CLAUSE_END.split(text[:_LONGEST_TITLE], maxsplit=2)
    timed = len(clauses) > 1 and clauses[1] and _TIME.fullmatch(clauses[0].strip())
    return clauses[1 if timed else 0].strip()


def _heading(
    paragraph: Paragraph, marker: Marker, parent: Heading, identities: Identities
) -> Heading:
    text = paragraph.text
    wanted = f"{parent.id}.{marker.own}" if parent.id else marker.own
    identity = identities.take(wanted)
    title, start = _title(text, marker.end)
    return Heading(
        identity,
        marker.label,
        title,
        marker.depth,
        paragraph,
        parent,
        texts=[Text(paragraph, start)] if start < len(text) else [],
        inline=start < len(text),
        doubled=identity != wanted,
    )


def _title(text: str, start: int) -> tuple[str, int]:
    """The heading's title, and where the text behind it begins."""
    stop = text.find("。", start)
    colon = _COLON_TITLE.match(text, start)
    if colon and _names_what_follows(text, start, colon.end()):
        return text[start : colon.end() - 1].strip(), colon.end()
    if stop >= 0:
        behind = stop + 1
    else:
        clauses = find_duty(text, start)
        stop = behind = clauses[0].start if clauses else len(text)
    title = text[start : min(stop, start + _LONGEST_TITLE)].strip()
    if stop - start <= _LONGEST_TITLE and not _has_figure(title):
        return title.rstrip("：:；;"), behind
    # A numbered paragraph without a title of its own: its first clause names it, all is text.
    return first_clause(title), start


def _names_what_follows(text: str, start: int, colon: int) -> bool:
    """Whether the words before a colon are a title: （一）组织保障：成立由市长任组长的领导小组。

    Words before a figure are its indicator (产业规模：到2025年突破5000亿元) and stay with it.
    """
    if _LABEL.search(text, start, colon - 1):
        return False
    stop = text.find("。", colon)
    if _has_figure(text[start : stop if stop >= 0 else len(text)]):
        return False
    clauses = find_duty(text, start)
    return not clauses or clauses[0].start >= colon


def _has_figure(title: str) -> bool:
    """Whether a title is a statement: 1.到2025年，产业规模突破5000亿元。"""
    if not _DIGIT.search(title):
        return False
    return any(not quantity.chinese for quantity in find_quantities(title))
