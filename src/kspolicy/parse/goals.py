"""One sentence of running text → the goals it states, in order.

Which words belong to which number is settled here and in items.py, for numbers in a row in rows.py;
what they measure in measure.py and leading_words.py, whether they state a goal in intent.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from kspolicy.parse.bystanders import without_bystanders
from kspolicy.parse.ellipsis import (
    BARE_VERBS,
    measure_elsewhere,
    named_last,
    named_next,
)
from kspolicy.parse.goal import Goal, is_hoped
from kspolicy.parse.heads import begins_with_year
from kspolicy.parse.intent import Intent
from kspolicy.parse.items import LONGEST_INDICATOR, Items
from kspolicy.parse.leading_words import before_number
from kspolicy.parse.measure import (
    Measured,
    basis_of,
    behind_number,
    is_made,
    is_size,
    left_out,
    trim_words,
    without_asides,
)
from kspolicy.parse.quantities import AFTER_WORDS, MONEY, Comparison, Quantity, compare
from kspolicy.parse.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.parse.clause import DutyClause
    from kspolicy.parse.goal import Timeline
    from kspolicy.parse.heads import Head


_OF_WHICH = "其中"
_YEARLY = "每年"
# 开工和投产项目各100个: two of which nobody knows what each is; 按照2021年30% measures no year.
_NO_MEASURE = re.compile(r"各$|(?:^[比较]|(?<![比较]))(?:19|20)[0-9]{2}年$")
_ENDS_NOTHING = frozenset("各年")
_OF_SIZE = re.compile(
    r"(?:以上|左右)?(?:年?(?:产值|营收|营业收入|销售收入)|规模)(?:超过?|达到?|突破)"
)
# 230个50户以上木质房屋连片村寨 · 20个年接待游客300万人次以上的大景区
_COUNTED = re.compile(r"[万余]?[个家所座名项处条户台套辆]")
_SIZED = re.compile(AFTER_WORDS)
_SIZED_BY = re.compile(r"[^，,；;。、：:0-9达到超]{1,10}")
# 特色园20座（区域面积1000平方米以上）
_SIZE_ASIDE = re.compile(
    r"[（(][^，,；;。、：:0-9（）()]{0,8}(?:面积|长度|宽度|高度|规模|容量|深度|体积)"
    r"[^，,；;。、：:0-9（）()]{0,6}[0-9.]{1,9}[^，,；;。、：:0-9（）()]{1,5}以[上下]"
)
_OPENS = frozenset("（(")
_OF_THIS_SIZE = re.compile(r"以[上下](?![，,；;。、）)])")
_OF_THAT_SIZE = re.compile(r"以[上下]的[^，,；;。、]{2}")
_QUALIFYING = frozenset("以、的")
_QUALIFIED = re.compile(r"(?:以上)?(?:、[^，,；;。、的0-9]{2,10}){0,4}的(?!目标)")
_FROM_YEAR = re.compile(r"[由从](?:19|20)[0-9]{2}年的?$")
_TO_YEAR = re.compile(
    r"(?:提高|提升|增长|增加|上升|扩大|下降|降低|减少|缩短)[到至](?:19|20)[0-9]{2}年的?$"
)
_REACH = 16
# 总量超过五千亿规模: what only says that the number is large.
_SIZE = re.compile(r"规模|大关|关口|全覆盖|的?(?:目标(?:任务)?|任务)")
# What is meant to fall; a bound from below would turn its sense around.
_LESS_IS_MORE = re.compile(
    r"(?:浓度|失业率|死亡率|发病率|发生率|能耗|电耗|水耗|排放量|(?:能耗|排放)强度|差距|时限|时间)$"
)
_CHANGE_ENDS = frozenset("长高升加降低少")
_LESS_IS_MORE_ENDS = frozenset("度率耗量差距限间")
_FOR = re.compile(r"支持|用[于以]|助力|保障|推动|促进|带动|服务(?!业)|扶持")
# 各区至少办1所早教中心
_AT_LEAST = re.compile(
    r"(?:至少|最少)(?:[^，,。；;0-9]{1,6}|[^，,。；;]{1,20}元以上[^，,。；;0-9]{1,12})$"
)
# 满足3万辆（标车）电动汽车充电服务需求: a verb alone measures nothing.
_BARE_VERB = re.compile(
    r"(?:满足|适应|覆盖|服务|加强|实现|(?:[各全][市县区])?(?:确保|力争)?(?:完成|达到|建成|改造))\Z"
)
_BARE_VERB_ENDS = frozenset("足应盖务强现成到造")
_PLACE_ONLY = re.compile(
    r"[\u4e00-\u9fff]{1,5}[省市州盟]|[东西南北中]{1,3}[部方](?:地区)?|(?:农村|城市|城镇)(?:地区)?"
)


def find_goals(
    text: str,
    begin: int,
    end: int,
    quantities: Sequence[Quantity],
    duties: Sequence[DutyClause],
    said: Timeline,
) -> list[Goal]:
    """The goals of the sentence ``text[begin:end]``, but none of those within ``duties``.

    Args:
        text: the paragraph or cell.
        begin: where the sentence begins.
        end: where it ends.
        quantities: those of the sentence.
        duties: the duty clauses of ``text``.
        said: what ``text`` says of when its figures are meant for.
    """
    if duties and quantities[-1].start >= duties[0].start:
        quantities = [q for q in quantities if not is_within(q.start, duties)]
    if len(quantities) > 1:
        counts = [q for before, q in pairwise(quantities) if not _qualifies(text, before, q)]
        quantities = [quantities[0], *counts]
        quantities = without_bystanders(text, begin, end, quantities)
    if not quantities:
        return []
    items = Items(text, begin, end, quantities)
    return _goals(items, said, assigned=bool(duties))


def is_within(position: int, duties: Sequence[DutyClause]) -> bool:
    """Whether ``position`` lies in one of the ``duties``, which stand in order."""
    before = bisect_right(duties, position, key=attrgetter("start"))
    return before > 0 and position < duties[before - 1].end


def _qualifies(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity only qualifies the noun that the one ``before`` it counts.

    打造10个左右规模超百亿、链条完备的战略性新兴产业生态
    """
    gap = before.end, quantity.start
    behind = text[quantity.end : quantity.end + 1]
    if behind not in _QUALIFYING and gap[0] != gap[1]:
        return False
    if _OF_SIZE.fullmatch(text, *gap) and _QUALIFIED.match(text, quantity.end):
        return True
    if not _COUNTED.fullmatch(before.unit):
        return False
    if gap[0] == gap[1] and quantity.unit in MONEY:
        return True
    if behind != "以":
        return False
    if text[before.end : before.end + 1] in _OPENS and _SIZE_ASIDE.match(text, before.end):
        return True
    if _SIZED.fullmatch(text, *gap):
        return _OF_THIS_SIZE.match(text, quantity.end) is not None
    sized = _SIZED_BY.fullmatch(text, *gap) is not None
    return sized and _OF_THAT_SIZE.match(text, quantity.end) is not None


