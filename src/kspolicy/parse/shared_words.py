"""What several nouns in a row share, said only with the last of them or only with the first.

城镇、农村居民人均可支配收入 · 京津冀及周边地区、汾渭平原PM2.5浓度 · A、B增加值占生产总值比重
"""

from __future__ import annotations

import re

from kspolicy.parse.ellipsis import is_place
from kspolicy.parse.measure import MEASURED

# A noun that names its own measure shares none; 化学需氧量 is a substance.
_OWN = re.compile(
    r"(?:[率额值]|[能电水煤气油物]耗|(?<!需氧)量|占比|比重|比例|规模|产值|投资|投入|收入|能力|面积|[强密]度|浓度|水平|[系指]数|人[数口])$"
)
# What is said of shares and rates only: without it the noun alone would tell of its growth.
_RATE = re.compile(r"(?:[率量]|占比|比重|比例|能力|[强密]度|浓度)$")
# 服务业增加值和战略性新兴产业增加值占生产总值比重
_PART = re.compile(r"占[^占、，,。；;]{1,24}(?:比重|比例|份额)$")
_RATED_ALREADY = re.compile(r"占|(?:率|比重|比例|水平|[系指]数|[速幅])$")
# 京津冀、长三角、珠三角等区域细颗粒物浓度
_AMONG = re.compile(r"(?P<name>.{1,10}?)等(?:重点)?(?:区域|地区|城市|领域|行业)(?=.{2})")
_OF_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:(?:平原|三角洲?)(?:地区)?|地区|[省市县区镇乡])(?P<measure>(?![域级]).+)$"
)
_KIND_OF = re.compile(r"(?:养老|医疗|失业|工伤|生育)$")
_INSURED = re.compile(r"[\u4e00-\u9fff]{0,6}(?:养老|医疗|失业|工伤|生育)(?P<measure>保险.+)")
# 氨氮、氮氧化物、挥发性有机物等重点工程减排量 · 化学需氧量、氨氮、氮氧化物排放总量
_AMOUNT = re.compile(
    r"等(?P<kind>[^，,、]{0,8}(?:量|率|面积|产值|人数|数量|规模))$"
    r"|(?P<amount>(?:重点工程)?(?:排放(?:总量|量|浓度|强度)|(?:减排|削减)(?:量|能力)))$"
)
# 化学需氧量、氨氮削减能力 · 涂料、油墨使用比例 · 生活垃圾、污水集中处理率
_HANDLED = re.compile(
    r"(?:集中|综合|循环|再生|安全|资源化|无害化|规范化)*"
    r"(?:使用|利用|消费|消耗|生产|削减|减排|处理|处置|回收|收集|供应|储备|替代|覆盖|普及)"
    r"(?:总量|量|率|比例|能力|强度|占比)$|浓度$|(?:用[水电能煤气地]|[货客]运|运输)量$"
)
# 肉、蛋、奶、水产品总产量
_GOODS = re.compile(r"(?:总?产量|(?:播种|种植|养殖)?面积|存栏量?|出栏量?|产能)$")
_GOOD = re.compile(
    r"[\u4e00-\u9fff]{0,6}[肉蛋奶菜果粮豆糖油茶棉麻菌禽猪牛羊鱼蔗薯]|[\u4e00-\u9fff]{0,6}水产品|蔬菜|小麦|玉米|水稻|稻谷"
)
_LEVEL = re.compile(r".*?级(?:及?以上)?")
_SHORTEST, _LONGEST_TAIL = 2, 12
# 单位地区生产总值能源消耗、二氧化碳排放: the second is no total.
_PER_UNIT = re.compile(r"单位[^、]{0,8}?(?:生产总值|增加值|GDP)(?=.{2})")
_EMITTED = re.compile(r"(?:二氧化碳|碳)排放量?|能源消耗|[能水]耗|用水量")


