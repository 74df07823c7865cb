"""Which lines of a text make one paragraph.

A text form loses the difference between a line that ends because the page was full and one that
ends because the thought was. What remains are the signs of GB/T 9704 layout: outline numbers,
the fixed lines of letterhead and colophon, sentence-final punctuation, and how full the line is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from kspolicy.model.source import Paragraph, Place

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, its characters normalised.

    ``after_blank``: an empty line (a page or paragraph break) stands before it.
    """

    text: str
    number: int
    after_blank: bool


# What stands in a line of its own: nothing goes on after it, nor before it.
_DATE_LINE = r"(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年.{1,3}月.{1,3}日(?:印发)?$"
_NUMBER_LINE = r"[\u4e00-\u9fff]{1,14}[〔\[【](?:19|20)\d\d[〕\]】]\d{1,5}号$"
_ALONE = re.compile(
    rf"""
      {_DATE_LINE}                                     # 2022年9月29日印发
    | {_NUMBER_LINE}                                   # 昆政办发〔2022〕97号
    | [（(]此件.{{2,20}}[）)]$                          # （此件公开发布）
    | 附\s?件\s?[一二三四五六七八九十\d]{{0,3}}$        # 附件 1
    """,
    re.VERBOSE,
)
# What begins a paragraph, whatever stands before it.
_BEGINS = re.compile(
    r"""
      [一二三四五六七八九十百]{1,4}、                  # 一、总体要求
    | [（(][一二三四五六七八九十]{1,3}[）)]             # （一）高质量产业集群创建工程
    | \d{1,3}(?:[.、](?!\d)|[）)])                     # 1.提档升级  1、 1）
    | [（(]\d{1,3}[）)]                                # （1）
    | 第[一二三四五六七八九十百\d]{1,5}[编章条节]       # 第一条
    | [①-⑳]
    | 附\s?件 | 附[：:] | 抄送 | 主送 | 备?注[：:] | 专栏
    | —— | [•·◆■●]
    """,
    re.VERBOSE,
)
_OUTLINE_NUMBER = re.compile(r"[一二三四五六七八九十百]{1,4}、|[（(]|\d{1,3}[.、]|第")
# The last line of a title: 关于印发…实施意见的通知
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|决议|公告|通告|通报|报告|批复|方案|办法|规定|措施|规划|计划)(?:（.{1,20}）)?$"
)
_CONTINUES = frozenset("，、。；：）)》”’！？%,;:")
_ENDS = frozenset("。！？；：…!?;:")
_CLOSES = frozenset("）)”’》】")
_UNFINISHED = frozenset("，、（(《“‘,")
_PAUSE = re.compile(r"[，。；、]")
# The longest heading seen in practice; a numbered line beyond it is running text.
_HEADING = 45
# A line broken by the margin is long, and nearly as long as the fullest of its run. A heading is
# taken for broken only when the margin is that of a page (28 characters) and it reaches it.
_FULL = 0.85
_BROKEN_LINE = 9
_BROKEN_HEADING = 25


@dataclass(slots=True)
class _Growing:
    """A paragraph while lines are added to it."""

    texts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0
    pause: bool = False

    def add(self, line: Line) -> None:
        self.texts.append(line.text)
        self.places.append(Place(line=line.number))
        self.length += len(line.text)
        self.pause = self.pause or _PAUSE.search(line.text) is not None

    def goes_on_with(self, line: Line, width: int) -> bool:
        """Whether ``line`` goes on with it; ``width`` is that of the fullest line around."""
        last = self.texts[-1]
        if _ALONE.match(line.text) or _ALONE.match(last):
            return False
        if line.text[0] in _CONTINUES:
            return True
        if _BEGINS.match(line.text):
            return False
        end = last[-1]
        if end in _UNFINISHED:
            return True
        if end in _ENDS or (end in _CLOSES and _closed_aside(last)):
            return False
        if not self.pause and _TITLE_END.search(last):
            return False
        if line.after_blank:
            # Across a page break only running text goes on: a heading or title has ended.
            return self.pause and not self._is_heading()
        broken = _BROKEN_HEADING if self._is_heading() else _BROKEN_LINE
        return len(last) >= max(broken, _FULL * width)

    def paragraph(self) -> Paragraph:
        offsets = accumulate(map(len, self.texts[:-1]), initial=0)
        return Paragraph("".join(self.texts), tuple(offsets), tuple(self.places))

    def _is_heading(self) -> bool:
        """Whether it is, so far, an outline number with a title and no sentence."""
        first = self.texts[0]
        return (
            self.length <= _HEADING
            and _OUTLINE_NUMBER.match(first) is not None
            and "。" not in first
        )


def join_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """Join broken lines into paragraphs; every piece keeps its line."""
    paragraphs: list[Paragraph] = []
    growing = _Growing()
    for line, width in zip(lines, _run_widths(lines), strict=True):
        if growing.texts and not growing.goes_on_with(line, width):
            paragraphs.append(growing.paragraph())
            growing = _Growing()
        growing.add(line)
    if growing.texts:
        paragraphs.append(growing.paragraph())
    return paragraphs


def _closed_aside(text: str) -> bool:
    """Whether ``text`` ends in a bracket or quote that closes a finished sentence.

    「…支撑作用。（责任单位：市科技局）」 and 「（此件公开发布）」 are finished, 「…（薄膜晶体管）」
    in running text is not.
    """
    if text[-1] not in "）)":
        return text[-2:-1] in _ENDS
    opening = max(text.rfind("（"), text.rfind("("))
    return opening <= 0 or text[opening - 1] in _ENDS


def _run_widths(lines: Sequence[Line]) -> list[int]:
    """For each line the length of the longest in its run of lines without a blank between."""
    widths = [0] * len(lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].after_blank:
            longest = max((len(line.text) for line in lines[start:index]), default=0)
            widths[start:index] = [longest] * (index - start)
            start = index
    return widths
