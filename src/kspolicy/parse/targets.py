"""Targets of running text: which quantities are goals, and of what.

A quantity is a target when a goal is being stated: after a year head (到2025年，…), in a section
or column of goals, or with words that only a goal uses (力争, 不少于, 争创). The rest are facts
about the world: 28nm, 6平方公里的“…集聚区”, 第17次.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kspolicy.model.document import Basis, Target
from kspolicy.model.source import TextRun
from kspolicy.parse.quantities import Comparison, Quantity, compare, find_quantities
from kspolicy.parse.sentences import at, sentence_spans

# 到2025年 · 至2025年底 · 2025年底前 · 到2023年末
_YEAR_HEAD = re.compile(
    r"(?:(?:力争)?(?:到|至)(?P<to>(?:19|20)\d\d)年(?:[底末])?(?:前|之前|以前)?"
    r"|(?P<by>(?:19|20)\d\d)年(?:底|末|年底|年末)?(?:前|之前|以前|底|末))[，,]?"
)
_CLAUSE_END = re.compile(r"[，,；;：:。！？]")
_ITEM_JOIN = re.compile(r"(?:、|和|及|以及|并|，|,|；|;)")
_SCOPE = re.compile(r"(?:我[市省区县镇]|全[市省县镇区](?![域性])|本[市省区县])")
_HOPE = re.compile(r"(?:力争|争取|努力|确保|预计|计划|要|将|并|再|其中[，：:]?|以及|和|及)")
_ASPIRING = ("力争", "争取")
_ATTRIBUTIVE = re.compile(r"的|级|以上的|左右的|制|型")
_VERB = re.compile(
    r"(?:新增|新建|新设|新引进|引进|引育|引培|培育|培养|建成|建设|打造|争创|创建|创成|举办|入选|形成|"
    r"实现|完成|推动|认定|设立|累计|组织|开展|培训|服务|吸引|集聚|聚集|孵化|转化|制定|制修订|研发|突破|"
    r"推广|改造|实施|新认定|达成|发展|布局|投资|招引|落地|获得|获批|取得|承担|评选|选树|遴选|支持|推出)"
)
_INCREMENT = re.compile(r"新增|新建|新设|新引进|新认定|净增")
# What is measured, not counted: an increment does not pass from a counted item to these.
_MEASURED = re.compile(r"(?:规模|产值|投资|占比|比重|比例|收入|产量|总量|数量?|[率额值])$")
_GOAL_WORDS = re.compile(r"力争|争创|不少于|不低于|确保|新增")
_FACT_WORDS = re.compile(r"已|现有|目前|截至|原有|曾|以来|去年|上年|同比")
_FROM = re.compile(r"(?:由|从)[^，；。]{0,8}$")
_RAISED = re.compile(r"(?:提高|提升|增长|增加|上升|扩大|下降|降低|减少|缩短)(?:到|至)|(?:增|升|降)至")
_GROWTH = re.compile(r"(?:年均|年度)?(?:增长率?|增速|增幅|提高|提升|下降|降低)$")
_THRESHOLD = re.compile(r"超过|超|突破|达到|达|不低于|不少于")
_RESPECTIVELY = "分别"
_OPENING, _CLOSING = "“", "”"


@dataclass(frozen=True, slots=True)
class GoalContext:
    """Where a text stands. ``goals``: in a section or column whose matter is goals.

    ``earliest``: the year of the document; years before it state facts, not goals.
    """

    part: str
    section: str | None
    task: str | None = None
    goals: bool = False
    earliest: int | None = None


@dataclass(slots=True)
class TargetFinder:
    """Finds the targets of one part, numbering them within their section or row."""

    found: list[Target] = field(default_factory=list)
    lost: list[tuple[TextRun, int, str]] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def search(
        self,
        run: TextRun,
        start: int,
        context: GoalContext,
        skip: Sequence[tuple[int, int]] = (),
    ) -> list[int]:
        """Find the targets of ``run.text[start:]`` outside the spans of ``skip``.

        Returns:
            The offsets at which targets were found.
        """
        text = run.text
        quantities = find_quantities(text, start)
        if not quantities:
            return []
        offsets: list[int] = []
        for begin, end in sentence_spans(text, start):
            inside = [
                q
                for q in quantities
                if begin <= q.start < end and not any(s <= q.start < e for s, e in skip)
            ]
            if inside:
                for item in _SentenceReading(text, begin, end, inside, context).items():
                    self._add(run, item, context)
                    offsets.append(item.comparison.start)
        return offsets

    def _add(self, run: TextRun, item: _Item, context: GoalContext) -> None:
        owner = f"{context.part}/{context.section}" if context.section else context.part
        self._counts[owner] = self._counts.get(owner, 0) + 1
        comparison, quantity = item.comparison, item.quantity
        self.found.append(
            Target(
                id=f"{owner}#{self._counts[owner]}",
                part=context.part,
                section=context.section,
                task=context.task,
                indicator=item.indicator,
                elided=item.elided,
                comparator=comparison.comparator,
                value=quantity.value,
                value_max=quantity.value_max,
                base_value=item.base_value,
                unit=quantity.unit,
                wording=run.text[comparison.start : comparison.end],
                aspirational=item.aspirational,
                basis=item.basis,
                year=item.year,
                scope=item.scope,
                quote=item.quote,
                found_by=item.found_by,
                **at(run.place(comparison.start)),  # type: ignore[arg-type]
            )
        )


@dataclass(slots=True)
class _Item:
    """One target as read from a sentence."""

    quantity: Quantity
    comparison: Comparison
    indicator: str
    found_by: str
    quote: str
    year: int | None = None
    elided: str | None = None
    base_value: int | float | None = None
    aspirational: bool = False
    basis: Basis | None = None
    scope: str | None = None


@dataclass(slots=True)
class _SentenceReading:
    """Reads the quantities of ``text[begin:end]``, one sentence, from left to right."""

    text: str
    begin: int
    end: int
    quantities: Sequence[Quantity]
    context: GoalContext

    def items(self) -> Iterator[_Item]:
        """The targets of the sentence, in order."""
        heads = list(_YEAR_HEAD.finditer(self.text, self.begin, self.end))
        previous: _Item | None = None
        floor = self.begin
        index = 0
        while index < len(self.quantities):
            quantity = self.quantities[index]
            head = next((h for h in reversed(heads) if h.end() <= quantity.start), None)
            year = int(head["to"] or head["by"]) if head else None
            start = max(self._clause_start(quantity.start, floor), head.end() if head else 0)
            group = self._respectively(index, start)
            if group:
                yield from self._distribute(group, start, year)
                index += len(group)
                floor = group[-1].end
                continue
            item = self._item(quantity, start, year, previous)
            if item is not None and self._is_goal(item, head is not None):
                yield item
                previous = item
                floor = max(item.comparison.end, quantity.end)
                if item.found_by == "number-before-noun":
                    floor = self._noun_end(item.comparison.end)
            index += 1

    def _clause_start(self, position: int, floor: int) -> int:
        """Where the item that ends in a number at ``position`` begins."""
        start = floor
        for match in _CLAUSE_END.finditer(self.text, floor, position):
            start = match.end()
        if start == floor and floor > self.begin:
            join = _ITEM_JOIN.match(self.text, floor)
            start = join.end() if join else floor
        return start

    def _noun_end(self, position: int) -> int:
        """Where the noun behind a number ends: at a clause end, or before the next item."""
        stop = _CLAUSE_END.search(self.text, position, self.end)
        end = stop.start() if stop else self.end
        for quantity in self.quantities:
            if position < quantity.start < end:
                gap = self.text[position : quantity.start]
                cut = max(gap.rfind("、"), gap.rfind("和"), gap.rfind("及"), gap.rfind("以及"))
                return position + cut if cut >= 0 else end
        return end

    def _item(
        self, quantity: Quantity, start: int, year: int | None, previous: _Item | None
    ) -> _Item | None:
        """The target that ``quantity`` states, None when it only qualifies a noun."""
        text = self.text
        if self._quoted(quantity, start):
            return None
        comparison = compare(text, quantity, start)
        noun_end = self._noun_end(comparison.end)
        behind = text[comparison.end : noun_end]
        join = _ITEM_JOIN.match(behind)
        before = text[start : comparison.start]
        quote = text[start : comparison.end]
        if behind and not join:
            if _ATTRIBUTIVE.match(behind) or self._qualifies(quantity, noun_end):
                return None
            indicator, found_by = behind, "number-before-noun"
            quote = text[start:noun_end]
            aspirational = comparison.aspirational or any(w in before for w in _ASPIRING)
            scope = None
            verb_words = before
        else:
            indicator, scope, hoped = _trim(before)
            found_by = "noun-before-number"
            aspirational = comparison.aspirational or hoped
            verb_words = indicator
        base_value = None
        if _RAISED.search(text, comparison.start - 4 if comparison.start > 4 else 0, quantity.start):
            indicator, base_value = self._raised_from(indicator, quantity)
        if not indicator or _GROWTH.fullmatch(indicator):
            indicator = self._subject_before(start) + indicator
        if not indicator:
            return None
        item = _Item(quantity, comparison, indicator, found_by, quote.strip(), year=year)
        item.base_value = base_value
        item.aspirational = aspirational
        item.scope = scope
        item.elided = _elided(indicator, previous)
        item.basis = _basis(verb_words, comparison, indicator, previous, item.elided)
        return item

    def _quoted(self, quantity: Quantity, start: int) -> bool:
        """Whether the quantity stands inside a name in quotes: “十个一批行动”."""
        before = self.text[start : quantity.start]
        return before.count(_OPENING) > before.count(_CLOSING)

    def _qualifies(self, quantity: Quantity, noun_end: int) -> bool:
        """Whether another number follows in the same item: 超10亿元企业20家."""
        return any(quantity.end <= q.start < noun_end for q in self.quantities)

    def _subject_before(self, start: int) -> str:
        """The subject of the clause before, for a clause that has none of its own."""
        stop = start - 1
        if stop <= self.begin or self.text[stop] not in "，,":
            return ""
        clause_start = self.begin
        for match in _CLAUSE_END.finditer(self.text, self.begin, stop):
            clause_start = match.end()
        subject = self.text[clause_start:stop]
        inside = [q for q in self.quantities if clause_start <= q.start < stop]
        if inside:
            subject = self.text[clause_start : compare(self.text, inside[0], clause_start).start]
        head = _YEAR_HEAD.match(subject + "，")
        return "" if head else _trim(subject)[0]

    def _raised_from(self, indicator: str, quantity: Quantity) -> tuple[str, int | float | None]:
        """Take 由12%提高到 out of the indicator of 占比由12%提高到15%."""
        for other in self.quantities:
            if other.end <= quantity.start and other.unit == quantity.unit:
                wording = self.text[other.start : other.end]
                head, found, _ = indicator.partition(wording)
                origin = _FROM.search(head)
                if found and origin:
                    return head[: origin.start()], other.value
        return indicator, None

    def _respectively(self, index: int, start: int) -> list[Quantity]:
        """The quantities that 分别 shares out, starting with the one at ``index``."""
        first = self.quantities[index]
        if _RESPECTIVELY not in self.text[start : first.start]:
            return []
        group = [first]
        for quantity in self.quantities[index + 1 :]:
            gap = self.text[group[-1].end : quantity.start]
            if len(gap) > 8 or not _ITEM_JOIN.match(_AFTER_WORDS.sub("", gap)):
                break
            group.append(quantity)
        return group if len(group) > 1 else []

    def _distribute(
        self, group: Sequence[Quantity], start: int, year: int | None
    ) -> Iterator[_Item]:
        """A、B分别达到8000亿元、200亿元: the first noun has the first number."""
        comparison = compare(self.text, group[0], start)
        nouns_text = self.text[start : comparison.start].split(_RESPECTIVELY)[0]
        nouns = [noun for noun in re.split(r"[、，]|和|以及", _trim(nouns_text)[0]) if noun]
        if len(nouns) != len(group):
            return
        quote = self.text[start : group[-1].end]
        for noun, quantity in zip(nouns, group, strict=True):
            own = compare(self.text, quantity, quantity.start)
            stated = own if own.stated else comparison
            placed = Comparison(
                quantity.start,
                own.end,
                stated.comparator,
                comparison.aspirational,
                comparison.cumulative,
                stated.stated,
            )
            item = _Item(quantity, placed, noun, "respectively", quote, year=year)
            item.aspirational = comparison.aspirational
            item.basis = _basis(noun, comparison, noun, None, None)
            yield item

    def _is_goal(self, item: _Item, has_year: bool) -> bool:
        """Whether the item states a goal rather than a fact."""
        earliest = self.context.earliest
        if item.year is not None and earliest is not None and item.year < earliest:
            return False
        stated = item.comparison.stated
        if item.quantity.chinese and not (stated and item.quantity.value > 1):
            return False
        if _FACT_WORDS.search(item.quote) and not has_year:
            return False
        if has_year or self.context.goals:
            return True
        return item.aspirational or _GOAL_WORDS.search(item.quote) is not None


_AFTER_WORDS = re.compile(r"以上|左右|以内|上下|之内|以下")


def _trim(words: str) -> tuple[str, str | None, bool]:
    """Words before a number → indicator, scope word, whether a hope (力争) was among them."""
    scope: str | None = None
    hoped = False
    start = 0
    while True:
        match = _HOPE.match(words, start)
        if match:
            hoped = hoped or match.group() in _ASPIRING
        else:
            match = _SCOPE.match(words, start)
            if not match:
                break
            scope = match.group()
        start = match.end()
    return words[start:].strip(), scope, hoped


def _elided(indicator: str, previous: _Item | None) -> str | None:
    """What a list item leaves out: 新增产值规模超200亿元企业1家，超50亿元企业3家."""
    if previous is None or not _THRESHOLD.match(indicator):
        return None
    whole = (previous.elided or "") + previous.indicator
    threshold = _THRESHOLD.search(whole)
    return whole[: threshold.start()] or None if threshold else None


def _basis(
    words: str,
    comparison: Comparison,
    indicator: str,
    previous: _Item | None,
    elided: str | None,
) -> Basis | None:
    """Increment or cumulative, by the item's own words or those it shares with the item before."""
    own = f"{elided or ''}{words}"
    if _INCREMENT.search(own):
        return "increment"
    if "累计" in own or comparison.cumulative:
        return "cumulative"
    if (
        previous is not None
        and previous.basis == "increment"
        and not _VERB.match(words)
        and not _MEASURED.search(indicator)
    ):
        return "increment"
    return None
