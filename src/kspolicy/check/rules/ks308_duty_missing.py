"""同类各项都有责任单位，唯独这一项没有。

同一标题下的各项任务都写了责任单位，只有个别一项没写；正文的标题与清单的任务同名却没有写责任单位；
清单、分解表中个别一行的责任单位是空的。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局）
    2.引进创新人才。建设人才队伍。
    3.建设创新平台。建设公共平台。（责任单位：市科技局）
    4.加强知识产权保护。保护专利。（责任单位：市市场监管局）

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局）
    2.引进创新人才。建设人才队伍。（责任单位：市人社局）
    3.建设创新平台。建设公共平台。（责任单位：市科技局）
    4.加强知识产权保护。保护专利。（责任单位：市市场监管局）
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.roster import sections_without_duty
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS308"
NAME = "缺少责任单位"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Items and rows without a unit among others that have one."""
    for document in case.documents:
        for section in sections_without_duty(document.document, document.links):
            yield finding(
                __name__,
                document.id,
                section.title,
                f"正文“{section.title}”没有写责任单位，同类各项都写了",
                (located(document.id, "body", section, section.title),),
            )
        yield from _task_rows(document)
        yield from _allocation_rows(document)


def _task_rows(document: LinkedDocument) -> Iterator[Finding]:
    rows = [task for task in document.document.tasks if task.part != "body"]
    bare = [task for task in rows if not task.units and not task.all_districts]
    for task in bare if 2 * len(bare) < len(rows) else ():
        linked = document.links.tasks_of.get(task.id, ())
        if any(link.body.units for link in linked):
            continue  # KS301 says which units are missing.
        yield finding(
            __name__,
            document.id,
            f"{task.part} {task.title}",
            f"{name_part(task.part)}“{task.title}”一行没有责任单位，其余各行都有",
            (located(document.id, task.part, task, task.title),),
        )


def _allocation_rows(document: LinkedDocument) -> Iterator[Finding]:
    for table in document.document.allocations:
        bare = [row for row in table.rows if not row.units]
        for row in bare if 2 * len(bare) < len(table.rows) else ():
            yield finding(
                __name__,
                document.id,
                f"{table.part} {row.indicator}",
                f"{name_part(table.part)}“{row.indicator}”一行没有责任单位，其余各行都有",
                (located(document.id, table.part, row, row.indicator),),
            )
