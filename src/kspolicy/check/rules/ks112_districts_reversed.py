"""两个区镇的数与表中的常例相反。

每个区镇在各行所占的比例大致相同（取各行的中位数为常例）。某一行有两个区镇一个多出一倍以上、一个不足
一半，对调后却都接近常例，其余区镇也大多合于常例：可能填反了，也可能是有意为之。对调后比例与别的行完全
相符的由 KS106 报告；总数不足 40、有未划分区镇、可比的行不足五行的不检查。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 丁镇 | 戊镇 | 责任单位
    培育企业数（家） | 100 | 48 | 20 | 16 | 10 | 6 | 市工信局
    引进人才数（名） | 1000 | 520 | 190 | 130 | 110 | 50 | 市人社局
    新增专利数（件） | 200 | 90 | 50 | 30 | 20 | 10 | 市科技局
    建成平台数（个） | 80 | 38 | 18 | 12 | 7 | 5 | 市科技局
    产业投资（亿元） | 400 | 78 | 203 | 59 | 41 | 19 | 市发改委

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 丁镇 | 戊镇 | 责任单位
    培育企业数（家） | 100 | 48 | 20 | 16 | 10 | 6 | 市工信局
    引进人才数（名） | 1000 | 520 | 190 | 130 | 110 | 50 | 市人社局
    新增专利数（件） | 200 | 90 | 50 | 30 | 20 | 10 | 市科技局
    建成平台数（个） | 80 | 38 | 18 | 12 | 7 | 5 | 市科技局
    产业投资（亿元） | 400 | 203 | 78 | 59 | 41 | 19 | 市发改委
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.customs import find_reversals
from kspolicy.check.proportions import find_exchanges
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity
from kspolicy.model.percent import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS112"
NAME = "两个区镇的数与常例相反"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Rows in which two districts get what the other one usually gets."""
    for document in case.documents:
        for table in document.document.allocations:
            reported = {exchange.row.id for exchange in find_exchanges(table)}
            for reversal in find_reversals(table):
                row = reversal.row
                if row.id in reported:
                    continue
                said = "，".join(
                    f"{district} {row.shares[district]}"
                    f"（占 {percent(actual)}，各行一般占 {percent(usual)}）"
                    for district, actual, usual in zip(
                        reversal.districts, reversal.actual, reversal.usual, strict=True
                    )
                )
                yield finding(
                    __name__,
                    document.id,
                    f"{row.indicator}：{'、'.join(reversal.districts)}",
                    f"“{row.indicator}”{said}，与常例相反，对调后才相近",
                    (document.shares_evidence(table, row, said),),
                )
