"""表中数恰等于正文“超”“突破”的那个数。

正文说“超”或“突破”某数，不含本数；附件的数恰等于它，严格说没有超过。通常是有意为之（正文留有
余地），但两处的说法不完全一致，请确认口径。

反例：
    二、主要目标
    到2025年，产业规模力争超8000亿元。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    产业规模（亿元） | 8000 | 5000 | 3000 | 市工信局

正例：
    二、主要目标
    到2025年，产业规模力争达到8000亿元。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    产业规模（亿元） | 8000 | 5000 | 3000 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import compare_mentions, name_part, say
from kspolicy.check.relation import Relation
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS202"
NAME = "表中数恰等于不含本数的界限"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Indicators whose table figure equals a bound that excludes it."""
    for compared in compare_mentions(case, Relation.AT_STRICT_BOUND):
        texts = [mention for mention in compared.mentions if not mention.tabulated]
        row = next(mention for mention in compared.mentions if mention.tabulated)
        yield finding(
            __name__,
            compared.document.id,
            compared.subject,
            f"“{compared.name}”：{say(texts)}，不含本数，"
            f"{name_part(row.part)}恰为 {row.value}{row.unit or ''}，等于而没有超过这个数",
            compared.evidence(),
        )
