"""Which lines of a text make one paragraph.

A text form loses the difference between a line that ends because the page was full and one that
ends because the thought was. What remains are the signs of GB/T 9704 layout: outline numbers,
the fixed lines of letterhead and colophon, sentence-final punctuation, and how full the line is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import Paragraph, ReadingNote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Place


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, its characters normalised.

    ``after_blank``: an empty line (a page or paragraph break) stands before it. ``begins`` is what
    the form itself shows, by an indent or an element: whether a paragraph begins here, or the one
    before goes on; ``None`` where only the words can tell.
    """

    text: str
    place: Place
    after_blank: bool = False
    begins: bool | None = None


# The number of a page, between dashes or dots, or spelt out: — 3 —  · 3 ·  第3页 共12页
PAGE_NUMBER = re.compile(
    r"[-‐-―−─·•]+ ?\d{1,4} ?[-‐-―−─·•]+|第 ?\d{1,4} ?页[，,/、 ]?(?:[共总] ?\d{1,4} ?页)?"
)
# What stands in a line of its own: nothing goes on after it, nor before it.
_DATE_LINE = (
    r"(?:(?:19|20)\d\d|二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})年.{1,3}月.{1,3}日(?:印发)?$"
)
_NUMBER_LINE = (
    r"[（(]?[\u4e00-\u9fff]{1,14}"
    r"(?:[〔\[【﹝（(](?:19|20)\d\d[〕\]】﹞）)]第?\d{1,5}号|令第?\d{1,5}号)[）)]?$"
)
_ALONE = re.compile(
    rf"""
      {_DATE_LINE}                                     # 2022年9月29日印发
    | {_NUMBER_LINE}                                   # 昆政办发〔2022〕97号  某市人民政府令第3号
    | 第\d{{1,5}}号$                                   # 第227号
    | \#{{1,6}}[ ]?\S                                   # ## 文档：…
    | [（(]此件.{{2,20}}[）)]$                          # （此件公开发布）
    | 附\s?件\s?[一二三四五六七八九十\d]{{0,3}}[:：]?$   # 附件 1
    | (?:计量)?单位[:：][^，。；：:、（）()局委厅办府]{{1,12}}$    # 单位：亿立方米
    | [（(](?:计量)?单位[:：][^，。；：:、（）()]{{1,12}}[）)]$
    """,
    re.VERBOSE,
)
# What begins a paragraph, whatever stands before it.
_BEGINS = re.compile(
    r"""
      [一二三四五六七八九十百]{1,4}、                  # 一、总体要求
    | [（(][一二三四五六七八九十]{1,3}[）)]             # （一）高质量产业集群创建工程
    | \d{1,3}(?:[.、](?!\d)|[.、](?=20\d\d年)|[）)])    # 1.提档升级  1、 1）  1.2023年底前
    | [（(]\d{1,3}[）)]                                # （1）
    | 第[一二三四五六七八九十百\d]{1,5}[编章条节]       # 第一条
    | [①-⑳]
    | 附\s?件 | 附[：:] | 抄送 | 主送 | 备?注[：:] | 专栏
    | —— | [•·◆■●] | [-*][ ]?\*\*
    | 第[一二三四五六七八九十]{1,3}部分
    | (?:行动|工程|任务|举措)[一二三四五六七八九十]{1,3}[：:]   # 行动一：科技创新引领行动
    # the fields of a web page
    | 索引号 | 文件编号 | 公开类[别型]
    | (?:发文字号|文号|[发成]文日期|发[文布]机[关构]|发布[日时][期间])[：:|]
    | (?:标题|名称|主题分类|主题词|公开属性)[：:|]
    """,
    re.VERBOSE,
)
_OUTLINE_NUMBER = re.compile(r"[一二三四五六七八九十百]{1,4}、|[（(]|\d{1,3}[.、]|第")
# The last line of a title: 关于印发…实施意见的通知
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|决议|公告|通告|通报|报告|批复|请示|方案|办法|规定|规则|措施|规划|计划"
    r"|细则|纲要|要点|清单|的函|复函|预案|条例)》?(?:[（(].{1,20}[）)])?$"
)
# A line below a title that belongs to it: （2021—2023年） （试行）
_TITLE_ASIDE = re.compile(
    r"[（(](?:(?:19|20)\d\d年?(?:[-‐-―−一~至]{1,2}(?:19|20)\d\d)?年?(?:度|版|修订|修正|本)?"
    r"|试行|暂行|修订|修订稿|征求意见稿|送审稿|草案)[）)](?:的(?:通知|意见|决定|函|批复))?$"
)
# A title that is not at its end: 湖南省人民政府办公厅关于加强普通高等学校
_TITLE_BEGINS = re.compile(r"[^。：；:，,|]{0,60}(?:关于|转发|印发)[^。：；:|]{0,100}$")
# The names of issuers in lines of their own above 关于印发…的通知.
_ISSUER_LINE = re.compile(
    r"[^。：；:，,|]{3,120}(?:委员会|办公厅|办公室|人民政府|[局委部厅]|等(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?(?:个)?(?:部门|单位))$"
)
_TEXT_BEGINS = re.compile(r"[一二三四五六七八九十]{1,3}[、.]|[（(]一|第一[编章条节部]|1[.、]")
_LONGEST_TITLE = 150
_MOST_TITLE_LINES = 4
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


class _Full(NamedTuple):
    """How many characters the longest line of a run has, and how wide the widest is set.

    A page breaks its lines by width, an editor or a copy by the number of characters.
    """

    longest: int
    widest: float

    def holds(self, text: str) -> bool:
        """Whether a line is as full, by either measure."""
        return len(text) >= _FULL * self.longest or _width(text) >= _FULL * self.widest


