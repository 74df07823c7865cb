"""Quantities: number, multiplier and unit of measure, with the words that compare.

力争超8000亿元 · 不少于600亿元 · 超过100家 · 达50家 · 20亿元以上 · 6%左右 · 控制在5%以内 · 10—15家
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.multipliers import MULTIPLIERS, split_unit
from kspolicy.parse.numerals import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kspolicy.model.document import Comparator, Number


_DURATION_WORDS = "个工作日 工作日 个月 个小时 小时 分钟 天"
# What may stand behind a number and its unit.
AFTER_WORDS = r"(?:[及或]?(?:以上|以下)|左右|以内|上下|之内)?"
# 打造2个1000亿、3个500亿、5个100亿产业集群
MONEY = frozenset(("亿", "千亿", "万亿", "亿元", "千亿元", "万亿元", "万元", "千万元"))
DURATIONS = frozenset(_DURATION_WORDS.split())
_MEASURES = (
    "个百分点 百分点 平方公里 平方千米 平方米 平米 立方米 公里 千米 厘米 毫米 米 公顷 亩 "
    "吨标准煤 吨标煤 吨二氧化碳当量 吨二氧化碳 吨 千克标准煤 千克 克标准煤 克 微克 毫克 "
    "千瓦时 千瓦 兆瓦 兆比特每秒 吉瓦 千伏安 分贝 摄氏度 美元 欧元 元 "
    "家次 人次 户次 件次 场次 班次 架次 辆次 批次 次 人 名 位 户 "
    "家 个 项 件 条 种 类 所 处 座 幢 栋 套 台 辆 艘 架 份 篇 部 册 期 场 批 支 只 头 株 间 张 "
    f"㎡ 块 盏 眼 标准箱 标箱 标台 重量箱 学时 倍 % ‰ 公斤 斤 番 年 岁 {_DURATION_WORDS}"
).split()
# What counts behind digits alone, and is mostly another word elsewhere: 一对一, 三组, 口岸.
_COUNTED_IN_DIGITS = (
    "组(?![织团长成建合])|对(?![口外应接标])|口(?![岸径人])|兆(?![瓦赫比])|枚|桶"
    "|[羽尾](?![毛矿部水])|宗(?!旨)"
)
# 受教育年限达到11.5年, 人均预期寿命达到79岁: elsewhere 年 and 岁 say when, or who (60岁以上老人).
# …毛入学率和新增劳动力人均受教育年限分别达到90%、99%和13.5年: 年 goes on with the row of shares.
# The pattern begins with one set of characters so that the search is fast.
_OF_LIFE = re.compile(
    r"[年寿%‰](?:(?:(?<=年)限|(?<=寿)命)(?=[^，,。；;]*$)|(?<=[%‰])(?:以上|左右)?(?:、|和|及|以及)$)"
)
_LIFETIMES = frozenset("年岁")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")
# 城乡居民收入差距控制在2.2∶1以内, but no 1∶1 in which costs are shared.
# 车桩比达到2∶1 is a ratio, too.
_OF_TWO = re.compile(
    r"差距|收入比|之比|倍差|(?<![占对同环相可类评好])比(?:例|值)?(?:[不达约超力低控保降提小在到于为是至少别分均]|$)"
)
_RATIO = r"[∶:：]1(?![0-9.])"
_SUBJECT_REACH = 24
# 农田灌溉水有效利用系数提高到0.48以上 has no unit of measure.
_OF_BARE = re.compile(
    r"[系指]数(?:[^，,。；;、0-9]{0,10}|[由从](?:(?:19|20)[0-9]{2}年的?)?[0-9.]{1,6}[提上下降增][^，,。；;、0-9]{2})$"
)
# 农田灌溉水有效利用系数由0.52提高到0.58
_BARE_BASE = re.compile(r"[系指]数[由从](?:(?:19|20)[0-9]{2}年的?)?$")
_BARE_REACH = 26
_RISING = frozenset("提上下降增")
_ENDS_BARE = frozenset("，,；;。、）)以左上及和")
# 分别提高5个、6个百分点
_POINTS = re.compile(r"(?:[、和][0-9.]{1,6}个?)*[、和][0-9.]{1,6}个百分点")
# 一、二类 are two kinds, and nothing is counted.
_KINDS = re.compile(r"[一二三四五六七八九][、和]$")
_DOUBTFUL = _LIFETIMES | {"∶1", "：1", ":1", "个"}


def _any(words: Iterable[str]) -> str:
    """A pattern that matches the longest of ``words`` that fits, one branch for each beginning."""
    ends: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        ends.setdefault(word[0], []).append(word[1:])
    letters = "".join(first for first, rest in ends.items() if rest == [""])
    longer = [f"{first}(?:{'|'.join(rest)})" for first, rest in ends.items() if rest != [""]]
    return "|".join((f"[{letters}]", *longer))


_MEASURE, _POWER = _any(_MEASURES), _any(dict(MULTIPLIERS))
_UNIT_STARTS = "".join(sorted({word[0] for word in (*_MEASURES, *dict(MULTIPLIERS))}))
# 100台（套）, 2000艘（台、套）: the words by which the same things are counted as well.
_SETS = "台套艘辆架件组个"
# In these patterns what may be absent is written (?:…|), which is matched faster than (?:…)?.
# 亿元 · 万人次 · 万元/亩 · 微克/立方米 · 1.2万亿; but 3部门 counts no 部.
# 6700亿m3 · 32μg/m3 · 75L/d, but not 5G or 1000M.
_LATIN = (
    r"(?:m[23²³]|km[2²]?|hm[2²]|kWh|[kMG]W|[μµumk]g|L|[MGT]bps|[EPT]FLOPS|TEU|dB)(?![A-Za-z0-9])"
    r"(?:/(?:m[3³]|L|d|h|a)(?![A-Za-z])|)"
)
_UNIT = (
    rf"(?:(?=[{_UNIT_STARTS}mkhdMGTEPμµuL])(?:(?!部[门委]|人年(?![均度初底末]))"
    rf"(?:{_POWER}|)(?:{_MEASURE}|{_LATIN})"
    rf"(?:[（(](?:[套次件组]|[{_SETS}、]{{2,5}})[）)]|)"
    rf"(?:/(?:{_POWER}|)(?:{_MEASURE}|[年月日升秒县村])|)|万亿|千亿|亿|千万|万)"
    rf"|人年(?![均度初底末])|{_RATIO}|/10万人?|(?<=[0-9])(?:{_COUNTED_IN_DIGITS}))"
)
_CHINESE = "一二两三四五六七八九十百千"
_THOUSANDS = r"(?:,[0-9]{3}(?![0-9])(?:,[0-9]{3}(?![0-9]))*|)(?:\.[0-9]++|)"
_TO = r"[-‐-―−~～至]"
_LONGEST_NUMBER, _LONGEST_UNIT = 15, 15
# 8000亿元 · 10—15家 · 5%—6% · 100余家 · 三十家 · 突破万亿元
# Digits are matched without a unit as well, so that they are passed over at once, however many they
# are; the pattern begins with one set of characters so that the search for numbers is fast, and
# looks for the first unit of a range only where something follows that makes it one.
_QUANTITY = re.compile(
    rf"""
    (?P<number>
      [0-9{_CHINESE}万]
      (?: (?<=[0-9]) [0-9]*+ {_THOUSANDS} | (?<=[超过破达到逾近]万)(?=亿元|{_MEASURE})
        | (?<!万) [{_CHINESE}零〇]*+ )
    )
    (?: (?<=[0-9]) (?=[^，,。、；;]{{0,{_LONGEST_UNIT}}}{_TO})
      (?: (?P<low>{_UNIT}) |) {_TO} (?P<most>[0-9]++{_THOUSANDS}) |)
    (?: (?: (?P<more>[余多]) |) (?P<unit>{_UNIT}) |)
    """,
    re.VERBOSE,
)
_OVERLONG = re.compile(
    rf"(?P<digits>[0-9](?=[0-9,.]{{{_LONGEST_NUMBER}}})[0-9]*+{_THOUSANDS})(?:(?P<unit>{_UNIT})|)"
)
# What alone makes the first half of a figure: 1亿2千万元, 一万二千家.
_LARGE = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_NUMERALS = frozenset(f"0123456789{_CHINESE}")

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
    ("近", "~"),
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
# 配建比例不低于车位的20%: what a share is of stands between.
_OF_WHOLE = re.compile(r"(不低于|不少于|不超过|不高于|超过|达到)[^，,。；;、0-9]{1,14}的$")
SHARES = frozenset("%‰")
# 近100家, but not 附近.
_NEARLY = r"(?<![附临邻靠最相新将])近"
# The words directly before a number, longest run of them, e.g. 力争不少于.
_TAIL_WORDS = (*_HOPES, *_CARRIERS, *(word for word, _ in _BEFORE if word != "近"))
_TAIL_STARTS = "".join(
    sorted({word[0] for word in _TAIL_WORDS}.union("提增上扩下降减缩压升均延近"))
)
_TAIL = re.compile(
    rf"(?=[{_TAIL_STARTS}])(?:{'|'.join(_TAIL_WORDS)}|{_RAISED.pattern}|{_EACH}|{_NEARLY})+$"
)
_TAIL_ENDS = frozenset("到至均近").union(word[-1] for word in _TAIL_WORDS)
# 12万个（含私人桩）以上
_AFTER = re.compile(r"(?:[（(][^（）()0-9]{1,15}[）)])?(?:及|或)?(以上|左右|上下|以内|之内|以下)")
_AFTER_STARTS = frozenset("及或以左上之（(")
_AFTER_COMPARATORS: dict[str, Comparator] = {
    "以上": ">=",
    "左右": "~",
    "上下": "~",
    "以内": "<=",
    "之内": "<=",
    "以下": "<=",
    "内": "<=",
}
# What counts whatever stands before the number: 超过30家左右.
_OUTRIGHT = frozenset(("左右", "上下", "以内", "之内", "内"))
# 100个工作日内; but not 3年内, which says when.
_WITHIN = re.compile(r"(?<=[日月时钟天])内(?![部外容涵需])")
# 20万人口以上县城 · 300万以上人口城市
_POPULATED = ("口以上", "口以下", "口及以上", "人口以上", "以上人口", "以下人口")
_OF_PEOPLE = frozenset("人万")
# 实现翻番: a doubling without a number.
_DOUBLED = re.compile("翻番")
# What follows a quantity inside a noun: 20亿级项目, 千亿级产业集群, 百亿企业, 2人间.
_IN_NOUN = re.compile(
    r"级(?!别)|(?<=[人床])间(?![接断隔])|(?<=[万亿])(?:企业|产业|园区|集群|项目|工程|板块|龙头)"
)
_NOUN_STARTS = frozenset("级间企产园集项工板龙")
# What stands before a number that counts nothing: 第17次, 全国前10位 (but not 2025年前10家), S3线,
# the 000 of 10 000家, and -5%, which no goal is.
_COUNTS_NOTHING = re.compile(r"(?:第|(?<![目之以年当])前|[A-Za-z.−-]|[0-9][ ])$")
_NOT_COUNTED = frozenset(f"第前−.- {ascii_letters}")
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
    """How a quantity is compared by the words around it (力争不少于…家以上).

    ``stated``: some word compares; without one the comparator is ``=``. ``raised``: the words
    carry the figure to where it goes (提高到), so that it may have come from another. ``reached``:
    they say no more than that it is come to (达到).
    """

    comparator: Comparator
    aspirational: bool
    cumulative: bool
    stated: bool
    raised: bool
    reached: bool


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every quantity of ``text[start:end]``.

    Ordinals (第17次), ranks (前10位) and sizes within a noun (千亿级) are none.
    """
    end = len(text) if end is None else end
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text, start, end):
        written, low, most, more, unit = match.groups()
        begin, stop = match.span()
        chinese = not written.isascii()
        if unit is None and chinese:
            continue
        if unit is None or unit in _DOUBTFUL:
            unit = _unit_in_doubt(text, unit, begin, stop, start)
        if unit is None:
            continue
        before, behind = text[begin - 1 : begin], text[stop : stop + 1]
        if before in _NOT_COUNTED and _COUNTS_NOTHING.search(text, max(0, begin - 2), begin):
            continue
        if (behind in _NOUN_STARTS and _IN_NOUN.match(text, stop)) or (
            unit[-1:] in _OF_PEOPLE and text.startswith(_POPULATED, stop)
        ):
            continue
        if chinese and _KINDS.search(text, max(start, begin - 2), begin):
            continue
        value = chinese_number(written) if chinese else number(written)
        value_max = number(most) if most else None
        if value is None or low not in (None, unit):
            continue
        if most and (value_max is None or value_max <= value):
            continue
        quantity = Quantity(begin, stop, value, unit, value_max, chinese, more is not None)
        if before in _LARGE:
            _add_second(text, quantity, found)
        else:
            found.append(quantity)
    if text.find("番", start, end) < 0:
        return found
    doubled = _DOUBLED.finditer(text, start, end)
    return sorted([*found, *(Quantity(*match.span(), 1, "番") for match in doubled)])


