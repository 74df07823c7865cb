"""正文与任务清单的责任单位次序应相同。

责任单位和牵头单位都相同，只是其余单位的先后不同。次序通常表示主次，两处最好一致。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市科技局、市财政局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局、市财政局、市科技局

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市科技局、市财政局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局、市科技局、市财政局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.duty import Duties
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS304"
NAME = "责任单位次序不同"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Linked tasks whose units and leads agree but not their order."""
    for document in case.documents:
        duties = Duties(document.document, case.lexicon)
        for link in document.links.tasks:
            body, row = duties.units(link.body), duties.units(link.row)
            same_leads = set(duties.leads(link.body)) == set(duties.leads(link.row))
            if body == row or set(body) != set(row) or not same_leads:
                continue
            yield finding(
                __name__,
                document.id,
                f"{link.body.title}：{'、'.join(body)}；{'、'.join(row)}",
                f"任务“{link.body.title}”的责任单位次序不同：正文为{'、'.join(body)}，"
                f"清单为{'、'.join(row)}",
                (
                    document.task_evidence(link.body, "、".join(body)),
                    document.task_evidence(link.row, "、".join(row)),
                ),
            )
