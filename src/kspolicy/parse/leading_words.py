"""What a number measures by the words before it, with what the clause or goal before has said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.multipliers import split_unit
from kspolicy.parse.ellipsis import TOTALS, of_that_size, tells_of_itself, whole_of
from kspolicy.parse.measure import Measured, is_growth, trim_words, without_growth

if TYPE_CHECKING:
    from kspolicy.parse.goal import Goal, Told
    from kspolicy.parse.heads import Head
    from kspolicy.parse.items import Items
    from kspolicy.parse.quantities import Comparison, Quantity

_FROM = re.compile(r"(?:由|从)[^，,；;。]{0,8}$")
_DONE = re.compile(r"(?:累计)?(?:完成|推动|实施)")
_BEGUN = re.compile(r"开工|启动|签约|下达")
# What stands between a figure and the year of the next step: 60%，2030年达到65%.
_STEP = re.compile(r"(?:[（(][^（()）]{0,12}[）)])?[，,；;、：:（(]?[ 　]?(?:并|且)?")
_STEP_REACH = 16
_LONGEST_VERB = 4
_IN_ALL = "累计"


def before_number(
    items: Items,
    before: str,
    index: int,
    start: int,
    comparison: Comparison,
    head: Head | None,
    told: Told,
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
        if told.meant is not None and tells_of_itself(subject):
            subject = told.meant.measured.indicator
        subject = subject or without_growth(_subject_of_head(items, index, start, head, told.read))
        if not subject and told.read is not None and told.read.stop == start - 1:
            subject = without_growth(told.read.measured.indicator)
        indicator = subject + indicator if indicator else without_growth(subject)
    elif indicator[0] == "占":
        indicator = without_growth(items.subject_before(start, head)) + indicator
    elif told.read is not None:
        indicator = _with_previous(items, indicator, index, start, head, told)
    return Measured(indicator, words, "noun-before-number", hoped, scope, base_value)


def _with_previous(
    items: Items, words: str, index: int, start: int, head: Head | None, told: Told
) -> str:
    """What ``words`` measure that may leave out what the goal before has said."""
    last, previous = told.read, told.meant
    if last and head and head.end > last.stop and _is_again(items, words, index, head, last):
        return last.measured.indicator
    if previous is None:
        return words
    if words.endswith("元以上"):
        return of_that_size(words, previous.measured.indicator)
    if words in TOTALS and previous.stop >= start - 1:
        return whole_of(words, previous.measured.indicator)
    return words


def _is_again(items: Items, words: str, index: int, head: Head, previous: Goal) -> bool:
    """Whether ``words`` say only that of ``previous`` some is done in a year of its own.

    到2025年更新电梯9000台，其中2024年完成3000台 · 建成公园10个，2030年建成20个
    """
    if head.carried or not _is_counted_alike(items.quantities[index], previous):
        return False
    if len(words) <= _LONGEST_VERB and previous.quote.startswith(words):
        return True
    return _DONE.fullmatch(words) is not None and not _BEGUN.search(previous.quote)


def _subject_of_head(
    items: Items, index: int, start: int, head: Head | None, last: Goal | None
) -> str:
    """What is measured where only the year stands before the number.

    森林覆盖率到2025年达到30% · 城镇化率到2025年达到60%，2030年达到65%
    """
    if head is None or head.carried or head.end != start:
        return ""
    if last is not None and last.stop <= head.begin <= last.stop + _STEP_REACH:
        step = _STEP.fullmatch(items.text, last.stop, head.begin)
        if not step or not _is_counted_alike(items.quantities[index], last):
            return ""
        return last.measured.indicator.removeprefix(_IN_ALL if head.part else "")
    begin = items.clause_start(head.begin)
    return trim_words(items.text[begin : head.begin])[0]


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
