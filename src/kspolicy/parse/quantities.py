"""Quantities: number, multiplier and unit of measure, with the words that compare.

力争超8000亿元 · 不少于600亿元 · 超过100家 · 达50家 · 20亿元以上 · 6%左右 · 控制在5%以内 · 10—15家
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.numerals import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kspolicy.model.document import Comparator, Number


_DURATION_WORDS = "个工作日 工作日 个月 个小时 小时 分钟 天"
DURATIONS = frozenset(_DURATION_WORDS.split())
_MEASURES = (
    "个百分点 百分点 平方公里 平方千米 平方米 立方米 公里 千米 米 公顷 亩 吨标准煤 吨标煤 吨 "
    "微克 毫克 千瓦时 千瓦 兆瓦 美元 欧元 元 家次 人次 户次 件次 场次 班次 架次 次 人 名 位 户 "
    "家 个 项 件 条 种 类 所 处 座 幢 栋 套 台 辆 艘 架 份 篇 部 册 期 场 批 支 只 头 株 间 张 "
    f"㎡ 块 盏 眼 标准箱 标箱 重量箱 倍 % ‰ 公斤 斤 番 年 岁 {_DURATION_WORDS}"
).split()
# 受教育年限达到11.5年, 人均预期寿命达到79岁: elsewhere 年 and 岁 say when, or who (60岁以上老人).
_OF_LIFE = re.compile(r"年限|寿命")
_LIFETIMES = frozenset("年岁")
# 城乡居民收入差距控制在2.2∶1以内, but no 1∶1 in which costs are shared.
_OF_TWO = re.compile(r"差距|收入比|之比|倍差")
_RATIO = r"[∶:：]1(?![0-9.])"
_SUBJECT_REACH = 14
# …毛入学率和新增劳动力人均受教育年限分别达到90%、99%和13.5年: 年 goes on with the row of shares.
_OF_ROW = re.compile(r"[%‰](?:以上|左右)?(?:、|和|及|以及)$")
# 农田灌溉水有效利用系数提高到0.48以上 has no unit of measure.
_BARE_MEASURES = ("系数", "指数")
_OF_BARE = re.compile(
    r"[系指]数(?:[^，,。；;、0-9]{0,10}|[由从](?:(?:19|20)[0-9]{2}年的?)?[0-9.]{1,6}[提上下降增][^，,。；;、0-9]{2})$"
)
# 农田灌溉水有效利用系数由0.52提高到0.58
_BARE_BASE = re.compile(r"[系指]数[由从](?:(?:19|20)[0-9]{2}年的?)?$")
_BARE_REACH = 26
_RISING = frozenset("提上下降增")
_ENDS_BARE = frozenset("，,；;。、）)以左上及和")
# 一、二类 are two kinds, and nothing is counted.
_KINDS = re.compile(r"[一二三四五六七八九][、和]$")
_DOUBTFUL = _LIFETIMES | {"∶1", "：1", ":1"}
_POWERS = ("万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千", "百")


def _any(words: Iterable[str]) -> str:
    """A pattern that matches the longest of ``words`` that fits."""
    letters = "".join(word for word in words if len(word) == 1)
    longer = sorted((word for word in words if len(word) > 1), key=len, reverse=True)
    return "|".join((*longer, f"[{letters}]"))


_MEASURE, _POWER = _any(_MEASURES), _any(_POWERS)
_UNIT_STARTS = "".join(sorted({word[0] for word in (*_MEASURES, *_POWERS)}))
# 亿元 · 万人次 · 万元/亩 · 微克/立方米 · 1.2万亿; but 3部门 counts no 部.
# 6700亿m3 · 32μg/m3 · 75L/d, but not 5G or 1000M.
_LATIN = (
    r"(?:m[23²³]|km[2²]?|hm[2²]|kWh|[kMG]W|[μµumk]g|L)(?![A-Za-z0-9])"
    r"(?:/(?:m[3³]|L|d|h|a)(?![A-Za-z]))?"
)
_UNIT = (
    rf"(?:(?=[{_UNIT_STARTS}mkhMGμµuL])(?:(?!部[门委]|人年(?![均度初底末]))"
    rf"(?:{_POWER})?(?:{_MEASURE}|{_LATIN})"
    rf"(?:/(?:{_POWER})?(?:{_MEASURE}|[年月日升]))?|万亿|千亿|亿|千万|万)"
    rf"|人年(?![均度初底末])|{_RATIO})"
)
_CHINESE = "一二两三四五六七八九十百千"
_THOUSANDS = r"(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]++)?"
# 8000亿元 · 10—15家 · 5%—6% · 100余家 · 三十家
# The unit is optional so that a number without one is passed over at once, however long it is;
# the pattern begins with one set of characters so that the search for numbers is fast.
_QUANTITY = re.compile(
    rf"""
    (?P<number>
      [0-9{_CHINESE}] (?: (?<=[0-9]) [0-9]*+ {_THOUSANDS} | [{_CHINESE}]{{0,5}}+ )
    )
    (?: (?<=[0-9]) (?P<low>{_UNIT})? [-‐-―−~～至] (?P<most>[0-9]++{_THOUSANDS}) )?
    (?: (?P<more>[余多])? (?P<unit>{_UNIT}) )?
    """,
    re.VERBOSE,
)
_LONGEST_NUMBER = 15
_LEADING = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)[万亿]$")
_MULTIPLIERS = {"万": 10_000, "亿": 100_000_000}
_MULTIPLIERS_OF_UNITS = (
    ("千万", 10**7),
    ("百万", 10**6),
    ("万", 10**4),
    ("千", 10**3),
    ("百", 100),
)

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
    ("≥", ">="),
    ("≧", ">="),
    ("≤", "<="),
    ("≦", "<="),
    ("＞", ">"),
    (">", ">"),
    ("＜", "<"),
    ("<", "<"),
)
_HOPES = ("力争", "争取", "努力", "确保", "预计")
_CARRIERS = (
    "翻",
    "实现",
    "保持在",
    "保持",
    "稳定在",
    "控制在",
    "分别",
    "总体",
    "基本",
    "再",
    "累计",
)
# 提高到 · 降至: the words that carry a figure to where it goes.
_RAISED = re.compile(
    r"(?:提高|提升|增长|增加|上升|扩大|下降|降低|减少|缩短|缩小|压缩|压减|延长)[到至]|[增升降][到至]"
)
# 均达到, but not the 均 of 人均.
_EACH = r"(?<![人户亩地年月日平])均"
# The words directly before a number, longest run of them, e.g. 力争不少于.
_TAIL_WORDS = (*_HOPES, *_CARRIERS, *(word for word, _ in _BEFORE))
_TAIL_STARTS = "".join(sorted({word[0] for word in _TAIL_WORDS}.union("提增上扩下降减缩压升均延")))
_TAIL = re.compile(rf"(?=[{_TAIL_STARTS}])(?:{'|'.join(_TAIL_WORDS)}|{_RAISED.pattern}|{_EACH})+$")
_TAIL_ENDS = frozenset("到至均").union(word[-1] for word in _TAIL_WORDS)
_AFTER = re.compile(r"(?:及|或)?(以上|左右|上下|以内|之内|以下)")
_AFTER_STARTS = frozenset("及或以左上之")
_AFTER_COMPARATORS: dict[str, Comparator] = {
    "以上": ">=",
    "左右": "~",
    "上下": "~",
    "以内": "<=",
    "之内": "<=",
    "以下": "<=",
    "内": "<=",
}
# 100个工作日内; but not 3年内, which says when.
_WITHIN = re.compile(r"(?<=[日月时钟天])内(?![部外容涵需])")
# 20万人口以上县城 · 300万以上人口城市
_POPULATED = ("口以上", "口以下", "口及以上", "人口以上", "以上人口", "以下人口")
_OF_PEOPLE = frozenset("人万")
# 实现翻番: a doubling without a number.
_DOUBLED = "翻番"
# What follows a quantity inside a noun: 20亿级项目, 千亿级产业集群, 百亿企业.
_IN_NOUN = re.compile(r"级(?!别)|(?<=[万亿])(?:企业|产业|园区|集群|项目|工程|板块|龙头)")
_NOUN_STARTS = frozenset("级企产园集项工板龙")
# What stands before a number that counts nothing: 第17次, 全国前10位 (but not 2025年前10家), S3线,
# the 000 of 10 000家, and -5%, which no goal is.
_COUNTS_NOTHING = re.compile(r"(?:第|(?<![目之以年当])前|[A-Za-z.−-]|[0-9][ ])$")
_NOT_COUNTED = frozenset("第前−")
# The run of comparing words is short; looking further back would only cost time.
_REACH = 24


class Quantity(NamedTuple):
    """A number with its unit, at ``start:end`` of the text (comparing words not included).

    ``chinese``: written in Chinese numerals. ``and_more``: 100余家.
    """

    start: int
    end: int
    value: Number
    unit: str
    value_max: Number | None = None
    chinese: bool = False
    and_more: bool = False


class Comparison(NamedTuple):
    """How a quantity is compared: the span of its wording, and what the words say.

    ``stated``: some word compares; without one the comparator is ``=``. ``raised``: the words
    carry the figure to where it goes (提高到), so that it may have come from another. ``reached``:
    they say no more than that it is come to (达到).
    """

    start: int
    end: int
    comparator: Comparator
    aspirational: bool
    cumulative: bool
    stated: bool
    raised: bool
    reached: bool = False


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every quantity of ``text[start:end]``.

    Ordinals (第17次), ranks (前10位) and sizes within a noun (千亿级) are none.
    """
    end = len(text) if end is None else end
    found: list[Quantity] = []
    bare = any(text.find(word, start, end) >= 0 for word in _BARE_MEASURES)
    for match in _QUANTITY.finditer(text, start, end):
        written, low, most, more, unit = match.groups()
        if unit is None and bare and written[0].isascii():
            unit = _bare_unit(text, match)
        if unit is None or _counts_nothing(text, match.start()):
            continue
        chinese = not written[0].isascii()
        if chinese and _KINDS.search(text, max(start, match.start() - 2), match.start()):
            continue
        value = chinese_number(written) if chinese else number(written)
        value_max = number(most) if most else None
        if value is None or (low is not None and low != unit):
            continue
        if most and (value_max is None or value_max <= value):
            continue
        if unit[-1:] in _OF_PEOPLE and text.startswith(_POPULATED, match.end()):
            continue
        if (unit in _DOUBTFUL or text[match.end() : match.end() + 1] in _NOUN_STARTS) and (
            _is_no_measure(text, match.start(), match.end(), unit)
        ):
            continue
        quantity = Quantity(
            match.start(), match.end(), value, unit, value_max, chinese, more is not None
        )
        whole = _added_up(text, quantity, start)
        if whole is not quantity and found and found[-1].end == quantity.start:
            found.pop()
        if whole is not None:
            found.append(whole)
    doubled = text.find(_DOUBLED, start, end)
    if doubled >= 0:
        found.append(Quantity(doubled, doubled + len(_DOUBLED), 1, "番"))
        found.sort()
    return found


