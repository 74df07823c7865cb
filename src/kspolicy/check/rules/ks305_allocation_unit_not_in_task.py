"""分解表的责任单位应在任务的责任单位之中。

目标分解表给一项指标定了责任单位，而设定这一目标的任务（正文及任务清单）没有列这家单位：要么任务漏列，
要么分解表写错。

反例：
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家。（责任单位：市工信局、市科技局）
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增领航企业数（家） | 10 | 6 | 4 | 市商务局

正例：
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家。（责任单位：市工信局、市科技局）
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增领航企业数（家） | 10 | 6 | 4 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.accountability import accountabilities
from kspolicy.check.comparison import name_part
from kspolicy.check.duty import Duties
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS305"
NAME = "分解表责任单位不在任务之中"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Allocation rows with a unit that none of the indicator's tasks names."""
    for document in case.documents:
        duties = Duties(document.document, case.lexicon)
        for found in accountabilities(document, duties):
            if not found.strangers or any(duties.is_open(task) for task in found.tasks):
                continue
            row, names = found.row, "、".join(found.strangers)
            yield finding(
                __name__,
                document.id,
                f"{row.indicator}：{names}",
                f"“{row.indicator}”在{name_part(found.table.part)}由{names}负责，"
                f"任务“{found.tasks[0].title}”的责任单位中没有：{'、'.join(found.involved)}",
                (
                    located(
                        document.id,
                        found.table.part,
                        row,
                        f"{row.indicator}：{'、'.join(row.units)}",
                        names,
                    ),
                    *(
                        document.task_evidence(task, "、".join(duties.units(task)))
                        for task in found.tasks
                    ),
                ),
            )
