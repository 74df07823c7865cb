"""One sentence of running text → the goals it states, in order.

Which words belong to which number is settled here; what they measure in measure.py, and whether
they state a goal or tell a fact in intent.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.parse.ellipsis import (
    measure_elsewhere,
    named_last,
    named_next,
    of_that_size,
    place_spoken_of,
    says_only_since,
    subjects,
    tells_of_itself,
    whole_of,
)
from kspolicy.parse.goal import Goal
from kspolicy.parse.heads import begins_with_year
from kspolicy.parse.intent import Intent
from kspolicy.parse.measure import (
    AND,
    Measured,
    basis_of,
    behind_number,
    is_made,
    is_size,
    left_out,
    share_measure,
    trim_words,
    without_growth,
)
from kspolicy.parse.quantities import DURATIONS, Comparison, Quantity, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.parse.clause import DutyClause
    from kspolicy.parse.goal import Timeline
    from kspolicy.parse.heads import Head

# Not the comma of 1,119家.
_CLAUSE_END = re.compile(r"[，；;：:。！？,](?!(?<=[0-9][,:])[0-9])")
_JOIN = re.compile(rf"、|{AND}")
# A quote that closes behind a number closes what it quotes: …贡献率达到40%”的三大目标.
_ITEM_END = re.compile(rf"[、（(）)”]|{AND}")
_ITEM_START = re.compile(rf"[）)]{{0,3}}(?:[、（(，,；;]|{AND}){{0,4}}")
_ASIDE = re.compile(r"[（(][^（）()]{0,80}[）)]")

_FROM = re.compile(r"(?:由|从)[^，,；;。]{0,8}$")
# 年均增长, 比2020年提高: a change that needs the subject of the clause before.
_GROWTH = re.compile(
    r"(?:(?:比|较)[^，,。]{1,12}?)?(?:年均|年度)?(?:增长率?|增速|增幅|提高|提升|下降|降低|增加|减少)"
)
_RESPECTIVELY = "分别"
# 城乡居民人均可支配收入分别增长7%、8%
_OF_BOTH = ("城镇居民", "农村居民")
_INCOME = re.compile(r"城乡居民[^，,。；;、]{0,8}收入$")
_SINCE = re.compile(r"[比较](?:上年|(?:19|20)[0-9]{2}年)[底末]?$")
# 普惠性幼儿园数、在园幼儿数分别占总数80%以上
_CHANGE = re.compile(rf"{_GROWTH.pattern}|占[^，,。；;、0-9]{{2,12}}")
_OF_WHICH = "其中"
_NOUN_MARK = re.compile(r"[、，,]|以?(?<![普涉惠])及|和")
_AFTER_WORDS = r"(?:[及或]?(?:以上|以下)|左右|以内|上下|之内)?"
_BETWEEN = re.compile(rf"{_AFTER_WORDS}(?:、|{AND})")
_BETWEEN_SHARES = re.compile(rf"{_AFTER_WORDS}(?:[、，,；;]|{AND})(?:达到?|突破|超过?)?")
_LONGEST_GAP = 8
_OF_SIZE = re.compile(
    r"(?:以上|左右)?(?:年?(?:产值|营收|营业收入|销售收入)|规模)(?:超过?|达到?|突破)"
)
# 230个50户以上木质房屋连片村寨 · 20个年接待游客300万人次以上的大景区
_COUNTED = re.compile(r"[万余]?[个家所座名项处条户台套辆]")
_SIZED = re.compile(rf"{_AFTER_WORDS}")
# 打造2个1000亿、3个500亿、5个100亿产业集群
_MONEY = frozenset(("亿", "千亿", "万亿", "亿元", "千亿元", "万亿元", "万元", "千万元"))
_SIZED_BY = re.compile(r"[^，,；;。、：:0-9达到超]{1,10}")
_LARGE = re.compile(r"以上[^，,；;。、：:0-9]{0,12}$")
_OF_THIS_SIZE = re.compile(r"以[上下](?![，,；;。、）)])")
_OF_THAT_SIZE = re.compile(r"以[上下]的[^，,；;。、]{2}")
_QUALIFIED = re.compile(r"(?:以上)?(?:、[^，,；;。、的0-9]{2,10}){0,4}的(?!目标)")
_FROM_YEAR = re.compile(r"[由从](?:19|20)[0-9]{2}年的?$")
_TO_YEAR = re.compile(
    r"(?:提高|提升|增长|增加|上升|扩大|下降|降低|减少|缩短)[到至](?:19|20)[0-9]{2}年的?$"
)
_REACH = 16
# 到2025年、2030年、2035年，产业规模分别达到500亿元、1000亿元、2000亿元
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_YEARS = re.compile(rf"{_YEAR.pattern}年[底末]?(?:(?:、|和|以及){_YEAR.pattern}年[底末]?){{1,5}}")
# 总量超过五千亿规模: what only says that the number is large.
_SIZE = re.compile(r"规模|大关|关口|全覆盖|的?(?:目标(?:任务)?|任务)")
# The rest of an aside that began before the number: （其中引进50名人才）.
_WITHIN_BRACKET = re.compile(r"[^（(）)]*(?=[）)])")
_OPENING, _CLOSING = "“", "”"
# What no name in quotes holds.
_PAUSE = re.compile(r"[，,；。]")
# What is meant to fall; a bound from below would turn its sense around.
_LESS_IS_MORE = re.compile(
    r"(?:浓度|失业率|死亡率|发病率|发生率|能耗|电耗|水耗|排放量|(?:能耗|排放)强度|差距|时限|时间)$"
)
# 满足3万辆（标车）电动汽车充电服务需求: a verb alone measures nothing.
# 各区至少办1所早教中心
_AT_LEAST = re.compile(
    r"(?:至少|最少)(?:[^，,。；;0-9]{1,6}|[^，,。；;]{1,20}元以上[^，,。；;0-9]{1,12})$"
)
# Nor do the bars of a table that was not read as one.
_BARE_VERB = re.compile(
    r".*[|｜].*|满足|适应|覆盖|服务|加强|实现|(?:各[市县区]|全[市县区])?(?:确保|力争)?(?:完成|达到|建成|改造)"
)
_PLACE_ONLY = re.compile(
    r"[\u4e00-\u9fff]{1,5}[省市州盟]|[东西南北中]{1,3}[部方](?:地区)?|(?:农村|城市|城镇)(?:地区)?"
)
# 旅游收入在2015年旅游收入248.49亿元的基础上翻一番，达到500亿元
_BASED = re.compile(r"将?在(?:19|20)[0-9]{2}年[^，,。；;]*$")
_DONE = re.compile(r"(?:累计)?(?:完成|推动|实施)")
_BEGUN = re.compile(r"开工|启动|签约|下达")
# No indicator is longer; what stands further from its number could not be cited with it.
_LONGEST_INDICATOR = 200


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
    if duties:
        quantities = [q for q in quantities if not is_within(q.start, duties)]
    if len(quantities) > 1:
        quantities = [q for i, q in enumerate(quantities) if not _qualifies(text, quantities, i)]
    if not quantities:
        return []
    return list(_Sentence(text, begin, end, quantities, said, bool(duties)).goals())


def is_within(position: int, duties: Sequence[DutyClause]) -> bool:
    """Whether ``position`` lies in one of the ``duties``, which stand in order."""
    before = bisect_right(duties, position, key=_start_of)
    return before > 0 and position < duties[before - 1].end


def _qualifies(text: str, quantities: Sequence[Quantity], index: int) -> bool:
    """Whether a quantity only qualifies the noun that the one before it counts.

    打造10个左右规模超百亿、链条完备的战略性新兴产业生态
    """
    if not index:
        return False
    before, quantity = quantities[index - 1], quantities[index]
    gap = before.end, quantity.start
    if _OF_SIZE.fullmatch(text, *gap) and _QUALIFIED.match(text, quantity.end):
        return True
    if not _COUNTED.fullmatch(before.unit):
        return False
    if before.end == quantity.start and quantity.unit in _MONEY:
        return True
    if text[quantity.end : quantity.end + 1] != "以":
        return False
    if _SIZED.fullmatch(text, *gap):
        return _OF_THIS_SIZE.match(text, quantity.end) is not None
    sized = _SIZED_BY.fullmatch(text, *gap) is not None
    return sized and _OF_THAT_SIZE.match(text, quantity.end) is not None


@dataclass(slots=True)
class _Sentence:
    """Reads the quantities of one sentence from left to right, each with the words around it."""

    text: str
    begin: int
    end: int
    quantities: Sequence[Quantity]
    said: Timeline
    assigned: bool
    clause_ends: list[int] = field(init=False)
    quoting: bool = field(init=False)
    # What the last row of numbers measured: 产值、税收分别达到500亿元、20亿元.
    row: Sequence[str] = ()

    def __post_init__(self) -> None:
        self.quoting = self.text.find(_OPENING, self.begin, self.end) >= 0
        marks = _CLAUSE_END.finditer(self.text, self.begin, self.end)
        self.clause_ends = [match.end() for match in marks]

    def goals(self) -> Iterator[Goal]:
        intent = Intent(self.text, self.begin, self.end, self.said, self.assigned)
        continues = self.text.startswith(_OF_WHICH, self.begin)
        previous: Goal | None = None
        floor = self.begin
        skip_to = 0
        for index, quantity in enumerate(self.quantities):
            if index < skip_to:
                continue
            head = self.said.head(self.begin, quantity.start, continues=continues)
            start = self._item_start(index, floor)
            if head:
                start = max(start, head.end)
            if self.quoting:
                start = self._within_passage(start, quantity.start)
            if quantity.start - start > _LONGEST_INDICATOR:
                continue
            group = self._shared_out(index, start)
            rises = head is not None and self.text[quantity.start - 1] in "的年"
            rise = self._rise(index, floor, head) if rises else None
            if rise:
                found = [rise]
            elif group:
                skip_to = index + len(group)
                floor = group[-1].end
                found = self._distribute(group, start, head, previous)
            else:
                goal = self._read(index, start, head, previous)
                found = [goal] if goal else []
            for goal in found:
                floor = goal.stop
                if intent.is_meant(goal, head, previous):
                    yield goal
                    previous = goal

    def _clause_start(self, position: int) -> int:
        """Where the clause begins that holds ``position``."""
        before = bisect_right(self.clause_ends, position)
        return self.clause_ends[before - 1] if before else self.begin

    def _item_start(self, index: int, floor: int) -> int:
        """Where the item begins whose number is ``quantities[index]``, not before ``floor``."""
        position = self.quantities[index].start
        start = self._clause_start(position)
        if start > floor or floor == self.begin:
            return max(start, floor)
        aside = _ASIDE.match(self.text, floor, position)
        joint = _ITEM_START.match(self.text, aside.end() if aside else floor, position)
        return joint.end() if joint else floor

    def _within_passage(self, start: int, position: int) -> int:
        """Where the item begins when a quoted passage, no name, opens before its number.

        实现“重点引进和培养高层次人才达到2000名左右，…人才贡献率达到40%”的三大人才发展目标
        """
        opened = self.text.rfind(_OPENING, start, position)
        if opened < 0 or self.text.find(_CLOSING, opened, position) >= 0:
            return start
        closed = self.text.find(_CLOSING, position, self.end)
        passage = closed >= 0 and _PAUSE.search(self.text, opened, closed) is not None
        return opened + 1 if passage else start

    def _read(
        self, index: int, start: int, head: Head | None, previous: Goal | None
    ) -> Goal | None:
        """The goal that a quantity states, None when it only qualifies a noun."""
        quantity = self.quantities[index]
        if self.quoting and self._is_quoted(quantity, start):
            return None
        comparison = compare(self.text, quantity, start)
        stop = self._noun_end(index, comparison.end)
        if stop is None or stop - comparison.end > _LONGEST_INDICATOR:
            return None
        noun, after = self.text[comparison.end : stop], self.text[quantity.end : comparison.end]
        if is_size(quantity, after, noun):
            return None
        before = self.text[start : comparison.start]
        if after and self._is_defined(before, comparison.end):
            return None
        if noun and not _SIZE.fullmatch(noun):
            noun = named_last(self.text, comparison.end, stop, self.end)
            measured = behind_number(before, noun, quantity.unit)
        else:
            measured = self._before_number(before, index, start, comparison, head, previous)
        if measured and (noun := named_next(self.text, measured.indicator, stop, self.end)):
            measured = measured._replace(indicator=measured.indicator + noun)
        share = self._share_elsewhere(measured, quantity, comparison, previous)
        if share and measured:
            measured = measured._replace(indicator=measured.indicator + share)
        if measured and share is None and _of_no_measure(measured, quantity):
            return None
        if measured is None or not measured.indicator or _BARE_VERB.fullmatch(measured.indicator):
            return None
        comparison = _directed(comparison, quantity, before, measured.indicator)
        elided = left_out(measured.indicator, previous)
        fresh = start > self.begin and self.text[start - 1] in "；;。"
        return Goal(
            start=comparison.start,
            end=comparison.end,
            stop=stop,
            quantity=quantity,
            comparator=comparison.comparator,
            stated=comparison.stated,
            indicator=measured.indicator,
            quote=self.text[start:stop].strip(),
            found_by=measured.found_by,
            year=head.year if head else None,
            year_carried=head is not None and head.carried,
            elided=elided,
            base_value=measured.base_value,
            aspirational=measured.hoped or _is_hoped(comparison, head),
            basis=basis_of(measured, quantity.unit, elided, comparison, None if fresh else previous)
            or ("cumulative" if head and head.summed else None),
            scope=measured.scope or place_spoken_of(self.text, self.begin, quantity.start),
            made=is_made(measured, before, previous),
            share=share,
        )

    def _is_defined(self, before: str, stop: int) -> bool:
        """Whether a bracket says which are meant: 工业企业（年用水量1万m3及以上）用水定额."""
        opened = "（" in before or "(" in before
        behind = self.text[stop + 1 : stop + 2]
        return opened and self.text[stop : stop + 1] in "）)" and behind.isalpha()

    def _share_elsewhere(
        self,
        measured: Measured | None,
        quantity: Quantity,
        comparison: Comparison,
        previous: Goal | None,
    ) -> str | None:
        """What is measured in a place that stands alone: …分担率不低于50%，洛阳市不低于45%."""
        if measured is None or previous is None or measured.found_by != "noun-before-number":
            return None
        if not comparison.stated or quantity.unit != previous.quantity.unit:
            return None
        return measure_elsewhere(measured.indicator, previous.share or previous.indicator)

    def _is_quoted(self, quantity: Quantity, start: int) -> bool:
        """Whether the quantity stands inside a name in quotes: “十个一批行动”."""
        opened = self.text.count(_OPENING, start, quantity.start)
        return opened > self.text.count(_CLOSING, start, quantity.start)

    def _noun_end(self, index: int, position: int) -> int | None:
        """Where the noun behind a number ends: at the clause end, or before the next item.

        None when another number belongs to the same item: 超10亿元企业20家.
        """
        if _ITEM_END.match(self.text, position, self.end):
            return position
        after = bisect_left(self.clause_ends, position + 1)
        stop = self.clause_ends[after] - 1 if after < len(self.clause_ends) else self.end
        if stop == position:
            return stop
        if index + 1 < len(self.quantities) and self.quantities[index + 1].start < stop:
            joints = [*_JOIN.finditer(self.text, position, self.quantities[index + 1].start)]
            if not joints:
                return None
            stop = joints[-1].start()
        outer = _WITHIN_BRACKET.match(self.text, position, stop)
        if outer:
            return outer.end()
        opened = max(self.text.rfind("（", position, stop), self.text.rfind("(", position, stop))
        broken = opened >= 0 and not any(self.text.find(c, opened, stop) >= 0 for c in "）)")
        # 750座公共厕所（其中，城区公厕100座…）: the aside belongs to no noun.
        return opened if broken else stop

    def _rise(self, index: int, floor: int, head: Head | None) -> Goal | None:
        """从2022年的35%提升到2025年的45%, of which ``index`` is the number of the later year."""
        quantity = self.quantities[index]
        to = _TO_YEAR.search(self.text, max(floor, quantity.start - _REACH), quantity.start)
        if not to or not index or head is None:
            return None
        base = self.quantities[index - 1]
        start = self._item_start(index - 1, floor)
        origin = _FROM_YEAR.search(self.text, start, base.start)
        if not origin or base.unit != quantity.unit or base.end != to.start():
            return None
        indicator, scope, hoped = trim_words(self.text[start : origin.start()])
        if not indicator or origin.start() - start > _LONGEST_INDICATOR:
            return None
        comparison = compare(self.text, quantity, quantity.start)
        return Goal(
            start=to.start(),
            end=comparison.end,
            stop=comparison.end,
            quantity=quantity,
            comparator=comparison.comparator,
            stated=True,
            indicator=indicator,
            quote=self.text[start : comparison.end].strip(),
            found_by="noun-before-number",
            year=head.year,
            base_value=base.value,
            aspirational=hoped or head.hoped,
            scope=scope,
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
                indicator = trim_words(self.text[start:origin])[0]
                base_value = self.quantities[index - 1].value
        if not indicator or _GROWTH.fullmatch(indicator):
            subject = self._subject_before(start, head)
            if previous is not None and tells_of_itself(subject):
                subject = previous.indicator
            indicator = subject + indicator if indicator else without_growth(subject)
        elif indicator.startswith("占"):
            indicator = without_growth(self._subject_before(start, head)) + indicator
        elif previous is not None and self._is_again(indicator, index, head, previous):
            indicator = previous.indicator
        elif previous is not None and indicator.endswith("元以上"):
            indicator = of_that_size(indicator, previous.indicator)
        elif previous is not None and previous.stop >= start - 1:
            indicator = whole_of(indicator, previous.indicator)
        return Measured(indicator, words, "noun-before-number", hoped, scope, base_value)

    def _is_again(self, words: str, index: int, head: Head | None, previous: Goal) -> bool:
        """Whether ``words`` say only that of ``previous`` some is done in a year of its own.

        到2025年更新电梯9000台，其中2024年完成3000台
        """
        if head is None or head.carried or head.end <= previous.stop:
            return False
        same = self.quantities[index].unit == previous.quantity.unit
        return same and _DONE.fullmatch(words) is not None and not _BEGUN.search(previous.quote)

    def _origin(self, index: int, start: int) -> int | None:
        """Where 由12% begins before 提高到15%, which is ``quantities[index]``."""
        base, quantity = self.quantities[index - 1], self.quantities[index]
        if base.start < start or base.unit != quantity.unit:
            return None
        origin = _FROM.search(self.text, start, base.start)
        return origin.start() if origin else None

    def _subject_before(self, start: int, head: Head | None) -> str:
        """The subject of the clause before, for a clause that has none of its own."""
        stop = start - 1
        if stop <= self.begin or self.text[stop] not in "，,、":
            return ""
        begin = max(self._clause_start(stop), head.end if head else self.begin)
        first = bisect_left(self.quantities, begin, key=_start_of)
        if first < len(self.quantities) and self.quantities[first].start < stop:
            stop = compare(self.text, self.quantities[first], begin).start
        if stop - begin > _LONGEST_INDICATOR:
            return ""
        return _BASED.sub("", trim_words(self.text[begin:stop])[0])

    def _shared_out(self, index: int, start: int) -> Sequence[Quantity]:
        """The numbers in a row, nothing but 、 between them, of which ``index`` is the first.

        分别 before them lets commas and verbs stand between: 分别达到10家，超过20家.
        """
        end = index + 1
        respectively = self.text.find(_RESPECTIVELY, start, self.quantities[index].start) >= 0
        between = _BETWEEN_SHARES if respectively else _BETWEEN
        while end < len(self.quantities):
            gap = self.quantities[end - 1].end, self.quantities[end].start
            if gap[1] - gap[0] > _LONGEST_GAP or not between.fullmatch(self.text, *gap):
                break
            if not _are_alike(self.quantities[index], self.quantities[end]):
                break
            if self._is_size_of_next(end):
                break
            end += 1
        if end == index + 1 and respectively and self._is_shared_by_all(index, start):
            return self.quantities[index:end]
        return self.quantities[index:end] if end - index > 1 else ()

    def _is_size_of_next(self, index: int) -> bool:
        """Whether a sum says how large each is of what the next number counts.

        亿元以上项目100个、10亿元以上项目20个
        """
        quantity = self.quantities[index]
        if quantity.unit not in _MONEY or index + 1 == len(self.quantities):
            return False
        between = _LARGE.match(self.text, quantity.end, self.quantities[index + 1].start)
        return between is not None and self.quantities[index + 1].unit not in _MONEY

    def _is_shared_by_all(self, index: int, start: int) -> bool:
        """Whether one number is that of several: 二氧化硫、氮氧化物排放总量分别下降15%以上."""
        begin = compare(self.text, self.quantities[index], start).start
        words, _, change = self.text[start:begin].partition(_RESPECTIVELY)
        several = "、" in words or "和" in words
        return several and (not change or _CHANGE.fullmatch(change) is not None)

    def _distribute(
        self, group: Sequence[Quantity], start: int, head: Head | None, previous: Goal | None
    ) -> list[Goal]:
        """A、B分别达到8000亿元、200亿元: the first noun has the first number.

        Nothing where nouns and numbers are not as many, or the nouns are years.
        """
        shared = compare(self.text, group[0], start)
        words, _, change = self.text[start : shared.start].partition(_RESPECTIVELY)
        change = change.removesuffix("的") if _CHANGE.fullmatch(change) else ""
        if words.endswith("年均"):
            words, change = words.removesuffix("年均"), "年均" + change
        words, scope, _ = trim_words(words)
        if change and (since := _SINCE.search(words)):
            words, change = words[: since.start()], since.group() + change
        nouns = share_measure([noun for noun in _NOUN_MARK.split(words) if noun])
        if len(nouns) > len(group) > 1 and words.count("、") + 1 == len(group):
            # 京津冀及周边地区、汾渭平原PM2.5浓度分别下降20%、15%
            nouns = share_measure(words.split("、"))
        last = compare(self.text, group[-1], group[-1].start)
        if not shared.stated and len({quantity.unit for quantity in group}) == 1:
            shared = shared._replace(comparator=last.comparator, stated=last.stated)
        years = self._years_before(start, head, len(group)) if len(nouns) == 1 else []
        if years:
            nouns *= len(group)
        elif len(nouns) == 1 and len(group) == len(_OF_BOTH) and _INCOME.search(words):
            nouns = [words.replace("城乡居民", whose) for whose in _OF_BOTH]
        elif len(nouns) < 2 and says_only_since(words):
            nouns, change = self._row_before(start, head, len(group)), words + change
        if len(group) == 1:
            group = [*group] * len(nouns)
        if len(nouns) != len(group) or any(begins_with_year(noun) for noun in nouns):
            return []
        goals: list[Goal] = []
        shared_years: Sequence[int | None] = years or [head.year if head else None] * len(group)
        for noun, quantity, year in zip(nouns, group, shared_years, strict=True):
            own = compare(self.text, quantity, quantity.start)
            stated = own if own.stated else shared
            measured = Measured(noun + change, noun, "respectively")
            previous = Goal(
                start=quantity.start,
                end=own.end,
                stop=own.end,
                quantity=quantity,
                comparator=stated.comparator,
                stated=stated.stated,
                indicator=measured.indicator,
                quote=self.text[start : group[-1].end],
                found_by=measured.found_by,
                year=year,
                year_carried=head is not None and head.carried,
                aspirational=_is_hoped(shared, head),
                basis=basis_of(measured, quantity.unit, None, shared, previous),
                scope=scope,
            )
            goals.append(previous)
        self.row = nouns
        return goals

    def _row_before(self, start: int, head: Head | None, count: int) -> list[str]:
        """What ``count`` numbers measure whose clause does not say: ，分别超过90家和870家.

        The row before measured as much, or the clause before has as many subjects.
        """
        if len(self.row) == count:
            return list(self.row)
        stop = start - 1
        if stop <= self.begin or self.text[stop] not in "，,":
            return []
        begin = max(self._clause_start(stop), head.end if head else self.begin)
        return subjects(trim_words(self.text[begin:stop])[0], count)

    def _years_before(self, start: int, head: Head | None, count: int) -> list[int]:
        """The years that begin the sentence, when there are ``count`` of them."""
        if head is None or head.carried:
            return []
        for listed in _YEARS.finditer(self.text, self.begin, start):
            years = [int(year) for year in _YEAR.findall(listed.group())]
            if len(years) == count and listed.start() < head.end <= listed.end() + 1:
                return years
        return []


def _directed(
    comparison: Comparison, quantity: Quantity, before: str, indicator: str
) -> Comparison:
    """The comparison, where what is measured or said of it tells another direction.

    PM2.5浓度达到40微克/立方米 is no lower bound; 不低于各项贷款平均增速2个百分点 is one.
    """
    if comparison.comparator == ">=" and _LESS_IS_MORE.search(indicator):
        words = before + indicator
        bound = "不低于" in words or "不少于" in words or "以上" in words
        return (
            comparison if bound or not comparison.reached else comparison._replace(comparator="=")
        )
    below = quantity.unit.endswith("百分点") and "不低于" in before
    if not comparison.stated and (below or _AT_LEAST.search(before)):
        return comparison._replace(comparator=">=", stated=True)
    return comparison


def _of_no_measure(measured: Measured, quantity: Quantity) -> bool:
    """Whether nothing but a place is named before a share or a rate: 北京市控制在32微克/立方米."""
    if measured.found_by != "noun-before-number":
        return False
    rated = quantity.unit in ("%", "‰") or "/" in quantity.unit
    return rated and _PLACE_ONLY.fullmatch(measured.indicator) is not None


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may stand in one row: not 6.6‰以下；6个月内婴儿…喂养率."""
    return one.chinese == other.chinese and (one.unit in DURATIONS) == (other.unit in DURATIONS)


def _start_of(piece: Quantity | DutyClause) -> int:
    return piece.start


def _is_hoped(comparison: Comparison, head: Head | None) -> bool:
    return comparison.aspirational or (head is not None and head.hoped)
