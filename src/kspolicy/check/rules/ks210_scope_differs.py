"""同一指标的级别、范围用词应相同。

“苏州市级以上”包括省级、国家级，“苏州市级”不包括；“全国百强”与“百强”也不是一回事。数值相同而范围
用词不同，两处数的可能不是同样的东西。

反例：
    二、主要目标
    到2025年，新增苏州市级以上“瞪羚”企业18家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增苏州市级“瞪羚”企业数（家） | 18 | 10 | 8 | 市科技局

正例：
    二、主要目标
    到2025年，新增苏州市级以上“瞪羚”企业18家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增苏州市级以上“瞪羚”企业数（家） | 18 | 10 | 8 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import Comparison, comparable_pairs, name_part
from kspolicy.check.rule import finding
from kspolicy.check.scope import stated_scope
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS210"
NAME = "级别或范围用词不同"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Indicators whose mentions reach differently far by their own words."""
    for document in case.documents:
        for concept in document.links.concepts:
            pairs = tuple(
                (one, other)
                for one, other in comparable_pairs(document, concept)
                if stated_scope(one) != stated_scope(other)
            )
            if not pairs:
                continue
            compared = Comparison(document, concept, pairs)
            said = _say(compared)
            yield finding(
                __name__,
                document.id,
                f"{compared.name}：{said}",
                f"“{compared.name}”的级别或范围用词不同：{said}",
                compared.evidence(),
            )


def _say(compared: Comparison) -> str:
    parts: dict[str, dict[str, None]] = {}
    for mention in compared.mentions:
        parts.setdefault(mention.part, {})[f"“{mention.indicator}”"] = None
    return "，".join(f"{name_part(part)}{'、'.join(names)}" for part, names in parts.items())
