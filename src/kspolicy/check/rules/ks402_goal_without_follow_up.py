"""总目标提出的指标，任务和附件都没有落实。

“主要目标”中有一项指标，各项任务、目标分解表、任务清单都没有再提，也就没有人负责。别的目标大多有落实
时才提示。全文合为一条。

反例：
    二、主要目标
    到2025年，新增领航企业10家，集群核心伙伴超过100家，新增上市企业2家。
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家，新增上市企业2家。（责任单位：市工信局）

正例：
    二、主要目标
    到2025年，新增领航企业10家，新增上市企业2家。
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家，新增上市企业2家。（责任单位：市工信局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.followup import unfollowed_goals
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS402"
NAME = "总目标没有落实"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Goals that nothing else in the document takes up; one finding a document."""
    for document in case.documents:
        left = unfollowed_goals(document)
        if not left:
            continue
        names = "、".join(dict.fromkeys(concept.key for concept in left))
        yield finding(
            __name__,
            document.id,
            names,
            f"总目标中有 {len(left)} 项在各项任务和附件中都没有提到：{names}",
            tuple(document.mention_evidence(m) for concept in left for m in concept.mentions),
        )
