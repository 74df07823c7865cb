"""同一任务的同一个目标，正文与清单的指标名称应相同。

任务清单重复正文的任务。两处各有一个目标对不上号，而数值相同或名称相近，可能是同一目标写了两个名称
（半导体产业规模与集成电路产业规模），也可能是有一处写错。

反例：
    三、主要任务
    1.培优做大半导体产业。到2025年，半导体产业规模突破500亿元。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培优做大半导体产业 | 集成电路产业规模突破500亿元。 | 市工信局

正例：
    三、主要任务
    1.培优做大半导体产业。到2025年，半导体产业规模突破500亿元。（责任单位：市工信局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培优做大半导体产业 | 半导体产业规模突破500亿元。 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.correspondence import correspondences, exchanges
from kspolicy.check.excerpts import alterations
from kspolicy.check.rule import finding
from kspolicy.model.document import Target
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.link.mention import Mention

CODE = "KS205"
NAME = "同一目标指标名称不同"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Targets of a task and its row that seem one under two names."""
    for document in case.documents:
        pairs = [pair for pair in correspondences(document) if pair.renamed]
        altered = list(alterations(document)) if pairs else []
        for pair in pairs:
            for one, other in pair.renamed:
                said = f"正文{_stated(one)}，{name_part(other.part)}{_stated(other)}"
                alike = [
                    alteration
                    for alteration in altered
                    if alteration.link == pair.link
                    and exchanges((one, other), alteration.change.old, alteration.change.new)
                ]
                yield finding(
                    __name__,
                    document.id,
                    f"{pair.link.body.title}：{said}",
                    f"任务“{pair.link.body.title}”的目标名称不同：{said}"
                    + (f"；另有 {len(alike)} 处同样换词" if alike else ""),
                    (
                        document.mention_evidence(one),
                        document.mention_evidence(other),
                        *(
                            item
                            for alteration in alike
                            for item in (alteration.body, alteration.row)
                        ),
                    ),
                )


def _stated(mention: Mention) -> str:
    wording = mention.item.wording if isinstance(mention.item, Target) else ""
    return f"“{mention.indicator}{wording}”"
