"""What the names of a table's columns say, where its form alone does not show that it is a table.

Cells set apart by blanks, or standing one below the other, are as likely a list: there only the
names tell (指标 | 2020年 | 2025年 | 属性), and that every row holds what they announce.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from kspolicy.read.tables.cells import CellKind, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Held(Enum):
    """What a column holds, as its name says."""

    NUMBER = 0  # 序号
    GROUP = 1  # 类别: merged over the rows that it groups
    ITEM = 2  # 指标, 地区, 工作任务: what a row is about
    MEASURE = 3  # 单位
    ATTRIBUTE = 4  # 指标属性
    FIGURE = 5  # 2025年, 目标值, 面积（万亩）
    WORDS = 6  # 责任单位, 完成时限, 备注
    OTHER = 7


_NAMED: tuple[tuple[Held, re.Pattern[str]], ...] = tuple(
    (held, re.compile(rf"(?:{pattern})$"))
    for held, pattern in (
        (Held.NUMBER, r"序号|编号|项次"),
        (Held.GROUP, r"(?:指标)?(?:类别|类型|分类|种类)|一级指标|领域|方面"),
        (Held.MEASURE, r"(?:计量|指标)?单位"),
        (Held.ATTRIBUTE, r"(?:指标)?属性|指标性质"),
        (
            Held.WORDS,
            r"(?:责任|牵头|主管|负责|配合|实施|落实|参与|协同|主责)(?:单位|部门|处室|领导)|责任[人分]工?|.{0,6}分管.{0,3}领导"
            r"|(?:完成|办结|实施|整改)?(?:时限|期限)|完成时间|时间节点|进度安排|备注|说明|数据来源",
        ),
        (
            Held.ITEM,
            r"(?:主要|核心|具体|发展|规划|考核|监测|二级|三级|分项|任务)*指标(?:名称|内容)?"
            r"|(?:重点|主要|工作|具体|改革|目标)*(?:任务|事项|项目|工作)(?:名称|内容)?"
            r"|(?:主要|工作|建设|具体)?内容|(?:工程|企业|产品|行业|园区|单位|学校|河流|水库)?名称"
            r"|年份|年度|地区|地域|区域|流域|省份|城市|市州|州市|市县|县市|县区|区县|市地|盟市|旗县|乡镇|镇街|街镇|街道"
            r"|[省市县区镇乡州盟旗](?:别|名)?|各[省市县区镇乡州]+|行政区[域划]?|行业|产业|品种|产品|部门",
        ),
    )
)
_FIRSTS = re.compile(
    "|".join(
        named.pattern for held, named in _NAMED if held in (Held.NUMBER, Held.GROUP, Held.ITEM)
    ).replace("$", r"(?:[（(][^（）()%]{1,8}[）)])?$")
)
# 省（区、市） · 县（市、区） · 指标（单位）
_ASIDE = re.compile(r"[（(][^（）()%]{1,8}[）)]$")
_YEAR = r"[“\"]?(?:(?:19|20)\d\d(?!\d)|十[一二三四五六七八九]五)"
# 2025年目标值 · “十四五”时期 · 2006-2015年累计 · 目标值 · 推广数量（辆）
_FIGURES = re.compile(
    rf"(?:截?至|到)?{_YEAR}.{{0,16}}$"
    r"|.{0,8}(?:目标|现状|基期|基准|规划|预期|计划|完成|实际|累计|年均|任务)[值数量]?$"
    r"|.{1,16}[（(][^（）()]{1,12}[）)]$|.{0,6}(?:合计|总计|小计|增速|增幅|降幅|数量|占比|比重)$"
)
_OF_TIME = re.compile(rf"(?:截?至|到)?{_YEAR}")
# 2025年 · 2020年现状值 · “十四五”末: nothing else begins with it.
_ONLY_TIME = re.compile(
    rf"(?:截?至|到)?{_YEAR}[”\"]?年?[末底度]?(?:[-—~～至](?:19|20)\d\d年)?"
    r"(?:时期|期间|目标|现状|实际|实绩|完成|情况|预期|规划|计划|累计|基期|基数|基准|[值数量])*$"
)
# 比2015年提高2个百分点 · >95 · 75左右 · ≥500万人 · 〔6.8〕 · 52.6*
# not a year or a date, no telephone
_FIGURE = re.compile(
    r"[〔\[（(【]?(?:[比较](?:19|20)\d\d年(?:提高|上升|增长|增加|下降|降低|减少))?"
    r"(?:[<>≥≤≈＞＜﹥﹤≧≦~～±+＋−-]|大于|小于|不[低少高多大小]于|不超过|达到|约|超过?|近){0,2} ?"
    r"(?!(?:19|20)\d\d年|\d{10}|0\d\d)\d[\d,]*+(?:\.\d++)?"
    r"(?: ?[-‐-―−~～至] ?\d[\d,]*+(?:\.\d++)?)?[〕\]）)】]?"
    r"(?:[%‰]|[^\d，。；：、（）()\s]{1,7}?)?(?:[（(][^（）()]{1,8}[）)])?[*＊+①-⑳]?$"
)
_TOTAL = re.compile(r"(?:合\s?计|总\s?计|小\s?计|全[市省县区州])$")
_ATTRIBUTES = re.compile(r"(?:约束|预期|引导|导向|参考|指导|监测|控制)性?(?:指标)?$")
_MEASURES = re.compile(r"[^\d。；，][^。；，]{0,9}$")
_SENTENCE = re.compile(r"[。；;！？!?]")
# Where a table has ended: a note, a caption, a heading.
_ENDS = re.compile(
    r"(?:附?注|备注|说明|资料来源|数据来源)\s?\d?[:：.、]|[*＊①-⑳]|附\s?[件表录图注]|专栏|[表图]\s?\d"
    r"|第[一二三四五六七八九十百\d]{1,4}[编章篇条节部]|[（(](?:此件|计量单位|单位)|(?:计量)?单位[:：]"
)
_NUMBERING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]"
)
# What the name of an indicator ends in, or a piece of one; that of a group of them does not.
_MEASURED = re.compile(
    r"[）)〕\]%]$|[率值量数额度比]$|[比占][重例]$|面积$|规模$|[，、“（(《和与及或的]$"
)
_LONGEST_NAME, _LONGEST_GROUP, _LONGEST_NUMBERED = 24, 12, 20
# More cells than this are not lost from a row that is one.
_MOST_LOST, _MOST_COLUMNS = 2, 24


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their names and what each holds."""

    names: tuple[str, ...]
    held: tuple[Held, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.names)

    @property
    def named(self) -> bool:
        """Whether every name is known as that of a column, and one says what its figures are."""
        return Held.OTHER not in self.held and Held.FIGURE in self.held

    @property
    def of_tasks(self) -> bool:
        """Whether the names are those of a list of tasks: 序号 | 工作任务 | 责任单位."""
        numbered = self.held[0] is Held.NUMBER
        return self.held.count(Held.WORDS) >= (1 if numbered else 2)

    @property
    def of_time(self) -> bool:
        """Whether a column is of a year or a period: 2025年, “十四五”时期."""
        return any(map(_OF_TIME.match, self.names))

    def fits(self, column: int, text: str, *, loose: bool = False) -> bool:
        """Whether ``text`` is what ``column`` holds; a blank or a mark may stand in most.

        ``loose``: words may stand for a figure: 保持稳定.
        """
        held = self.held[column]
        if held is Held.NUMBER:
            return text.isdecimal()
        if held is Held.ITEM:
            return is_words(text)
        if kind_of(text) in (CellKind.BLANK, CellKind.MARK):
            return True
        if held is Held.GROUP:
            return is_words(text)
        if held is Held.FIGURE:
            return is_figure(text) or (loose and not is_attribute(text))
        if held is Held.ATTRIBUTE:
            return is_attribute(text)
        if held is Held.MEASURE:
            return _MEASURES.match(text) is not None
        return held is Held.OTHER or not is_figure(text)

    def hold(self, cells: Sequence[str], *, loose: bool = False) -> bool:
        """Whether ``cells`` are one row, none of them lost."""
        return len(cells) == self.width and all(
            self.fits(i, text, loose=loose) for i, text in enumerate(cells)
        )

    def ways(self, cells: Sequence[str], *, loose: bool = False) -> list[tuple[int, ...]]:
        """All ways in which ``cells``, some too few for a row, can stand in the columns."""
        lost = self.width - len(cells)
        if not 0 < lost <= _MOST_LOST or self.width > _MOST_COLUMNS:
            return []
        # A cell stands in its own column or one of the next, as many as are lost.
        fitting = [
            {i + by for by in range(lost + 1) if self.fits(i + by, text, loose=loose)}
            for i, text in enumerate(cells)
        ]
        return [
            columns
            for columns in combinations(range(self.width), len(cells))
            if all(column in each for column, each in zip(columns, fitting, strict=True))
            and self.held.index(Held.ITEM) in columns
        ]


