"""门槛高的数不应大于门槛低的数。

产值超50亿元的企业也是产值超10亿元的企业，所以同一张表、同一处文字中，门槛高的一项不应多于门槛低的
一项；全市数和每个区镇的数都检查，低门槛一项未划分而高门槛一项有数的也列出。若指的是当年新跨过某一
门槛的企业，各档可以互不包含，请写明口径。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    产值超10亿元企业数（家） | 5 | 5 | -- | 市工信局
    产值超50亿元企业数（家） | 3 | 2 | 1 | 市工信局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    产值超10亿元企业数（家） | 5 | 4 | 1 | 市工信局
    产值超50亿元企业数（家） | 3 | 2 | 1 | 市工信局
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.rule import finding
from kspolicy.check.thresholds import Threshold, read_threshold
from kspolicy.link.dimension import dimension, magnitude
from kspolicy.link.mention import Mention, allocation_of
from kspolicy.model.document import AllocationRow, AllocationTable, Figure
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS105"
NAME = "高门槛的数大于低门槛的数"
SEVERITY = Severity.WARNING

_Counted = tuple[Threshold, Mention]


def check(case: Case) -> Iterator[Finding]:
    """Neighbouring thresholds of one thing that are out of order, one finding a pair."""
    for document in case.documents:
        for counted in _families(document):
            counted.sort(key=lambda pair: pair[0].figure)
            for (_, low), (_, high) in pairwise(counted):
                over = _columns(document, low, high) if low.is_row else _figures(low, high)
                if not over:
                    continue
                said = "；".join(over)
                yield finding(
                    __name__,
                    document.id,
                    f"{low.part} {low.form.core} {high.form.core}：{said}",
                    f"{name_part(low.part)}中“{high.indicator}”多于“{low.indicator}”：{said}",
                    (document.mention_evidence(low), document.mention_evidence(high)),
                )


def _families(document: LinkedDocument) -> Iterator[list[_Counted]]:
    """Mentions of one place that count the same thing from different thresholds on."""
    families: dict[tuple[str, str | None, bool, str, str | None], dict[object, _Counted]] = {}
    for concept in document.links.concepts:
        for mention in concept.mentions:
            threshold = read_threshold(mention)
            if threshold is None:
                continue
            key = (
                mention.part,
                mention.task,
                mention.is_row,
                threshold.what,
                dimension(mention.unit),
            )
            families.setdefault(key, {}).setdefault(threshold.figure, (threshold, mention))
    for family in families.values():
        yield list(family.values())


def _figures(low: Mention, high: Mention) -> list[str]:
    """The figures of two targets of the text, where the higher threshold has more."""
    if low.value is None or high.value is None or {low.comparator, high.comparator} != {"="}:
        return []
    if magnitude(high.value, high.unit) <= magnitude(low.value, low.unit):
        return []
    return [f"{high.value} > {low.value}"]


def _columns(document: LinkedDocument, low: Mention, high: Mention) -> list[str]:
    """The columns of two rows in which the higher threshold has more."""
    assert isinstance(low.item, AllocationRow)
    assert isinstance(high.item, AllocationRow)
    table = allocation_of(document.document, low.item)
    over: list[str] = []
    for column in (table.total_column, *table.districts):
        fewer, more = (_cell(item, column, table) for item in (low.item, high.item))
        if not isinstance(more, (int, float)) or more <= 0 or fewer is None:
            continue
        if isinstance(fewer, str):
            over.append(f"{column} {more}，低门槛一项未划分")
        elif magnitude(more, high.unit) > magnitude(fewer, low.unit):
            over.append(f"{column} {more} > {fewer}")
    return over


def _cell(row: AllocationRow, column: str, table: AllocationTable) -> Figure | None:
    return row.total if column == table.total_column else row.shares.get(column)
