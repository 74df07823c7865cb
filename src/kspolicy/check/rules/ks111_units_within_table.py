"""同一张表中同类指标的计量单位应一致。

同一类别下计量同一事物的几行（名称末四字相同），以及其中项与所属的总项，应使用同一计量单位：一行写
“亿元”、一行写“万元”，读者容易看错，也可能是笔误。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    智能终端产业规模（亿元） | 100 | 60 | 40 | 市工信局
    新型显示产业规模（亿元） | 80 | 50 | 30 | 市工信局
    先进计算产业规模（万元） | 50 | 30 | 20 | 市工信局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    智能终端产业规模（亿元） | 100 | 60 | 40 | 市工信局
    新型显示产业规模（亿元） | 80 | 50 | 30 | 市工信局
    先进计算产业规模（亿元） | 50 | 30 | 20 | 市工信局
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.rule import finding
from kspolicy.link.dimension import dimension
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.model.document import AllocationRow, AllocationTable

CODE = "KS111"
NAME = "表内同类指标计量单位不一"
SEVERITY = Severity.WARNING

_MEASURE = re.compile(r"[（(][^（）()]{1,8}[）)]$")
_NOUN = 4


def check(case: Case) -> Iterator[Finding]:
    """Rows that measure one kind of thing in multiples of different size."""
    for document in case.documents:
        for table in document.document.allocations:
            for noun, rows in _kinds(table):
                units = dict.fromkeys(row.unit for row in rows)
                if len(units) < 2:
                    continue
                said = "，".join(
                    f"{unit}："
                    + "、".join(_MEASURE.sub("", row.indicator) for row in rows if row.unit == unit)
                    for unit in units
                )
                yield finding(
                    __name__,
                    document.id,
                    f"{table.part} {noun}：{said}",
                    f"{name_part(table.part)}中“{noun}”一类指标的计量单位不一：{said}",
                    tuple(
                        document.row_evidence(table, row, table.total_column, row.total)
                        for row in rows
                    ),
                )


def _kinds(table: AllocationTable) -> list[tuple[str, list[AllocationRow]]]:
    """Rows by what they measure: last characters of the name, category and dimension equal."""
    kinds: dict[tuple[str | None, str | None, str], list[AllocationRow]] = {}
    for row in table.rows:
        measured = dimension(row.unit)
        # 家 and 个 count as they please; only 万元 and 亿元 are of one measure and two sizes.
        if measured is not None and measured != "count":
            noun = _MEASURE.sub("", row.indicator)[-_NOUN:]
            kinds.setdefault((row.category, measured, noun), []).append(row)
    return [(noun, rows) for (_, _, noun), rows in kinds.items()]
