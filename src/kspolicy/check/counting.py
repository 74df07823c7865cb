"""Lists that say how many items they have: 八项工程，即A、B… and A、B、C等六大举措."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.parse.numerals import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?<![第十百零一二三四五六七八九两、])(?P<number>[二两三四五六七八九十]{1,3})"
_COUNTER = r"(?:大|项|个|类|种|方面)"
# 八项产业高能级建设工程，即… · “十个一批行动”，即… · 三大行动：…
_ANNOUNCED = re.compile(
    rf"{_NUMBER}(?P<counter>{_COUNTER})(?P<noun>[^，。；：、“”（）\d]{{0,16}})[”]?"
    r"(?:(?P<that>，(?:即|分别是|分别为))|(?P<colon>：))"
)
# 强企培育和产业促进等六大重点举措 · 中科可控、中科寒武纪、中科晶上“三芯”
_CLOSING = re.compile(rf"(?P<open>等?)(?P<quote>“?){_NUMBER}(?P<counter>{_COUNTER}|\w”)")
_BOUNDARY = frozenset("，。；：！？,;")
_OPENING, _SHUTTING = "（(“‘《〔【", "）)”’》〕】"
_JOINED = re.compile(r"和|及|与|以及")
# Before a number that counts the list: anything else is a new phrase (推进三大工程, 的三大优势).
_NEW_PHRASE = re.compile(
    r"(?:推进|推动|实施|开展|打造|建设|完成|建成|突破|形成|构建|聚焦|围绕|落实|做好|抓好|达到|新增|培育|引进"
    r"|完善|健全|加快|深化|强化|发展|设立|组织|举办|争创|坚持|按照|通过|依托|覆盖|服务|提供|制定|出台|整合"
    r"|提升|提高|优化|扩大|巩固|保障|支持|扶持|帮助|奖励|给予|增加|减少|压缩|控制|淘汰|关停|办理|受理|审批"
    r"|检查|督促|走访|调研|联系|遴选|评选|认定|评定|推荐|推广|承接|运用|使用|采用|选取|选择|划分|设置|承担"
    r"|[的共有分为以各前后达约近超至到每再又其这那等了个在对从把将由]"
    r")$"
)
# 生猪、家禽两个万亿级产业和奶畜、饲草四个千亿级产业: the first list has ended with its own number.
_COUNTED_BEFORE = re.compile(rf"、[^、，；。]*[二两三四五六七八九]{_COUNTER}[^、，；。]*[和及与]")
_GOES_ON = re.compile(r"[^，。；：、“”]{0,8}、")
_PARTS = frozenset("；;")
_LONGEST_ITEM = 24
# Items of one character are too like each other by chance.
_PARALLEL = 2
_LONGEST_LIST = 200
# 道路、供水、供电等两批项目 counts something else; 等六大举措 counts the list.
_COUNTS_LIST = re.compile(r"大|类|种|方面|项")


@dataclass(frozen=True, slots=True)
class CountedList:
    """A list and the number it is said to have.

    ``items`` are parted by 、 only; ``joined`` is how many more there may be, where 和 or 及 joins
    two in the last. ``start`` and ``end`` enclose number and list. ``unfinished`` means that 等
    leaves room for more.
    """

    number: int
    wording: str
    items: tuple[str, ...]
    joined: int
    start: int
    end: int
    unfinished: bool = False

    @property
    def closes(self) -> bool:
        """Whether the number can be right."""
        least, most = len(self.parted), len(self.items) + self.joined
        return least <= self.number and (self.unfinished or self.number <= most)

    @property
    def parted(self) -> tuple[str, ...]:
        """The items, the last one parted where its 和 certainly joins two.

        It does where all are equally long (要素配置、强企培育和产业促进). A verb may stand
        before the first (围绕专利导航).
        """
        first, *between, last = self.items
        halves = _JOINED.split(last)
        length = len(halves[0])
        if (
            len(halves) == 2
            and between
            and len(first) >= length >= _PARALLEL
            and all(len(item) == length for item in (*between, *halves))
        ):
            return (first, *between, *halves)
        return self.items

    @property
    def count(self) -> str:
        """How many items there are, in words."""
        least, most = len(self.parted), len(self.items) + self.joined
        return f"{least} 项" if least == most else f"{least} 至 {most} 项"


def announced_lists(text: str) -> Iterator[CountedList]:
    """Lists that follow their number, where it is certain that they are the things counted."""
    for match in _ANNOUNCED.finditer(text):
        number = ordinal(match["number"].replace("两", "二"))
        end = _end_of_list(text, match.end())
        words = text[match.end() : end]
        items = split_items(words)
        whole = text[end : end + 1] in ("。", "；", "")
        if number is None or len(items) < 2 or (match["colon"] and not whole):
            continue
        if not (whole and match["that"]) and not _alike(items):
            continue
        open_ended = items[-1].endswith("等")
        wording = text[match.start() : match.end("noun")]
        yield CountedList(
            number, wording, items, _joined(items[-1]), match.start(), end, open_ended
        )


def closing_counts(text: str) -> Iterator[CountedList]:
    """Lists that their number follows at once."""
    for match in _CLOSING.finditer(text):
        start = _start_of_list(text, match.start())
        words = text[start : match.start()]
        items = split_items(words)
        number = ordinal(match["number"].replace("两", "二"))
        if number is None or len(items) < 2 or any(not i or len(i) > _LONGEST_ITEM for i in items):
            continue
        if match["open"] and not _COUNTS_LIST.match(match["counter"]):
            continue
        if not match["open"] and (_NEW_PHRASE.search(words) or _COUNTED_BEFORE.search(words)):
            continue
        if match["counter"].endswith("”") != bool(match["quote"]):
            continue
        # 支持电煤保供、煤矿“五化”改造、风险治理: the number is of one item and the list goes on;
        # of 规划引领、试点先行；…；政府引导、共建共享六大原则 the last pair alone was read.
        if _GOES_ON.match(text, match.end()) or text[start - 1 : start] in _PARTS:
            continue
        wording = text[match.start("number") : match.end()]
        yield CountedList(
            number, wording, items, _joined(items[-1]), start, match.end(), bool(match["open"])
        )


def split_items(words: str) -> tuple[str, ...]:
    """The items that 、 parts, those within brackets and quotes left whole."""
    items = [""]
    depth = 0
    for character in words:
        if character in _OPENING:
            depth += 1
        elif character in _SHUTTING:
            depth -= 1
        if character == "、" and depth == 0:
            items.append("")
        else:
            items[-1] += character
    return tuple(items)


def _end_of_list(text: str, start: int) -> int:
    depth = 0
    for index in range(start, min(start + _LONGEST_LIST, len(text))):
        if text[index] in _OPENING:
            depth += 1
        elif text[index] in _SHUTTING:
            if depth == 0:
                return index
            depth -= 1
        elif depth == 0 and text[index] in _BOUNDARY:
            return index
    return min(start + _LONGEST_LIST, len(text))


def _start_of_list(text: str, end: int) -> int:
    depth = 0
    first = max(0, end - _LONGEST_LIST)
    for index in range(end - 1, first - 1, -1):
        if text[index] in _SHUTTING:
            depth += 1
        elif text[index] in _OPENING:
            if depth == 0:
                return index + 1
            depth -= 1
        elif depth == 0 and text[index] in _BOUNDARY:
            return index + 1
    return first


def _alike(items: tuple[str, ...]) -> bool:
    """Whether all items begin or end alike: …工程、…工程 · 一批…、一批…."""
    return len({item[:2] for item in items}) == 1 or len({item[-2:] for item in items}) == 1


def _joined(item: str) -> int:
    return len(_JOINED.findall(item))
