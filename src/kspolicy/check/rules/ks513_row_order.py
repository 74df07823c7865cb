"""任务清单各行的次序应与正文相同。

清单逐项重复正文的任务，次序不同不影响内容，但对照时容易看漏。一份清单合为一条。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局）
    2.引进创新人才。建设人才队伍。（责任单位：市人社局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 引进创新人才 | 建设人才队伍。 | 市人社局
    2 | 培育领航企业 | 支持企业发展。 | 市工信局

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

from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.link.tasks import TaskLink

CODE = "KS513"
NAME = "任务清单的次序与正文不同"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Task lists whose rows stand in another order than the tasks of the body."""
    for document in case.documents:
        order = {task.id: index for index, task in enumerate(document.document.tasks)}
        lists: dict[str, list[TaskLink]] = {}
        for link in document.links.tasks:
            lists.setdefault(link.row.part, []).append(link)
        for part, links in lists.items():
            rows = sorted(links, key=lambda link: order[link.row.id])
            swapped = [
                (earlier, later)
                for earlier, later in pairwise(rows)
                if order[earlier.body.id] > order[later.body.id]
            ]
            if not swapped:
                continue
            titles = "、".join(f"“{later.row.title}”" for _, later in swapped)
            yield finding(
                __name__,
                document.id,
                f"{part} 次序：{titles}",
                f"{name_part(part)}各行的次序与正文不同：{titles}在正文排得更前",
                tuple(
                    located(document.id, task.part, task, f"{task.number} {task.title}", part)
                    for _, later in swapped
                    for task in (later.body, later.row)
                ),
            )
