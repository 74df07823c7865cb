"""比率的全市数应在各区镇数之间。

占比、增速一类比率不能相加，但全市数是各区镇数的加权平均，不应小于最小的一个，也不应大于最大的一个。
有区镇未划分的不检查。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    研发投入占比（%） | 5 | 3 | 4 | 市科技局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    研发投入占比（%） | 3.5 | 3 | 4 | 市科技局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.rule import finding
from kspolicy.check.sums import is_ratio
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS113"
NAME = "比率不在各区镇数之间"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Ratios of the whole city beyond those of all districts."""
    for document in case.documents:
        for table, row in document.rows():
            shares = [figure for figure in row.shares.values() if isinstance(figure, (int, float))]
            if not is_ratio(row) or len(shares) < len(row.shares) or not shares:
                continue
            if not isinstance(row.total, (int, float)):
                continue
            least, most = min(shares), max(shares)
            if least <= row.total <= most:
                continue
            yield finding(
                __name__,
                document.id,
                f"{row.indicator}：{row.total}、{least}、{most}",
                f"“{row.indicator}”全市为 {row.total}，各区镇最小 {least}、最大 {most}，"
                "全市数应在两者之间",
                (
                    document.row_evidence(table, row, table.total_column, row.total),
                    document.shares_evidence(table, row, f"{least}至{most}"),
                ),
            )
