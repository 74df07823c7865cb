"""Which lines of a text make one paragraph.

A text form loses the difference between a line that ends because the page was full and one that
ends because the thought was. What remains are the signs of GB/T 9704 layout: outline numbers,
sentence-final punctuation, and how full the line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kspolicy.model.source import Paragraph, Place


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, its characters normalised.

    ``after_blank``: an empty line (a page or paragraph break) stands before it.
    """

    text: str
    number: int
    after_blank: bool


# What begins a paragraph, whatever stands before it.
_BEGINS = re.compile(
    r"""
      [一二三四五六七八九十百]{1,4}、                  # 一、总体要求
    | [（(][一二三四五六七八九十]{1,3}[）)]             # （一）高质量产业集群创建工程
    | \d{1,3}(?:[.、](?!\d)|[）)])                     # 1.提档升级  1、 1）
    | [（(]\d{1,3}[）)]                                # （1）
    | 第[一二三四五六七八九十百\d]{1,5}[章条节]         # 第一条
    | [①-⑳]
    | -?附\s?件 | 附[：:] | 抄送 | 主送 | 备?注[：:] | 专栏
    | (?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发)?$
    | [（(]此件
    | —— | [•·◆■●]
    """,
    re.VERBOSE,
)
_OUTLINE_NUMBER = re.compile(r"[一二三四五六七八九十百]{1,4}、|[（(]|\d{1,3}[.、]|第")
_CONTINUES = frozenset("，、。；：）)》”’！？%,;:")
_ENDS = frozenset("。！？；：…!?;:")
_CLOSES = frozenset("）)”’》】")
_UNFINISHED = frozenset("，、（(《“‘,")
_PAUSE = re.compile(r"[，。；、]")
# The longest heading seen in practice; a numbered line beyond it is running text.
_HEADING = 45
# How full a line must be, against the fullest of its run, to have been broken by the margin.
_FULL = 0.85


def join_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """Join broken lines into paragraphs; every piece keeps its line."""
    paragraphs: list[Paragraph] = []
    texts: list[str] = []
    places: list[Place] = []
    length = 0
    pause = False
    widths = _run_widths(lines)
    for index, line in enumerate(lines):
        if texts and not _joins(texts, length, pause, line, widths[index - 1]):
            paragraphs.append(_paragraph(texts, places))
            texts, places, length, pause = [], [], 0, False
        texts.append(line.text)
        places.append(Place(line=line.number))
        length += len(line.text)
        pause = pause or _PAUSE.search(line.text) is not None
    if texts:
        paragraphs.append(_paragraph(texts, places))
    return paragraphs


def _joins(texts: list[str], length: int, pause: bool, line: Line, width: int) -> bool:
    """Whether ``line`` goes on with the paragraph of ``texts``."""
    last = texts[-1]
    if line.text[0] in _CONTINUES:
        return True
    if _BEGINS.match(line.text):
        return False
    end = last[-1]
    if end in _UNFINISHED:
        return True
    if end in _ENDS:
        return False
    if end in _CLOSES and _closed_aside(last):
        return False
    if line.after_blank:
        # Across a page break only running text goes on: a heading or title has ended.
        numbered = _OUTLINE_NUMBER.match(texts[0]) is not None
        return pause and not (numbered and length <= _HEADING and "。" not in texts[0])
    return len(last) >= _FULL * width and len(last) > 8


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


def _paragraph(texts: Iterable[str], places: Iterable[Place]) -> Paragraph:
    offsets: list[int] = []
    length = 0
    pieces = list(texts)
    for text in pieces:
        offsets.append(length)
        length += len(text)
    return Paragraph("".join(pieces), tuple(offsets), tuple(places))
