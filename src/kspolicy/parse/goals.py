"""One sentence of running text → the goals it states, in order.

Which words belong to which number is settled here and in items.py, for numbers in a row in rows.py;
what they measure in measure.py, and whether they state a goal or tell a fact in intent.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from kspolicy.model.multipliers import split_unit
from kspolicy.parse.ellipsis import (
    BARE_VERBS,
    measure_elsewhere,
    named_last,
    named_next,
    of_that_size,
    tells_of_itself,
    topic_of,
    whole_of,
)
from kspolicy.parse.goal import Goal, is_hoped
from kspolicy.parse.heads import begins_with_year
from kspolicy.parse.intent import Intent
from kspolicy.parse.items import LONGEST_INDICATOR, Items
from kspolicy.parse.measure import (
    Measured,
    basis_of,
    behind_number,
    is_growth,
    is_made,
    is_size,
    left_out,
    trim_words,
    without_growth,
)
from kspolicy.parse.quantities import AFTER_WORDS, MONEY, Comparison, Quantity, compare
from kspolicy.parse.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.parse.clause import DutyClause
    from kspolicy.parse.goal import Timeline
    from kspolicy.parse.heads import Head


_FROM = re.compile(r"(?:由|从)[^，,；;。]{0,8}$")
_OF_WHICH = "其中"
_YEARLY = "每年"
_OF_SIZE = re.compile(
    r"(?:以上|左右)?(?:年?(?:产值|营收|营业收入|销售收入)|规模)(?:超过?|达到?|突破)"
)
# 230个50户以上木质房屋连片村寨 · 20个年接待游客300万人次以上的大景区
_COUNTED = re.compile(r"[万余]?[个家所座名项处条户台套辆]")
_SIZED = re.compile(rf"{AFTER_WORDS}")
_SIZED_BY = re.compile(r"[^，,；;。、：:0-9达到超]{1,10}")
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
_LESS_IS_MORE_ENDS = frozenset("度率耗量差距限间")
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
_DONE = re.compile(r"(?:累计)?(?:完成|推动|实施)")
# What stands between a figure and the year of the next step: 60%，2030年达到65%.
_STEP = re.compile(r"(?:[（(][^（()）]{0,12}[）)])?[，,；;、：:（(]?[ 　]?(?:并|且)?")
_LONGEST_VERB = 4
_IN_ALL = "累计"
_BEGUN = re.compile(r"开工|启动|签约|下达")


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
    if not quantities:
        return []
    items = Items(text, begin, end, quantities)
    return list(_Sentence(items, said, bool(duties)).goals())


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
    if _SIZED.fullmatch(text, *gap):
        return _OF_THIS_SIZE.match(text, quantity.end) is not None
    sized = _SIZED_BY.fullmatch(text, *gap) is not None
    return sized and _OF_THAT_SIZE.match(text, quantity.end) is not None


@dataclass(slots=True)
class _Sentence:
    """Reads the quantities of one sentence from left to right, each with the words around it."""

    items: Items
    said: Timeline
    assigned: bool
    _topic: re.Match[str] | None = field(init=False)
    _last: Goal | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._topic = topic_of(self.items.text, self.items.begin, self.items.end)

    def goals(self) -> Iterator[Goal]:
        items, text = self.items, self.items.text
        intent = Intent(text, items.begin, items.end, self.said, self.assigned)
        continues = text.startswith(_OF_WHICH, items.begin)
        rows = Rows(items)
        previous: Goal | None = None
        floor = items.begin
        skip_to = 0
        for index, quantity in enumerate(items.quantities):
            if index < skip_to:
                continue
            head = self.said.head(items.begin, quantity.start, continues=continues)
            start = items.start(index, floor)
            if head and head.end > start:
                start = head.end
            if items.quoting:
                start = items.start_within_passage(start, quantity.start)
            if quantity.start - start > LONGEST_INDICATOR:
                continue
            group = rows.at(index, start)
            rises = head is not None and text[quantity.start - 1] in "的年"
            rise = self._rise(index, floor, head) if rises else None
            if rise:
                found = [rise]
            elif group:
                skip_to = index + len(group)
                floor = group[-1].end
                found = rows.goals(group, start, head, previous)
            else:
                goal = self._read(index, start, head, previous)
                found = [goal] if goal else []
            for goal in found:
                floor, self._last = goal.stop, goal
                if intent.is_meant(goal, head, previous):
                    yield goal
                    previous = goal

    def _read(
        self, index: int, start: int, head: Head | None, previous: Goal | None
    ) -> Goal | None:
        """The goal that a quantity states, None when it only qualifies a noun."""
        items, text = self.items, self.items.text
        quantity = items.quantities[index]
        if items.quoting and items.is_quoted(quantity, start):
            return None
        comparison = compare(text, quantity, start)
        stop = items.noun_end(index, comparison.end)
        if stop is None or stop - comparison.end > LONGEST_INDICATOR:
            return None
        before, noun = text[start : comparison.start], text[comparison.end : stop]
        if comparison.end > quantity.end and (
            is_size(quantity, text[quantity.end : comparison.end], noun)
            or self._is_defined(before, comparison.end)
        ):
            return None
        if noun and not _SIZE.fullmatch(noun):
            noun = named_last(text, comparison.end, stop, items.end)
            measured = behind_number(before, noun, quantity.unit)
        else:
            measured = self._before_number(before, index, start, comparison, head, previous)
        if measured is None:
            return None
        if measured.indicator in BARE_VERBS:
            measured.indicator += named_next(text, stop, items.end)
        share = self._share_elsewhere(measured, quantity, comparison, previous)
        if share is not None:
            measured.indicator += share
        elif _of_no_measure(measured, quantity):
            return None
        if _names_nothing(measured.indicator):
            return None
        comparison = _directed(comparison, quantity, before, measured.indicator)
        topic = self._topic
        if measured.scope is None and topic and topic.end() <= quantity.start:
            measured.scope = topic["place"]
        elided = left_out(measured.indicator, previous) if previous else None
        fresh = start > items.begin and text[start - 1] in "；;。"
        basis = basis_of(measured, quantity.unit, elided, comparison, None if fresh else previous)
        return Goal(
            quantity,
            comparison,
            measured,
            stop,
            text[start:stop].strip(),
            head.year if head and not (head.carried and _YEARLY in before) else None,
            head is not None and head.carried,
            measured.hoped or is_hoped(comparison, head),
            elided,
            basis or ("cumulative" if head and head.summed else None),
            is_made(measured, before, previous),
            share,
        )

    def _is_defined(self, before: str, stop: int) -> bool:
        """Whether a bracket says which are meant: 工业企业（年用水量1万m3及以上）用水定额."""
        opened = "（" in before or "(" in before
        behind = self.items.text[stop + 1 : stop + 2]
        return opened and self.items.text[stop : stop + 1] in "）)" and behind.isalpha()

    def _share_elsewhere(
        self,
        measured: Measured,
        quantity: Quantity,
        comparison: Comparison,
        previous: Goal | None,
    ) -> str | None:
        """What is measured in a place that stands alone: …分担率不低于50%，洛阳市不低于45%."""
        if previous is None or measured.found_by != "noun-before-number":
            return None
        if not comparison.stated or quantity.unit != previous.quantity.unit:
            return None
        return measure_elsewhere(measured.indicator, previous.share or previous.measured.indicator)

    def _rise(self, index: int, floor: int, head: Head | None) -> Goal | None:
        """从2022年的35%提升到2025年的45%, of which ``index`` is the number of the later year."""
        quantity = self.items.quantities[index]
        to = _TO_YEAR.search(self.items.text, max(floor, quantity.start - _REACH), quantity.start)
        if not to or not index or head is None:
            return None
        base = self.items.quantities[index - 1]
        start = self.items.start(index - 1, floor)
        origin = _FROM_YEAR.search(self.items.text, start, base.start)
        if not origin or base.unit != quantity.unit or base.end != to.start():
            return None
        indicator, scope, hoped = trim_words(self.items.text[start : origin.start()])
        if not indicator or origin.start() - start > LONGEST_INDICATOR:
            return None
        comparison = compare(self.items.text, quantity, quantity.start)
        measured = Measured(indicator, indicator, "noun-before-number", hoped, scope, base.value)
        return Goal(
            quantity,
            comparison._replace(start=to.start(), stated=True),
            measured,
            stop=comparison.end,
            quote=self.items.text[start : comparison.end].strip(),
            year=head.year,
            year_carried=False,
            aspirational=hoped or head.hoped,
        )

    def _before_number(
        self,
        before: str,
        index: int,
        start: int,
        comparison: Comparison,
        head: Head | None,
        previous: Goal | None,
    ) -> Measured:
        """What is measured by the words before the number: 产业规模力争突破500亿元."""
        words, scope, hoped = trim_words(before)
        indicator, base_value = words, None
        if comparison.raised and index:
            origin = self._origin(index, start)
            if origin is not None:
                indicator = trim_words(self.items.text[start:origin])[0]
                base_value = self.items.quantities[index - 1].value
        if not indicator or is_growth(indicator):
            subject = self.items.subject_before(start, head)
            if previous is not None and tells_of_itself(subject):
                subject = previous.measured.indicator
            if not subject:
                subject = without_growth(self._subject_of_head(index, start, head))
            if not subject and self._last is not None and self._last.stop == start - 1:
                subject = without_growth(self._last.measured.indicator)
            indicator = subject + indicator if indicator else without_growth(subject)
        elif indicator.startswith("占"):
            indicator = without_growth(self.items.subject_before(start, head)) + indicator
        elif self._last is not None and self._is_again(indicator, index, head, self._last):
            indicator = self._last.measured.indicator
        elif previous is not None and indicator.endswith("元以上"):
            indicator = of_that_size(indicator, previous.measured.indicator)
        elif previous is not None and previous.stop >= start - 1:
            indicator = whole_of(indicator, previous.measured.indicator)
        return Measured(indicator, words, "noun-before-number", hoped, scope, base_value)

    def _subject_of_head(self, index: int, start: int, head: Head | None) -> str:
        """What is measured where only the year stands before the number.

        森林覆盖率到2025年达到30% · 城镇化率到2025年达到60%，2030年达到65%
        """
        if head is None or head.carried or head.end != start:
            return ""
        last = self._last
        if last is not None and last.stop <= head.begin <= last.stop + _REACH:
            step = _STEP.fullmatch(self.items.text, last.stop, head.begin)
            if not step or not _is_counted_alike(self.items.quantities[index], last):
                return ""
            return last.measured.indicator.removeprefix(_IN_ALL if head.part else "")
        begin = self.items.clause_start(head.begin)
        return trim_words(self.items.text[begin : head.begin])[0]

    def _is_again(self, words: str, index: int, head: Head | None, previous: Goal) -> bool:
        """Whether ``words`` say only that of ``previous`` some is done in a year of its own.

        到2025年更新电梯9000台，其中2024年完成3000台 · 建成公园10个，2030年建成20个
        """
        if head is None or head.carried or head.end <= previous.stop:
            return False
        if not _is_counted_alike(self.items.quantities[index], previous):
            return False
        if len(words) <= _LONGEST_VERB and previous.quote.startswith(words):
            return True
        return _DONE.fullmatch(words) is not None and not _BEGUN.search(previous.quote)

    def _origin(self, index: int, start: int) -> int | None:
        """Where 由12% begins before 提高到15%, which is ``quantities[index]``."""
        base, quantity = self.items.quantities[index - 1], self.items.quantities[index]
        if base.start < start or base.unit != quantity.unit:
            return None
        origin = _FROM.search(self.items.text, start, base.start)
        return origin.start() if origin else None


def _is_counted_alike(quantity: Quantity, goal: Goal) -> bool:
    """Whether ``quantity`` has the unit of ``goal``, be it in another size: 3万个, 8000个."""
    return split_unit(quantity.unit)[1] == split_unit(goal.quantity.unit)[1]


def _directed(
    comparison: Comparison, quantity: Quantity, before: str, indicator: str
) -> Comparison:
    """The comparison, where what is measured or said of it tells another direction.

    PM2.5浓度达到40微克/立方米 is no lower bound; 不低于各项贷款平均增速2个百分点 is one.
    """
    if (
        comparison.comparator == ">="
        and indicator[-1] in _LESS_IS_MORE_ENDS
        and _LESS_IS_MORE.search(indicator)
    ):
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
    if begins_with_year(indicator):
        return True
    return indicator[-1] in _BARE_VERB_ENDS and _BARE_VERB.match(indicator) is not None


def _of_no_measure(measured: Measured, quantity: Quantity) -> bool:
    """Whether nothing but a place is named before a share or a rate: 北京市控制在32微克/立方米."""
    if measured.found_by != "noun-before-number":
        return False
    rated = quantity.unit in ("%", "‰") or "/" in quantity.unit
    return rated and _PLACE_ONLY.fullmatch(measured.indicator) is not None
