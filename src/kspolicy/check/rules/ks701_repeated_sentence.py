"""同一标题之下，相邻的句子不应重复。

后一句几乎是前一句的重写（半数以上的字依次见于前一句，且有一个分句只差一两个字），多是修改时新旧两句
都留了下来。只比较同一标题之下相距三句以内的句子；责任表述不比。

反例：
    三、重点领域
    1.工程机械。加快液压件、传动件等核心零部件研发和产业化，提升产业链配套水平。加快研发和产业化发展，提升产业链配套能力。

正例：
    三、重点领域
    1.工程机械。加快液压件、传动件等核心零部件研发和产业化，提升产业链配套水平。鼓励重点企业打造研发基地，抢占技术制高点。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.clauses import clauses, one_change
from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.check.passages import Passage, Piece

CODE = "KS701"
NAME = "相邻的句子重复"
SEVERITY = Severity.WARNING

_SHORTEST = 12
_NEAR = 3
# The share of the shorter sentence that stands in the other, in order.
_REPEATED = 0.75
_CLAUSE = 8
_REWORDED = 2


def check(case: Case) -> Iterator[Finding]:
    """Sentences that say again what one just before them says."""
    for document in case.documents:
        for title, pieces in _sections(document):
            for index, (passage, piece) in enumerate(pieces):
                for before, earlier in pieces[max(0, index - _NEAR) : index]:
                    if _repeats(earlier.text, piece.text):
                        yield finding(
                            __name__,
                            document.id,
                            f"{title}：{piece.text[:20]}",
                            f"“{title}”之下有两句几乎相同，疑为修改后新旧两句并存",
                            (_evidence(before, earlier), _evidence(passage, piece)),
                        )
                        break


def _sections(
    document: LinkedDocument,
) -> Iterator[tuple[str, list[tuple[Passage, Piece]]]]:
    """The sentences of each heading and row that can be compared."""
    sections: dict[tuple[str, str, str], list[tuple[Passage, Piece]]] = {}
    for passage in passages(document.document):
        if not passage.heading and passage.section:
            found = sections.setdefault((passage.part, passage.section, passage.title), [])
            found.extend(
                (passage, piece)
                for piece in passage.pieces
                if not piece.duty and len(piece.text) >= _SHORTEST
            )
    for (_, _, title), pieces in sections.items():
        yield title, pieces


def _repeats(one: str, other: str) -> bool:
    from rapidfuzz.distance import LCSseq

    shorter = min(len(one), len(other))
    if LCSseq.similarity(one, other, score_cutoff=int(shorter * _REPEATED)) < shorter * _REPEATED:
        return False
    return any(
        _reworded(a.text, b.text)
        for a in clauses(one)
        if len(a.text) >= _CLAUSE
        for b in clauses(other)
    )


def _reworded(one: str, other: str) -> bool:
    """Whether two clauses are one but for a word."""
    change = one_change(one, other)
    numbers = any(character.isdecimal() for character in change.old + change.new)
    return not numbers and max(len(change.old), len(change.new)) <= _REWORDED


def _evidence(passage: Passage, piece: Piece) -> Evidence:
    return Evidence(
        passage.document, passage.part, piece.text, piece.text, piece.line, piece.page
    )
