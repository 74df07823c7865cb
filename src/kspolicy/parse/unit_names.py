"""The names of units: where one ends and the next begins, and what can be one at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What says behind the names what the units do, or that each does its own: 按职责分工.
VERBS = (
    *("牵头", "负责", "配合", "参与", "协助", "落实", "参加", "分工", "推进", "实施", "总责"),
    *("主责", "主办", "协办", "协同", "统筹", "指导", "监督", "督促"),
)
# Most pieces of a list are bare names; the others hold one of these, or end in a verb: labels,
# asides, times, 各区镇, 县级政府, 等部门, the marks - and /.
_MORE = "：:。！？“”《》各等由会以不下排第首为是及和与暨年季月日持长常无性涉—－\\-/ "
_STOPS = "、，,；;。"
LONGEST_NAME = 24
# How no bare name ends: the last characters of the verbs, and 县级政府.
_NOT_BARE = (
    f"(?<![{''.join(sorted({verb[-1] for verb in VERBS} - {'办'}))}])"
    r"(?<!主办|协办)(?<!级政府)(?<!级人民政府)"
)
# Bare names with nothing but 、 between them, as most lists are: 市工信局、市科技局.
_PLAIN = rf"[^{_STOPS}（()）{_MORE}\s]{{2,{LONGEST_NAME}}}+{_NOT_BARE}"
PLAIN_NAMES = rf"{_PLAIN}(?:、{_PLAIN})*(?=[{_STOPS}]|\Z)"
# A piece of a list; its group tells whether it is a bare name.
PIECE = re.compile(
    rf"(?P<bare>[^{_STOPS}（()）{_MORE}]{{2,}}+(?:[（(][^（()）{_MORE}]*+[）)])?"
    rf"{_NOT_BARE}(?=[{_STOPS}]|\Z))"
    rf"|(?:[^{_STOPS}（(]++|[（(][^（）()]*+[）)]?+)+"
)
# 各区镇, 各区（市）县, 各镇人民政府, 各地级以上市, 各州; but not 各有关部门, 各市直部门,
# 各省级园区管理机构. Without 各: 县级政府, 地方各级人民政府, which is no unit's name either.
ALL_DISTRICTS = re.compile(
    r"各(?:设区|地区?(?![方直属])|(?:省|州|盟|区|镇|县|市|乡|街[道镇]|开发区|功能区|旗)"
    r"(?![直属]|级(?!市|(?:人民)?政府)))|(?:[市县]级|地方各级)(?:人民)?政府$"
)
# What 各 governs too: 各市、县（市、区）人民政府, 各州、市人民政府, 各市、县级政府,
# 各省、自治区、直辖市人民政府, 各乡镇人民政府、街道办事处.
MORE_DISTRICTS = re.compile(
    r"(?:县级市|自治[区州县]|直辖市|[州盟市县区旗乡镇]{1,4}级?|街[道镇]|开发区|园区|功能区)"
    r"(?:[（(][^（）()]{1,12}[）)])?[市县区镇]?(?:人民政府|政府|管委会|管理委员会|办事处|办)?"
)
TRAILING_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]*)[）)]?$")
_ET_CETERA = re.compile(r"等(?:有关|相关|单位|部门|.{0,4}(?:单位|部门))?$")
_NO_NAME = re.compile(r"[。！？“”《》]")
# 区“两旧”专班
_QUOTED = re.compile(
    r"[^。！？“”《》]*“[^。！？“”《》]{1,8}”[^。！？“”《》]{0,6}(?:专班|办|办公室|领导小组)"
)
# How the name of a unit ends, so that 市水务局和市城市管理局 are two and 文化和旅游部 is one.
_UNIT_END = re.compile(
    r"(?:(?<![干内全外])部|委|(?<![格布结])局|厅|署|(?<![主承协举])办|办公室|(?<![医])院|(?<![社机])会"
    r"|(?:人民|[市县区省镇乡级])政府|(?:管理|服务|发展|促进|监测|保障|事务)中心|街道|办事处|海关"
    r"|(?:高新|开发|经开|功能|示范|保税)区|集团|(?:供电|电网|电力|国投|城投|交投|水务)公司|领导小组|监管组|专班"
    r"|.{4}有限(?:责任)?公司"
    r"|[分支]行|[总支大]队|工商联|[残文妇侨]联|科协)$"
)
# 市级各有关部门 is complete as well, 主管部门 may be anybody.
ANY_UNITS = re.compile(r"(?:各|有关|相关).*(?:部门|单位|委办局|管理机构)$")
# 国网省电力公司, 省地方电力有限公司, 中国铁塔深圳分公司; but no 区块链公司, 市场化公司.
_COMPANY = re.compile(
    r"(?:国网|[省市州县区](?![场政块域内外民])).+公司$"
    r"|中国(?:电信|移动|联通|铁塔|广电|邮政)|国家电网|南方电网"
)
# 天河区、番禺区 beside units whose names are complete.
_LOOSE_END = re.compile(
    r"[部委局厅署办院会处所站队室司团联区县市镇乡旗]$|政府|中心|公司|集团|银行|各"
)
_NO_UNIT = re.compile(r"谁|自(?!然)|[其本该村]|居|业主|党委|董事|家[长委]|所[在属]|当地|企业")
# A space is what is left of a line break in a cell: 市工业和信息化局 市统计局.
_JOINT = re.compile(r"以及|[及和与暨 ]")
_LONGEST_JOINED = 120


def split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between separators, brackets respected: 区镇政府（管委会、街道） is one name."""
    return [match.span() for match in PIECE.finditer(text, start, end)]


