"""正文各分行业的目标之和不应大于全行业的目标。

只检查确定无疑的情形：同一标题下的几项任务（至少三项）各有一个分行业目标，指标名称只比总目标多出行业
名称，单位相同，年份不冲突。分行业互有重叠时和可以更大，请写明。和略小于总目标的由 KS110 提示。

反例：
    二、主要目标
    到2025年，产业规模达到1000亿元。
    三、主要任务
    （一）产业集群工程
    1.发展智能终端产业。到2025年，智能终端产业规模达到600亿元。（责任单位：市工信局）
    2.发展新型显示产业。到2025年，新型显示产业规模达到300亿元。（责任单位：市工信局）
    3.发展先进计算产业。到2025年，先进计算产业规模达到200亿元。（责任单位：市工信局）

正例：
    二、主要目标
    到2025年，产业规模达到1100亿元。
    三、主要任务
    （一）产业集群工程
    1.发展智能终端产业。到2025年，智能终端产业规模达到600亿元。（责任单位：市工信局）
    2.发展新型显示产业。到2025年，新型显示产业规模达到300亿元。（责任单位：市工信局）
    3.发展先进计算产业。到2025年，先进计算产业规模达到200亿元。（责任单位：市工信局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.industries import find_industries
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS109"
NAME = "分行业目标之和大于全行业目标"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Industries whose parts add up to more than the whole."""
    for document in case.documents:
        for industry in find_industries(document):
            if industry.sum <= industry.total:
                continue
            unit = industry.whole.unit
            yield finding(
                __name__,
                document.id,
                industry.subject,
                f"正文各分行业“{industry.name}”之和 {industry.formula} = {industry.sum}{unit}，"
                f"大于全行业的 {industry.total}{unit}",
                tuple(document.mention_evidence(m) for m in (industry.whole, *industry.parts)),
            )
