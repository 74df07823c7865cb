"""分解表中有指标，正文和清单都没有提到。

目标分解表把一项指标分给了各区镇，而正文的目标、任务和任务清单都没有这项指标：读者不知道它从何而来。
表中多数指标正文都有时才提示。全文合为一条。

反例：
    二、主要目标
    到2025年，新增领航企业10家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增领航企业数（家） | 10 | 6 | 4 | 市工信局
    新增特色园区（个） | 2 | 1 | 1 | 市工信局

正例：
    二、主要目标
    到2025年，新增领航企业10家，新增特色园区2个。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增领航企业数（家） | 10 | 6 | 4 | 市工信局
    新增特色园区（个） | 2 | 1 | 1 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.followup import unannounced_rows
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS403"
NAME = "分解表指标正文没有提到"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Allocation rows that no text announces; one finding a document."""
    for document in case.documents:
        left = unannounced_rows(document)
        if not left:
            continue
        names = "、".join(concept.mentions[0].indicator for concept in left)
        yield finding(
            __name__,
            document.id,
            names,
            f"分解表有 {len(left)} 项指标，正文和清单都没有提到：{names}",
            tuple(document.mention_evidence(m) for concept in left for m in concept.mentions),
        )
