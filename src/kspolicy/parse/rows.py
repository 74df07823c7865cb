"""Several numbers in a row → what each of them measures: A、B分别达到8000亿元、200亿元."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.parse.ellipsis import says_only_since, subjects, without_base
from kspolicy.parse.goal import Goal, is_hoped
from kspolicy.parse.heads import begins_with_year
from kspolicy.parse.measure import AND, GROWTH, VERB, Measured, basis_of, trim_words, without_asides
from kspolicy.parse.quantities import AFTER_WORDS, DURATIONS, MONEY, compare
from kspolicy.parse.shared_words import share_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.parse.heads import Head
    from kspolicy.parse.items import Items
    from kspolicy.parse.quantities import Quantity

_RESPECTIVELY = "分别"
_EACH = frozenset("均都")
# 城乡居民人均可支配收入分别增长7%、8%
_OF_BOTH = ("城镇居民", "农村居民")
_INCOME = re.compile(r"城乡居民[^，,。；;、]{0,8}收入$")
_SINCE = re.compile(r"[比较](?:上年|(?:19|20)[0-9]{2}年)[底末]?$")
# 普惠性幼儿园数、在园幼儿数分别占总数80%以上
_CHANGE = re.compile(rf"{GROWTH.pattern}|占[^，,。；;、0-9]{{2,12}}")
_NOUN_MARK = re.compile(r"[、，,]|以?(?<![普涉惠])及|和")
_BETWEEN = re.compile(rf"{AFTER_WORDS}(?:、|{AND})")
_BETWEEN_SHARES = re.compile(rf"{AFTER_WORDS}(?:[、，,；;]|{AND})(?:达到?|突破|超过?)?")
_LONGEST_GAP, _SHORTEST_MADE = 8, 3
_LARGE = re.compile(r"以上[^，,；;。、：:0-9]{0,12}$")
# 到2025年、2030年、2035年，产业规模分别达到500亿元、1000亿元、2000亿元
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_YEARS = re.compile(rf"{_YEAR.pattern}年[底末]?(?:(?:、|和|以及){_YEAR.pattern}年[底末]?){{1,5}}")


@dataclass(slots=True)
class Rows:
    """The rows of numbers in a sentence; ``last`` is what those of the last one measured."""

    items: Items
    last: Sequence[str] = ()
    _end: int = -1

    def at(self, index: int, start: int) -> Sequence[Quantity]:
        """The numbers in a row, nothing but 、 between them, of which ``index`` is the first.

        分别 before them lets commas and verbs stand between: 分别达到10家，超过20家.
        """
        text, quantities = self.items.text, self.items.quantities
        end = index + 1
        each = self._end == start - 1 and text[start] in _EACH
        respectively = each or text.find(_RESPECTIVELY, start, quantities[index].start) >= 0
        between = _BETWEEN_SHARES if respectively else _BETWEEN
        while end < len(quantities):
            gap = quantities[end - 1].end, quantities[end].start
            if gap[1] - gap[0] > _LONGEST_GAP or not between.fullmatch(text, *gap):
                break
            if not _are_alike(quantities[index], quantities[end]) or self._is_size_of_next(end):
                break
            end += 1
        if end == index + 1 and respectively and self._is_shared_by_all(index, start):
            return quantities[index:end]
        return quantities[index:end] if end - index > 1 else ()

    def goals(
        self, group: Sequence[Quantity], start: int, head: Head | None, previous: Goal | None
    ) -> list[Goal]:
        """A、B分别达到8000亿元、200亿元: the first noun has the first number.

        Nothing where nouns and numbers are not as many, or the nouns are years.
        """
        text = self.items.text
        begin, _, shared = compare(text, group[0], start)
        words, counted = _parted(text[start:begin])
        change = counted.removesuffix("的") if _CHANGE.fullmatch(counted) else ""
        # 甲县、乙县分别新增床位500个、800个
        verbal = not change and len(counted) >= _SHORTEST_MADE and VERB.match(counted)
        made = counted if verbal else ""
        if words.endswith("年均"):
            words, change = words.removesuffix("年均"), "年均" + change
        words, scope, _ = trim_words(without_asides(without_base(words)))
        if change and (since := _SINCE.search(words)):
            words, change = words[: since.start()], since.group() + change
        alike = len({quantity.unit for quantity in group}) == 1
        nouns = share_measure([noun for noun in _NOUN_MARK.split(words) if noun], alike=alike)
        if len(nouns) > len(group) > 1 and words.count("、") + 1 == len(group):
            # 京津冀及周边地区、汾渭平原PM2.5浓度分别下降20%、15%
            nouns = share_measure(words.split("、"), alike=alike)
        compared = [compare(text, quantity, quantity.start) for quantity in group]
        # 分别下降10%、5%以上: said once, it is said of all; 8%、8%、10%以上、10%以上 says of which.
        if not shared.stated and alike:
            last = compared[-1][2]
            if sum(own.stated for _, _, own in compared) == 1:
                shared = shared._replace(comparator=last.comparator, stated=last.stated)
        years = self._years_before(start, head, len(group)) if len(nouns) < 2 else []
        if years and not nouns and not change and counted:
            # 2023年、2024年分别改造住房100套、200套
            nouns, made = [counted], ""
        if years and nouns:
            nouns *= len(group)
        elif len(nouns) == 1 and len(group) == len(_OF_BOTH) and _INCOME.search(words):
            nouns = [words.replace("城乡居民", whose) for whose in _OF_BOTH]
        elif len(nouns) < 2 and says_only_since(words):
            count = len(self.last) if len(group) == 1 else len(group)
            nouns, change = self._row_before(start, head, count), words + change
        if len(group) == 1:
            group, compared = [*group] * len(nouns), compared * len(nouns)
        if len(nouns) != len(group) or any(begins_with_year(noun) for noun in nouns):
            return []
        quote = text[start : group[-1].end]
        goals: list[Goal] = []
        shared_years: Sequence[int | None] = years or [head.year if head else None] * len(group)
        told = zip(nouns, group, compared, shared_years, strict=True)
        for noun, quantity, (_, end, own), year in told:
            indicator = noun + change + made or _RESPECTIVELY
            measured = Measured(indicator, noun + made, "respectively", scope=scope)
            basis = basis_of(measured, quantity.unit, None, shared, previous)
            previous = Goal(
                quantity.start,
                end,
                end,
                quantity,
                own if own.stated else shared,
                measured,
                quote=quote,
                year=year,
                year_carried=head is not None and head.carried,
                aspirational=is_hoped(shared, head),
                basis=basis,
            )
            goals.append(previous)
        self.last, self._end = nouns, goals[-1].end
        return goals

    def _is_size_of_next(self, index: int) -> bool:
        """Whether a sum says how large each is of what the next number counts.

        亿元以上项目100个、10亿元以上项目20个
        """
        quantities = self.items.quantities
        if quantities[index].unit not in MONEY or index + 1 == len(quantities):
            return False
        size, counted = quantities[index], quantities[index + 1]
        between = _LARGE.match(self.items.text, size.end, counted.start)
        return between is not None and counted.unit not in MONEY

    def _is_shared_by_all(self, index: int, start: int) -> bool:
        """Whether one number is that of several: 二氧化硫、氮氧化物排放总量分别下降15%以上."""
        begin = compare(self.items.text, self.items.quantities[index], start)[0]
        words, change = _parted(self.items.text[start:begin])
        words = without_base(words)
        if len(self.last) > 1 and self._end == start - 1 and says_only_since(words):
            # 分别控制在2347万吨、2086万吨，比2010年分别下降8%
            return True
        several = "、" in words or "和" in words
        return several and (not change or _CHANGE.fullmatch(change) is not None)

    def _row_before(self, start: int, head: Head | None, count: int) -> list[str]:
        """What ``count`` numbers measure whose clause does not say: ，分别超过90家和870家.

        The row before measured as much, or the clause before has as many subjects.
        """
        if len(self.last) == count:
            return list(self.last)
        stop = start - 1
        if stop <= self.items.begin or self.items.text[stop] not in "，,":
            return []
        begin = max(self.items.clause_start(stop), head.end if head else self.items.begin)
        return subjects(trim_words(self.items.text[begin:stop])[0], count)

    def _years_before(self, start: int, head: Head | None, count: int) -> list[int]:
        """The years that begin the sentence, when there are ``count`` of them."""
        if head is None or head.carried:
            return []
        for listed in _YEARS.finditer(self.items.text, self.items.begin, start):
            years = [int(year) for year in _YEAR.findall(listed.group())]
            if len(years) == count and listed.start() < head.end <= listed.end() + 1:
                return years
        return []


def rows_of(items: Items) -> Rows | None:
    """The rows of a sentence, None where no two numbers stand close enough for one."""
    if items.text.find(_RESPECTIVELY, items.begin, items.end) >= 0:
        return Rows(items)
    for one, other in pairwise(items.quantities):
        if other.start - one.end <= _LONGEST_GAP:
            return Rows(items)
    return None


def _parted(words: str) -> tuple[str, str]:
    """What stands before 分别, and what behind it; 均 at the beginning is 分别."""
    if words[:1] in _EACH and _RESPECTIVELY not in words:
        return "", words[1:]
    before, _, behind = words.partition(_RESPECTIVELY)
    return before, behind


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may stand in one row: not 6.6‰以下；6个月内婴儿…喂养率."""
    return one.chinese == other.chinese and (one.unit in DURATIONS) == (other.unit in DURATIONS)