def columns_named(names: Sequence[str]) -> Columns | None:
    """The columns that ``names`` head; None where these do not say that they head a table.

    One of the first names what a row is about; a second of these is what groups the rows.
    """
    if len(names) < 2 or not all(0 < len(name) <= _LONGEST_NAME for name in names):
        return None
    if any(map(_SENTENCE.search, names)):
        return None
    held = [_held(name) for name in names]
    first = next((i for i, each in enumerate(held) if each is Held.ITEM), None)
    if first is None and held[0] is Held.GROUP:
        # 类别 | 2020年 | 2025年: what the rows are about.
        first = 0
    if first is None and held[0] is Held.NUMBER and Held.WORDS in held[2:]:
        # 序号 | 民生实事 | 责任单位
        first = 1
    if first is None or any(each not in (Held.NUMBER, Held.GROUP) for each in held[:first]):
        return None
    if Held.NUMBER in held[first:]:
        return None
    last = first
    while last + 1 < len(held) and held[last + 1] is Held.ITEM:
        last += 1
    held = [Held.WORDS if each is Held.ITEM else each for each in held]
    held[first:last] = [Held.GROUP] * (last - first)
    held[last] = Held.ITEM
    return Columns(tuple(names), tuple(held))


def begins_header(text: str) -> bool:
    """Whether ``text`` can be the first name of a header: 序号, 类别, 指标, 地区."""
    return len(text) <= _LONGEST_NAME and _FIRSTS.match(text) is not None


