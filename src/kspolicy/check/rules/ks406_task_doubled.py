"""同一份清单、同一标题下的任务不应重复。

任务清单中名称完全相同的两行，或者正文同一标题下名称完全相同的两项任务，多半是重复录入。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局）
    2.引进创新人才。建设人才队伍。（责任单位：市人社局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局
    2 | 培育领航企业 | 支持企业发展。 | 市工信局
    3 | 引进创新人才 | 建设人才队伍。 | 市人社局

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局）
    2.引进创新人才。建设人才队伍。（责任单位：市人社局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局
    2 | 引进创新人才 | 建设人才队伍。 | 市人社局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.roster import doubled_tasks
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS406"
NAME = "任务重复"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Tasks of one list or heading with the same title."""
    for document in case.documents:
        for tasks in doubled_tasks(document.document):
            title, part = tasks[0].title, tasks[0].part
            yield finding(
                __name__,
                document.id,
                f"{part} {title}",
                f"{name_part(part)}中任务“{title}”出现 {len(tasks)} 次",
                tuple(located(document.id, part, task, task.title, task.number) for task in tasks),
            )
