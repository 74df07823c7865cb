"""What a number measures, by the words before it or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.parse.ellipsis import each, is_place
from kspolicy.parse.quantities import DURATIONS, SHARES

if TYPE_CHECKING:
    from kspolicy.model.document import Basis, Number
    from kspolicy.parse.goal import Goal
    from kspolicy.parse.quantities import Comparison, Quantity

# What stands between two items of a list, and what only looks like it: 及以上, 普及率, 和谐, 并购.
AND = r"和(?![谐平])|以?(?<![普涉惠])及(?!以[上下]|时|格)|并(?![购网轨])"
# 年均增长, 比2020年提高: a change that needs the subject of the clause before.
GROWTH = re.compile(
    r"(?:(?:比|较)[^，,。]{1,12}?)?(?:年均|年度)?(?:增长率?|增速|增幅|提高|提升|下降|降低|增加|减少)"
    r"|[比较](?:(?:19|20)[0-9]{2}年|上年)[底末]?[新净]增"
)
_GROWTH_ENDS = frozenset("长率速幅高升降低加少增")
_SCOPE = re.compile(
    r"(?:全国(?![一-鿿]{0,2}(?:代表|文明|统一|重点|强|前))|我[市省区州县旗镇乡]|全[市省州县旗镇乡区](?![域性])"
    r"|本[市省区州县])"
)
_HOPE = (
    r"力争|争取(?!各类|[上中省市]级|中央|国家|专项|资金|债券|政策)|努力|确保|预计|计划(?!生育|单列)|要(?![素闻件点求])|将(?!军)|再(?![制生就贷融])"
    rf"|其中[，,：:]?|主要包括|{AND}"
)
# 一是粮食产量达到…: the number of a list within a paragraph.
_LEADING = re.compile(
    rf"{_HOPE}|“[^“”]{{1,12}}”(?:是指|指的是|即为?|指)|全年(?![龄面])|年内|[一二三四五六七八九十]{{1,2}}是|(?P<scope>{_SCOPE.pattern})"
)
# What only drives a measure, and is no part of it: 推动产业规模达1000亿元.
_DRIVING = re.compile(r"推动|促进|带动|实现|促使")
_DRIVING_STARTS = frozenset("推促带实")
# 提高有线电视超高清机顶盒占比至75%
_RAISING = re.compile(
    r"(?:提高|提升|降低|缩短|压缩|压减|扩大)"
    r"(?P<measure>.{2,}(?:[率额量值]|占比|比重|比例|规模|强度|时间|时限|成本))[到至]"
)
_DASH = re.compile(r"(?:—{2,4}|-{2,4})[ 　]*")
DASHES = ("——", "--")
_ALSO_BELOW = "下同"
_NAMED_BELOW = re.compile(r"[（(][^（）()]*下同[）)]")
_ASPIRING = ("力争", "争取")
# 固定资产投资力争增长10%以上
# 排放量要比2013年下降10%
_HOPED_CHANGE = re.compile(
    r"(?:力争|争取|预计|计划|实现|(?<![重主需必纪摘概])要(?=[比较])|(?<![供对相适反效感响])应(?=[比较]))"
    r"(?=(?:[比较](?:19|20)[0-9]{2}年[底末]?)?(?:年均)?(?:增长|提高|提升|增加|下降|降低|减少)$)"
)
_COPULA = re.compile(r"(?:调整)?(?<![行作成人认称])为$")
# What stands between the measure and its number: 比例总体为95%, 播种面积在27万亩以上, 占人口的35%.
_LINK = re.compile(
    r"(?:总体|严格|(?<![重主需必纪摘概])要|(?<![供对相适反效感响])应当?|必?须|(?<![存内潜现所])在)$"
)
# 服务业增加值将在“十一五”末的基础上翻一番
# 疫苗接种率以乡（镇、街道）为单位保持在90%以上
_COUNTED_BY = re.compile(r"以[^，,。；;]{1,12}为单位$")
_BASED = re.compile(
    r"将?在(?:(?:19|20)[0-9]{2}年[^，,。；;]{2,30}|[^，,。；;]{2,16})(?:基础|水平)上$"
)
# What begins and ends the words that are trimmed, as each of the patterns above and below says:
# most words need none of that.
_TRIMMED_STARTS = _DRIVING_STARTS | frozenset(
    "力争努确预计要将再其主和以及并全年一二三四五六七八九十我本—-“"
)
_TRIMMED_ENDS = frozenset("将到至长降低少为占位上的体要在格应当须高升加")
_SHARE_TAKEN = ("比例占", "比重占", "占比占")
_LINKS = ("总体", "严格", "要", "应", "应当", "须", "在")
_GROWING = re.compile(r"(?:年均)?(?:增长|提高|提升|增加|下降|降低|减少)$")
# 70%以上的城市全面消除重污染天气, but not 5%的增速.
_SHARE_OF = re.compile(r"的(?P<whole>(?!比例|比重|标准|速度|增速|水平|份额|资金|补).{4,})")
# 千亿级产业集群, and 地铁站500米范围内.
# …总面积达到85%以上为基本实现 says what the word means.
_ATTRIBUTIVE = re.compile(r"的|级(?!别)|范围|半径|为")
_COUNTERS = frozenset("个家所座处条台套辆张栋项件")
# 新建居民社区固定车位100%建设充电设施
_DONE_BY = re.compile(r"建设|预留|配[建备]|安装|纳入|接入|采用|使用|开展|完成|实施|执行|符合|满足")
_SHORTEST_SUBJECT = 3
# 完成14个监测机构以及全省老旧仪器设备更新: what is done is counted by nobody.
_DONE_TO = re.compile(r"以及.{4,}(?:更新|更换|改造|升级|提升|整治|修复|建设|治理)$")
# 要求实现85%的村庄生活垃圾得到治理
_REALISING = re.compile(r"(?:要求|确保|力争|努力|争取|推动|全面)*(?:实现|达到|使)?")
_COVERING = "覆盖"
# What is measured in all, whatever was new before it; and what has lost its noun.
_EXTENTS = ("面积", "容量", "里程", "人数", "总计", "合计", "共计", "总共", "的")
_INCREMENT = re.compile(
    r"新增|新建|新设|新引进|新认定|净增|新开通|新创(?![新业意])|新改扩建|新装|新栽|^增加(?![值到至])"
)
# 新建学校项目总投资 is the price of what is built.
_BUILT = ("新建", "新设")
VERB = re.compile(
    r"(?:同步|同时|累计)?(?:新增|新建|新设|新引进|引进|引育|引培|培育|培养|建成|建设|打造|争创|创建|创成|举办|入选|形成|"
    r"实现|完成|推动|认定|设立|累计|组织|开展|培训|服务|吸引|集聚|聚集|孵化|转化|制定|制修订|研发|突破|"
    r"推广|改造|实施|新认定|达成|发展|布局|投资|招引|落地|获得|获批|取得|承担|评选|选树|遴选|支持|推出|补齐"
    r"|升级|安装|设置|整治|帮助|接收|发放|帮扶|加装|配建|替代)"
)
# 数字化升级改造1000个以上公共体育场馆 has a verb of its own.
_VERB_END = re.compile(r"(?:改造|升级|提升|建设)$")
# 新增或更新公交…中新能源汽车比例 is a share, however new what it is a share of.
# 新增劳动力人均受教育年限 is of those who are new.
_SHARE = re.compile(r"(?:占比|比重|比例|率|年限|水平)$")
_SHARE_ENDS = frozenset("比重例率限平")
# What is measured, not counted: an increment does not pass from a counted item to these.
MEASURED = re.compile(r"(?:规模|产值|投资|占比|比重|比例|收入|产量|总量|数量?|[率额值])$")
# What can be driven: 努力实现地区生产总值增长.
_DRIVEN = re.compile(rf"{MEASURED.pattern}|(?:增长|下降|降低)$")
_MAKING_SOME = re.compile(r"(?:打造|建成|建设|培育|培育形成|引进|开放|推广|新增|新建|创建|组建)$")
_SIZED = re.compile(r"(?:的)?(?:重大|重点|工业|产业|招商)?(?:项目|企业|园区|集群|工程)")
_THRESHOLD = re.compile(r"超过|超|突破|达到|达|不低于|不少于")
_THRESHOLD_STARTS = frozenset("超突达不")


@dataclass(slots=True)
class Measured:
    """What a number measures. ``words`` are those that tell an increment from a total."""

    indicator: str
    words: str
    found_by: str
    hoped: bool = False
    scope: str | None = None
    base_value: Number | None = None


def behind_number(before: str, behind: str, unit: str, *, made: bool) -> Measured | None:
    """What is measured by the words behind the number: 引进超1400名紧缺人才.

    ``made``: a verb of making governs the count, so that it is one: 建成230座以上的公园.
    """
    if made and behind[0] == "的" and unit in _COUNTERS:
        behind = behind[1:]
    if unit == "%" and before == _COVERING and behind.startswith("的") and len(behind) > len("的"):
        return Measured(_COVERING + behind[1:], before, "number-before-noun")
    if unit == "%" and (share := _SHARE_OF.match(behind)):
        words, scope, hoped = trim_words(before)
        place = words if is_place(words) else None
        if place or _REALISING.fullmatch(words):
            return Measured(share["whole"], before, "number-before-noun", hoped, scope or place)
    if _ATTRIBUTIVE.match(behind) or unit in DURATIONS:
        return None
    if "以及" in behind and _DONE_TO.search(behind):
        return None
    words, scope, _ = trim_words(before)
    hoped = "力争" in before or "争取" in before
    done = unit == "%" and len(words) >= _SHORTEST_SUBJECT and _DONE_BY.match(behind)
    indicator = words + behind if done else each(before) + behind
    return Measured(indicator, before, "number-before-noun", hoped, scope)


def is_size(quantity: Quantity, after: str, noun: str) -> bool:
    """Whether a figure says how large each of what is named behind it is, and counts nothing.

    30万吨/年以下煤矿 · 3亿元以上项目
    """
    if not after.endswith(("以上", "以下")) or not noun:
        return False
    if after.endswith("以下") or "/" in quantity.unit:
        return True
    return quantity.unit.endswith("元") and _SIZED.match(noun) is not None


def is_made(before: str, previous: Goal | None) -> bool:
    """Whether a verb of making governs the count, its own or that of the item before."""
    if before:
        return _MAKING_SOME.search(before) is not None
    return previous is not None and previous.made


def without_asides(words: str) -> str:
    """``words`` without the asides that define: 行政村通宽带（有线或无线接入方式，下同）比例."""
    return _NAMED_BELOW.sub("", words) if _ALSO_BELOW in words else words


def trim_words(words: str) -> tuple[str, str | None, bool]:
    """Words before a number → indicator, scope word, whether a hope (力争) was among them."""
    bare = words.strip()
    if not bare or not (bare[0] in _TRIMMED_STARTS or bare[-1] in _TRIMMED_ENDS or "力争" in bare):
        return bare, None, False
    scope: str | None = None
    hoped = False
    dash = _DASH.match(words) if words.startswith(DASHES) else None
    start = dash.end() if dash else 0
    while match := _LEADING.match(words, start):
        hoped = hoped or match.group() in _ASPIRING
        scope = match["scope"] or scope
        start = match.end()
    rest = words[start:].strip().removesuffix("将")
    if rest.endswith(("到", "至")) and (raising := _RAISING.fullmatch(rest)):
        rest = raising["measure"]
    if rest[:1] in _DRIVING_STARTS and (driven := _DRIVING.match(rest)) and _DRIVEN.search(rest):
        rest = rest[driven.end() :]
        if match := _SCOPE.match(rest):
            scope, rest = match.group(), rest[match.end() :]
    if rest[-1:] in _TRIMMED_ENDS and (hoping := _HOPED_CHANGE.search(rest)):
        rest, hoped = rest[: hoping.start()] + rest[hoping.end() :], hoping.group() in _ASPIRING
    if "力争" in rest:
        rest, hoped = rest.replace("力争", ""), True
    return _without_link(rest) if rest[-1:] in _TRIMMED_ENDS else rest, scope, hoped


def _without_link(words: str) -> str:
    """The measure without what links it to its number: 占全省总人口的, 粮食播种面积在."""
    rest = _COPULA.sub("", words) if words.endswith("为") else words
    if rest.endswith(_SHARE_TAKEN):
        return rest.removesuffix("占")
    if rest.endswith("单位") and (counted := _COUNTED_BY.search(rest)):
        return rest[: counted.start()]
    if rest.endswith("上") and (based := _BASED.search(rest)):
        return rest[: based.start()]
    if rest.endswith("的") and "占" in rest:
        return rest.removesuffix("的")
    return _LINK.sub("", rest) if rest.endswith(_LINKS) else rest


def without_growth(words: str) -> str:
    """What grows, without that it does: 数字经济增加值增长 → 数字经济增加值."""
    return _GROWING.sub("", words)


def is_growth(words: str) -> bool:
    """Whether ``words`` say that something grows, and not what: 年均增长, 比2020年提高."""
    return words[-1] in _GROWTH_ENDS and GROWTH.fullmatch(words) is not None


def left_out(indicator: str, previous: Goal) -> str | None:
    """What a list item leaves out: 新增产值规模超200亿元企业1家，超50亿元企业3家."""
    if indicator[0] not in _THRESHOLD_STARTS or not _THRESHOLD.match(indicator):
        return None
    whole = (previous.elided or "") + previous.measured.indicator
    threshold = _THRESHOLD.search(whole)
    return whole[: threshold.start()] or None if threshold else None


def basis_of(
    measured: Measured,
    unit: str,
    elided: str | None,
    comparison: Comparison,
    previous: Goal | None,
) -> Basis | None:
    """Increment or cumulative, by the item's own words or those it shares with the item before."""
    words, indicator = measured.words, measured.indicator
    own = elided + words if elided else words
    if unit not in SHARES and ("新" in own or "净" in own) and (added := _INCREMENT.search(own)):
        if indicator[-1] in _SHARE_ENDS and _SHARE.search(indicator):
            return None
        if added.group() not in _BUILT or not MEASURED.search(indicator):
            return "increment"
    if "累计" in own or comparison.cumulative:
        return "cumulative"
    if previous is None or previous.basis != "increment" or unit == "%":
        return None
    own_verb = VERB.match(words) or _VERB_END.search(words)
    measures = own_verb or MEASURED.search(indicator) or indicator.endswith(_EXTENTS)
    return None if measures else "increment"