def share_measure(nouns: list[str], *, alike: bool = False) -> list[str]:
    """Give to all nouns what only one of them names.

    国家级、省级企业技术中心 are two 企业技术中心; 昆山、太仓产业规模 are two 产业规模.

    Args:
        nouns: in their order.
        alike: their figures have one unit, so that they are of one kind of measure.

    Returns:
        The nouns; an empty one where what it measures is said with the last one only and cannot be
        told apart from it.
    """
    if len(nouns) < 2:
        return nouns
    if nouns[0] == "第一" and nouns[1] == "二":
        # 第一、二、三产业增加值: what is said once holds for each.
        nouns = [nouns[0], *(f"第{noun}" for noun in nouns[1:])]
    if nouns[0].startswith("单位") and (unit := _PER_UNIT.match(nouns[0])):
        return [unit.group() + noun if _EMITTED.fullmatch(noun) else noun for noun in nouns]
    *earlier, last = nouns
    part = _PART.search(last) if alike and "占" in last else None
    if part and part.start() and not any(_RATED_ALREADY.search(noun) for noun in earlier):
        whole = share_measure([*earlier, last[: part.start()]], alike=alike)
        return [noun + part.group() for noun in whole]
    name, measure = _named(earlier, last) or (last, "")
    if not measure and not any(MEASURED.search(noun) for noun in earlier):
        own = alike and any(_OWN.search(noun) for noun in earlier)
        measure = "" if own else _cut(earlier, last, alike=alike)
        if alike and not own and not measure and _RATE.search(last):
            return [*("" for _ in earlier), last]
    return [*(noun + measure for noun in earlier), name]


def _named(earlier: list[str], last: str) -> tuple[str, str] | None:
    """The last noun, and the measure of all, where words of the genre tell which that is."""
    amount = _AMOUNT.search(last)
    if amount and amount.start() and not any(_OWN.search(noun) for noun in earlier):
        measure = amount["kind"] or amount["amount"]
        return last[: amount.start()] + measure, measure
    goods = _GOODS.search(last)
    if goods and goods.start() and all(_GOOD.fullmatch(noun) for noun in earlier):
        return last, goods.group()
    if among := _AMONG.match(last):
        return among["name"] + last[among.end() :], last[among.end() :]
    measure = _of_places(earlier, last) or _of_like(earlier, last) or _insured(earlier, last)
    return (last, measure) if measure else None


def _cut(earlier: list[str], last: str, *, alike: bool) -> str:
    """What ``last`` names for all, told from the noun itself by how long the others are."""
    level = _LEVEL.match(last)
    if level and all(_LEVEL.fullmatch(noun) for noun in earlier):
        return last[level.end() :]
    length = len(earlier[0])
    ends = _OWN if alike else MEASURED
    same = len({len(noun) for noun in earlier}) == 1 and ends.search(last[length:])
    measure = last[length:] if same else ""
    handled = _HANDLED.search(last) if alike else None
    if handled and handled.start():
        # 涂料、油墨使用比例; of 工业涂料、溶剂型油墨使用比例 the length would tell another end.
        certain = not measure or length == _SHORTEST or measure == handled.group()
        return (measure or handled.group()) if certain else ""
    return measure


def _of_places(places: list[str], last: str) -> str:
    """What is measured in all of several places: 京津冀及周边地区、汾渭平原PM2.5浓度."""
    if not all(map(is_place, places)) or is_place(last):
        return ""
    measured = _OF_PLACE.match(last)
    return measured["measure"] if measured and _OWN.search(last) else ""


def _insured(kinds: list[str], last: str) -> str:
    """城乡基本养老、失业、工伤保险参保人数: each kind of insurance."""
    insured = _INSURED.match(last)
    return insured["measure"] if insured and all(map(_KIND_OF.search, kinds)) else ""


def _of_like(earlier: list[str], last: str) -> str:
    """The measure of several of a kind: 城镇和工业用水、农业灌溉用水计量率."""
    kind = earlier[0][-2:]
    shared = last.find(kind, 1) + len(kind)
    alike = len(kind) > 1 and shared > len(kind) and all(noun.endswith(kind) for noun in earlier)
    if not alike or any(_OWN.search(noun) for noun in earlier) or not _OWN.search(last, shared):
        return ""
    return last[shared:] if len(last) - shared <= _LONGEST_TAIL else ""
