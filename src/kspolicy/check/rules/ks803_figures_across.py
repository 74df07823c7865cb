"""各份文件对同一项全市指标的说法应当一致。

两份文件主题相同，或者都写明是全市（全市、我市、昆山市）的指标，同一年的数值相互矛盾的，需要确认
口径。主题不同的文件各说各的（电子信息的高新技术企业 260 家、装备制造的 300 家）不是矛盾。

反例：
    昆政办发〔2022〕1号
    昆山市电子信息产业创新集群建设实施意见
    二、主要目标
    到2025年，全市高新技术企业达到3000家。
    =====
    昆政办发〔2022〕2号
    昆山市装备制造产业创新集群建设实施意见
    二、主要目标
    到2025年，全市高新技术企业达到3500家。

正例：
    昆政办发〔2022〕1号
    昆山市电子信息产业创新集群建设实施意见
    二、主要目标
    到2025年，新增高新技术企业260家。
    =====
    昆政办发〔2022〕2号
    昆山市装备制造产业创新集群建设实施意见
    二、主要目标
    到2025年，新增高新技术企业300家。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.relation import Relation, relate
from kspolicy.check.rule import finding
from kspolicy.check.scope import is_of_all
from kspolicy.link.form import document_subject
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.link.mention import Mention

CODE = "KS803"
NAME = "各文件对同一指标的数值不同"
SEVERITY = Severity.WARNING
WITHIN_PLACE = True

_Place = tuple["LinkedDocument", "Mention"]


def check(case: Case) -> Iterator[Finding]:
    """Indicators that two documents give contradicting figures for, one finding an indicator."""
    stated: dict[tuple[str, str], list[_Place]] = {}
    for document in case.documents:
        subject = document_subject(document.document.title, case.lexicon.places)
        for concept in document.links.concepts:
            for mention in concept.mentions:
                if mention.id in document.links.doubt_of or mention.year is None:
                    continue
                if is_of_all(mention):
                    stated.setdefault((concept.key, ""), []).append((document, mention))
                elif subject:
                    stated.setdefault((concept.key, subject), []).append((document, mention))
    for (key, subject), places in stated.items():
        differing = _first_contradiction(places, case.tolerances.about)
        if differing is not None:
            about = f"（{subject}）" if subject else "（全市）"
            (_, earlier), (document, later) = differing
            yield finding(
                __name__,
                document.id,
                f"{key}{about}",
                f"“{key}”{about}各文件的数值不同：{_said(earlier)}、{_said(later)}",
                tuple(owner.mention_evidence(mention) for owner, mention in differing),
            )


def _first_contradiction(places: list[_Place], about: Decimal) -> tuple[_Place, _Place] | None:
    """The first two statements of different documents that contradict each other.

    Each statement is held against the first of every other figure, so that many documents of one
    mind cost no more than one.
    """
    figures: dict[tuple[object, ...], _Place] = {}
    for place in places:
        document, mention = place
        for other in figures.values():
            if other[0] is document:
                continue
            if relate(other[1], mention, about) is Relation.CONTRADICTS:
                return other, place
        figures.setdefault((mention.value, mention.unit, mention.comparator, mention.year), place)
    return None


def _said(mention: Mention) -> str:
    wording = getattr(mention.item, "wording", None) or f"{mention.value}{mention.unit or ''}"
    return f"“{wording}”"