def _add_second(text: str, quantity: Quantity, found: list[Quantity]) -> None:
    """Add ``quantity``, which stands behind a multiplier, to those ``found`` before it.

    The two may be halves of one figure; where its first half was not read, neither is kept.
    """
    first = found[-1] if found and found[-1].end == quantity.start else None
    whole = _added_up(text, first, quantity)
    if whole is not quantity and first is not None:
        found.pop()
    if whole is not None:
        found.append(whole)


def _added_up(text: str, before: Quantity | None, quantity: Quantity) -> Quantity | None:
    """A figure in two multipliers as one quantity: 1亿2千万元 is 1.2亿元, 一万二千家 is 1.2万家.

    ``quantity`` is the second half. None where the first was not read.
    """
    begin = quantity.start
    if before is None or before.unit not in _LARGE:
        cut = text[begin - 1 : begin] in _LARGE and text[begin - 2 : begin - 1] in _NUMERALS
        return None if cut else quantity
    small, bare = split_unit(quantity.unit)
    larger = _LARGE[before.unit]
    ranges = before.value_max is not None or quantity.value_max is not None
    if ranges or small * quantity.value >= larger:
        return None
    total = Decimal(str(before.value)) + Decimal(str(quantity.value)) * small / larger
    whole = int(total) if total == int(total) else float(total)
    unit = before.unit + bare
    chinese = before.chinese and quantity.chinese
    return Quantity(before.start, quantity.end, whole, unit, chinese=chinese)


