"""Four times the text takes about four times as long, whatever the text is made of.

Nothing is timed tightly: work that grows with the square of the length takes sixteen times as
long, and the texts are long enough for that to be seconds.
"""

from __future__ import annotations

import contextlib
from time import process_time
from typing import TYPE_CHECKING

import pytest

from kspolicy.parse.document import NotPolicyDocumentError, parse_source
from kspolicy.read import UnreadableError, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 10_000
HEAD = "昆政办发〔2022〕9号\n\n关于印发计划的通知\n\n一、主要目标\n\n"
GOAL = "到2025年，"


def times(piece: str) -> Callable[[int], str]:
    """A text of the asked length, made of ``piece`` over and over."""
    return lambda length: piece * (length // len(piece))


def enclosed(before: str, piece: str, behind: str) -> Callable[[int], str]:
    return lambda length: before + times(piece)(length) + behind


def numbered(row: str, first: str = "") -> Callable[[int], str]:
    """Rows of a table, each with its number."""
    return lambda length: (
        first + "\n".join(row.format(number) for number in range(length // (len(row) + 3)))
    )


def nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda length: times(opening)(length // 2) + times(closing)(length // 2)


TEXTS = {
    "digits": times("1"),
    "digits with commas": times("1,234"),
    "page numbers": times("- 13 -\n"),
    "a header and marks, a line each": times("序号\n街道\n--\n--\n"),
    "one long number": enclosed("1", ",234", "家"),
    "numbers with points": times("1."),
    "numbers with dashes": times("1-"),
    "numbers without indicators": enclosed(GOAL, "10家", "。"),
    "numbers before nouns": enclosed(GOAL, "10家企业", "。"),
    "numbers in a row": enclosed(GOAL, "10家、", "。"),
    "goals outside a section of goals": enclosed(
        "二、任务\n\n加快建设，", "新建企业超10家，", "。"
    ),
    "figures that rise": enclosed("二、任务\n\n加快建设，", "从2022年的5%提升到2025年的6%，", "。"),
    "items of one sentence": enclosed("二、任务\n\n加快建设，", "甲5家、", "。"),
    "numbers that qualify": enclosed(GOAL, "6家的企业", "。"),
    "numbers in brackets": enclosed(GOAL, "（10家企业", "。"),
    "numbers in quotes": enclosed(GOAL, "“10家企业", "。"),
    "numbers behind many commas": lambda length: (
        GOAL + "新增5家" + "、" * (length // 2) + "6家的" * (length // 6)
    ),
    "numbers shared out": lambda length: (
        GOAL + "企业、" * (length // 6) + "分别达到" + "10家、" * (length // 8)
    ),
    "numbers that were raised": enclosed(GOAL, "占比由1%提高到2%", "。"),
    "numbers in Chinese": times("一百家"),
    "one long numeral": enclosed("", "一", "家"),
    "goals in one sentence": enclosed(GOAL, "新增企业10家，", "。"),
    "goals in one list": enclosed(GOAL, "培育“小巨人”企业10家、", "。"),
    "goals in many sentences": times("到2025年，企业达10家。"),
    "years": enclosed("", GOAL, "企业达10家"),
    "years without end": times("2025"),
    "parts of a total": enclosed("到2025年新建10个，其中", "2024年5个、", "。"),
    "steps of a goal": enclosed("到2025年规模达到10亿元", "，2030年达到20亿元", "。"),
    "figures without a unit": enclosed("到2025年", "，容量达到5圈", "。"),
    "opening brackets and quotes": times("（「"),
    "nested brackets": nested("（", "）"),
    "nested duties": nested("（责任单位：", "）"),
    "lists of units": times("加快建设。（市工信局、市财政局）"),
    "lists of units without end": times("。（市工信局、"),
    "brackets behind stops": times("。（（"),
    "who leads": times("市工信局牵头治理。"),
    "who is in charge": times("由市工信局负责，"),
    "duties in one bracket": enclosed("（", "责任单位：", "）"),
    "duties in many brackets": times("加快发展。（责任单位：市工信局）"),
    "duties behind verbs": times("（市工信局、市科技局负责）"),
    "duties never closed": times("（责任单位：市工信局"),
    "duties without brackets": times("责任单位：市工信局。"),
    "duty of many units": enclosed("（", "市工信局、", "负责）"),
    "citations": times("《甲乙丙丁戊》（"),
    "titles": times("关于"),
    "decisions": times("经"),
    "members": lambda length: "及" * (length // 2) + "组长，" * (length // 6) + "为成员",
    "commas": times("，"),
    "pauses": times("、"),
    "Latin commas": times(","),
    "full stops": times("。"),
    "colons": enclosed("责任单位", "：", ""),
    "spaces": enclosed("a", " ", "b"),
    "spaces between characters": times("甲 "),
    "wide spaces": enclosed("a", "\u00a0", "b"),
    "blank lines": times("\n"),
    "lines of text": times("正文一行没有句号\n"),
    "lines that go on": times("正文一行，没有句号，\n"),
    "paragraphs": times("正文没有标题。\n\n"),
    "pages": times("正文\f"),
    "headings": times("1.标题。正文\n\n"),
    "dates": times("2022年9月29日\n\n"),
    "annexes": times("附件1\n\n标题\n\n正文。\n\n"),
    "listed annexes": times("附件1：标题\n\n"),
    "tabs in two rows": lambda length: "a" + "\t" * length + "b\nc" + "\t" * length,
    "a surplus in wide rows": lambda length: "\n".join(
        "甲" + "\t--" * (length // 30 + surplus) for surplus in (0, 1, 2, 2, 2, 1, 1, 2, 1, 2)
    ),
    "rows of figures": numbered("甲{}（家）\t3\t1\t2", "指标\t2025年\t甲区\t乙区\n"),
    "rows with a cell too many": numbered(
        "\t甲{}（家）\t--\t--\t--\t--\t市", "类\t指标\t2025年\t甲区\t乙区\t单位\n"
    ),
    "rows with a cell too few": numbered("甲{}\t3\t1\t市", "指标\t2025年\t甲区\t乙区\t单位\n"),
    "rows of tasks": numbered("1\t任务{}\t市工信局", "序号\t任务\t责任单位\n"),
    "running numbers over pages": numbered("{}\t任务\t市工信局\n", "序号\t任务\t责任单位\n"),
}


def seconds(text: str) -> float:
    data = (HEAD + text).encode()
    start = process_time()
    with contextlib.suppress(UnreadableError, NotPolicyDocumentError):
        parse_source(read_bytes(data, "文.txt"))
    return process_time() - start


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS.keys())
def test_time_grows_with_the_length(make: Callable[[int], str]) -> None:
    for _ in range(3):
        short, long = seconds(make(LENGTH)), seconds(make(4 * LENGTH))
        if long <= 9 * short + 0.1:
            return
    pytest.fail(f"{LENGTH} characters took {short:.3f} s, four times as many {long:.3f} s")
