"""Where the items of a sentence begin and end, each with one number: A达到10家、B达到20家."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from kspolicy.parse.bystanders import ASIDE_OF_WORDS
from kspolicy.parse.ellipsis import Area, areas_of, topic_of
from kspolicy.parse.measure import AND, trim_words
from kspolicy.parse.quantities import compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.parse.goal import Goal
    from kspolicy.parse.heads import Head
    from kspolicy.parse.quantities import Quantity

# Not the comma of 1,119家.
_CLAUSE_END = re.compile(r"[，；;：:。！？,](?!(?<=[0-9][,:])[0-9])")
_JOIN = re.compile(rf"、|{AND}")
_AND = re.compile(AND)
_PART_MARK = "；"
_AND_STARTS = frozenset("和以及并")
# A quote that closes behind a number closes what it quotes: …贡献率达到40%”的三大目标.
_NOUN_ENDS = frozenset("，；;：。！？、（(）)”")
_ITEM_START = re.compile(rf"[）)]{{0,3}}(?:[、（(，,；;]|{AND}){{0,4}}")
_ASIDE = re.compile(r"[（(][^（）()]{0,80}[）)]")
_BRACKETS = "（("
_LIST_BEGINS = re.compile(r"(?:其中|包括|含(?![有量]))[：:，,]?")
_OPENS, _CLOSES = re.compile(r"[（(]"), re.compile(r"[）)]")
# 旅游收入在2015年旅游收入248.49亿元的基础上翻一番，达到500亿元
_BASED = re.compile(r"将?在(?:19|20)[0-9]{2}年[^，,。；;]*$")
# The rest of an aside that began before the number: （其中引进50名人才）.
_WITHIN_BRACKET = re.compile(r"[^（(）)]*(?=[）)])")
_OPENING, _CLOSING = "“", "”"
# What no name in quotes holds.
_PAUSE = re.compile(r"[，,；。]")
# No indicator is longer; what stands further from its number could not be cited with it.
LONGEST_INDICATOR = 200


@dataclass(slots=True)
class Items:
    """The items of the sentence ``text[begin:end]``, whose numbers are ``quantities``.

    ``quoting``: whether anything is quoted in it, ``bracketed``: in brackets. ``topic``: its
    first clause, where that says what places it is about. ``last``: the goal that was read last,
    be it meant or not.
    """

    text: str
    begin: int
    end: int
    quantities: Sequence[Quantity]
    quoting: bool = field(init=False)
    bracketed: bool = field(init=False)
    topic: re.Match[str] | None = field(init=False)
    last: Goal | None = field(init=False, default=None)
    _areas: list[Area] = field(init=False)
    _clause_ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.quoting = self.text.find(_OPENING, self.begin, self.end) >= 0
        marks = _CLAUSE_END.finditer(self.text, self.begin, self.end)
        self._clause_ends = [match.end() for match in marks]
        last = self.quantities[-1].start
        self.bracketed = _OPENS.search(self.text, self.begin, last) is not None
        if self.bracketed:
            self._join_asides()
        first = self._clause_ends[0] if self._clause_ends else self.end
        self.topic = topic_of(self.text, self.begin, first)
        parted = self.text.find(_PART_MARK, self.begin, self.end) >= 0
        self._areas = areas_of(self.text, self.begin, self.end) if parted else []

    def place_at(self, position: int) -> str | None:
        """The place that is spoken of at ``position``, where the words before it name one."""
        if self.topic and self.topic.end() <= position:
            return self.topic["place"]
        if not self._areas:
            return None
        passed = bisect_right(self._areas, position, key=attrgetter("begin"))
        area = self._areas[passed - 1] if passed else None
        return area.name if area and position < area.end else None

    def _join_asides(self) -> None:
        """Let no clause end within an aside: 通宽带（有线或无线接入方式，下同）比例达到95%."""
        ends = iter(self._clause_ends)
        outside: list[int] = []
        end = next(ends, None)
        for aside in ASIDE_OF_WORDS.finditer(self.text, self.begin, self.end):
            while end is not None and end < aside.end():
                if end <= aside.start():
                    outside.append(end)
                end = next(ends, None)
        if end is not None:
            outside += [end, *ends]
        self._clause_ends = outside

    def clause_start(self, position: int) -> int:
        """Where the clause begins that holds ``position``."""
        before = bisect_right(self._clause_ends, position)
        return self._clause_ends[before - 1] if before else self.begin

    def start(self, index: int, floor: int) -> int:
        """Where the item begins whose number is ``quantities[index]``, not before ``floor``."""
        position = self.quantities[index].start
        before = bisect_right(self._clause_ends, position)
        if before and self._clause_ends[before - 1] > floor:
            return self._clause_ends[before - 1]
        if floor == self.begin:
            return floor
        aside = _ASIDE.match(self.text, floor, position)
        joint = _ITEM_START.match(self.text, aside.end() if aside else floor, position)
        return joint.end() if joint else floor

    def start_within_passage(self, start: int, position: int) -> int:
        """Where the item begins when a quoted passage, no name, opens before its number.

        实现“重点引进和培养高层次人才达到2000名左右，…人才贡献率达到40%”的三大人才发展目标
        """
        opened = self.text.rfind(_OPENING, start, position)
        if opened < 0 or self.text.find(_CLOSING, opened, position) >= 0:
            return start
        closed = self.text.find(_CLOSING, position, self.end)
        passage = closed >= 0 and _PAUSE.search(self.text, opened, closed) is not None
        return opened + 1 if passage else start

    def start_within_list(self, start: int, index: int) -> int:
        """Where the item begins that is the first of a list in brackets, as a rule ``start``.

        建成“1+5+4”创新平台（大科学装置1个、重点实验室5个、研究中心4个）
        """
        position = self.quantities[index].start
        opened = max(self.text.rfind(mark, start, position) for mark in _BRACKETS)
        if opened < 0 or index + 1 == len(self.quantities):
            return start
        if _CLOSES.search(self.text, opened, self.quantities[index + 1].start):
            return start
        begun = _LIST_BEGINS.match(self.text, opened + 1, position)
        return begun.end() if begun else opened + 1

    def is_quoted(self, quantity: Quantity, start: int) -> bool:
        """Whether the quantity stands inside a name in quotes: “十个一批行动”."""
        opened = self.text.count(_OPENING, start, quantity.start)
        return opened > self.text.count(_CLOSING, start, quantity.start)

    def noun_end(self, index: int, position: int) -> int | None:
        """Where the noun behind a number ends: at the clause end, or before the next item.

        None when another number belongs to the same item: 超10亿元企业20家.
        """
        if position >= self.end:
            return self.end
        sign = self.text[position]
        if sign in _NOUN_ENDS or (
            sign in _AND_STARTS and _AND.match(self.text, position, self.end)
        ):
            return position
        after = bisect_left(self._clause_ends, position + 1)
        stop = self._clause_ends[after] - 1 if after < len(self._clause_ends) else self.end
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

    def subject_before(self, start: int, head: Head | None) -> str:
        """The subject of the clause before, for a clause that has none of its own."""
        stop = start - 1
        if stop <= self.begin or self.text[stop] not in "，,、":
            return ""
        begin = max(self.clause_start(stop), head.end if head else self.begin)
        first = bisect_left(self.quantities, begin, key=attrgetter("start"))
        if first < len(self.quantities) and self.quantities[first].start < stop:
            stop = compare(self.text, self.quantities[first], begin)[0]
        if stop - begin > LONGEST_INDICATOR:
            return ""
        return _BASED.sub("", trim_words(self.text[begin:stop])[0])
