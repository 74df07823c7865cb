"""任务清单的序号应连续，不缺号、不重号、不颠倒。

换了所属的工程，序号可以从 1 重新编起。有的行因格数不符而没有读入时不查。

反例：
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 完善培育机制。 | 市工信局
    2 | 引进创新人才 | 完善引才政策。 | 市人社局
    4 | 建设创新平台 | 开放共享仪器。 | 市科技局

正例：
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 完善培育机制。 | 市工信局
    2 | 引进创新人才 | 完善引才政策。 | 市人社局
    3 | 建设创新平台 | 开放共享仪器。 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.ordinals import Irregularity, irregularities, value_of
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.check.case import Case
    from kspolicy.model.document import Task

CODE = "KS502"
NAME = "任务清单序号不连续"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Task lists whose row numbers miss, double or swap a number."""
    for document in case.documents:
        if any(note.kind == "row-broken" for note in document.document.notes):
            continue
        lists: dict[tuple[str, str], list[tuple[int, Task]]] = {}
        for task in document.document.tasks:
            value = value_of(task.number or "")
            if task.section is not None or value is None:
                continue
            numbered = lists.setdefault((task.part, task.id.rpartition("/")[0]), [])
            # The measures of one merged task share its number.
            if not (task.title_inherited and numbered and numbered[-1][0] == value):
                numbered.append((value, task))
        for (part, _), numbered in lists.items():
            for fault in irregularities([number for number, _ in numbered]):
                rows = [numbered[i][1] for i in fault.at]
                yield finding(
                    __name__,
                    document.id,
                    f"{part} 序号：{fault.kinds}",
                    f"{name_part(part)}的序号不连续：{'，'.join(_said(fault))}",
                    tuple(
                        located(
                            document.id, part, row, f"{row.number} {row.title}", row.number or ""
                        )
                        for row in rows
                    ),
                )


def _said(fault: Irregularity) -> Iterator[str]:
    if fault.missing:
        yield f"缺 {_list(fault.missing)}"
    if fault.doubled:
        yield f"{_list(fault.doubled)} 重复"
    if fault.misplaced:
        yield f"{_list(fault.misplaced)} 排在比它大的序号之后"


def _list(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers))