def _unit_in_doubt(text: str, unit: str | None, begin: int, end: int, floor: int) -> str | None:
    """The unit of the number at ``begin:end``, where what stands behind it leaves that open."""
    if unit is None:
        return _bare_unit(text, begin, end, floor)
    if unit == "个":
        return "个百分点" if _POINTS.match(text, end) else unit
    return unit if _is_measured(text, begin, unit) else None


def _bare_unit(text: str, begin: int, end: int, floor: int) -> str | None:
    """No unit, "", where the number at ``begin:end`` is that of an index or a coefficient.

    Else None. What is said before ``floor`` does not count.
    """
    behind = text[end : end + 1]
    before = max(floor, begin - _BARE_REACH)
    if behind and behind not in _ENDS_BARE:
        rises = behind in _RISING and _BARE_BASE.search(text, before, begin)
        return "" if rises else None
    measured = _OF_BARE.search(text, before, begin)
    compared = behind in _AFTER_STARTS or _words_before(text, begin, before)
    return "" if measured and compared else None


def _is_measured(text: str, start: int, unit: str) -> bool:
    """Whether a quantity whose ``unit`` mostly is a date's or an age's, or no unit, measures."""
    if unit == "年" and _YEAR.match(text, start):
        return False
    measure = _OF_LIFE if unit in _LIFETIMES else _OF_TWO
    return measure.search(text, max(0, start - _SUBJECT_REACH), start) is not None


