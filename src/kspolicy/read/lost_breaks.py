"""A document on a single line, its line breaks lost in copying, cut into paragraphs again.

Outline numbers tell where: 一、 二、 三、 and, between them, （一）（二） and 1. 2. in their order,
each behind the end of a sentence, a space, or right behind a heading. What stands before the first
of them is cut at the lines that every document has: title, number, recipients, signature, date.
"""

from __future__ import annotations

import re
from itertools import pairwise

# A shorter line is a paragraph, even if it counts 一是、二是.
_SHORTEST = 300
_FEWEST = 2
# An indent that the copy has kept.
_INDENT = re.compile(r"　{2,}| {4,}")
_LEVELS = (
    re.compile(r"(?P<number>[一二三四五六七八九十]{1,3})、"),
    re.compile(r"[（(](?P<number>[一二三四五六七八九十]{1,3})[）)]"),
    re.compile(r"(?<!\d)(?P<number>\d{1,2})[.．、](?!\d)"),
)
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}
_ENDS = frozenset("。！？；;!?）)】〕”")
# 一、总体要求（一）指导思想: a heading is short and holds no stop.
_HEADING = re.compile(r"[^。，；：,;:]{2,40}")
# 一、 总体目标 到2025年，…: the space behind a heading is all that is left of its break.
_SPACED_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s?"
    r"[\u4e00-\u9fff“”、]{3,30}\s+(?=[\u4e00-\u9fff“])"
)
_DATE = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
_ORGAN = r"[\u4e00-\u9fff]{2,30}?(?:人民政府|办公室|办公厅|委员会|[局厅委部])"
_GENRE = r"(?:实施方案|行动计划|工作要点|方案|计划|规划|意见|办法|措施|细则|要点|纲要|规定)"
# …实施方案一、总体要求
_TITLE_END = re.compile(rf"{_GENRE}(?:[（(].{{2,20}}[）)])?$")
_NUMBER = r"[\u4e00-\u9fff]{2,14}?[〔\[【﹝（(](?:19|20)\d\d[〕\]】﹞）)]第?\d{1,5}号"
_FRONT = (
    # …的通知 开政〔2020〕30号 各县区人民政府：
    re.compile(
        rf"的(?:通知|意见|决定|公告|通告)\s*(?P<cut>)(?={_NUMBER}|各|市|省|[\u4e00-\u9fff]{{2,8}}各)"
    ),
    re.compile(rf"{_NUMBER}\s*(?P<cut>)(?!号)"),
    re.compile(r"(?:单位|部门|机构|政府|委办局|院校|企业|厅局|管委会)[:：]\s*(?P<cut>)"),
    # …贯彻执行。某市人民政府 2020年11月17日 某市…方案 为…
    re.compile(rf"。\s*(?P<cut>)(?=(?:{_ORGAN}\s*){{1,6}}{_DATE})"),
    re.compile(rf"。\s*(?P<cut>)(?={_DATE})"),
    re.compile(rf"(?<=[府室厅会局委部])\s*(?P<cut>){_DATE}(?![，、；起前后以的）)])"),
    re.compile(rf"{_DATE}\s*(?P<cut>)(?=[\u4e00-\u9fff]{{4,60}}?{_GENRE}|（此件)"),
    re.compile(
        rf"{_DATE}\s*[\u4e00-\u9fff“”、]{{4,60}}?{_GENRE}(?:[（(].{{2,20}}?[）)])?\s*(?P<cut>)(?=为|根据|按照|依据|经)"
    ),
    re.compile(r"）(?P<cut>)(?=[\u4e00-\u9fff]{4,40}(?:方案|计划|意见)(?:为|根据))"),
)


def restore_breaks(line: str) -> list[str]:
    """The paragraphs of ``line``, which is one itself unless it holds a whole document."""
    if len(line) < _SHORTEST:
        return [line]
    chapters = _chain(line, 0, len(line), 0)
    numbers = chapters + _chain(line, chapters[0], len(line), 1) if chapters else []
    if len(numbers) < _FEWEST:
        return [line]
    cuts = {0, len(line), *chapters, *_front_cuts(line[: chapters[0]])}
    cuts.update(match.start() for match in _INDENT.finditer(line))
    for start, end in pairwise([*chapters, len(line)]):
        sections = _chain(line, start, end, 1)
        cuts.update(sections)
        headings = (_SPACED_HEADING.match(line, cut) for cut in (start, *sections))
        cuts.update(heading.end() for heading in headings if heading)
        for low, high in pairwise([start, *sections, end]):
            cuts.update(_chain(line, low, high, 2))
    return [line[start:end] for start, end in pairwise(sorted(cuts))]


def _chain(line: str, start: int, end: int, level: int) -> list[int]:
    """Where the numbers of one level stand between ``start`` and ``end``: the first, second, …"""
    found: list[int] = []
    for match in _LEVELS[level].finditer(line, start, end):
        if _value(match["number"]) == len(found) + 1 and _may_begin(line, start, match.start()):
            found.append(match.start())
    return found


def _may_begin(line: str, start: int, position: int) -> bool:
    """Whether a paragraph can begin here: behind a sentence, or behind a heading of its own."""
    if position == 0 or line[position - 1].isspace():
        return True
    before = line[start:position]
    if not before:
        return False
    if _TITLE_END.search(before):
        return True
    return before[-1] in _ENDS or _HEADING.fullmatch(_last_heading(before)) is not None


def _last_heading(before: str) -> str:
    """What stands behind the last outline number of ``before``."""
    last = max((m.end() for level in _LEVELS for m in level.finditer(before)), default=0)
    return before[last:]


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS.get(number, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _front_cuts(front: str) -> set[int]:
    return {match.start("cut") for pattern in _FRONT for match in pattern.finditer(front)}