def names_column(text: str) -> bool:
    """Whether ``text`` can only be the name of a column behind the first: 2025年, 属性."""
    beside = (Held.MEASURE, Held.ATTRIBUTE, Held.WORDS)
    return len(text) <= _LONGEST_NAME and (
        _held(text) in beside or _ONLY_TIME.match(text) is not None
    )


def is_figure(text: str) -> bool:
    """Whether a cell states a figure, its comparison and unit included."""
    return _FIGURE.match(text) is not None


def may_be_figure(text: str) -> bool:
    """Whether a cell of a column of figures may be so: a figure, a mark or blank."""
    return is_figure(text) or kind_of(text) in (CellKind.BLANK, CellKind.MARK)


def is_total(text: str) -> bool:
    """Whether a cell names the sum of all rows: 合计, 全市."""
    return _TOTAL.match(text) is not None


def is_attribute(text: str) -> bool:
    """Whether a cell says what kind of indicator its row has: 约束性."""
    return _ATTRIBUTES.match(text) is not None


def is_time(text: str) -> bool:
    """Whether ``text`` names a year or a period, as a column's name: 2025年, “十四五”时期."""
    return len(text) <= _LONGEST_NAME and _OF_TIME.match(text) is not None


def is_words(text: str) -> bool:
    """Whether a cell holds words, no figure and no mark."""
    return kind_of(text) is CellKind.TEXT and not is_figure(text)


def ends_table(text: str) -> bool:
    """Whether a line of its own is none of a table's: a note below it, a caption, a sentence."""
    return _ENDS.match(text) is not None or _SENTENCE.search(text) is not None


def names_group(text: str) -> bool:
    """Whether a line of its own within a table names the rows below it: 基本公共服务, 一、总量.

    It may as well be a piece of a longer cell: 城镇失业人员免费接受 / 培训覆盖率（%）.
    """
    numbering = _NUMBERING.match(text)
    if numbering:
        return numbering.end() < len(text) <= _LONGEST_NUMBERED
    return is_words(text) and len(text) <= _LONGEST_GROUP and not _MEASURED.search(text)


@lru_cache(maxsize=1024)
def _held(name: str) -> Held:
    plain = name.replace(" ", "")
    for text in (plain, _ASIDE.sub("", plain)):
        for held, named in _NAMED:
            if named.match(text):
                return held
    return Held.FIGURE if _FIGURES.match(plain) else Held.OTHER
