"""数值疑似填错一列。

一行中有一个区镇没有数，而它平常占的比例不小（一成以上）；相邻的一列却有数，达到自己平常比例的三倍以上，
倒与没有数的那个区镇相称：可能填错了一列，也可能是有意为之。总数不足 20、比率类的行不检查；平常比例
取没有缺数的各行（至少五行）的中位数。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 丁镇 | 戊镇 | 责任单位
    培育企业数（家） | 100 | 48 | 24 | 6 | 12 | 10 | 市工信局
    引进人才数（名） | 1000 | 500 | 240 | 50 | 120 | 90 | 市人社局
    新增专利数（件） | 200 | 90 | 55 | 10 | 25 | 20 | 市科技局
    建成平台数（个） | 80 | 38 | 19 | 5 | 10 | 8 | 市科技局
    举办活动数（场） | 60 | 30 | 13 | 3 | 8 | 6 | 市科技局
    产业投资（亿元） | 400 | 200 | -- | 84 | 70 | 46 | 市发改委

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 丙镇 | 丁镇 | 戊镇 | 责任单位
    培育企业数（家） | 100 | 48 | 24 | 6 | 12 | 10 | 市工信局
    引进人才数（名） | 1000 | 500 | 240 | 50 | 120 | 90 | 市人社局
    新增专利数（件） | 200 | 90 | 55 | 10 | 25 | 20 | 市科技局
    建成平台数（个） | 80 | 38 | 19 | 5 | 10 | 8 | 市科技局
    举办活动数（场） | 60 | 30 | 13 | 3 | 8 | 6 | 市科技局
    产业投资（亿元） | 400 | 200 | 84 | -- | 70 | 46 | 市发改委
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.customs import find_shifts
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity
from kspolicy.model.percent import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS114"
NAME = "数值疑似填错一列"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Rows in which a large district gets nothing and the column beside it too much."""
    for document in case.documents:
        for table in document.document.allocations:
            for shift in find_shifts(table):
                row = shift.row
                said = f"{shift.filled} {row.shares[shift.filled]}"
                yield finding(
                    __name__,
                    document.id,
                    f"{row.indicator}：{shift.empty}、{said}",
                    f"“{row.indicator}”{said}（占 {percent(shift.share)}，没有缺数的各行一般占 "
                    f"{percent(shift.usual)}），相邻的{shift.empty}没有数，疑似填错一列",
                    (document.shares_evidence(table, row, said),),
                )
