"""两份文件中同一句话只有一字之差的，可能有一处写错。

成套的文件常用同一段话。换上各自的主题之后仍只差一个字的分句（双元制培训模式、二元制培训模式），值得一看。
数字、方位、级别的不同和虚词的增减不在此列，责任表述不比。

反例：
    昆政办发〔2022〕1号
    三、主要任务
    打造公共实训基地，引入双元制培训模式，完善激励制度。
    =====
    昆政办发〔2022〕2号
    三、主要任务
    打造公共实训基地，引入二元制培训模式，完善激励制度。

正例：
    昆政办发〔2022〕1号
    三、主要任务
    打造公共实训基地，引入双元制培训模式，完善激励制度。
    =====
    昆政办发〔2022〕2号
    三、主要任务
    打造公共实训基地，引入双元制培训模式，完善激励制度。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.clauses import Change, Clause, clauses, one_change
from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.link.form import document_subject
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.check.passages import Passage
    from kspolicy.model.document import PolicyDocument

CODE = "KS804"
NAME = "各文件的同一句话有一字之差"
SEVERITY = Severity.INFO

_SHORTEST = 8
# Clauses with so many characters in common at one end are held against each other.
_KEY = 6
# A beginning or end that more clauses than this have is no sign of one sentence.
_MOST = 20
_FUNCTION = frozenset("的地得和与或及并等对在从将把向为以了着、其各所并使能")
_MEANING = frozenset("东西南北上下左右大小高低新老前后中市区县镇省国州年月日内外正副甲乙丙不未非")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两")


def check(case: Case) -> Iterator[Finding]:
    """Clauses of different documents that differ in one character, one finding a difference."""
    found: dict[tuple[str, str], list[tuple[Evidence, Evidence]]] = {}
    for (one, a), (other, b), change in _pairs(case):
        texts = (
            one.evidence(a.start, a.end, change.old),
            other.evidence(b.start, b.end, change.new),
        )
        key = (f"{change.old}", f"{change.new}")
        found.setdefault((key[0] + change.after[:2], key[1] + change.after[:2]), []).append(texts)
    for places in found.values():
        earlier, later = places[0]
        yield finding(
            __name__,
            later.document,
            f"{earlier.quote}／{later.quote}",
            f"同一句话，{earlier.document}作“{earlier.quote}”，{later.document}作“{later.quote}”",
            tuple(item for pair in places for item in pair),
        )


_Place = tuple["Passage", Clause]


def _pairs(case: Case) -> Iterator[tuple[_Place, _Place, Change]]:
    """Clauses of different documents that share a beginning or an end and are nearly one."""
    buckets: dict[str, list[tuple[str, _Place]]] = {}
    for document in case.documents:
        subject = document_subject(document.document.title, case.lexicon.places)
        for words, place in _clauses(document.document, subject):
            for key in (f"^{words[:_KEY]}", f"{words[-_KEY:]}$"):
                buckets.setdefault(key, []).append((words, place))
    seen: set[tuple[str, str]] = set()
    for bucket in buckets.values():
        if len(bucket) > _MOST:
            continue
        for index, (words, place) in enumerate(bucket):
            for others, other in bucket[index + 1 :]:
                if place[0].document == other[0].document or (words, others) in seen:
                    continue
                seen.add((words, others))
                change = one_change(words, others)
                if _is_slip(change):
                    yield place, other, change


def _clauses(document: PolicyDocument, subject: str) -> Iterator[tuple[str, _Place]]:
    """Every clause that is long enough, the subject of the document taken out."""
    for passage in passages(document):
        if passage.heading or not passage.section or all(p.duty for p in passage.pieces):
            continue
        for clause in clauses(passage.text):
            if len(clause.text) >= _SHORTEST and not passage.piece_at(clause.start).duty:
                words = clause.text.replace(subject, "＊") if subject else clause.text
                yield words, (passage, clause)


def _is_slip(change: Change) -> bool:
    if len(change.old) > 1 or len(change.new) > 1 or change.old == change.new:
        return False
    if not all("\u4e00" <= c <= "\u9fff" for c in change.old + change.new):
        return False
    if not change.before or not change.after:
        return False
    touched = {*change.old, *change.new}
    # 双 for 二 is a word for another, 五 for 三 another number.
    return not (touched & (_FUNCTION | _MEANING) or touched <= _NUMERALS)
