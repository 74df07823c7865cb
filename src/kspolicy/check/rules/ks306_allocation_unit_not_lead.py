"""分解表的责任单位不是任务的牵头单位。

分解表通常只写一家责任单位。它列在任务的责任单位之中，但不是牵头单位（没有写明的按惯例以首位为牵头）：
可能分工本来如此，也可能有一处要改。全文合为一条。

反例：
    三、主要任务
    1.培育领航企业。到2025年，新增领航企业10家。（责任单位：市工信局、市科技局）
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增领航企业数（家） | 10 | 6 | 4 | 市科技局

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

from kspolicy.check.accountability import Accountability, accountabilities
from kspolicy.check.duty import Duties
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS306"
NAME = "分解表责任单位不是牵头单位"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Allocation rows whose units all only support the tasks; one finding a document."""
    for document in case.documents:
        duties = Duties(document.document, case.lexicon)
        found = [
            each
            for each in accountabilities(document, duties)
            if not each.strangers and not set(each.units) & set(each.leads)
        ]
        if not found:
            continue
        said = "；".join(
            f"{each.row.indicator}：分解表{'、'.join(each.units)}，任务{'、'.join(each.leads)}牵头"
            for each in found
        )
        yield finding(
            __name__,
            document.id,
            said,
            f"{len(found)} 项指标在分解表的责任单位不是任务的牵头单位：{said}",
            tuple(_evidence(document.id, each) for each in found),
        )


def _evidence(document: str, found: Accountability) -> Evidence:
    row = found.row
    quote = f"{row.indicator}：{'、'.join(row.units)}"
    value = "、".join(found.leads)
    return located(document, found.table.part, row, quote, value)
