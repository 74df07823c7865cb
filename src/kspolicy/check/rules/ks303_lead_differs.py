"""正文与任务清单的牵头单位应相同。

两处责任单位都是这几家，牵头的却不同：写明“牵头单位”的按写明的算，没有写明的按惯例以首位为牵头。
责任单位本身不同的由 KS301 报告。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市科技局、市工信局

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局、市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.duty import Duties
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS303"
NAME = "牵头单位与任务清单不一致"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Linked tasks with the same units, of which others lead."""
    for document in case.documents:
        duties = Duties(document.document, case.lexicon)
        for link in document.links.tasks:
            if set(duties.units(link.body)) != set(duties.units(link.row)):
                continue
            body, row = duties.leads(link.body), duties.leads(link.row)
            if set(body) == set(row):
                continue
            said = f"正文为{'、'.join(body)}，{name_part(link.row.part)}为{'、'.join(row)}"
            yield finding(
                __name__,
                document.id,
                f"{link.body.title}：{said}",
                f"任务“{link.body.title}”的牵头单位不同：{said}",
                (
                    document.task_evidence(link.body, "、".join(body)),
                    document.task_evidence(link.row, "、".join(row)),
                ),
            )
