"""Whether a figure is meant: a goal is set for the time to come, a fact is told.

After a year (到2025年，…) or in a section of goals nearly every figure is meant; elsewhere the
words decide: 力争, 不少于, what is to be made (打造10所), what comes to a level (占比达85%).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.parse.grants import is_granted, tells_how_often
from kspolicy.parse.heads import names_past_year
from kspolicy.parse.quantities import DURATIONS

if TYPE_CHECKING:
    from kspolicy.parse.goal import Goal, Timeline
    from kspolicy.parse.heads import Head

_GOAL_WORDS = re.compile(r"力争|争取|争创|不少于|不低于|(?<!为)确保")
# No goal without one of these: a digit or comparing word among goals, elsewhere a goal's own sign.
_FIGURE = re.compile(r"[0-9]|[不达突破超过至约上下左右以之多余]")
# A year, a digit, one of the words above, or 新增; the pattern begins with one set of characters so
# that the search is fast.
_SIGN = re.compile(
    r"[年0-9力争不确新](?:(?<=[年0-9])|(?<=力)争|(?<=争)[取创]|(?<=不)[少低]于|(?<=确)保|(?<=新)增)"
)
# What sets a task: 推动…, 实施…行动, 每年引进…, 打造10所以上.
_TASK = re.compile(
    r"(?<![^，,；;。：:、.．）)])(?:推动|推进|加快|加大|加强|强化|实施|开展|紧盯|聚焦|依托|围绕|充分|积极"
    r"|高标准|高水平|高质量|大力|深入|支持|鼓励|提高|提升|完善|健全|选树|优化|每年|每个|拟"
    r"|招引|引导|授权|探索)"
    r"|[0-9][万余]?[个家所座名项][以之]上"
)
# What is made is counted: 新组建25个…, 遴选…20家, 三年内认定…60家以上, 重点引进100名….
_MAKING = re.compile(
    r"(?:(?:中心|主)?城区|县城|农村)?(?:每年|每个?[市区县镇]|拟|累计|再|力争|开展自主|重点)?(?:新增|新组建|新落地|新认定|新引进|新建"
    r"|新培育|新招引|新建改扩建|改造|打造|培育|培养|建成|建设|引进|引育|招引|遴选|选树|选拔|培训|评选|认定"
    r"|组建|开放|推广|创建|争创|补齐|配建)"
)
_NEW = re.compile(r"(?:每年|拟|累计|再)?新增")
# What is new begins with this very task: 新建10万个电动汽车智能充电桩, 新引进3亿元以上项目150个.
_NEWLY = re.compile(
    r"(?:全年|计划|拟|再)?新(?:建(?!成|设)|引进|招引|组建|培育|改扩建|改建|开[工通]|创)"
)
# In a plan for one year what is done is meant: 完成农村住房改造1.2万户, 安装…探测器3万个.
_DOING = re.compile(
    r"(?:全年|年内|同步|计划|[改扩]?（?新）?)?(?:完成|实施|提升|改造|整治|升级|设置|安装|新改|配建|加装|办好|帮助|接收|发放|帮扶"
    r"|开展|增加(?!值)|减少|新[开创]|扩[种建大]|提质|巩固|资助|救助|创[建成]|完善|栽植|造林|治理|修复|流转|疏浚|清淤|铺设"
    r"|敷设|架设|更换|更新|淘汰|关停|处置|盘活|举办|硬化|绿化|抽检|筛查|种植|推广|组织|化解|转移|搬迁)"
    r"|[为对向给][^，,。；;]{0,4}[0-9]|[^，,。；;]{2,24}(?:免费|通(?:水泥|沥青|硬化|自来水|动力电|天然气|光纤))"
)
# 每个县市区创办3所以上公办幼儿园
_FOUNDED = re.compile(
    r"(?:每|各)个?(?:[市区县镇乡州]|街道|行政村)[^，,。；;0-9]{0,12}(?:创办|兴办|举办|新?建[成立设]?|设立|打造|培育|建有)"
    r"(?:至少|不少于)?[0-9]"
)
# 按每户0.2个车位配建充电桩: a rate, of which nobody knows the sum.
# 超出认定标准0.3个百分点 says it once more.
_RATE = re.compile(r"按照?(?:平均)?每|超出[^，,。；;]{0,6}标准")
# 为满足20万辆以上电动汽车充电需求，… says what for.
_PURPOSE = re.compile(r"为了?(?:满足|适应|应对|确保)")
# What others are led to do: 推动100家以上企业实施内外网改造.
_LEADING_ON = re.compile(r"(?:推动|支持|引导|组织|带动)$")
# What comes to a level: 增加值突破650亿元, 占比达85%, 审批时间缩短至100个工作日内.
_LEVEL_OF = re.compile(
    r"(?:[率额]|总数|总量|占比|比重|比例|增加值|产值|营收|收入|规模|强度|时间|时限|投资)$"
)
_GROWING = re.compile(r"(?:增长|增速|下降)$")
# Who may apply, and what is granted to whom: 申报企业…应不低于2000万元, 在建设期给予扶持.
_CONDITION = re.compile(
    r"给予|罚款|奖励|处以|允许|标的|免[于征收]|申报(?:企业|单位|主体|人|项目|条件|对象)|申请(?:人|单位|企业)"
    r"|应当?(?:不[低少]于|具备|符合)"
)
# 据测算，…到2020年将有可能达到110万人左右: nobody sets out to reach it.
_FORECAST = re.compile(
    r"[据照有](?:(?<=[据照])[^，,。；;]{0,10}(?:测算|预测|估算|推算)|(?<=有)可能)"
)
_COMPARED = re.compile(r"同比")
_FACT_SENTENCE = re.compile(
    r"(?<!为)了(?![解])|已(?!经?成立)|[获荣]评|位[居列]|(?:现有|拥有)[^，,。；;]{0,12}[0-9]|总投资|占地"
)
# What is paid for; a clause behind the figure says nothing of it: …400辆，2025年结合补贴推进更新.
_SUBSIDY = re.compile(r"补[助贴]")
# 二十项任务; and what a slogan counts: 达到二个加强.
_NOT_COUNTED = re.compile(r"(?:任务|工程|行动|高地|体系|中心|方面|循环|格局)$")
_SLOGAN = re.compile(r"(?:加强|转变|提升|突破|结合|统一|到位|确保|坚持|推进|机制|优先|满意)$")
_LISTED = re.compile(r"民生实事|(?:实事|任务|举措|措施)$")
_LIST_UNITS = frozenset("项件条")
_COUNTERS = frozenset("个家所座名项")
_FACT_WORDS = re.compile(
    r"[已曾现目截原以去上同](?:(?<=[已曾])|(?<=[现原])有|(?<![项题]目)(?<=目)前|(?<=截)至|(?<=以)来"
    r"|(?<=[去上])年|(?<=同)比)"
)
# 任务分解落实到13个镇、87个部门: among how many it is shared out.
_ALLOTTED = re.compile(r"(?:分解|落实|下达)到(?:[0-9]+个[^，,。0-9]{1,4}、)?$")
# How far the next item of a list may be.
_NEXT_REACH = 16
# 审批时间缩短至100个工作日内
_SHORTENING = ("缩短", "压缩", "压减")


def goal_sign(*, goals: bool) -> re.Pattern[str]:
    """What a sentence must hold to state a goal, to pass over the others quickly.

    ``goals``: whether it stands in a section or column whose matter is goals.
    """
    return _FIGURE if goals else _SIGN


@dataclass(slots=True)
class Intent:
    """Tells the goals of one sentence, ``text[begin:end]``, from the facts it tells.

    ``assigned``: the text says whose duty it is.
    """

    text: str
    begin: int
    end: int
    said: Timeline
    assigned: bool = False
    _said: dict[str, bool] = field(default_factory=dict)

    def is_meant(self, goal: Goal, head: Head | None, previous: Goal | None) -> bool:
        """Whether ``goal`` is one, below ``head`` and behind the goal ``previous``."""
        quote = goal.quote
        if self._is_beside(goal):
            return False
        if (
            (("按" in quote or "超出" in quote) and _RATE.search(quote))
            or (quote[0] == "为" and _PURPOSE.match(quote))
            or (not goal.aspirational and self._says(_FORECAST))
        ):
            return False
        if head is not None and head.goal:
            return not self.said.reviewing or self._is_wanted(goal)
        if _FACT_WORDS.search(quote):
            return False
        return goal.aspirational or self._is_meant_by_place(goal, head, previous)

    def _is_beside(self, goal: Goal) -> bool:
        """Whether a figure is none of a goal, whatever is said of when: 十项任务, 奖励50万元."""
        quantity = goal.quantity
        if quantity.chinese and not _counts(goal):
            return True
        if quantity.unit in _LIST_UNITS and _counts_itself(goal):
            return True
        if quantity.unit == "个" and _ALLOTTED.search(
            self.text, max(self.begin, goal.start - 14), goal.start
        ):
            return True
        if is_granted(self.text, goal) or tells_how_often(goal):
            return True
        based = "年" not in goal.quote or goal.measured.base_value is not None
        return not based and names_past_year(goal.quote, self.said.earliest)

    def _says(self, words: re.Pattern[str]) -> bool:
        """Whether ``words`` stand anywhere in the sentence, looked up once."""
        said = self._said.get(words.pattern)
        if said is None:
            said = words.search(self.text, self.begin, self.end) is not None
            self._said[words.pattern] = said
        return said

    def _is_wanted(self, goal: Goal) -> bool:
        """Whether the words say that it is a goal, wherever they stand."""
        return goal.aspirational or _GOAL_WORDS.search(goal.quote) is not None

    def _is_meant_by_place(self, goal: Goal, head: Head | None, previous: Goal | None) -> bool:
        """Whether a figure that no year and no hope makes a goal is one where it stands."""
        among_goals = self.said.among_goals
        if (
            goal.quantity.unit in DURATIONS
            and goal.comparison.comparator == ">="
            and not among_goals
        ):
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
        words = goal.quote.removeprefix(goal.measured.scope or "")
        made = _MAKING.match(words) is not None
        if made and _NEW.match(words):
            return True
        if previous is not None and self.text.startswith("、", previous.stop):
            return True
        if previous is not None and previous.aspirational and self._is_next(goal, previous):
            return True
        if self._tells(goal):
            return False
        if head is not None:
            done = self.said.planned and _DOING.match(words) is not None
            if made or done or goal.comparison.stated or previous is not None:
                return True
            return self._is_cut(goal) or self._is_carried_to(goal)
        return self._is_task(goal, previous, made=made)

    def _tells(self, goal: Goal) -> bool:
        """Whether the sentence tells of ``goal`` as of a fact: 获评, 同比, 总投资."""
        if self._says(_FACT_SENTENCE) or (self._says(_COMPARED) and not self.said.planned):
            return True
        return self._says(_SUBSIDY) and bool(_SUBSIDY.search(self.text, self.begin, goal.stop))

    def _is_next(self, goal: Goal, previous: Goal) -> bool:
        """Whether a goal is the next item behind another: 力争招引700个，到位投资2000亿元."""
        between = self.text[previous.stop : goal.start]
        return between[:1] in ("，", ",", "、") and len(between) <= _NEXT_REACH

    def _is_task(self, goal: Goal, previous: Goal | None, *, made: bool) -> bool:
        """Whether words without any year set a task: 城镇新增就业900万人以上, 推动…打造5所…."""
        if goal.basis == "increment" and (goal.comparison.stated or _NEWLY.match(goal.quote)):
            return True
        if goal.quantity.unit == "%" and _NEWLY.match(goal.quote):
            return True
        if self._is_cut(goal):
            return True
        if previous is None and not self.assigned and not self._says(_TASK):
            return False
        stated = goal.comparison.stated or self.text[goal.start - 1] in "到至"
        if made or (stated and (self._comes_to(goal) or (previous and _is_counted(goal)))):
            return True
        if _FOUNDED.match(goal.quote):
            return True
        return previous is not None and _GROWING.search(goal.measured.indicator) is not None

    def _is_cut(self, goal: Goal) -> bool:
        """Whether a time is cut: 审批时间缩短至100个工作日内, 办理时限压减至3个工作日."""
        cut = goal.comparison.comparator == "<=" or goal.quantity.unit in DURATIONS
        return cut and self.text.startswith(_SHORTENING, goal.start)

    def _is_carried_to(self, goal: Goal) -> bool:
        """Whether a figure is carried to where it goes: 平均电耗降至12.0千瓦时/百公里."""
        return self.text.endswith(("到", "至"), goal.start, goal.quantity.start)

    def _comes_to(self, goal: Goal) -> bool:
        """Whether a level is reached (占比达85%) or others are led on (推动100家以上企业…)."""
        if _is_counted(goal):
            before = self.text[max(self.begin, goal.start - 2) : goal.start]
            return _LEADING_ON.search(before) is not None
        return _LEVEL_OF.search(goal.measured.indicator) is not None


def _is_counted(goal: Goal) -> bool:
    """Whether things are counted and named behind their number: 1000个以上公共体育场馆."""
    return goal.measured.found_by == "number-before-noun" and goal.quantity.unit in _COUNTERS


def _counts_itself(goal: Goal) -> bool:
    """Whether what the document lists is counted: 2024年我市实施47项民生实事."""
    return (
        not goal.comparison.stated
        and goal.quantity.unit in _LIST_UNITS
        and goal.measured.found_by == "number-before-noun"
        and _LISTED.search(goal.measured.indicator) is not None
    )


def _counts(goal: Goal) -> bool:
    """Whether a Chinese numeral counts something: 开放百个应用场景, but not 一个 or 二十项任务."""
    if goal.quantity.unit in ("番", "倍"):
        return True
    if goal.quantity.value <= 1 or _SLOGAN.search(goal.measured.indicator):
        return False
    return goal.comparison.stated or (
        goal.quantity.unit in _COUNTERS
        and not _NOT_COUNTED.search(goal.measured.indicator)
        and goal.made
    )
