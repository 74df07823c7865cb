"""增长类目标不应写成上限。

新增企业、引进人才、产业规模一类目标越多越好，写“不超过”“以内”多半是“不少于”“超过”之误。只看明确
属于增长类的指标；用地、能耗、债务等本来就有上限的不在此列。

反例：
    二、主要目标
    到2025年，新增工业投资不超过600亿元。

正例：
    二、主要目标
    到2025年，新增工业投资不少于600亿元。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS212"
NAME = "增长类目标写成上限"
SEVERITY = Severity.WARNING

# 新增工业投资 · 产业规模 · 核心伙伴数量 · 引进紧缺人才 · 高技能工程师
_GROWTH = re.compile(
    r"(?:企业|人才|工程师|专家|团队|平台|机构|中心|工厂|车间|专利|工作站|实验室|载体|园区|伙伴"
    r"|产业规模|工业投资|产值|营业收入|研发投入|活动|项目)(?:数量?|总量)?$"
)
_CAPPED = re.compile(r"用地|能耗|排放|债务|赤字|淘汰|关停|压减|违法|事故|高耗能|僵尸|散乱污|落后")


def check(case: Case) -> Iterator[Finding]:
    """Targets of growth whose comparing words set an upper bound."""
    for document in case.documents:
        for target in document.document.targets:
            name = (target.elided or "") + target.indicator
            if target.comparator not in ("<", "<=") or not _GROWTH.search(name):
                continue
            if _CAPPED.search(target.quote):
                continue
            mention = next(
                mention
                for mention in document.links.concept_of[target.id].mentions
                if mention.id == target.id
            )
            yield finding(
                __name__,
                document.id,
                f"{target.part} {name}{target.wording}",
                f"{name_part(target.part)}“{name}{target.wording}”是增长类目标，却写成上限",
                (document.mention_evidence(mention),),
            )
