"""正文与任务清单的责任单位应一致。

任务清单重复正文的任务时，责任单位应相同。按词典认得的同一单位的不同写法不算不同（市市场监督管理局
与市市场监管局），由 KS307 报告；名称的笔误由 KS309 报告；“各区镇”由 KS302 检查，次序由 KS303、KS304
检查。一处写“等部门”的，另一处可以多出几家。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局、市金融办

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

CODE = "KS301"
NAME = "责任单位与任务清单不一致"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Linked tasks whose sets of units differ."""
    for document in case.documents:
        duties = Duties(document.document, case.lexicon)
        for link in document.links.tasks:
            body, row = duties.units(link.body), duties.units(link.row)
            lost = [n for n in body if n not in row and not duties.is_open(link.row)]
            gained = [n for n in row if n not in body and not duties.is_open(link.body)]
            if not lost and not gained:
                continue
            place = name_part(link.row.part)
            said = [f"{place}缺少{'、'.join(lost)}"] if lost else []
            said += [f"{place}多出{'、'.join(gained)}"] if gained else []
            yield finding(
                __name__,
                document.id,
                f"{link.body.title}：{'，'.join(said)}",
                f"任务“{link.body.title}”的责任单位不一致：{'，'.join(said)}",
                (
                    document.task_evidence(link.body, "、".join(body)),
                    document.task_evidence(link.row, "、".join(row)),
                ),
            )
