"""同一张表中“0”与“--”并用。

“--”表示未划分，“0”表示划分了零，两者意思不同。一张表通篇用“--”，只有个别格写“0”时，可能是写法
不一，也可能确是划分了零，请确认。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 责任单位
    培育企业数（家） | 10 | 5 | 5 | -- | 市工信局
    新增专利数（件） | 10 | 10 | -- | -- | 市科技局
    新增平台数（个） | 4 | 2 | 2 | 0 | 市科技局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 责任单位
    培育企业数（家） | 10 | 5 | 5 | -- | 市工信局
    新增专利数（件） | 10 | 10 | -- | -- | 市科技局
    新增平台数（个） | 4 | 2 | 2 | -- | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.rule import finding
from kspolicy.check.sums import is_ratio
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS108"
NAME = "“0”与“--”并用"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Tables that use both, the zeros being the fewer; one finding a table."""
    for document in case.documents:
        for table in document.document.allocations:
            rows = [row for row in table.rows if not is_ratio(row)]
            marked = sum(isinstance(cell, str) for row in rows for cell in row.shares.values())
            zeros = [
                (row, column)
                for row in rows
                for column, cell in row.shares.items()
                if not isinstance(cell, str) and cell == 0
            ]
            if not zeros or len(zeros) >= marked:
                continue
            said = "、".join(f"“{row.indicator}”{column}" for row, column in zeros)
            yield finding(
                __name__,
                document.id,
                f"{table.part}：{said}",
                f"{name_part(table.part)}未划分用“--”（{marked} 处），"
                f"{said}却写 0（{len(zeros)} 处）",
                tuple(document.row_evidence(table, row, column, 0) for row, column in zeros),
            )