def _added_up(text: str, quantity: Quantity, start: int) -> Quantity | None:
    """A figure in two multipliers as one quantity: 1亿2千万元 is 1.2亿元, 5万2千人 is 5.2万人.

    None where a multiplier stands before the digits and what it belongs to was not read.
    """
    begin = quantity.start
    if begin < start + 2 or text[begin - 1] not in _MULTIPLIERS or not text[begin - 2].isdigit():
        return quantity
    if quantity.chinese or quantity.value_max is not None:
        return None
    lead = _LEADING.search(text, max(start, begin - _LONGEST_NUMBER - 1), begin)
    larger = _MULTIPLIERS[text[begin - 1]]
    small, bare = 1, quantity.unit
    for word, factor in _MULTIPLIERS_OF_UNITS:
        if quantity.unit.startswith(word):
            small, bare = factor, quantity.unit[len(word) :]
            break
    value = number(lead[1]) if lead else None
    if lead is None or value is None or small * quantity.value >= larger:
        return None
    total = Decimal(str(value)) + Decimal(str(quantity.value)) * small / larger
    whole = int(total) if total == int(total) else float(total)
    return Quantity(lead.start(), quantity.end, whole, text[begin - 1] + bare)


def _counts_nothing(text: str, position: int) -> bool:
    """Whether the number at ``position`` is an ordinal, a rank, or the end of a name."""
    before = text[position - 1 : position]
    return (before.isascii() or before in _NOT_COUNTED) and (
        _COUNTS_NOTHING.search(text, max(0, position - 2), position) is not None
    )


