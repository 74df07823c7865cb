"""同一目标的年份应相同。

同一指标在两处的数值相同或相近（相差不到一成），年份却不同，多半有一处写错。两处各自都写了几个年份的
（分年度目标）不算。分解表的表题与表头年份不同也在此报告。年份相同的两种差异合为一条。

反例：
    二、主要目标
    到2026年，新增智能工厂50家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增智能工厂数（家） | 50 | 30 | 20 | 市工信局

正例：
    二、主要目标
    到2025年，新增智能工厂50家。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    新增智能工厂数（家） | 50 | 30 | 20 | 市工信局
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kspolicy.check.comparison import Comparison, Pair, comparable_pairs, name_part, site
from kspolicy.check.passages import located
from kspolicy.check.relation import Relation, relate, years_differ
from kspolicy.check.rule import finding
from kspolicy.link.dimension import magnitude
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.link.indicators import Concept

CODE = "KS207"
NAME = "同一目标年份不同"
SEVERITY = Severity.ERROR

_NEAR = Decimal("0.1")
_PERIOD = re.compile(r"(?:19|20)\d\d年?[-‐-―−~～至](?:19|20)?\d\d")
_YEAR = re.compile(r"((?:19|20)\d\d)年")


def check(case: Case) -> Iterator[Finding]:
    """Figures repeated for another year, one finding for each pair of years."""
    for document in case.documents:
        yield from _repeated(document)
        yield from _titles(document)


def _repeated(document: LinkedDocument) -> Iterator[Finding]:
    found: dict[tuple[int, ...], list[Comparison]] = {}
    for concept in document.links.concepts:
        pairs = tuple(
            pair for pair in comparable_pairs(document, concept) if _is_repeated(concept, pair)
        )
        if pairs:
            compared = Comparison(document, concept, pairs)
            years = tuple(sorted({mention.year or 0 for mention in compared.mentions}))
            found.setdefault(years, []).append(compared)
    for years, comparisons in found.items():
        said = "；".join(f"{compared.name}：{_say(compared)}" for compared in comparisons)
        yield finding(
            __name__,
            document.id,
            said,
            f"同一目标的年份不同（{'、'.join(map(str, years))}）：{said}",
            tuple(evidence for compared in comparisons for evidence in compared.evidence()),
        )


def _is_repeated(concept: Concept, pair: Pair) -> bool:
    """Whether two statements differ in their years and in little else."""
    one, other = pair
    if not years_differ(one, other) or relate(one, other, across_years=True) in (
        None,
        Relation.CONTRADICTS,
    ):
        return False
    assert one.value is not None and other.value is not None
    first, second = magnitude(one.value, one.unit), magnitude(other.value, other.unit)
    if abs(first - second) > _NEAR * max(abs(first), abs(second)):
        return False
    stated = {(site(mention), mention.year) for mention in concept.mentions}
    return (site(one), other.year) not in stated and (site(other), one.year) not in stated


def _say(compared: Comparison) -> str:
    parts: dict[str, dict[str, None]] = {}
    for mention in compared.mentions:
        parts.setdefault(mention.part, {})[f"{mention.year}年"] = None
    return "，".join(f"{name_part(part)} {'、'.join(years)}" for part, years in parts.items())


def _titles(document: LinkedDocument) -> Iterator[Finding]:
    """Tables whose title names another year than the column of totals."""
    titles = {part.id: part for part in document.document.parts}
    for table in document.document.allocations:
        part = titles.get(table.part)
        year = _YEAR.search(part.title) if part else None
        if part is None or year is None or table.year in (None, int(year[1])):
            continue
        if _PERIOD.search(part.title):
            # 2023—2025年任务分解表 has a column for each of its years.
            continue
        yield finding(
            __name__,
            document.id,
            f"{table.part} 表题 {year[1]} 表头 {table.year}",
            f"{name_part(table.part)}的表题写 {year[1]}年，表头写 {table.year}年",
            (
                located(document.id, part.id, part, part.title, year[1]),
                located(document.id, part.id, table, table.total_column, table.year),
            ),
        )
