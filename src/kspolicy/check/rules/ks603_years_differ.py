"""同一指标、同一数值，各处的目标年份应相同。

正文说到 2025 年、附件说到 2023 年达到同一个数，有一处年份不对。一处给出几个年份的（分年度目标）不查，
承前省略年份的不查。

反例：
    二、主要目标
    到2025年，新增高新技术企业300家。
    三、主要任务
    1.培育高新技术企业。到2023年，新增高新技术企业300家。（责任单位：市科技局）

正例：
    二、主要目标
    到2025年，新增高新技术企业300家。
    三、主要任务
    1.培育高新技术企业。到2025年，新增高新技术企业300家。（责任单位：市科技局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.rule import finding
from kspolicy.link.dimension import magnitude
from kspolicy.model.document import Target
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.link.indicators import Concept
    from kspolicy.link.mention import Mention

CODE = "KS603"
NAME = "同一目标的年份不同"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Indicators of one figure whose statements name different years."""
    for document in case.documents:
        for concept in document.links.concepts:
            differing = _differing(document, concept)
            if differing:
                years = "、".join(dict.fromkeys(f"{mention.year} 年" for mention in differing))
                yield finding(
                    __name__,
                    document.id,
                    concept.key,
                    f"“{concept.key}”数值相同，各处的年份不同：{years}",
                    tuple(document.mention_evidence(mention) for mention in differing),
                )


def _differing(document: LinkedDocument, concept: Concept) -> list[Mention]:
    """The mentions of one figure if each place names one year and not all the same."""
    dated = [
        mention
        for mention in concept.mentions
        if mention.year is not None
        and mention.value is not None
        and mention.id not in document.links.doubt_of
        and not (isinstance(mention.item, Target) and mention.item.year_inherited)
    ]
    places: dict[tuple[str, str | None], set[int]] = {}
    for mention in dated:
        section = mention.item.section if isinstance(mention.item, Target) else None
        places.setdefault((mention.part, section), set()).add(mention.year or 0)
    if any(len(years) > 1 for years in places.values()):
        return []
    figures: dict[object, list[Mention]] = {}
    for mention in dated:
        assert mention.value is not None
        figures.setdefault(magnitude(mention.value, mention.unit), []).append(mention)
    for mentions in figures.values():
        if len({mention.year for mention in mentions}) > 1:
            return mentions
    return []