def _goals(items: Items, said: Timeline, *, assigned: bool) -> list[Goal]:
    """Read the quantities of a sentence from left to right, each with the words around it."""
    text = items.text
    intent = Intent(text, items.begin, items.end, said, assigned)
    continues = text.startswith(_OF_WHICH, items.begin)
    rows = rows_of(items)
    goals: list[Goal] = []
    previous: Goal | None = None
    floor = items.begin
    skip_to = 0
    for index, quantity in enumerate(items.quantities):
        if index < skip_to:
            continue
        head = said.head(items.begin, quantity.start, continues)
        start = items.start(index, floor)
        if head and head.end > start:
            start = head.end
        if items.quoting:
            start = items.start_within_passage(start, quantity.start)
        if quantity.start - start > LONGEST_INDICATOR:
            continue
        if items.bracketed:
            start = items.start_within_list(start, index)
        rises = head is not None and text[quantity.start - 1] in "的年"
        goal = _rise(items, index, floor, head) if rises else None
        group = rows.at(index, start) if rows and goal is None else ()
        if rows and group:
            skip_to = index + len(group)
            floor = group[-1].end
            found = rows.goals(group, start, head, previous)
        else:
            goal = goal or _read(items, index, start, head, previous)
            found = [goal] if goal else []
        for goal in found:
            floor, items.last = goal.stop, goal
            if intent.is_meant(goal, head, previous):
                goals.append(goal)
                previous = goal
    return goals


def _read(
    items: Items, index: int, start: int, head: Head | None, previous: Goal | None
) -> Goal | None:
    """The goal that a quantity states, None when it only qualifies a noun."""
    text = items.text
    quantity = items.quantities[index]
    if items.quoting and items.is_quoted(quantity, start):
        return None
    begin, end, comparison = compare(text, quantity, start)
    stop = items.noun_end(index, end)
    if stop is None or stop - end > LONGEST_INDICATOR:
        return None
    before, noun = text[start:begin], text[end:stop]
    if items.bracketed:
        before = without_asides(before)
    if end > quantity.end and (
        is_size(quantity, text[quantity.end : end], noun) or _is_defined(items, before, end)
    ):
        return None
    if noun and not _SIZE.fullmatch(noun) and not _is_purpose(quantity, before, noun):
        noun = named_last(text, end, stop, items.end)
        made, share = is_made(before, previous), None
        measured = behind_number(before, noun, quantity.unit, made=made)
        if measured is None:
            return None
    else:
        measured = before_number(items, before, index, start, comparison, head, previous)
        # 其中京津冀增长40% · 其中，城区10座
        of_which = before.startswith(_OF_WHICH) or text.find(_OF_WHICH, start - 3, start) >= 0
        there = (
            _share_elsewhere(measured, quantity, comparison, previous, of_which=of_which)
            if previous
            else None
        )
        made, share = False, there[1] if there else None
        if there:
            measured.indicator = "".join(there)
        elif _of_no_measure(measured, quantity):
            return None
    if measured.indicator in BARE_VERBS:
        measured.indicator += named_next(text, stop, items.end)
    if _names_nothing(measured.indicator):
        return None
    comparison = _directed(comparison, quantity, before, measured.indicator)
    if measured.scope is None:
        measured.scope = items.place_at(begin)
    elided = left_out(measured.indicator, previous) if previous else None
    fresh = start > items.begin and text[start - 1] in "；;。"
    basis = basis_of(measured, quantity.unit, elided, comparison, None if fresh else previous)
    return Goal(
        begin,
        end,
        stop,
        quantity,
        comparison,
        measured,
        text[start:stop].strip(),
        head.year if head and not (head.carried and _YEARLY in before) else None,
        head is not None and head.carried,
        measured.hoped or is_hoped(comparison, head),
        elided,
        basis or ("cumulative" if head and head.summed else None),
        made,
        share,
    )


