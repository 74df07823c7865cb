"""One sentence of running text → the goals it states, in order.

A quantity is a goal when a goal is being stated: after a year (到2025年，…), in a section or
column of goals, or with words that only a goal uses (力争, 不少于, 争创). The rest are facts about
the world: 28nm, 6平方公里的“…集聚区”, 第17次.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.heads import Head, begins_with_year, names_past_year
from kspolicy.parse.quantities import DURATIONS, Comparison, Quantity, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kspolicy.model.document import Basis, Comparator, Number
    from kspolicy.parse.duty import DutyClause

# Not the comma of 1,119家.
_CLAUSE_END = re.compile(r"[，；;：:。！？,](?!(?<=[0-9][,:])[0-9])")
# What stands between two items of a list, and what only looks like it: 及以上, 和谐, 并购.
_AND = r"和(?![谐平])|以?及(?!以[上下]|时|格)|并(?![购网轨])"
_JOIN = re.compile(rf"、|{_AND}")
_ITEM_END = re.compile(rf"[、（(）)]|{_AND}")
_ITEM_START = re.compile(rf"[）)]{{0,3}}(?:[、（(，,；;]|{_AND}){{0,4}}")
_ASIDE = re.compile(r"[（(][^（）()]{0,80}[）)]")

_SCOPE = re.compile(
    r"(?:全国(?![一-鿿]{0,2}(?:代表|文明|统一|重点|强|前))|我[市省区县镇]|全[市省县镇区](?![域性])|本[市省区县])"
)
_HOPE = (
    r"力争|争取|努力|确保|预计|计划(?!生育|单列)|要(?![素闻件点])|将(?!军)|再(?![制生就贷融])"
    rf"|其中[，：:]?|{_AND}"
)
_LEADING = re.compile(rf"{_HOPE}|(?P<scope>{_SCOPE.pattern})")
# What only drives a measure, and is no part of it: 推动产业规模达1000亿元.
_DRIVING = re.compile(r"推动|促进|带动|实现|促使")
# 提高有线电视超高清机顶盒占比至75%
_RAISING = re.compile(
    r"(?:提高|提升|降低|缩短|压缩|压减|扩大)"
    r"(?P<measure>.{2,}(?:[率额量值]|占比|比重|比例|规模|强度|时间|时限|成本))[到至]"
)
_DASH = re.compile(r"(?:——|--)[ 　]*")
_DASHES = ("——", "--")
_ASPIRING = ("力争", "争取")
# 固定资产投资力争增长10%以上
_HOPED_CHANGE = re.compile(r"(?:力争|争取|预计|计划)(?=(?:年均)?(?:增长|下降|降低|减少)$)")
_COPULA = re.compile(r"(?<![行作成人认称])为$")
# 70%以上的城市全面消除重污染天气, but not 5%的增速.
_SHARE_OF = re.compile(r"的(?P<whole>(?!比例|比重|标准|速度|增速|水平|份额|资金|补).{4,})")
_ATTRIBUTIVE = re.compile(r"的|级(?!别)")
_INCREMENT = re.compile(r"新增|新建|新设|新引进|新认定|净增")
# 新建学校项目总投资 is the price of what is built.
_BUILT = ("新建", "新设")
_VERB = re.compile(
    r"(?:新增|新建|新设|新引进|引进|引育|引培|培育|培养|建成|建设|打造|争创|创建|创成|举办|入选|形成|"
    r"实现|完成|推动|认定|设立|累计|组织|开展|培训|服务|吸引|集聚|聚集|孵化|转化|制定|制修订|研发|突破|"
    r"推广|改造|实施|新认定|达成|发展|布局|投资|招引|落地|获得|获批|取得|承担|评选|选树|遴选|支持|推出)"
)
# What is measured, not counted: an increment does not pass from a counted item to these.
_MEASURED = re.compile(r"(?:规模|产值|投资|占比|比重|比例|收入|产量|总量|数量?|[率额值])$")
_GOAL_WORDS = re.compile(r"力争|争取|争创|不少于|不低于|确保")
# No goal without one of these: a digit or comparing word among goals, elsewhere a goal's own sign.
_FIGURE = re.compile(r"[0-9]|[不达突破超过至约上下左右以之多余]")
# A year, a digit, one of the words above, or 新增; the pattern begins with one set of characters so
# that the search is fast.
_SIGN = re.compile(
    r"[年0-9力争不确新](?:(?<=[年0-9])|(?<=力)争|(?<=争)[取创]|(?<=不)[少低]于|(?<=确)保|(?<=新)增)"
)
# What sets a task: 推动…, 实施…行动, 每年引进…, 打造10所以上.
_TASK = re.compile(
    r"(?<![^，；。：:、.．）)])(?:推动|推进|加快|加大|加强|强化|实施|开展|紧盯|聚焦|依托|围绕|充分|积极"
    r"|高标准|高水平|高质量|大力|深入|支持|鼓励|提高|提升|完善|健全|选树|优化|每年|每个|拟"
    r"|招引|引导|授权|探索)"
    r"|[0-9][万余]?[个家所座名项][以之]上"
)
# What is made is counted: 新组建25个…, 遴选…20家, 三年内认定…60家以上.
_MAKING = re.compile(
    r"(?:每年|每个?[市区县镇]|拟|累计|再|力争|开展自主)?(?:新增|新组建|新落地|新认定|新引进|新建|新培育"
    r"|新招引|新建改扩建|改造|打造|培育|建成|建设|引进|引育|招引|遴选|选树|评选|认定|组建|开放|推广|创建|争创)"
)
_NEW = re.compile(r"(?:每年|拟|累计|再)?新增")
# What comes to a level: 增加值突破650亿元, 占比达85%, 审批时间缩短至100个工作日内.
_LEVEL_OF = re.compile(r"(?:[率额]|占比|比重|比例|增加值|产值|营收|收入|规模|强度|时间|时限|投资)$")
_GROWING = re.compile(r"(?:增长|增速|下降)$")
# Who may apply, and what is granted to whom: 申报企业…应不低于2000万元, 在建设期给予扶持.
_CONDITION = re.compile(
    r"给予|罚款|奖励|处以|申报(?:企业|单位|主体|人|项目|条件|对象)|申请(?:人|单位|企业)"
    r"|应当?(?:不[低少]于|具备|符合)"
)
_FACT_SENTENCE = re.compile(
    r"(?<!为)了(?![解])|已(?!经?成立)|同比|[获荣]评|位[居列]|(?:现有|拥有)[^，。；]{0,12}[0-9]|总投资|占地|补[助贴]"
)
_MAKING_SOME = re.compile(r"(?:打造|建成|建设|培育|培育形成|引进|开放|推广|新增|新建|创建|组建)$")
_NOT_COUNTED = re.compile(r"(?:任务|工程|行动|高地|体系|中心|方面|循环|格局)$")
_COUNTERS = frozenset("个家所座名项")
_FACT_WORDS = re.compile(r"已|现有|(?<![项题])目前|截至|原有|曾|以来|去年|上年|同比")
_FROM = re.compile(r"(?:由|从)[^，；。]{0,8}$")
# 年均增长, 比2020年提高: a change that needs the subject of the clause before.
_GROWTH = re.compile(
    r"(?:(?:比|较)[^，。]{1,12}?)?(?:年均|年度)?(?:增长率?|增速|增幅|提高|提升|下降|降低|增加|减少)"
)
_THRESHOLD = re.compile(r"超过|超|突破|达到|达|不低于|不少于")
_RESPECTIVELY = "分别"
_NOUN_MARK = re.compile(r"[、，]|以?及|和")
_AFTER_WORDS = r"(?:以上|左右|以内|上下|之内|以下)?"
_BETWEEN = re.compile(rf"{_AFTER_WORDS}(?:、|{_AND})")
_BETWEEN_SHARES = re.compile(rf"{_AFTER_WORDS}(?:[、，,；;]|{_AND})(?:达到?|突破|超过?)?")
_LONGEST_GAP = 8
_OF_SIZE = re.compile(
    r"(?:以上|左右)?(?:年?(?:产值|营收|营业收入|销售收入)|规模)(?:超过?|达到?|突破)"
)
_QUALIFIED = re.compile(r"(?:以上)?(?:、[^，；。、的0-9]{2,10}){0,4}的(?!目标)")
_FROM_YEAR = re.compile(r"[由从](?:19|20)[0-9]{2}年的?$")
_TO_YEAR = re.compile(
    r"(?:提高|提升|增长|增加|上升|扩大|下降|降低|减少|缩短)[到至](?:19|20)[0-9]{2}年的?$"
)
_REACH = 16
# 到2025年、2030年、2035年，产业规模分别达到500亿元、1000亿元、2000亿元
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_YEARS = re.compile(rf"(?:{_YEAR.pattern}年[底末]?(?:、|和|以及)?){{2,6}}[，,]?$")
_YEARS_REACH = 50
# 审批时间缩短至100个工作日内
_SHORTENING = ("缩短", "压缩", "压减")
# 总量超过五千亿规模: what only says that the number is large.
_SIZE = re.compile(r"规模|大关|关口")
# 京津冀、长三角、珠三角等区域细颗粒物浓度
_AMONG = re.compile(r"(?P<name>.{1,10}?)等(?:重点)?(?:区域|地区|城市|领域|行业)(?=.{2})")
_LEVEL = re.compile(r".*?级(?:及?以上)?")
# The rest of an aside that began before the number: （其中引进50名人才）.
_WITHIN_BRACKET = re.compile(r"[^（(）)]*(?=[）)])")
_OPENING, _CLOSING = "“", "”"
# No indicator is longer; what stands further from its number could not be cited with it.
_LONGEST_INDICATOR = 200


class Goal(NamedTuple):
    """One goal. Its wording is ``text[start:end]``, its item ends at ``stop``.

    ``stated``: some word compares (不少于); without one the comparator is ``=``.
    """

    start: int
    end: int
    stop: int
    quantity: Quantity
    comparator: Comparator
    stated: bool
    indicator: str
    quote: str
    found_by: str
    year: int | None = None
    year_carried: bool = False
    elided: str | None = None
    base_value: Number | None = None
    aspirational: bool = False
    basis: Basis | None = None
    scope: str | None = None
    made: bool = False


@dataclass(slots=True)
class Timeline:
    """When the figures of one text are meant for.

    ``heads``: those of the text; ``earliest``: the year of the document, years before it state
    facts; ``among_goals``: in a section or column whose matter is goals; ``past``: in a chapter
    that reviews the past; ``above``: the last head of the text that this one continues.
    """

    heads: Sequence[Head]
    earliest: int | None
    among_goals: bool
    past: bool
    above: Head | None
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._ends = [head.end for head in self.heads]

    def head(self, begin: int, position: int) -> Head | None:
        """The head that holds at ``position`` of the sentence that begins at ``begin``.

        One of a sentence before still gives the year, but no longer says that this is a goal.
        """
        passed = bisect_right(self._ends, position)
        head = self.heads[passed - 1] if passed else self.above
        if head is None or (passed and head.end > begin):
            return head
        goal = None if head.goal else head.goal
        return Head(begin, head.year, goal, carried=True)


def goal_sign(*, goals: bool) -> re.Pattern[str]:
    """What a sentence must hold to state a goal, to pass over the others quickly.

    ``goals``: whether it stands in a section or column whose matter is goals.
    """
    return _FIGURE if goals else _SIGN


def find_goals(
    text: str,
    begin: int,
    end: int,
    quantities: Sequence[Quantity],
    duties: Sequence[DutyClause],
    said: Timeline,
) -> Iterable[Goal]:
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
        quantities = [q for q in quantities if not _within(q.start, duties)]
    if len(quantities) > 1:
        quantities = [q for i, q in enumerate(quantities) if not _qualifies(text, quantities, i)]
    if not quantities:
        return ()
    return _Sentence(text, begin, end, quantities, said).goals()


def _within(position: int, duties: Sequence[DutyClause]) -> bool:
    before = bisect_right(duties, position, key=_start_of)
    return before > 0 and position < duties[before - 1].end


def _qualifies(text: str, quantities: Sequence[Quantity], index: int) -> bool:
    """Whether a quantity only qualifies the noun that the one before it counts.

    打造10个左右规模超百亿、链条完备的战略性新兴产业生态
    """
    if not index:
        return False
    between = _OF_SIZE.fullmatch(text, quantities[index - 1].end, quantities[index].start)
    return between is not None and _QUALIFIED.match(text, quantities[index].end) is not None


@dataclass(slots=True)
class _Sentence:
    """Reads the quantities of one sentence from left to right, each with the words around it."""

    text: str
    begin: int
    end: int
    quantities: Sequence[Quantity]
    said: Timeline
    clause_ends: list[int] = field(init=False)
    _said: dict[re.Pattern[str], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        marks = _CLAUSE_END.finditer(self.text, self.begin, self.end)
        self.clause_ends = [match.end() for match in marks]

    def goals(self) -> Iterator[Goal]:
        previous: Goal | None = None
        floor = self.begin
        skip_to = 0
        for index, quantity in enumerate(self.quantities):
            if index < skip_to:
                continue
            head = self.said.head(self.begin, quantity.start)
            start = self._item_start(index, floor)
            if head:
                start = max(start, head.end)
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
                if self._is_meant(goal, head, previous):
                    yield goal
                    previous = goal

    def _says(self, words: re.Pattern[str]) -> bool:
        """Whether ``words`` stand anywhere in the sentence, looked up once."""
        if words not in self._said:
            self._said[words] = words.search(self.text, self.begin, self.end) is not None
        return self._said[words]

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

    def _read(
        self, index: int, start: int, head: Head | None, previous: Goal | None
    ) -> Goal | None:
        """The goal that a quantity states, None when it only qualifies a noun."""
        quantity = self.quantities[index]
        if self._is_quoted(quantity, start):
            return None
        comparison = compare(self.text, quantity, start)
        stop = self._noun_end(index, comparison.end)
        if stop is None or stop - comparison.end > _LONGEST_INDICATOR:
            return None
        before = self.text[start : comparison.start]
        if stop > comparison.end and not _SIZE.fullmatch(self.text, comparison.end, stop):
            measured = _behind_number(before, self.text[comparison.end : stop], quantity.unit)
        else:
            measured = self._before_number(before, index, start, comparison, head)
        if measured is None or not measured.indicator:
            return None
        elided = _elided(measured.indicator, previous)
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
            basis=_basis(measured, elided, comparison, previous)
            or ("cumulative" if head and head.summed else None),
            scope=measured.scope,
            made=_is_made(measured, before, previous),
        )

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
        if index + 1 < len(self.quantities) and self.quantities[index + 1].start < stop:
            joints = [*_JOIN.finditer(self.text, position, self.quantities[index + 1].start)]
            if not joints:
                return None
            stop = joints[-1].start()
        outer = _WITHIN_BRACKET.match(self.text, position, stop)
        return outer.end() if outer else stop

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
        indicator, scope, hoped = _trim(self.text[start : origin.start()])
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
        self, before: str, index: int, start: int, comparison: Comparison, head: Head | None
    ) -> _Measured:
        """What is measured by the words before the number: 产业规模力争突破500亿元."""
        words, scope, hoped = _trim(before)
        indicator, base_value = words, None
        if comparison.raised and index:
            origin = self._origin(index, start)
            if origin is not None:
                indicator = _trim(self.text[start:origin])[0]
                base_value = self.quantities[index - 1].value
        if not indicator or _GROWTH.fullmatch(indicator):
            indicator = self._subject_before(start, head) + indicator
        return _Measured(indicator, words, "noun-before-number", hoped, scope, base_value)

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
        if stop <= self.begin or self.text[stop] not in "，,":
            return ""
        begin = max(self._clause_start(stop), head.end if head else self.begin)
        first = bisect_left(self.quantities, begin, key=_start_of)
        if first < len(self.quantities) and self.quantities[first].start < stop:
            stop = compare(self.text, self.quantities[first], begin).start
        if stop - begin > _LONGEST_INDICATOR:
            return ""
        return _trim(self.text[begin:stop])[0]

    def _shared_out(self, index: int, start: int) -> Sequence[Quantity]:
        """The numbers in a row, nothing but 、 between them, of which ``index`` is the first.

        分别 before them lets commas and verbs stand between: 分别达到10家，超过20家.
        """
        respectively = self.text.find(_RESPECTIVELY, start, self.quantities[index].start) >= 0
        between = _BETWEEN_SHARES if respectively else _BETWEEN
        end = index + 1
        while end < len(self.quantities):
            gap = self.quantities[end - 1].end, self.quantities[end].start
            if gap[1] - gap[0] > _LONGEST_GAP or not between.fullmatch(self.text, *gap):
                break
            end += 1
        return self.quantities[index:end] if end - index > 1 else ()

    def _distribute(
        self, group: Sequence[Quantity], start: int, head: Head | None, previous: Goal | None
    ) -> list[Goal]:
        """A、B分别达到8000亿元、200亿元: the first noun has the first number.

        Nothing where nouns and numbers are not as many, or the nouns are years.
        """
        shared = compare(self.text, group[0], start)
        words, _, change = self.text[start : shared.start].partition(_RESPECTIVELY)
        change = change if _GROWTH.fullmatch(change) else ""
        nouns = _share_measure([noun for noun in _NOUN_MARK.split(_trim(words)[0]) if noun])
        last = compare(self.text, group[-1], group[-1].start)
        if not shared.stated and len({quantity.unit for quantity in group}) == 1:
            shared = shared._replace(comparator=last.comparator, stated=last.stated)
        years = self._years_before(start, len(group)) if len(nouns) == 1 else []
        if years:
            nouns *= len(group)
        if len(nouns) != len(group) or any(begins_with_year(noun) for noun in nouns):
            return []
        goals: list[Goal] = []
        shared_years: Sequence[int | None] = years or [head.year if head else None] * len(group)
        for noun, quantity, year in zip(nouns, group, shared_years, strict=True):
            own = compare(self.text, quantity, quantity.start)
            stated = own if own.stated else shared
            measured = _Measured(noun + change, noun, "respectively")
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
                basis=_basis(measured, None, shared, previous),
            )
            goals.append(previous)
        return goals

    def _years_before(self, start: int, count: int) -> list[int]:
        """The years before the clause at ``start``, when there are ``count`` of them."""
        listed = _YEARS.search(self.text, max(self.begin, start - _YEARS_REACH), start)
        years = _YEAR.findall(listed.group()) if listed else []
        return [int(year) for year in years] if len(years) == count else []

    def _is_meant(self, goal: Goal, head: Head | None, previous: Goal | None) -> bool:
        """Whether the words state a goal rather than a fact."""
        if goal.quantity.chinese and not _counts(goal):
            return False
        if goal.base_value is None and names_past_year(goal.quote, self.said.earliest):
            return False
        if head is not None and head.goal:
            return True
        if _FACT_WORDS.search(goal.quote):
            return False
        return goal.aspirational or self._is_meant_by_place(goal, head, previous)

    def _is_meant_by_place(self, goal: Goal, head: Head | None, previous: Goal | None) -> bool:
        """Whether a figure that no year and no hope makes a goal is one where it stands."""
        among_goals = self.said.among_goals
        if goal.quantity.unit in DURATIONS and goal.comparator == ">=" and not among_goals:
            return False
        if not among_goals and self._says(_CONDITION):
            return False
        if _GOAL_WORDS.search(goal.quote):
            return True
        if head is not None and head.goal is False and not (head.carried and among_goals):
            return False
        return among_goals or self._is_planned(goal, head, previous)

    def _is_planned(self, goal: Goal, head: Head | None, previous: Goal | None) -> bool:
        """Whether words that state goals and facts alike state a goal here.

        They do in a sentence that sets a task (推动…, 每年引进…), after a goal, or after a year
        that is not over, of what is to be made (打造10所) or comes to a level (占比达85%).
        """
        if self.said.past:
            return False
        made = _MAKING.match(goal.quote) is not None
        if made and _NEW.match(goal.quote):
            return True
        if previous is not None and self.text.startswith("、", previous.stop):
            return True
        if self._says(_FACT_SENTENCE):
            return False
        if head is not None:
            return made or goal.stated or previous is not None
        return self._is_task(goal, previous, made=made)

    def _is_task(self, goal: Goal, previous: Goal | None, *, made: bool) -> bool:
        """Whether words without any year set a task: 城镇新增就业900万人以上, 推动…打造5所…."""
        if goal.basis == "increment" and goal.stated:
            return True
        if goal.comparator == "<=" and self.text.startswith(_SHORTENING, goal.start):
            return True
        if previous is None and not self._says(_TASK):
            return False
        stated = goal.stated or self.text[goal.start - 1] in "到至"
        if made or (stated and _LEVEL_OF.search(goal.indicator)):
            return True
        return previous is not None and _GROWING.search(goal.indicator) is not None


class _Measured(NamedTuple):
    """What a number measures. ``words`` are those that tell an increment from a total."""

    indicator: str
    words: str
    found_by: str
    hoped: bool = False
    scope: str | None = None
    base_value: Number | None = None


def _behind_number(before: str, behind: str, unit: str) -> _Measured | None:
    """What is measured by the words behind the number: 引进超1400名紧缺人才."""
    if not before and unit == "%" and (share := _SHARE_OF.match(behind)):
        return _Measured(share["whole"], before, "number-before-noun")
    if _ATTRIBUTIVE.match(behind) or unit in DURATIONS:
        return None
    hoped = any(word in before for word in _ASPIRING)
    return _Measured(behind, before, "number-before-noun", hoped, _trim(before)[1])


def _share_measure(nouns: list[str]) -> list[str]:
    """Give to all nouns what only the last one names.

    国家级、省级企业技术中心 are two 企业技术中心; 昆山、太仓产业规模 are two 产业规模.
    """
    if len(nouns) < 2:
        return nouns
    *earlier, last = nouns
    if among := _AMONG.match(last):
        measure = last[among.end() :]
        return [*(noun + measure for noun in earlier), among["name"] + measure]
    level = _LEVEL.match(last)
    if level and all(_LEVEL.fullmatch(noun) for noun in earlier):
        measure = last[level.end() :]
    elif len({len(noun) for noun in earlier}) == 1 and _MEASURED.search(last[len(nouns[0]) :]):
        measure = last[len(nouns[0]) :]
    else:
        return nouns
    if any(_MEASURED.search(noun) for noun in earlier):
        return nouns
    return [*(noun + measure for noun in earlier), last]


def _start_of(piece: Quantity | DutyClause) -> int:
    return piece.start


def _is_made(measured: _Measured, before: str, previous: Goal | None) -> bool:
    """Whether a verb of making governs the count, its own or that of the item before."""
    if measured.found_by != "number-before-noun":
        return False
    if before:
        return _MAKING_SOME.search(before) is not None
    return previous is not None and previous.made


def _counts(goal: Goal) -> bool:
    """Whether a Chinese numeral counts something: 开放百个应用场景, but not 一个 or 二十项任务."""
    if goal.quantity.unit == "番":
        return True
    if goal.quantity.value <= 1:
        return False
    return goal.stated or (
        goal.quantity.unit in _COUNTERS and not _NOT_COUNTED.search(goal.indicator) and goal.made
    )


def _is_hoped(comparison: Comparison, head: Head | None) -> bool:
    return comparison.aspirational or (head is not None and head.hoped)


def _trim(words: str) -> tuple[str, str | None, bool]:
    """Words before a number → indicator, scope word, whether a hope (力争) was among them."""
    scope: str | None = None
    hoped = False
    dash = _DASH.match(words) if words.startswith(_DASHES) else None
    start = dash.end() if dash else 0
    while match := _LEADING.match(words, start):
        hoped = hoped or match.group() in _ASPIRING
        scope = match["scope"] or scope
        start = match.end()
    rest = words[start:].strip().removesuffix("将")
    if rest.endswith(("到", "至")) and (raising := _RAISING.fullmatch(rest)):
        rest = raising["measure"]
    if (driven := _DRIVING.match(rest)) and _MEASURED.search(rest):
        rest = rest[driven.end() :]
        if match := _SCOPE.match(rest):
            scope, rest = match.group(), rest[match.end() :]
    if (hoping := _HOPED_CHANGE.search(rest)) is not None:
        rest, hoped = rest[: hoping.start()] + rest[hoping.end() :], hoping.group() in _ASPIRING
    return _COPULA.sub("", rest) if rest.endswith("为") else rest, scope, hoped


def _elided(indicator: str, previous: Goal | None) -> str | None:
    """What a list item leaves out: 新增产值规模超200亿元企业1家，超50亿元企业3家."""
    if previous is None or not _THRESHOLD.match(indicator):
        return None
    whole = (previous.elided or "") + previous.indicator
    threshold = _THRESHOLD.search(whole)
    return whole[: threshold.start()] or None if threshold else None


def _basis(
    measured: _Measured, elided: str | None, comparison: Comparison, previous: Goal | None
) -> Basis | None:
    """Increment or cumulative, by the item's own words or those it shares with the item before."""
    own = f"{elided or ''}{measured.words}"
    added = _INCREMENT.search(own) if "新" in own or "净" in own else None
    if added and not (added.group() in _BUILT and _MEASURED.search(measured.indicator)):
        return "increment"
    if "累计" in own or comparison.cumulative:
        return "cumulative"
    shares_verb = (
        previous is not None
        and previous.basis == "increment"
        and not _VERB.match(measured.words)
        and not _MEASURED.search(measured.indicator)
    )
    return "increment" if shares_verb else None
