"""同一任务的责任单位不应重复。

一处责任单位中同一单位写了两次（包括词典认得的两种写法），多半是修改时没有删净。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市科技局、市工信局）

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市科技局）
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.duty import Duties
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS311"
NAME = "责任单位重复"
SEVERITY = Severity.WARNING

# Several clauses of one task: （市工信局负责）（市科技局负责）
_CLAUSES = re.compile(r"[）)]\s*[（(]")


def check(case: Case) -> Iterator[Finding]:
    """Tasks that name a unit twice."""
    for document in case.documents:
        duties = Duties(document.document, case.lexicon)
        for task in document.document.tasks:
            names = duties.resolve([unit.name for unit in task.units])
            if _CLAUSES.search(task.duty_wording or ""):
                continue  # Each clause has a list of its own.
            roles = ["" if unit.by_custom else unit.role for unit in task.units]
            counts = Counter(zip(names, roles, strict=True))
            twice = "、".join(name for (name, _), count in counts.items() if count > 1)
            if twice:
                yield finding(
                    __name__,
                    document.id,
                    f"{task.part} {task.title}：{twice}",
                    f"{name_part(task.part)}任务“{task.title}”的责任单位重复：{twice}",
                    (document.task_evidence(task, twice),),
                )
