"""正文和清单的目标没有分解到区镇。

文件有目标分解表，而有的目标没有列入：可能本来由全市统筹，也可能漏列。分解表至少列入四分之一的目标时
才提示。全文合为一条，逐项列出。

反例：
    二、主要目标
    到2025年，新增领航企业10家，新增上市企业2家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增领航企业数（家） | 10 | 6 | 4 | 市工信局
    附件2
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 新增领航企业10家，新增上市企业2家。 | 市工信局

正例：
    二、主要目标
    到2025年，新增领航企业10家，新增上市企业2家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增领航企业数（家） | 10 | 6 | 4 | 市工信局
    新增上市企业数（家） | 2 | 1 | 1 | 市工信局
    附件2
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 新增领航企业10家，新增上市企业2家。 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.followup import unallocated_targets
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS404"
NAME = "目标没有分解到区镇"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Targets of the text without a row in the allocation table; one finding a document."""
    for document in case.documents:
        left = unallocated_targets(document)
        if not left:
            continue
        names = "、".join(concept.key for concept in left)
        yield finding(
            __name__,
            document.id,
            names,
            f"{len(left)} 项目标没有列入目标分解表：{names}",
            tuple(document.mention_evidence(concept.mentions[0]) for concept in left),
        )
