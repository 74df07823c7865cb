"""What an item leaves out because the items before it have said it.

不低于50%，洛阳市、南阳市不低于45% · 实现“双倍增”，分别超过90家和870家 · 每个乡镇建有1所
"""

from __future__ import annotations

import re
from typing import NamedTuple

# 郑州市…分担率不低于50%，洛阳市、南阳市不低于45%: nothing but places.
_PLACE = re.compile(
    r"[^，,。；;%]{0,24}(?:[省市县区州盟旗乡镇村]|地区|区域|城市|新城|县城|农村|城镇|社区|[（(]市[）)]|[（(]市、区[）)]"
    r"|京津冀|[长珠]三角|三角洲|平原|城市群|大湾区)"
)
# The place that a share is of: 郑州市|公共交通机动化出行分担率.
_OF_PLACE = re.compile(
    r"(?:[^，,。；;、的]{0,8}?(?:自治[区州]|市区|城区|地区(?!生产总值)|城市|县城|[省盟旗](?!级)|县(?!级|域)|市(?![场级])"
    r"|[（(]市[）)]))"
    r"(?=(?!化)[^，,。；;、]{3,}$)"
)
# 城镇污水处理率达到95%，建制镇达到60%; but 农村污水处理率达到50%，东部地区达到60%.
_OF_KIND = re.compile(r"(?:农村|城镇|乡村)(?!化)(?=[^，,。；;、]{3,}$)")
_KIND = re.compile(r"(?:城市|城镇|县城|市区|城区|[农乡]村|镇)$")
# 东部地区、中西部城市近郊区等有基础的地区，人居环境… · 对扶贫开发县市区的农村，要求…
_TOPIC = re.compile(
    r"(?:[对在])?(?P<place>[^，,。；;：:0-9“”《》]{2,30}?(?:地区|城市|农村|城镇|区域|县市区|县[（(]市、区[）)]))[，,]"
)
_TOPIC_ENDS = frozenset("区市村镇域）)")
_SHARE = re.compile(r"(?:占比|比例|比重|水平|系数|[率度])$")
# 旅游人次和旅游收入在2022年的基础上实现倍增，分别达到…
_PREDICATE = re.compile(
    r"在(?=(?:19|20)[0-9]{2}年|现有|此|上年)|[比较](?=(?:19|20)[0-9]{2}年|上年)|实现|持续|稳步|明显|显著|进一步"
    r"|不断|大幅|逐步|逐年|年均|全面|力争|达到|突破"
)
_STATEMENT = re.compile(
    r"(?:进一步|持续|稳步|显著|明显|不断|大幅|逐步|全面).{0,4}(?:提升|提高|优化|增强|改善|扩大|壮大|完善|加快|形成)$"
)
_NOUN_MARK = re.compile(r"、|以?(?<![普涉惠])及|和|与")
# 比2015年分别下降10%、10%: what changes is what was measured before.
_SINCE = re.compile(r"(?:[比较](?:19|20)[0-9]{2}年[底末]?|年均|年度)?")
# 比2010年的1.034吨标准煤下降: the figure that is compared with.
_BASE_FIGURE = re.compile(
    r"(?<=年)的[0-9][^，,。；;]{0,40}?(?=(?:分别)?(?:年均)?(?:增长|提高|提升|增加|下降|降低|减少)?$)"
)
_CHANGE = re.compile(r"(?:分别)?(?:年均)?(?:增长|提高|提升|增加|下降|降低|减少)$")
_SINCE_WHEN = re.compile(r"[比较](?:(?:19|20)[0-9]{2}年|上年)[底末]?$")
# 到2020年，城市中心区加强建设，…；城镇地区加快改造，…
_AREA = re.compile(
    r"(?:[^，,；。]{0,12}年[^，,；。]{0,4}[，,])?(?:[在对]|其中[，,：:]?)?"
    r"(?P<area>(?:城市|城镇|[农乡]村|中心|主|老|新|边远|偏远|沿海|沿江|重点|一般|其他|其它|[一二三四]类"
    r"|[东中西南北]{1,2}部){0,3}"
    r"(?:中心城区|中心区|核心区|建成区|城区|地区|区域|山区|[农乡]村|城镇|县城|城市|市区|郊区|乡镇))"
    r"(?![居化])[^，,；。]*[，,]"
)
# 每年引进10名以上顶尖人才 · 每个乡镇都建有1所公办中心幼儿园 · 各区至少办1所早教中心
_EACH = re.compile(
    r"(?:每(?!年均)[^，,。；;：:0-9]{1,16}|各[区县市镇乡村街][^，,。；;：:0-9]{1,16})$"
)
_SIZE_ONLY = re.compile(r"[0-9.]+[百千万]?亿?元?级?")
_AT_LEAST_SO_LARGE = re.compile(r"(?:[0-9.]+|[十百千])?[十百千]?[万亿]?元以上")
_SIZES_BEHIND = re.compile(
    r"(?:(?:[、和]|以及)[0-9]+[个家户]左?右?[0-9.]+[百千万]?亿?元?级?)+(?P<noun>[^，,。；;、0-9]{2,20})"
)
BARE_VERBS = frozenset(("新增", "新建", "改造", "提升", "续建", "扩建", "改建", "新改建", "培育"))
_NAMED_NEXT = re.compile(
    r"、(?:[\u4e00-\u9fff]{2,4})[0-9]+[个家所座条项处户](?P<noun>[\u4e00-\u9fffA-Z0-9]{2,20})(?=[，,。；;])"
)
TOTALS = frozenset(
    ("总数", "总量", "总数量", "总规模", "总面积", "总里程", "总计", "合计", "共计", "总共")
)
_MADE = re.compile(
    r"^(?:全年|年内|累计|再)?(?:(?:新|净)(?:增|建|设|开[通工]|引进|招引|认定|培育|组建|改扩建)?"
    r"|增加|建成|培育|打造|引进|建设|完成)+"
)
_LEAST = re.compile(r"至少|最少|不少于|原则上")