def number(digits: str) -> Number | None:
    """The value of Arabic digits with thousands commas and a decimal point.

    None beyond 15 digits: no figure of a document is that long, and a float could not hold it.
    """
    plain = digits.replace(",", "")
    if len(plain) > _LONGEST_NUMBER:
        return None
    return int(plain) if plain.isdecimal() else float(plain)


def find_overlong(text: str, start: int, end: int, *, bare: bool = False) -> list[tuple[int, int]]:
    """Where ``text[start:end]`` holds figures too long to be read; ``bare``: without unit, too."""
    found: list[tuple[int, int]] = []
    match = _OVERLONG.search(text, start, end)
    while match:
        if (bare or match["unit"]) and number(match["digits"]) is None:
            found.append(match.span())
        match = _OVERLONG.search(text, match.end(), end)
    return found


def compare(text: str, quantity: Quantity, floor: int) -> tuple[int, int, Comparison]:
    """Read the comparing words around ``quantity``, none of them before ``floor``.

    Returns:
        Where the wording begins and ends, that of the quantity included, and what it says.
    """
    start, end = quantity.start, quantity.end
    words = _words_before(text, start, floor)
    begin, after = start - len(words), ""
    if text[start - 1] == "的" and quantity.unit in SHARES:
        whole = _OF_WHOLE.search(text, max(floor, start - _REACH), start)
        if whole:
            begin, words = whole.start(), whole[1]
    if text[end : end + 1] in _AFTER_STARTS and (match := _AFTER.match(text, end)):
        after, end = match[1], match.end()
    elif quantity.unit in DURATIONS and (match := _WITHIN.match(text, end)):
        after, end = match[0], match.end()
    return begin, end, _comparison(words, after, quantity.and_more)


@lru_cache(maxsize=256)
def _comparison(before: str, after: str, and_more: bool, /) -> Comparison:
    """What the comparing words around a number say; the same few stand in every document.

    ``and_more``: the number itself says that it is more (100余家).
    """
    stated = next((comparator for word, comparator in _BEFORE if word in before), None)
    if before.endswith("约"):
        stated = "~"
    comparator = stated or (">" if and_more else "=")
    if after and (after in _OUTRIGHT or not (stated or and_more)):
        comparator = _AFTER_COMPARATORS[after]
    return Comparison(
        comparator=comparator,
        aspirational="力争" in before or "争取" in before,
        cumulative="累计" in before,
        stated=stated is not None or and_more or bool(after),
        raised=_RAISED.search(before) is not None,
        reached=not after and before.endswith(("达到", "达")),
    )


def _words_before(text: str, position: int, floor: int) -> str:
    """The run of comparing words that ends at ``position``."""
    if position <= floor or text[position - 1] not in _TAIL_ENDS:
        return ""
    tail = _TAIL.search(text, max(floor, position - _REACH), position)
    return tail.group() if tail else ""
