"""What a program that saved a page as Markdown wrote above the document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.clipped import clipped
from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.characters import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

_FENCE = re.compile(r"---\s*")
_FENCE_END = re.compile(r"(?:---|\.\.\.)\s*")
_KEY = re.compile(r"(?:[\w\u4e00-\u9fff -]{1,40}:(?:\s.*)?|\s+.*|- .*|#.*|\s*)")
_LONGEST_FRONT = 200
# ## 文档：…md   ### 基本信息
_HEADING = re.compile(r"#{1,6}\s*(?:文档|文件|基本|元)\s?(?:信息|数据)?\s*(?:[：:].{0,200})?")
# - **文档类型**：政策类
_ITEM = re.compile(
    r"\s*[-*+]\s+\*\*[^*]{1,20}\*\*\s?[：:].{0,300}|\s*[-*+]\s+\*\*[^*]{1,20}[：:]\*\*.{0,300}"
)
_QUOTED = 160


def end_of_header(lines: Sequence[str]) -> tuple[int, list[ReadingNote]]:
    """The index of the first line of the document, and what is said of the lines above it."""
    notes: list[ReadingNote] = []
    end = _front_end(lines)
    if end:
        notes.append(_note("front-matter", "文件头（YAML）", lines[1 : end - 1], 1))
    start = end
    while start < len(lines) and not lines[start].strip():
        start += 1
    stop = _saved_end(lines, start)
    if stop > start:
        notes.append(_note("saved-header", "另存时加的说明", lines[start:stop], start + 1))
        end = stop
    return end, notes


def _front_end(lines: Sequence[str]) -> int:
    """The line behind the front matter: keys and values between two rules at the very top."""
    if not lines or not _FENCE.fullmatch(lines[0]):
        return 0
    for index, line in enumerate(lines[1:_LONGEST_FRONT], start=1):
        if _FENCE_END.fullmatch(line):
            return index + 1 if index > 1 else 0
        if not _KEY.fullmatch(line):
            return 0
    return 0


def _saved_end(lines: Sequence[str], start: int) -> int:
    """The line behind headings of the saver and the list of its fields, or ``start``."""
    headings = items = 0
    stop = index = start
    while index < len(lines):
        line = lines[index].rstrip()
        index += 1
        if _ITEM.fullmatch(line):
            items += 1
        elif _HEADING.fullmatch(line):
            headings += 1
        elif line:
            break
        else:
            continue
        stop = index
    return stop if headings and items else start


def _note(kind: str, what: str, lines: Sequence[str], number: int) -> ReadingNote:
    written = [line.strip() for line in lines if line.strip()]
    words = visible(" ".join(written))
    message = f"{what}不计入正文：{len(written)} 行 {len(words)} 字，“{clipped(words, _QUOTED)}”"
    return ReadingNote(kind, message, Place(line=number))
