"""What a number measures by the words before it, with what the clause or goal before has said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.multipliers import split_unit
from kspolicy.parse.ellipsis import BARE_VERBS, TOTALS, of_that_size, tells_of_itself, whole_of
from kspolicy.parse.measure import Measured, is_growth, trim_words, without_growth

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
    if not indicator or is_growth(indicator):
        subject = items.subject_before(start, head)
        if previous is not None and tells_of_itself(subject):
            subject = previous.measured.indicator
        if not subject:
            subject = without_growth(_subject_of_head(items, index, start, head))
        indicator = subject + indicator if indicator else without_growth(subject)
    elif indicator[0] == "占":
        indicator = without_growth(items.subject_before(start, head)) + indicator
    elif head and head.part and indicator in BARE_VERBS and items.last is not None:
        indicator += items.last.measured.indicator.removeprefix(indicator)
    elif items.last is not None and _is_again(items, indicator, index, head):
        indicator = items.last.measured.indicator
    elif previous is not None:
        indicator = _with_previous(indicator, start, previous)
    return Measured(indicator, words, "noun-before-number", hoped, scope, base_value)


def _with_previous(words: str, start: int, previous: Goal) -> str:
    """What ``words`` measure that may leave out what ``previous`` has said."""
    if words.endswith("元以上"):
        return of_that_size(words, previous.measured.indicator)
    if words in TOTALS and previous.stop >= start - 1:
        return whole_of(words, previous.measured.indicator)
    return words


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
