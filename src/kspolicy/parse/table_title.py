"""What the title of a table names: 各省、自治区、直辖市用水总量控制目标 names 用水总量.

A table of regions and years holds one indicator, which stands in the title of the table or of its
annex: 各区2023—2025年充电桩建设任务分解表, “十四五”各地区能源消费总量控制目标.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kspolicy.parse.surroundings import Surroundings

# 各县城污水处理率 is of towns, 各市地区生产总值 of products.
_REGION = (
    r"(?:省区市|自治[区州县]|直辖市|设区市|地级市|县级市|开发区|功能区|地区(?!生产总值|域)|地市|地方|市州|州市"
    r"|县市区?|市县(?!城|域)|市区|县区(?!域)|区县(?!城|域)|区镇|镇街道?|街镇|乡镇|街道|园区|板块"
    r"|[省州盟旗镇地]|市(?!场)|县(?!城|域)|区(?!域|间)|乡(?!村))"
)
_EACH = (
    rf"(?:各{_REGION}(?:[、（(）)和及/]{{1,2}}{_REGION}){{0,6}}[）)]?(?:人民政府)?"
    r"|分(?:地区|区域|[省市县区镇]))"
)
_WHEN = (
    r"(?:(?:19|20)\d\d年?(?:[-—~～至](?:19|20)?\d\d年?)?(?:底|度)?|[“\"]?十[一二三四五六七八九]五[”\"]?"
    r"(?:时期|期间)?|分?年度)"
)
# （单位：万亩） behind a title
_UNIT = re.compile(r"\s?[（(]?(?:计量)?单位[:：].*$")
# 昆山市, but neither 重点城市 nor 建成区 nor 水功能区
_CITY = r"(?<![城成地社园景辖山片发护能小])[省市县区州](?!场|域|城|间)"
_BEFORE_NAME = re.compile(
    r"^(?:附[件表]\s?[\d一二三四五六七八九十]{0,2}[:：]?|表\s?\d{0,2}[-—]?\d{0,2}[:：]?|专栏\s?\d{0,2}[:：]?"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．])?\s*"
    rf"{_WHEN}?(?:[全我本][国省市县区](?!民))?(?:(?:(?![各分])[一-鿿]){{2,6}}?{_CITY})?"
    rf"{_WHEN}?(?:{_EACH})?{_WHEN}?(?:{_EACH})?{_WHEN}?"
)
_BEHIND_NAME = re.compile(
    r"(?:[（(][^（）()]*[）)])?"
    r"(?:年度|分年度|分解|分(?:地区|[省市县区])|分配|推进|工作|具体|安排|总体|主要|控制|考核|约束性|预期性|下达|管控)*"
    r"(?:目标任务|任务目标|任务|目标值?|计划|指标值?)?"
    r"(?:分解|安排|分配|清单|计划|完成|一览|情况)*表?(?:[（(][^（）()]*[）)])?$"
)
_TITLE = re.compile(r"(?:表|任务|清单|目标值?|计划|指标值?)(?:[（(][^（）()]*[）)])?$")
# 各市森林覆盖率 names what it is of without a word for it.
_OF_EACH = re.compile(_EACH)
_ALLOTS = re.compile(r"任务|分解|分配")
_MEASURED = re.compile(
    r"(?:(?<!质)量|[率额值数积度]|比[重例]|规模|人口|收入|投资|产能|能力|寿命)(?:[（(][^（）()]*[）)])?$"
)
_SHORTEST, _LONGEST = 4, 30


class Named(NamedTuple):
    """The indicator that a title names. ``certain``: whether the words alone show it."""

    indicator: str
    certain: bool


def named_by_title(around: Surroundings, *, has_unit: bool) -> Named | None:
    """The one indicator that the nearest title names.

    Without a unit of measure beside it, only where the words are those of something measured.
    """
    annex = () if around.part == "body" else (around.title,)
    for written in (*reversed(around.above), *annex):
        line = _UNIT.sub("", written)
        if not _TITLE.search(line) and not (_OF_EACH.search(line) and _MEASURED.search(line)):
            continue
        bare = _BEHIND_NAME.sub("", _BEFORE_NAME.sub("", line), count=1)
        if not _SHORTEST <= len(bare) <= _LONGEST:
            continue
        measured = _MEASURED.search(bare) is not None
        if has_unit or measured:
            allotted = _ALLOTS.search(line) is not None
            return Named(bare, certain=has_unit and (measured or allotted))
    return None
