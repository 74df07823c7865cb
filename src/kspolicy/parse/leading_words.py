"""What a number measures by the words before it, with what the clause or goal before has said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.multipliers import split_unit
from kspolicy.parse.ellipsis import (
    BARE_VERBS,
    TOTALS,
    of_that_size,
    says_only_since,
    tells_of_itself,
    whole_of,
    without_base,
    without_change,
)
from kspolicy.parse.measure import VERB, Measured, is_growth, trim_words, without_growth
from kspolicy.parse.quantities import SHARES

if TYPE_CHECKING:
    from kspolicy.parse.goal import Goal
    from kspolicy.parse.heads import Head
    from kspolicy.parse.items import Items
    from kspolicy.parse.quantities import Comparison, Quantity

_FROM = re.compile(r"(?:由|从)[^，,；;。]{0,8}$")
_DONE = re.compile(r"(?:累计)?(?:完成|推动|实施)")
# What stands between a figure and the year of the next step: 60%，2030年达到65%.
_STEP = re.compile(r"(?:[（(][^（()）]{0,12}[）)])?[，,；;、：:（(]?[ 　]?(?:并|且)?")
_REACH = 16
_LONGEST_VERB = 4
_IN_ALL = "累计"
# 新增绿道20公里，累计达到100公里
_ADDED = re.compile(r"^[新净]增")
# 人才达到10万人，占就业人员比重的30%，年均增长5%: no share grows by the year.
_PART = re.compile(r"占[^，,、。；;]{1,24}(?:比重|比例|份额).*$")
_PER = re.compile(
    r"每[十百千万]{1,2}(?:(?:常住|户籍|老年)?人口?|[名户辆][^，,。；;、数有拥配]{0,6})(?:拥有|配备)?"
)
_NUMBER_OF = re.compile(r"(?:[^总次]数|医[师生]|护士|药师|床位|人员|[保拥]有量)$")
_GROWTH_OF = re.compile(r"(?:年均)?增[速幅]$")
_PER_UNITS = frozenset("人名张个辆件座家台")
_YEARLY = "每年"
_LONGEST_COUNTED = 16
_COMPARING = frozenset("比较")
_BEGUN = re.compile(r"开工|启动|签约|下达")


def before_number(
    items: Items,
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
        origin = _origin(items, index, start)
        if origin is not None:
            indicator = trim_words(items.text[start:origin])[0]
            base_value = items.quantities[index - 1].value
    indicator = without_base(indicator)
    if not indicator or is_growth(indicator) or says_only_since(indicator):
        change = indicator
        indicator = _of_subject(items, change, index, start, head, previous)
        if comparison.cumulative and not change:
            indicator = _ADDED.sub("", indicator)
    elif indicator[0] == "占":
        indicator = (
            _GROWTH_OF.sub("", without_change(_subject(items, start, head, previous), since=True))
            + indicator
        )
    else:
        indicator = _with_before(items, indicator, index, start, head, previous)
    return Measured(indicator, words, "noun-before-number", hoped, scope, base_value)


def _of_subject(
    items: Items, change: str, index: int, start: int, head: Head | None, previous: Goal | None
) -> str:
    """What is measured where no more than a ``change`` stands before the number, or nothing."""
    subject = _subject(items, start, head, previous)
    if subject[:1] == "占" and previous is not None:
        subject = previous.measured.indicator
    if "增长" in change and items.quantities[index].unit == "%":
        subject = _PART.sub("", subject) or subject
    subject = subject or without_growth(_subject_of_head(items, index, start, head))
    if not change:
        return without_change(subject, since=True)
    return without_change(subject, since=change[0] in _COMPARING) + change


def _subject(items: Items, start: int, head: Head | None, previous: Goal | None) -> str:
    """The subject of the clause before; of the goal before, where that clause leaves it out, too.

    货运量达到3.5亿吨，比2017年翻一番，占货运总量的8%
    """
    subject = items.subject_before(start, head)
    if previous is None or not subject:
        return subject
    bare = without_base(subject)
    if tells_of_itself(subject) or says_only_since(bare) or is_growth(bare):
        return previous.measured.indicator
    return bare


def _with_before(
    items: Items, words: str, index: int, start: int, head: Head | None, previous: Goal | None
) -> str:
    """What ``words`` measure that may leave out what stands before them."""
    if head and head.part and words in BARE_VERBS and items.last is not None:
        return words + items.last.measured.indicator.removeprefix(words)
    if items.last is not None and _is_again(items, words, index, head):
        return items.last.measured.indicator
    if previous is not None:
        return _with_previous(items, words, index, start, previous)
    if words in TOTALS:
        subject = items.subject_before(start, head)
        return whole_of(words, subject) if len(subject) <= _LONGEST_COUNTED else words
    return words


def _with_previous(items: Items, words: str, index: int, start: int, previous: Goal) -> str:
    """What ``words`` measure that may leave out what ``previous`` has said."""
    if words.endswith("元以上"):
        return of_that_size(words, previous.measured.indicator)
    if words in TOTALS and previous.stop >= start - 1:
        return whole_of(words, previous.measured.indicator)
    if previous.measured.indicator[0] == "每" and previous.stop >= start - 1 and "每" not in words:
        return _each_again(items, words, index, start, previous) + words
    return words


def _each_again(items: Items, words: str, index: int, start: int, previous: Goal) -> str:
    """What the figure before was meant for, where ``words`` leave that out: 每千人口, 每年创建.

    每千人口医师数3.2人，护士数3.8人 · 每年创建智能工厂1家、智能车间3家
    """
    unit, told = items.quantities[index].unit, previous.measured.indicator
    if (per := _PER.match(told)) and unit in _PER_UNITS and _NUMBER_OF.search(words):
        return "" if VERB.match(words) else per.group()
    if not told.startswith(_YEARLY) or items.text[start - 1] != "、" or unit in SHARES:
        return ""
    verb = None if VERB.match(words) else VERB.match(told, len(_YEARLY))
    return _YEARLY + (verb.group() if verb else "")


def _subject_of_head(items: Items, index: int, start: int, head: Head | None) -> str:
    """What is measured where only the year stands before the number, or nothing at all.

    森林覆盖率到2025年达到30% · 城镇化率到2025年达到60%，2030年达到65%，年均提高1个百分点
    """
    last = items.last
    if last is not None and last.stop == start - 1:
        return last.measured.indicator
    if head is None or head.carried or head.end != start:
        return ""
    if last is not None and last.stop <= head.begin <= last.stop + _REACH:
        step = _STEP.fullmatch(items.text, last.stop, head.begin)
        if not step or not _is_counted_alike(items.quantities[index], last):
            return ""
        return last.measured.indicator.removeprefix(_IN_ALL if head.part else "")
    begin = items.clause_start(head.begin)
    if index and items.quantities[index - 1].start >= begin:
        return ""
    return trim_words(items.text[begin : head.begin])[0]


def _is_again(items: Items, words: str, index: int, head: Head | None) -> bool:
    """Whether ``words`` say only that of the goal read last some is done in a year of its own.

    到2025年更新电梯9000台，其中2024年完成3000台 · 建成公园10个，2030年建成20个
    """
    last = items.last
    if last is None or head is None or head.carried or head.end <= last.stop:
        return False
    if not _is_counted_alike(items.quantities[index], last):
        return False
    if len(words) <= _LONGEST_VERB and last.quote.startswith(words):
        return True
    return _DONE.fullmatch(words) is not None and not _BEGUN.search(last.quote)


def _is_counted_alike(quantity: Quantity, goal: Goal) -> bool:
    """Whether ``quantity`` has the unit of ``goal``, be it in another size: 3万个, 8000个."""
    return split_unit(quantity.unit)[1] == split_unit(goal.quantity.unit)[1]


def _origin(items: Items, index: int, start: int) -> int | None:
    """Where 由12% begins before 提高到15%, which is ``quantities[index]``."""
    base, quantity = items.quantities[index - 1], items.quantities[index]
    if base.start < start or base.unit != quantity.unit:
        return None
    origin = _FROM.search(items.text, start, base.start)
    return origin.start() if origin else None
