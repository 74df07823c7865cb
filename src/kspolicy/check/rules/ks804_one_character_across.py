"""两份文件中同一句话只有一字之差的，可能有一处写错。

成套的文件常用同一段话。换上各自的主题之后仍只差一个字的分句（双元制培训模式、二元制培训模式），
值得一看。数字、方位、级别的不同和虚词的增减不在此列，责任表述不比。

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

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kspolicy.check.clauses import Change, clauses, one_change
from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.link.form import document_subject
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.model.document import PolicyDocument

CODE = "KS804"
NAME = "各文件的同一句话有一字之差"
SEVERITY = Severity.INFO
WITHIN_PLACE = True

_SHORTEST = 8
# Clauses with so many characters in common at one end are held against each other.
_KEY = 6
# A beginning or end that more clauses than this have is no sign of one sentence.
_MOST = 20
_FUNCTION = frozenset("的地得和与或及并等对在从将把向为以了着、其各所并使能")
_MEANING = frozenset("东西南北上下左右大小高低新老前后中市区县镇省国州年月日内外正副甲乙丙不未非")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两")


def check(case: Case) -> Iterator[Finding]:
    """Clauses of different documents that differ in one character, one finding a difference.

    It is laid to the document that writes the rarer, the last of several.
    """
    position = {document.id: index for index, document in enumerate(case.documents)}
    found: dict[frozenset[str], list[_Variant]] = {}
    for one, other, change in _pairs(_variants(case)):
        key = frozenset((change.old + change.after[:2], change.new + change.after[:2]))
        found.setdefault(key, []).extend((one, other))
    for variants in found.values():
        one, other = variants[:2]
        usual, rarer = (one, other) if len(one.places) >= len(other.places) else (other, one)
        said = f"{usual.document}作“{usual.written}”，{rarer.document}作“{rarer.written}”"
        yield finding(
            __name__,
            max(rarer.places, key=lambda name: position[name]),
            "／".join(sorted((usual.written, rarer.written))),
            f"同一句话，{said}",
            tuple(dict.fromkeys(e for variant in variants for e in variant.places.values())),
        )


@dataclass(frozen=True, slots=True)
class _Variant:
    """One way to write a clause, and its first place in each document that does."""

    words: str
    places: dict[str, Evidence]

    @property
    def document(self) -> str:
        """The first document that writes so."""
        return next(iter(self.places))

    @property
    def written(self) -> str:
        """The clause as that document writes it."""
        return next(iter(self.places.values())).quote


def _variants(case: Case) -> dict[str, _Variant]:
    found: dict[str, _Variant] = {}
    for document in case.documents:
        subject = document_subject(document.document.title, case.lexicon.places)
        for words, evidence in _clauses(document.document, subject):
            variant = found.setdefault(words, _Variant(words, {}))
            variant.places.setdefault(document.id, evidence)
    return found


def _pairs(variants: dict[str, _Variant]) -> Iterator[tuple[_Variant, _Variant, Change]]:
    """Clauses that no document has both of and that are nearly one.

    Only those that share a beginning or an end are held against each other.
    """
    buckets: dict[str, list[_Variant]] = {}
    for words, variant in variants.items():
        for key in (f"^{words[:_KEY]}", f"{words[-_KEY:]}$"):
            buckets.setdefault(key, []).append(variant)
    seen: set[tuple[str, str]] = set()
    for bucket in buckets.values():
        if len(bucket) > _MOST:
            continue
        for one, other in combinations(bucket, 2):
            if (one.words, other.words) in seen or not one.places.keys().isdisjoint(other.places):
                continue
            seen.add((one.words, other.words))
            change = one_change(one.words, other.words)
            if _is_slip(change):
                yield one, other, change


def _clauses(document: PolicyDocument, subject: str) -> Iterator[tuple[str, Evidence]]:
    """Every clause that is long enough, the subject of the document taken out."""
    for passage in passages(document):
        if passage.heading or not passage.section or all(p.duty for p in passage.pieces):
            continue
        for clause in clauses(passage.text):
            if len(clause.text) >= _SHORTEST and not passage.piece_at(clause.start).duty:
                words = clause.text.replace(subject, "＊") if subject else clause.text
                yield words, passage.evidence(clause.start, clause.end)


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
