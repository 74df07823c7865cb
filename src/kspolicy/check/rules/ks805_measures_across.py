"""各份文件对同一种指标用的量词应当一致。

甲文件的企业技术中心论“个”，乙文件论“家”，汇总时对不上。只看个、家、项、名一类的量词；一份文件内
部就不一致的由 KS206 报告。量词相同的两种合为一条。

反例：
    昆政办发〔2022〕1号
    二、主要目标
    到2025年，新增省级企业技术中心40个。
    =====
    昆政办发〔2022〕2号
    二、主要目标
    到2025年，新增省级企业技术中心35家。

正例：
    昆政办发〔2022〕1号
    二、主要目标
    到2025年，新增省级企业技术中心40家。
    =====
    昆政办发〔2022〕2号
    二、主要目标
    到2025年，新增省级企业技术中心35家。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.rule import finding
from kspolicy.link.dimension import dimension
from kspolicy.model.finding import Evidence, Finding, Severity
from kspolicy.model.multipliers import split_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS805"
NAME = "各文件对同一指标的量词不同"
SEVERITY = Severity.INFO
WITHIN_PLACE = True


def check(case: Case) -> Iterator[Finding]:
    """Indicators that documents, each of one mind, count by different words.

    One finding for each set of words, laid to the last document that takes part.
    """
    counted: dict[str, dict[str, Evidence]] = {}
    for document in case.documents:
        for key, measure, evidence in _measures(document):
            counted.setdefault(key, {}).setdefault(measure, evidence)
    differing: dict[tuple[str, ...], dict[str, dict[str, Evidence]]] = {}
    for key, measures in counted.items():
        if len(measures) > 1:
            differing.setdefault(tuple(sorted(measures)), {})[key] = measures
    position = {document.id: index for index, document in enumerate(case.documents)}
    for words, indicators in differing.items():
        places = tuple(item for found in indicators.values() for item in found.values())
        said = "、".join(f"“{word}”" for word in words)
        yield finding(
            __name__,
            max((item.document for item in places), key=position.__getitem__),
            f"{'、'.join(words)}：{'、'.join(indicators)}",
            f"各文件的量词 {said} 不一：{'、'.join(indicators)}",
            places,
        )


def _measures(document: LinkedDocument) -> Iterator[tuple[str, str, Evidence]]:
    """Each counted indicator with its one measure word and where that is first used."""
    doubtful = document.links.doubt_of
    for concept in document.links.concepts:
        measures: dict[str, Evidence] = {}
        for mention in concept.mentions:
            bare = split_unit(mention.unit or "")[1]
            if bare and dimension(mention.unit) == "count" and mention.id not in doubtful:
                measures.setdefault(bare, document.mention_evidence(mention))
        if len(measures) == 1:
            ((word, evidence),) = measures.items()
            yield concept.key, word, evidence