def _bare_unit(text: str, match: re.Match[str]) -> str | None:
    """No unit, "", where the number is that of an index or a coefficient; else None."""
    behind = text[match.end() : match.end() + 1]
    before = max(0, match.start() - _BARE_REACH)
    if behind and behind not in _ENDS_BARE:
        rises = behind in _RISING and _BARE_BASE.search(text, before, match.start())
        return "" if rises else None
    measured = _OF_BARE.search(text, before, match.start())
    compared = behind in _AFTER_STARTS or _words_before(text, match.start(), before)
    return "" if measured and compared else None


def _is_no_measure(text: str, start: int, end: int, unit: str) -> bool:
    """Whether the quantity at ``start:end`` is part of a noun, a date or an age."""
    if _IN_NOUN.match(text, end):
        return True
    if unit in _LIFETIMES:
        before = max(0, start - _SUBJECT_REACH)
        return not (_OF_LIFE.search(text, before, start) or _OF_ROW.search(text, before, start))
    if unit and unit[0] in "∶:：":
        return not _OF_TWO.search(text, max(0, start - _SUBJECT_REACH), start)
    return False


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
    words = _words_before(text, quantity.start, floor)
    comparator: Comparator = ">" if quantity.and_more else "="
    stated = quantity.and_more
    for word, meaning in _BEFORE if words else ():
        if word in words:
            comparator, stated = meaning, True
            break
    if words.endswith("约"):
        comparator = "~"
    end = quantity.end
    after = _AFTER.match(text, end) if text[end : end + 1] in _AFTER_STARTS else None
    if after is None and quantity.unit in DURATIONS:
        after = _WITHIN.match(text, end)
    if after:
        end = after.end()
        word = after[1] if after.re is _AFTER else after[0]
        if not stated or word in ("左右", "上下", "以内", "之内", "内"):
            comparator = _AFTER_COMPARATORS[word]
        stated = True
    return Comparison(
        start=quantity.start - len(words),
        end=end,
        comparator=comparator,
        aspirational="力争" in words or "争取" in words,
        cumulative="累计" in words,
        stated=stated,
        raised=bool(words) and _RAISED.search(words) is not None,
        reached=after is None and words.endswith(("达到", "达")),
    )


def _words_before(text: str, position: int, floor: int) -> str:
    """The run of comparing words that ends at ``position``."""
    if position <= floor or text[position - 1] not in _TAIL_ENDS:
        return ""
    tail = _TAIL.search(text, max(floor, position - _REACH), position)
    return tail.group() if tail else ""
