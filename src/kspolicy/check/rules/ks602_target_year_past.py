"""目标年份不应早于成文日期。

在目标、任务部分写“到2021年，力争……”，而文件成文于 2022 年，目标一发布就已过期，多是沿用旧稿。说明
现状、回顾过去的不查；目标分解表的年份一并检查。

反例：
    昆政办发〔2022〕97号
    关于加强技术攻关的通知
    各有关单位：
    请认真贯彻执行。
    昆山市人民政府办公室
    2022年9月29日
    一、主要目标
    到2021年，高新技术企业力争达到300家。

正例：
    昆政办发〔2022〕97号
    关于加强技术攻关的通知
    各有关单位：
    请认真贯彻执行。
    昆山市人民政府办公室
    2022年9月29日
    一、主要目标
    到2025年，高新技术企业力争达到300家。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located, passages, walk
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS602"
NAME = "目标年份早于成文日期"
SEVERITY = Severity.ERROR

_GOAL_YEAR = re.compile(r"到(?P<year>(?:19|20)\d\d)年(?:底|末|年底|年末)?(?:前|时)?[，,]?")
_GOAL = re.compile(r"力争|确保|努力|不少于|不低于|争取")
_PAST = re.compile(r"已|曾|截至|目前|现有|以来|过去|回顾|相比|基础上|增长到了|从(?:19|20)\d\d年")
_AHEAD = re.compile(r"目标|任务|举措|措施|重点|工程|行动|清单")
_BEHIND = re.compile(r"现状|基础|背景|形势|成效|回顾|进展")


def check(case: Case) -> Iterator[Finding]:
    """Goals for a year before that of the document's signature."""
    for document in case.documents:
        signed = document.document.header.signed
        if signed is None:
            continue
        date = located(document.id, "body", signed, signed.text, signed.date.year)
        ahead = _sections_ahead(document)
        for passage in passages(document.document):
            if (passage.part, passage.section) not in ahead and passage.part == "body":
                continue
            text = passage.text
            for match in _GOAL_YEAR.finditer(text):
                sentence = passage.piece_at(match.start()).text
                if int(match["year"]) < signed.date.year and _is_goal(sentence):
                    evidence = passage.evidence(match.start(), match.end(), int(match["year"]))
                    yield _report(document, evidence, date)
        for table in document.document.allocations:
            if table.year is not None and table.year < signed.date.year:
                quote = table.total_column
                evidence = located(document.id, table.part, table, quote, table.year)
                yield _report(document, evidence, date)


def _report(document: LinkedDocument, evidence: Evidence, date: Evidence) -> Finding:
    return finding(
        __name__,
        document.id,
        f"{evidence.part} {evidence.quote}",
        f"{name_part(evidence.part)}的目标年份是 {evidence.value} 年，文件成文于 {date.quote}",
        (evidence, date),
    )


def _sections_ahead(document: LinkedDocument) -> set[tuple[str, str]]:
    """The sections that speak of what is to be done."""
    found = set()
    for part in document.document.parts:
        for section, above in walk(part):
            titles = "".join(node.title for node in (*above[1:], section))
            if _AHEAD.search(titles) and not _BEHIND.search(titles):
                found.add((part.id, section.id))
    return found


def _is_goal(sentence: str) -> bool:
    return _GOAL.search(sentence) is not None and _PAST.search(sentence) is None