def _is_purpose(quantity: Quantity, before: str, noun: str) -> bool:
    """Whether what stands behind a sum says what it is for: 争取资金10亿元支持项目建设."""
    return quantity.unit in MONEY and len(before) > 1 and _FOR.match(noun) is not None


def _is_defined(items: Items, before: str, stop: int) -> bool:
    """Whether a bracket says which are meant: 工业企业（年用水量1万m3及以上）用水定额."""
    opened = "（" in before or "(" in before
    behind = items.text[stop + 1 : stop + 2]
    return opened and items.text[stop : stop + 1] in "）)" and behind.isalpha()


def _rise(items: Items, index: int, floor: int, head: Head | None) -> Goal | None:
    """从2022年的35%提升到2025年的45%, of which ``index`` is the number of the later year."""
    quantity = items.quantities[index]
    to = _TO_YEAR.search(items.text, max(floor, quantity.start - _REACH), quantity.start)
    if not to or not index or head is None:
        return None
    base = items.quantities[index - 1]
    start = items.start(index - 1, floor)
    origin = _FROM_YEAR.search(items.text, start, base.start)
    if not origin or base.unit != quantity.unit or base.end != to.start():
        return None
    indicator, scope, hoped = trim_words(items.text[start : origin.start()])
    if not indicator or origin.start() - start > LONGEST_INDICATOR:
        return None
    _, end, comparison = compare(items.text, quantity, quantity.start)
    measured = Measured(indicator, indicator, "noun-before-number", hoped, scope, base.value)
    return Goal(
        to.start(),
        end,
        end,
        quantity,
        comparison._replace(stated=True),
        measured,
        quote=items.text[start:end].strip(),
        year=head.year,
        year_carried=False,
        aspirational=hoped or head.hoped,
    )


def _directed(
    comparison: Comparison, quantity: Quantity, before: str, indicator: str
) -> Comparison:
    """The comparison, where what is measured or said of it tells another direction.

    PM2.5浓度达到40微克/立方米 is no lower bound; 不低于各项贷款平均增速2个百分点 is one.
    """
    lowers = indicator[-1] in _LESS_IS_MORE_ENDS and comparison.comparator == ">="
    if lowers and _LESS_IS_MORE.search(indicator):
        words = before + indicator
        bound = "不低于" in words or "不少于" in words or "以上" in words
        return (
            comparison if bound or not comparison.reached else comparison._replace(comparator="=")
        )
    if comparison.stated:
        return comparison
    below = "不低于" in before and quantity.unit.endswith("百分点")
    if below or ("少" in before and _AT_LEAST.search(before)):
        return comparison._replace(comparator=">=", stated=True)
    return comparison


def _names_nothing(indicator: str) -> bool:
    """Whether nothing is measured: by a bare verb, or the bars of a table not read as one."""
    if not indicator or "|" in indicator or "｜" in indicator:
        return True
    if indicator[-1] in _ENDS_NOTHING and _NO_MEASURE.search(indicator):
        return True
    if begins_with_year(indicator):
        return True
    return indicator[-1] in _BARE_VERB_ENDS and _BARE_VERB.match(indicator) is not None


def _share_elsewhere(
    measured: Measured,
    quantity: Quantity,
    comparison: Comparison,
    previous: Goal,
    *,
    of_which: bool,
) -> tuple[str, str] | None:
    """The place that stands alone and what is measured in it: …不低于50%，洛阳市不低于45%.

    ``of_which``: the words begin with 其中.
    """
    change = measured.indicator[-1:] in _CHANGE_ENDS
    listed = of_which or previous.share is not None
    same = quantity.unit == previous.quantity.unit or (change and of_which)
    if not same or not (comparison.stated or change or listed):
        return None
    told = previous.share or previous.measured.indicator
    return measure_elsewhere(measured.indicator, told, change=change, listed=listed)


def _of_no_measure(measured: Measured, quantity: Quantity) -> bool:
    """Whether nothing but a place is named before a share or a rate: 北京市控制在32微克/立方米."""
    rated = quantity.unit in ("%", "‰") or "/" in quantity.unit
    return rated and _PLACE_ONLY.fullmatch(measured.indicator) is not None