class Area(NamedTuple):
    """The area that ``text[begin:end]`` is about, behind the clause that names it."""

    name: str
    begin: int
    end: int


def measure_elsewhere(
    words: str, measured: str, *, change: bool, listed: bool
) -> tuple[str, str] | None:
    """The place that ``words`` name, and what is ``measured`` there as it was elsewhere before.

    …分担率不低于50%，洛阳市、南阳市不低于45% · 铁路货运量增长30%，其中京津冀增长40%

    Args:
        words: those before the figure.
        measured: what was measured before.
        change: the words may say that it changes.
        listed: it is said that places are told of, or one was told of before.

    Returns:
        None where ``words`` say more than a place and that it changes as before; or where what was
        measured is no share, names no place of its own, and no places are ``listed``.
    """
    changes = _CHANGE.search(words) if change else None
    place = words[: changes.start()] if changes else words
    if not is_place(place):
        return None
    of_kind = _KIND.search(place) and _OF_KIND.match(measured)
    elsewhere = (_OF_KIND if of_kind else _OF_PLACE).sub("", measured, count=1)
    if changes is None:
        alike = listed or _SHARE.search(measured) is not None or elsewhere != measured
    else:
        thing = _CHANGE.sub("", elsewhere)
        alike = measured.endswith(changes.group()) or (listed and thing != elsewhere)
        alike = alike and thing != "" and not is_place(thing)
        elsewhere = thing + changes.group()
    return (place, elsewhere) if alike else None


def topic_of(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The first clause ``text[begin:end]`` where it says what places are spoken of, its ``place``.

    中西部有条件的地区，…
    """
    placed = text[max(begin, end - 2) : end - 1] in _TOPIC_ENDS
    return _TOPIC.match(text, begin, end) if placed else None


def areas_of(text: str, begin: int, end: int) -> list[Area]:
    """The areas that the parts of ``text[begin:end]`` are each about, where several are.

    城市中心区加强建设，供电可靠率达到99.99%；城镇地区加快改造，供电可靠率达到99.88%
    """
    areas: list[Area] = []
    while begin < end:
        stop = text.find("；", begin, end)
        stop = stop if stop >= 0 else end
        if area := _AREA.match(text, begin, stop):
            areas.append(Area(area["area"], area.end(), stop))
        begin = stop + 1
    return areas if len({area.name for area in areas}) > 1 else []


def is_place(words: str) -> bool:
    """Whether ``words`` name nothing but a place, or several: 洛阳市、南阳市."""
    return _PLACE.fullmatch(words) is not None


def subjects(clause: str, count: int) -> list[str]:
    """The ``count`` subjects of ``clause``, for the numbers of the next one; else none."""
    predicate = _PREDICATE.search(clause)
    nouns = _NOUN_MARK.split(clause[: predicate.start()] if predicate else clause)
    return nouns if len(nouns) == count and all(len(noun) > 1 for noun in nouns) else []


def tells_of_itself(clause: str) -> bool:
    """Whether a clause says what becomes of its subject, and is no subject for the next.

    增加值突破1.4万亿元，在全国的占比进一步提升，年均增长7%左右
    """
    return _STATEMENT.search(clause) is not None


def without_base(words: str) -> str:
    """``words`` without the figure that is compared with: 比2010年的1.034吨标准煤下降."""
    return _BASE_FIGURE.sub("", words, count=1) if "年的" in words else words


def without_change(words: str, *, since: bool) -> str:
    """What changes, without that it does; ``since``: nor since when.

    铁路货运量较2017年增加 → 铁路货运量较2017年, or 铁路货运量
    """
    bare = _CHANGE.sub("", words)
    return _SINCE_WHEN.sub("", bare) if since else bare


def says_only_since(words: str) -> bool:
    """Whether ``words`` name nothing, or only the year that is compared with: 比2015年."""
    return _SINCE.fullmatch(words) is not None


def named_last(text: str, start: int, stop: int, end: int) -> str:
    """The noun ``text[start:stop]``; where it is a size only, with what the last item names.

    打造2个1000亿、3个500亿、5个100亿产业集群: the first are 1000亿产业集群.
    """
    noun = text[start:stop]
    if noun[:1].isdigit() and _SIZE_ONLY.fullmatch(noun):
        last = _SIZES_BEHIND.match(text, stop, end)
        return noun + last["noun"] if last else noun
    return noun


def named_next(text: str, stop: int, end: int) -> str:
    """What a bare verb counts, named by the item behind ``stop``: 新增24个、提升10个A级景区村庄."""
    named = _NAMED_NEXT.match(text, stop, end)
    return named["noun"] if named else ""


def whole_of(total: str, counted: str) -> str:
    """What a bare total is of: 新开通5G基站15万个以上，总数达到30万个 counts 5G基站总数."""
    things = _MADE.sub("", counted)
    return things + total if things else total


def of_that_size(words: str, counted: str) -> str:
    """What a bare size is of: 新开工亿元以上项目300个，其中10亿元以上50个."""
    size = _AT_LEAST_SO_LARGE.search(counted)
    if size is None or not _AT_LEAST_SO_LARGE.fullmatch(words):
        return words
    return counted[: size.start()] + words + counted[size.end() :]


def each(before: str) -> str:
    """The words before a number that say it is meant for each: 每年引进, 每个乡镇都建有."""
    match = _EACH.search(before) if "每" in before or "各" in before else None
    return _LEAST.sub("", match.group()) if match else ""
