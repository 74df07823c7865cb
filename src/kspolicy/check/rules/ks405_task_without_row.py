"""正文的任务与清单的任务应一一对应。

任务清单逐项重复正文的任务，却缺了一项，或者多出正文没有的一项。清单至少与正文四分之三的任务
（不少于三项）对应时才检查：只列部分重点任务的清单不在此列。正文有同名标题而没有写责任单位的，由
KS308 报告；重复的行由 KS406 报告。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局）
    2.引进创新人才。建设人才队伍。（责任单位：市人社局）
    3.建设创新平台。建设公共平台。（责任单位：市科技局）
    4.保护知识产权。保护专利。（责任单位：市市场监管局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局
    2 | 引进创新人才 | 建设人才队伍。 | 市人社局
    3 | 建设创新平台 | 建设公共平台。 | 市科技局

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局）
    2.引进创新人才。建设人才队伍。（责任单位：市人社局）
    3.建设创新平台。建设公共平台。（责任单位：市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局
    2 | 引进创新人才 | 建设人才队伍。 | 市人社局
    3 | 建设创新平台 | 建设公共平台。 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.roster import rosters
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS405"
NAME = "正文与清单任务不对应"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Tasks without a row and rows without a task, one finding each."""
    for document in case.documents:
        for roster in rosters(document.document, document.links):
            place = name_part(roster.part)
            missing = [
                *((task, f"{place}没有正文任务“{task.title}”") for task in roster.lost),
                *((task, f"正文没有{place}的任务“{task.title}”") for task in roster.gained),
            ]
            for task, said in missing:
                yield finding(
                    __name__,
                    document.id,
                    f"{roster.part} {task.part} {task.title}",
                    f"{said}，其余 {roster.linked} 项都对应",
                    (located(document.id, task.part, task, task.title),),
                )
