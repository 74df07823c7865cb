"""同一指标的计量单位应相同。

同一指标在正文、分解表、清单中用不同的量词（家与个、项与个、名与人）：数值没有矛盾，但说法不统一，
“项”“个”之别有时也是口径之别。用同样两个量词的各项指标合为一条报告。“万元”“亿元”之类大小不同的
单位由 KS201 检查。

反例：
    二、主要目标
    到2025年，新增智能工厂50家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增智能工厂数（个） | 50 | 30 | 20 | 市工信局

正例：
    二、主要目标
    到2025年，新增智能工厂50家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增智能工厂数（家） | 50 | 30 | 20 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import Comparison, comparable_pairs, name_part
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity
from kspolicy.model.multipliers import split_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.link.mention import Mention

CODE = "KS206"
NAME = "计量单位不同"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Indicators counted in different words, one finding for each set of words."""
    for document in case.documents:
        found: dict[tuple[str, ...], list[Comparison]] = {}
        for concept in document.links.concepts:
            pairs = tuple(
                (one, other)
                for one, other in comparable_pairs(document, concept)
                if one.unit and other.unit and _measure(one) != _measure(other)
            )
            if pairs:
                compared = Comparison(document, concept, pairs)
                measures = tuple(dict.fromkeys(_measure(m) for m in compared.mentions))
                found.setdefault(measures, []).append(compared)
        for measures, comparisons in found.items():
            said = "；".join(f"{c.name}：{_say(c)}" for c in comparisons)
            yield finding(
                __name__,
                document.id,
                f"{'、'.join(sorted(measures))}：{said}",
                f"同一指标的计量单位“{'”“'.join(measures)}”不一：{said}",
                tuple(evidence for c in comparisons for evidence in c.evidence()),
            )


def _measure(mention: Mention) -> str:
    return split_unit(mention.unit or "")[1]


def _say(compared: Comparison) -> str:
    """正文“名”，附件1“人”."""
    parts: dict[str, dict[str, None]] = {}
    for mention in compared.mentions:
        parts.setdefault(mention.part, {})[f"“{_measure(mention)}”"] = None
    return "，".join(f"{name_part(part)}{'、'.join(measures)}" for part, measures in parts.items())