def split_joint(names: str, begin: int) -> Iterator[tuple[str, int]]:
    """The names that 和 or 及 joins, each with its offset: only between complete names.

    市水务局和市城市管理局 · 市交通运输局及各区人民政府, but not 文化和旅游部.
    """
    start = 0
    for joint in _JOINT.finditer(names) if len(names) <= _LONGEST_JOINED else ():
        left, right = names[start : joint.start()], names[joint.end() :]
        if left.count("（") != left.count("）"):
            continue
        districts = ALL_DISTRICTS.match(left) is not None
        if (districts or is_unit(left)) and (
            is_unit(right)
            or ALL_DISTRICTS.match(right)
            or (districts and MORE_DISTRICTS.fullmatch(right))
        ):
            yield left, begin + start
            start = joint.end()
    yield names[start:], begin + start


def is_unit(name: str) -> bool:
    """Whether ``name`` is complete: 市水务局, 市场监管局（知识产权局）, 国资委等部门."""
    if len(name) > _LONGEST_JOINED:
        return False
    name = without_rest(name)
    bracket = TRAILING_BRACKET.search(name)
    if bracket:
        name = name[: bracket.start()]
    if _NO_UNIT.match(name):
        return False
    whole = _UNIT_END.search(name) or ANY_UNITS.search(name) or _COMPANY.match(name)
    return len(name) > 2 and whole is not None


def are_likely_units(names: Sequence[str], *, certain: bool) -> bool:
    """Whether at least half of ``names`` can be units, and one of them, or ``certain``, must be.

    谁主管、谁负责 · 教师组织、家长配合 · 自行负责 name none.
    """
    possible = [name for name in names if not _NO_UNIT.match(name)]
    likely = sum(is_unit(name) or _LOOSE_END.search(name) is not None for name in possible)
    return (certain or any(map(is_unit, possible))) and likely * 2 >= len(names)


def without_rest(name: str) -> str:
    """A name without the words for others that are not named: 国资委等有关部门."""
    return _ET_CETERA.sub("", name) if "等" in name else name


def reads_like_name(name: str) -> bool:
    """Whether ``name`` is short enough for one and holds no sign that ends a sentence."""
    return len(name) <= LONGEST_NAME and (
        not _NO_NAME.search(name) or _QUOTED.fullmatch(name) is not None
    )
