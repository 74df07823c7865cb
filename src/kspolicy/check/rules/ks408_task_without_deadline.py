"""大多数任务有完成时限，个别任务没有。

同一部分（正文或一份清单）三分之二以上的任务都写明了完成时限时，列出没有的几项。通篇不写时限的不检查。
每一部分合为一条。

反例：
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位 | 完成时限
    1 | 培育领航企业 | 支持企业发展。 | 市工信局 | 2025年底
    2 | 引进创新人才 | 建设人才队伍。 | 市人社局 | 2025年底
    3 | 建设创新平台 | 建设公共平台。 | 市科技局 |

正例：
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位 | 完成时限
    1 | 培育领航企业 | 支持企业发展。 | 市工信局 | 2025年底
    2 | 引进创新人才 | 建设人才队伍。 | 市人社局 | 2025年底
    3 | 建设创新平台 | 建设公共平台。 | 市科技局 | 2025年底
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS408"
NAME = "任务没有完成时限"
SEVERITY = Severity.INFO

_MOST = 2 / 3


def check(case: Case) -> Iterator[Finding]:
    """Tasks without a deadline where most have one; one finding a part."""
    for document in case.documents:
        for part in dict.fromkeys(task.part for task in document.document.tasks):
            tasks = [task for task in document.document.tasks if task.part == part]
            bare = [task for task in tasks if not task.deadline]
            if not bare or len(tasks) - len(bare) < _MOST * len(tasks):
                continue
            names = "、".join(f"“{task.title}”" for task in bare)
            yield finding(
                __name__,
                document.id,
                f"{part}：{names}",
                f"{name_part(part)} {len(tasks)} 项任务中有 {len(bare)} 项没有完成时限：{names}",
                tuple(located(document.id, part, task, task.title) for task in bare),
            )
