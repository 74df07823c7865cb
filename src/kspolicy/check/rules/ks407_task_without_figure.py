"""大多数任务有量化目标，个别任务没有。

三分之二以上的任务都写明了数值目标时，列出没有的几项，以便确认能否考核。有数值目标的任务不多的文件不
检查。全文合为一条。

反例：
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家。（责任单位：市工信局）
    2.引进创新人才。到2025年，引进人才100名。（责任单位：市人社局）
    3.建设创新平台。到2025年，新增平台5个。（责任单位：市科技局）
    4.优化营商环境。持续优化营商环境。（责任单位：市商务局）

正例：
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家。（责任单位：市工信局）
    2.引进创新人才。到2025年，引进人才100名。（责任单位：市人社局）
    3.建设创新平台。到2025年，新增平台5个。（责任单位：市科技局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.model.document import PolicyDocument, Task

CODE = "KS407"
NAME = "任务没有量化目标"
SEVERITY = Severity.INFO

_MOST = 2 / 3


def check(case: Case) -> Iterator[Finding]:
    """Tasks without a figure where most have one; one finding a document."""
    for document in case.documents:
        tasks = _own_tasks(document.document)
        measured = {target.task for target in document.document.targets}
        bare = [task for task in tasks if task.id not in measured]
        if not bare or len(tasks) - len(bare) < _MOST * len(tasks):
            continue
        names = "、".join(f"“{task.title}”" for task in bare)
        yield finding(
            __name__,
            document.id,
            names,
            f"{len(tasks)} 项任务中有 {len(bare)} 项没有量化目标：{names}",
            tuple(located(document.id, task.part, task, task.title) for task in bare),
        )


def _own_tasks(document: PolicyDocument) -> list[Task]:
    """The tasks of the body; of a document without any, those of its lists."""
    body = [task for task in document.tasks if task.part == "body"]
    return body or list(document.tasks)
