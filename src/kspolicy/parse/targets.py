"""The targets of a document: the goals of its running text, numbered where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.clipped import clipped
from kspolicy.model.document import Target
from kspolicy.model.source import ReadingNote
from kspolicy.parse.goal import Goal, Timeline
from kspolicy.parse.goals import find_goals
from kspolicy.parse.heads import Head, find_heads
from kspolicy.parse.imperatives import sets_tasks
from kspolicy.parse.indicator import names_no_measure
from kspolicy.parse.intent import goal_sign
from kspolicy.parse.measure import DASHES
from kspolicy.parse.places import at
from kspolicy.parse.quantities import find_overlong, find_quantities
from kspolicy.parse.unread import may_reach, seems_goal, unread_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.source import TextRun
    from kspolicy.parse.clause import DutyClause
    from kspolicy.parse.identities import Identities
    from kspolicy.parse.sentences import Span

# What a chapter that reviews the past says sooner or later: 去年, 同比, 五年来.
# The pattern begins with one set of characters so that the search is fast.
_PAST = re.compile(
    r"[去上同过一五来截现](?:(?<=[去上])年(?!度)|(?<=同)比|(?<=过)去[一两三五]年|(?<=[一五])年来"
    r"|(?<=来)之不易|(?<=截)[至止]|(?<=现)有[^，,。；;]{2,20}[0-9])"
)
_REVIEW = re.compile(
    r"回顾|总结|成效|成就|成绩|亮点|现状|背景|形势|环境分析|发展环境|(?:发展|工作|现有)基础"
    r"|(?:完成|执行|进展|落实|实施|运行|推进|工作)情况"
)
# What lies below tells of the world, whatever years it names: 老龄事业发展面临的形势.
_OUTLOOK = re.compile(r"形势|现状|背景|回顾|环境分析")
_HEADING_YEAR = re.compile(r"(20[0-9]{2})年")
# 2024年重点工作: what stands below is planned for that year.
_PLAN_OF_YEAR = re.compile(
    r"20[0-9]{2}年[^，,。]{0,8}(?:工作|任务)(?:任务|安排|打算|计划|举措|建议)?(?=，|$)"
)
# 纳入民生实事项目管理的内容: what is promised for the year.
_TO_BE_DONE = re.compile(r"民生实事(?!.{0,6}(?:完成|进展)情况)")
# 立山区政府2023年重点工作任务分解和责任分工方案: the work of one year, and of no other.
_WORK_OF_YEAR = re.compile(
    r"(?<![-—至])(?P<year>20[0-9]{2})年(?![前底]|远景)度?[^，,。]{0,14}?"
    r"(?:(?:重点)?工作(?:任务|要点|安排|计划)?|(?:重点|目标)任务|民生实事|政府工作报告"
    r"|行动(?:计划|方案)|社会发展计划|(?:实施|年度|攻坚)(?:计划|方案)|任务(?:分工|分解|清单))"
)
# 关于2023年10月份民生实事项目进展情况的通报 tells of it afterwards.
_TOLD = re.compile(r"情况|通报|总结|评估|解读|[0-9]月")
_YEARLY = "每年"
_LONGEST_SHOWN = 60


class TargetContext(NamedTuple):
    """Where a text stands: its part, section or row, and the task it belongs to.

    ``goals``: in a section or column whose matter is goals. ``headings``: the titles above it,
    which may give a year (2023年主要目标) or say that it reviews the past (工作回顾).
    """

    part: str
    section: str | None
    task: str | None = None
    goals: bool = False
    headings: str = ""

    def of_task(self, task: str) -> TargetContext:
        """The context of what belongs to ``task``."""
        return TargetContext(self.part, self.section, task, self.goals, self.headings)

    @property
    def owner(self) -> str:
        """The id that the ids of targets begin with."""
        return f"{self.part}/{self.section}" if self.section else self.part


class _Found(NamedTuple):
    """The goals of one text, and where it stands."""

    goals: Sequence[Goal]
    run: TextRun
    context: TargetContext


class _Headings(NamedTuple):
    """What the titles above a text say of its figures.

    ``headed``: the head that a year in the headings is, ``titled``: that of a plan for one year,
    ``year``: that of either.
    ``planned``: what stands below is planned for the year of the headings; ``promised``: it is to
    be done. ``reviewing``: it tells of the past, ``viewing``: of the world. ``tasked``: tasks
    stand below.
    """

    headed: Head | None
    titled: Head | None
    year: int | None
    planned: bool
    promised: bool
    reviewing: bool
    viewing: bool
    tasked: bool


@dataclass(slots=True)
class TargetFinder:
    """Finds the goals of a document's texts, in reading order.

    ``earliest``: the year of the document; years before it state facts, not goals. ``titles``:
    those of the parts, which may be plans for one year. ``notes``: where it says what it could
    not read.
    """

    identities: Identities
    earliest: int | None
    titles: dict[str, str] = field(default_factory=dict)
    notes: list[ReadingNote] = field(default_factory=list)
    _found: list[_Found] = field(default_factory=list)
    _past: set[str] = field(default_factory=set)
    _above: tuple[str, Head | None] = ("", None)
    _announced: dict[str, set[int]] = field(default_factory=dict)
    _headings: dict[tuple[str, str], _Headings] = field(default_factory=dict)

    def search(
        self,
        run: TextRun,
        spans: Sequence[Span],
        context: TargetContext,
        duties: Sequence[DutyClause] = (),
    ) -> list[int]:
        """Find the targets in the sentences of ``run`` at ``spans``, outside of ``duties``.

        Returns:
            The numbers of the sentences in which targets were found.
        """
        text, among_goals = run.text, context.goals
        said: Timeline | None = self._open(run, spans, context) if among_goals and spans else None
        if not among_goals and _PAST.search(text):
            self._past.add(_chapter(context))
        holders: list[int] = []
        goals: list[Goal] = []
        for number, begin, end in _with_sign(goal_sign(goals=among_goals), text, spans):
            for figure in find_overlong(text, begin, end):
                self._note_overlong(run, *figure)
            quantities = find_quantities(text, begin, end)
            if not quantities and not may_reach(text, begin, end):
                continue
            if said is None:
                said = self._open(run, spans, context)
            stated = find_goals(text, begin, end, quantities, duties, said) if quantities else []
            found = self._named(run, stated)
            if found:
                goals += found
                holders.append(number)
            if not stated and seems_goal(text, begin, end, quantities, duties, said):
                self._note_lost(run, begin, end)
            elif said.speaks_of_goals:
                for clause in unread_clauses(text, begin, end, stated, duties, said):
                    self._note_lost(run, *clause)
        if goals:
            self._found.append(_Found(goals, run, context))
        return holders

    def _named(self, run: TextRun, goals: Sequence[Goal]) -> list[Goal]:
        """Those of ``goals`` that say what they measure; of the others it is noted."""
        named: list[Goal] = []
        said = ""
        for goal in goals:
            if not names_no_measure(goal.measured.indicator, goal.quantity.unit):
                named.append(goal)
            elif goal.quote != said:
                said = goal.quote
                message = f"“{said[:_LONGEST_SHOWN]}”看不出指标是什么，未列为目标"
                place = run.place(goal.start)
                self.notes.append(ReadingNote("goal-not-understood", message, place))
        return named

    def _note_overlong(self, run: TextRun, begin: int, end: int) -> None:
        message = f"“{run.text[begin:end][:_LONGEST_SHOWN]}”数字过长，未取值"
        self.notes.append(ReadingNote("figure-not-understood", message, run.place(begin)))

    def _note_lost(self, run: TextRun, begin: int, end: int) -> None:
        words = run.text[begin:end]
        message = f"这句话像是目标，没有识别：“{clipped(words, _LONGEST_SHOWN).strip()}”"
        self.notes.append(ReadingNote("goal-not-understood", message, run.place(begin)))

    def _open(self, run: TextRun, spans: Sequence[Span], context: TargetContext) -> Timeline:
        """When the figures of a text are meant for; a list under a year goes on with that year."""
        text, start, goals = run.text, spans[0][0], context.goals
        headings = self._say_headings(context)
        headed, titled, planned = headings.headed, headings.titled, headings.planned
        heads = find_heads(text, start, spans[-1][1], self.earliest, headings.year)
        above: Head | None = None
        if goals:
            above = self._above_goals(heads, context, listed=text.startswith(DASHES, start))
            above = above or headed
        elif planned:
            above = headed
        elif headings.promised:
            above, planned = titled or Head(0, None, goal=None), True
        if above is None and titled:
            above, planned = titled, True
        past = headings.reviewing or (not planned and _chapter(context) in self._past)
        viewing = headings.viewing and not goals
        tasked = headings.tasked and not past
        return Timeline(heads, self.earliest, goals, past, above, viewing, planned, tasked)

    def _above_goals(
        self, heads: Sequence[Head], context: TargetContext, *, listed: bool
    ) -> Head | None:
        """The head that a text among goals, whose own are ``heads``, goes on with.

        ``listed``: it is one of a list, and goes on with the text before it.
        """
        owner = context.owner
        above = self._above[1] if listed and owner == self._above[0] else None
        if heads or not listed:
            self._above = owner, heads[-1] if heads else None
        above = above or self._announced_year(owner)
        for head in heads:
            if head.goal and head.year and not head.part:
                self._announced.setdefault(owner, set()).add(head.year)
        return above

    def _say_headings(self, context: TargetContext) -> _Headings:
        """What the titles above a text say, read once for all texts below them."""
        titles = context.headings, self.titles.get(context.part, "")
        said = self._headings.get(titles)
        if said is None:
            headings, title = titles
            headed = self._year_of_headings(headings)
            titled = _titled(title, self.earliest)
            dated = headed or titled
            reviewing = _REVIEW.search(headings) is not None
            undated = self.earliest is None
            said = self._headings[titles] = _Headings(
                headed=headed,
                titled=titled,
                year=dated.year if dated else None,
                planned=headed is not None and _PLAN_OF_YEAR.search(headings) is not None,
                promised=_TO_BE_DONE.search(headings) is not None,
                reviewing=reviewing,
                viewing=reviewing and (undated or _OUTLOOK.search(headings) is not None),
                tasked=sets_tasks(headings, title),
            )
        return said

    def _announced_year(self, owner: str) -> Head | None:
        """The one year that the texts before announce, in the section ``owner`` or one above.

        到2025年，初步建成先进制造业强市。 / 产业能级更高。规模以上工业企业力争突破2200家。
        """
        while owner:
            years = self._announced.get(owner)
            if years:
                agreed = next(iter(years)) if len(years) == 1 else None
                return Head(0, agreed, goal=None, carried=True) if agreed else None
            owner = owner.rpartition(".")[0]
        return None

    def _year_of_headings(self, headings: str) -> Head | None:
        years = _HEADING_YEAR.findall(headings) if "年" in headings else None
        year = int(years[-1]) if years else None
        if year is None or (self.earliest is not None and year < self.earliest):
            return None
        return Head(0, year, goal=None)

    def targets(self) -> Iterator[Target]:
        """All targets found so far.

        A target without a year takes that of its section, where all others there agree on one and
        one of them stands before it; what is done every year is done by none.
        """
        owners = [found.context.owner for found in self._found]
        years: dict[str, set[int]] = {owner: set() for owner in owners}
        for owner, found in zip(owners, self._found, strict=True):
            for goal in found.goals:
                if goal.year is not None and not goal.year_carried:
                    years[owner].add(goal.year)
        counts = dict.fromkeys(owners, 0)
        reached: set[str] = set()
        for owner, (goals, run, context) in zip(owners, self._found, strict=True):
            known = years[owner]
            agreed = next(iter(known)) if len(known) == 1 else None
            for goal in goals:
                counts[owner] += 1
                identity = self.identities.take(f"{owner}#{counts[owner]}")
                if goal.year is not None:
                    reached.add(owner)
                yearly = _YEARLY in goal.measured.indicator
                shared = agreed if owner in reached and not yearly else None
                yield _target(goal, run, context, identity, shared)


@lru_cache(maxsize=64)
def year_of_work(title: str) -> int | None:
    """The one year whose work ``title`` names: 2022年优化营商环境工作要点."""
    match = _WORK_OF_YEAR.search(title)
    if match is None or _TOLD.search(title) or set(_HEADING_YEAR.findall(title)) != {match["year"]}:
        return None
    return int(match["year"])


def _titled(title: str, earliest: int | None) -> Head | None:
    """The head that the title of a plan for one year is, unless the document is of another."""
    year = year_of_work(title)
    if year is None or (earliest is not None and not earliest <= year <= earliest + 1):
        return None
    return Head(0, year, goal=None, carried=True)


def _with_sign(
    sign: re.Pattern[str], text: str, spans: Sequence[Span]
) -> Iterator[tuple[int, int, int]]:
    """The sentences at ``spans`` that hold ``sign``: number, start and end of each."""
    found = -1
    for number, (begin, end) in enumerate(spans):
        if found < begin:
            match = sign.search(text, begin, spans[-1][1])
            if match is None:
                return
            found = match.start()
        if found < end:
            yield number, begin, end


def _target(
    goal: Goal, run: TextRun, context: TargetContext, identity: str, shared_year: int | None
) -> Target:
    quantity, comparison, measured = goal.quantity, goal.comparison, goal.measured
    year = shared_year if goal.year is None else goal.year
    return Target(
        id=identity,
        part=context.part,
        section=context.section,
        task=context.task,
        indicator=measured.indicator,
        elided=goal.elided,
        comparator=comparison.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        base_value=measured.base_value,
        unit=quantity.unit,
        wording=run.text[goal.start : goal.end],
        aspirational=goal.aspirational,
        basis=goal.basis,
        year=year,
        year_inherited=year is not None and (goal.year is None or goal.year_carried),
        scope=measured.scope,
        quote=goal.quote,
        found_by=measured.found_by,
        **at(run.place(goal.start)),
    )


def _chapter(context: TargetContext) -> str:
    """The part and the highest heading above a text."""
    return (
        f"{context.part}/{context.section.partition('.')[0]}" if context.section else context.part
    )
