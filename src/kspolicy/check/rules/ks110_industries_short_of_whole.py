"""正文各分行业的目标之和略小于全行业的目标。

情形同 KS109，而和小于总目标、又达到总目标的八成：或有没有列出的行业，或有一个数没有改到。和不足八成
的，显然没有列全，不提示。

反例：
    二、主要目标
    到2025年，产业规模达到1200亿元。
    三、主要任务
    （一）产业集群工程
    1.发展智能终端产业。到2025年，智能终端产业规模达到600亿元。（责任单位：市工信局）
    2.发展新型显示产业。到2025年，新型显示产业规模达到300亿元。（责任单位：市工信局）
    3.发展先进计算产业。到2025年，先进计算产业规模达到200亿元。（责任单位：市工信局）

正例：
    二、主要目标
    到2025年，产业规模达到2000亿元。
    三、主要任务
    （一）产业集群工程
    1.发展智能终端产业。到2025年，智能终端产业规模达到600亿元。（责任单位：市工信局）
    2.发展新型显示产业。到2025年，新型显示产业规模达到300亿元。（责任单位：市工信局）
    3.发展先进计算产业。到2025年，先进计算产业规模达到200亿元。（责任单位：市工信局）
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kspolicy.check.industries import find_industries
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS110"
NAME = "分行业目标之和略小于全行业目标"
SEVERITY = Severity.INFO

_NEARLY = Decimal("0.8")


def check(case: Case) -> Iterator[Finding]:
    """Industries whose parts nearly add up to the whole."""
    for document in case.documents:
        for industry in find_industries(document):
            if not _NEARLY * industry.total <= industry.sum < industry.total:
                continue
            unit = industry.whole.unit
            yield finding(
                __name__,
                document.id,
                industry.subject,
                f"正文各分行业“{industry.name}”之和 {industry.formula} = {industry.sum}{unit}，"
                f"全行业为 {industry.total}{unit}，"
                f"余 {industry.total - industry.sum}{unit} 没有说明",
                tuple(document.mention_evidence(m) for m in (industry.whole, *industry.parts)),
            )
