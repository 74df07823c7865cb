"""Quantities: number, multiplier and unit of measure, with the words that compare.

力争超8000亿元 · 不少于600亿元 · 超过100家 · 达50家 · 20亿元以上 · 6%左右 · 控制在5%以内 · 10—15家
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kspolicy.model.document import Comparator, Number
from kspolicy.parse.numerals import chinese_number

_MEASURES = (
    "个百分点 百分点 平方公里 平方千米 平方米 立方米 公里 千米 公顷 亩 吨标准煤 吨标煤 吨 "
    "千瓦时 千瓦 兆瓦 美元 欧元 元 人次 户次 件次 场次 次 人 名 位 户 家 个 项 件 条 种 类 所 处 座 "
    "幢 栋 套 台 辆 艘 架 份 篇 部 册 期 场 批 支 只 头 株 间 张 标准箱 米 倍 % ‰"
)
_UNIT = (
    r"(?:(?:千万|百万|十万|万|亿|千|百)?(?:"
    + "|".join(re.escape(word) for word in sorted(_MEASURES.split(), key=len, reverse=True))
    + r")|万亿元|亿|万)"
)
_RANGE = r"(?:[-‐-―−~～至])"
QUANTITY = re.compile(
    rf"""
    (?:
      (?<![\dA-Za-z.])(?P<digits>\d++(?:,\d{{3}})*+(?:\.\d++)?+)
      (?:%?{_RANGE}(?P<most>\d++(?:,\d{{3}})*+(?:\.\d++)?+))?+
    | (?P<chinese>[一二两三四五六七八九十百千]{{1,6}}+)
    )
    (?P<unit>{_UNIT})
    """,
    re.VERBOSE,
)
_LONGEST_NUMBER = 15

_BEFORE: tuple[tuple[str, Comparator], ...] = (
    ("不超过", "<="),
    ("不高于", "<="),
    ("不大于", "<="),
    ("不多于", "<="),
    ("不突破", "<="),
    ("不少于", ">="),
    ("不低于", ">="),
    ("不小于", ">="),
    ("不下于", ">="),
    ("至少", ">="),
    ("突破", ">"),
    ("超过", ">"),
    ("超出", ">"),
    ("超", ">"),
    ("大于", ">"),
    ("高于", ">"),
    ("多于", ">"),
    ("达到", ">="),
    ("达", ">="),
    ("低于", "<"),
    ("少于", "<"),
    ("小于", "<"),
    ("大约", "~"),
    ("约", "~"),
)
_HOPES = "力争|争取|努力|确保|预计|计划"
_CARRIERS = (
    "实现|保持在|稳定在|控制在|提高到|提高至|提升到|提升至|增长到|增长至|增加到|增加至|上升到|扩大到"
    "|下降到|下降至|降低到|降至|降到|增至|升至|总数|均|分别|总体|基本|再|累计"
)
_COMPARING = "|".join(word for word, _ in _BEFORE)
# The words directly before a number, longest run of them, e.g. 力争不少于.
_TAIL = re.compile(rf"(?:{_HOPES}|{_CARRIERS}|{_COMPARING})++$")
_AFTER = re.compile(r"(?:及|或)?(以上|左右|上下|以内|之内|以下)")
_AFTER_COMPARATORS: dict[str, Comparator] = {
    "以上": ">=",
    "左右": "~",
    "上下": "~",
    "以内": "<=",
    "之内": "<=",
    "以下": "<=",
}
# The run of comparing words is short; looking further back would only cost time.
_REACH = 24


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, at ``start:end`` of the text (comparing words not included)."""

    start: int
    end: int
    value: Number
    unit: str
    value_max: Number | None = None
    chinese: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a quantity is compared: the span of its wording, and what the words say."""

    start: int
    end: int
    comparator: Comparator
    aspirational: bool
    cumulative: bool
    stated: bool


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every quantity of ``text[start:end]``; ordinals (第17次) are none."""
    found: list[Quantity] = []
    for match in QUANTITY.finditer(text, start, len(text) if end is None else end):
        begin = match.start()
        if begin and text[begin - 1] == "第":
            continue
        digits, chinese = match["digits"], match["chinese"]
        value = number(digits) if digits else chinese_number(chinese)
        if value is None:
            continue
        most = number(match["most"]) if match["most"] else None
        found.append(Quantity(begin, match.end(), value, match["unit"], most, not digits))
    return found


def number(digits: str) -> Number | None:
    """The value of Arabic digits with thousands commas and a decimal point.

    None beyond 15 digits: no figure of a document is that long, and a float could not hold it.
    """
    plain = digits.replace(",", "")
    if len(plain) > _LONGEST_NUMBER:
        return None
    return float(plain) if "." in plain else int(plain)


def compare(text: str, quantity: Quantity, floor: int) -> Comparison:
    """Read the comparing words around ``quantity``, none of them before ``floor``."""
    begin = max(floor, quantity.start - _REACH)
    before = text[begin : quantity.start]
    tail = _TAIL.search(before)
    words = tail.group() if tail else ""
    comparator: Comparator = "="
    stated = False
    for word, meaning in _BEFORE:
        if word in words:
            comparator, stated = meaning, True
            break
    end = quantity.end
    after = _AFTER.match(text, end)
    if after:
        end = after.end()
        if not stated or after[1] in ("左右", "上下", "以内", "之内"):
            comparator = _AFTER_COMPARATORS[after[1]]
        stated = True
    return Comparison(
        quantity.start - len(words),
        end,
        comparator,
        "力争" in words or "争取" in words,
        "累计" in words,
        stated,
    )