@dataclass(slots=True)
class _Growing:
    """A paragraph while lines are added to it."""

    texts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0
    pause: bool = False

    def add(self, line: Line) -> None:
        self.texts.append(line.text)
        self.places.append(line.place)
        self.length += len(line.text)
        self.pause = self.pause or _PAUSE.search(line.text) is not None

    def goes_on_with(self, line: Line, full: _Full) -> bool:
        """Whether ``line`` goes on with it; ``full`` is how full a line is around it."""
        if line.begins is None or (not line.begins and _ALONE.match(line.text)):
            return self._reads_on_with(line, full)
        return not line.begins

    def paragraph(self) -> Paragraph:
        offsets = accumulate(map(len, self.texts[:-1]), initial=0)
        return Paragraph("".join(self.texts), tuple(offsets), tuple(self.places))

    def _reads_on_with(self, line: Line, full: _Full) -> bool:
        last = self.texts[-1]
        if _ALONE.match(line.text) or _ALONE.match(last):
            return False
        if line.text[0] in _CONTINUES or (_TITLE_ASIDE.match(line.text) and self._is_title()):
            return True
        if _BEGINS.match(line.text):
            return False
        end = last[-1]
        if end in _UNFINISHED:
            return True
        if end in _ENDS or (end in _CLOSES and _closed_aside(last)):
            return False
        if self._is_title():
            return False
        if line.after_blank:
            # Across a page break only running text goes on: a heading or title has ended.
            return self.pause and not self._is_heading()
        broken = _BROKEN_HEADING if self._is_heading() else _BROKEN_LINE
        return len(last) >= broken and full.holds(last)

    def _is_title(self) -> bool:
        """Whether it is, so far, a title at its end: 上海市北斗产业高质量发展三年行动计划"""
        return not self.pause and _TITLE_END.search(self.texts[-1]) is not None

    def _is_heading(self) -> bool:
        """Whether it is, so far, an outline number with a title and no sentence."""
        first = self.texts[0]
        return (
            self.length <= _HEADING
            and _OUTLINE_NUMBER.match(first) is not None
            and "。" not in first
        )


def numbers_left_out(places: Sequence[Place]) -> list[ReadingNote]:
    """What is said of page numbers that are no part of the text, by where they stand."""
    if not places:
        return []
    return [ReadingNote("page-numbers", f"已略去页码 {len(places)} 处", places[0])]


def join_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """Join broken lines into paragraphs; every piece keeps its line."""
    paragraphs: list[Paragraph] = []
    growing = _Growing()
    titles = _title_lines(lines)
    for index, (line, full) in enumerate(zip(lines, _fullest(lines), strict=True)):
        if growing.texts and index not in titles and not growing.goes_on_with(line, full):
            paragraphs.append(growing.paragraph())
            growing = _Growing()
        growing.add(line)
    if growing.texts:
        paragraphs.append(growing.paragraph())
    return paragraphs


def _title_lines(lines: Sequence[Line]) -> set[int]:
    """The lines that go on with a title broken by hand; they stand above the text.

    湖南省人民政府办公厅关于加强普通高等学校 / 毕业生就业工作的通知
    """
    within: set[int] = set()
    for first, line in enumerate(lines):
        if "。" in line.text or _TEXT_BEGINS.match(line.text):
            break
        if first in within or not _title_goes_on(line.text) or not _TITLE_BEGINS.match(line.text):
            continue
        end = first if _TITLE_END.search(line.text) else _title_end(lines, first)
        if end is None:
            continue
        start = first
        if line.text.startswith(("关于", "转发", "印发")):
            while start > 0 and _ISSUER_LINE.match(lines[start - 1].text):
                start -= 1
        within.update(range(start + 1, end + 1))
    return within


def _title_end(lines: Sequence[Line], first: int) -> int | None:
    """The line at which the title that begins at ``first`` ends; None when it does not."""
    length = len(lines[first].text)
    for end in range(first + 1, min(first + _MOST_TITLE_LINES, len(lines))):
        text = lines[end].text
        length += len(text)
        if length > _LONGEST_TITLE or not _title_goes_on(text) or _BEGINS.match(text):
            return None
        if _TITLE_END.search(text):
            return end
    return None


def _title_goes_on(text: str) -> bool:
    """Whether a line can be part of a title: no sentence, no field, no line of its own."""
    return _ALONE.match(text) is None and not any(sign in text for sign in "。；：:|")


def _closed_aside(text: str) -> bool:
    """Whether ``text`` ends in a bracket or quote that closes a finished sentence.

    「…支撑作用。（责任单位：市科技局）」 and 「（此件公开发布）」 are finished, 「…（薄膜晶体管）」
    in running text is not.
    """
    if text[-1] not in "）)":
        return text[-2:-1] in _ENDS
    opening = max(text.rfind("（"), text.rfind("("))
    return opening <= 0 or text[opening - 1] in _ENDS


def _width(text: str) -> float:
    """How wide a line is set, in Chinese characters: Latin letters and digits take half."""
    return len(text) - sum(map(str.isascii, text)) / 2


def _fullest(lines: Sequence[Line]) -> list[_Full]:
    """For each line how full the fullest is in its run of lines without a blank between."""
    fullest = [_Full(0, 0.0)] * len(lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].after_blank:
            texts = [line.text for line in lines[start:index]]
            full = _Full(max(map(len, texts), default=0), max(map(_width, texts), default=0.0))
            fullest[start:index] = [full] * (index - start)
            start = index
    return fullest
