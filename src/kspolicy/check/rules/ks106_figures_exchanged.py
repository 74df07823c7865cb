"""两个区镇的数疑似互换。

总数按固定比例分给各区镇时，同一张表的许多行比例相同。某一行有且只有两个区镇与之不符，而两数对调后
就与至少两行相符（总数都在 500 以上，或者对调后各数完全相同的，一行即可），合计又不变：很可能是两格
填反了。总数太小（不足 12）、有数的区镇不足五个的行不检查；作参照的行总数不小于 40。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 丁镇 | 戊镇 | 责任单位
    培育企业数（家） | 100 | 50 | 20 | 15 | 10 | 5 | 市工信局
    引进人才数（名） | 1000 | 500 | 200 | 150 | 100 | 50 | 市人社局
    新增专利数（件） | 200 | 100 | 40 | 30 | 20 | 10 | 市科技局
    产业投资（亿元） | 400 | 80 | 200 | 60 | 40 | 20 | 市发改委

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 丁镇 | 戊镇 | 责任单位
    培育企业数（家） | 100 | 50 | 20 | 15 | 10 | 5 | 市工信局
    引进人才数（名） | 1000 | 500 | 200 | 150 | 100 | 50 | 市人社局
    新增专利数（件） | 200 | 100 | 40 | 30 | 20 | 10 | 市科技局
    产业投资（亿元） | 400 | 200 | 80 | 60 | 40 | 20 | 市发改委
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.proportions import find_exchanges
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS106"
NAME = "两个区镇的数疑似互换"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Rows in which two figures fit the table's proportions only once exchanged."""
    for document in case.documents:
        for table in document.document.allocations:
            for exchange in find_exchanges(table):
                row, (first, second) = exchange.row, exchange.districts
                said = f"{first} {row.shares[first]}、{second} {row.shares[second]}"
                yield finding(
                    __name__,
                    document.id,
                    f"{row.indicator}：{said}",
                    f"“{row.indicator}”{said}疑似互换：对调后各区镇的比例与另外 "
                    f"{len(exchange.witnesses)} 行相符，现在只有这两处不符",
                    (
                        document.shares_evidence(table, row, said),
                        *(
                            document.shares_evidence(table, other, "比例相同的行")
                            for other in exchange.witnesses
                        ),
                    ),
                )
