"""同一指标分给各区镇的数，各份文件应当一致。

两份文件主题相同，同一年同一指标的全市总数也相同，而同一区镇分到的数不同：各区镇按哪份文件完成，
需要统一。总数就不同的由 KS803 报告；一份文件内部的由 KS101 等核对。

反例：
    昆政办发〔2022〕1号
    昆山市电子信息产业创新集群建设实施意见
    一、总体要求
    坚持创新驱动。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    培育领航企业数（家） | 10 | 6 | 4 | 市工信局
    =====
    昆政办发〔2022〕2号
    昆山市电子信息产业发展三年行动计划
    一、总体要求
    坚持创新驱动。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    培育领航企业数（家） | 10 | 5 | 5 | 市工信局

正例：
    昆政办发〔2022〕1号
    昆山市电子信息产业创新集群建设实施意见
    一、总体要求
    坚持创新驱动。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    培育领航企业数（家） | 10 | 6 | 4 | 市工信局
    =====
    昆政办发〔2022〕2号
    昆山市电子信息产业发展三年行动计划
    一、总体要求
    坚持创新驱动。
    附件1
    目标分解表
    指标（单位） | 2025年 | 甲区 | 乙区 | 责任单位
    培育领航企业数（家） | 10 | 6 | 4 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.rule import finding
from kspolicy.link.form import document_subject
from kspolicy.link.mention import allocation_of
from kspolicy.model.document import AllocationRow
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.model.finding import Evidence

CODE = "KS806"
NAME = "各文件分给区镇的数不同"
SEVERITY = Severity.WARNING
WITHIN_PLACE = True

# What two rows must share before the shares of a district can be compared.
_Matter = tuple[str, str, int | None, object, str | None]
_Place = tuple["LinkedDocument", AllocationRow]


def check(case: Case) -> Iterator[Finding]:
    """Indicators of one matter and total that two documents share out differently."""
    shared: dict[_Matter, list[_Place]] = {}
    for document in case.documents:
        subject = document_subject(document.document.title, case.lexicon.places)
        for concept in document.links.concepts if subject else ():
            for mention in concept.mentions:
                row = mention.item
                if isinstance(row, AllocationRow) and mention.id not in document.links.doubt_of:
                    matter = (concept.key, subject, mention.year, row.total, row.unit)
                    shared.setdefault(matter, []).append((document, row))
    for (key, subject, *_), places in shared.items():
        first = places[0]
        for later in places[1:]:
            districts = [] if later[0] is first[0] else _differing(first[1], later[1], case)
            if not districts:
                continue
            said = "、".join(
                f"{one} {first[1].shares[one]}、{later[1].shares[two]}" for one, two in districts
            )
            yield finding(
                __name__,
                later[0].id,
                f"{key}（{subject}）：{said}",
                f"“{key}”（{subject}）总数相同，分给区镇的数各文件不同："
                + "、".join(
                    f"{one}一为 {first[1].shares[one]}、一为 {later[1].shares[two]}"
                    for one, two in districts
                ),
                (
                    *(_evidence(first, one) for one, _ in districts),
                    *(_evidence(later, two) for _, two in districts),
                ),
            )


def _differing(one: AllocationRow, other: AllocationRow, case: Case) -> list[tuple[str, str]]:
    """The districts, as each document heads them, that have a number in both, and not the same."""
    names = case.lexicon.districts((*one.shares, *other.shares))
    columns = {names.known(head) or head: head for head in other.shares}
    pairs = [(head, columns.get(names.known(head) or head)) for head in one.shares]
    return [
        (head, there)
        for head, there in pairs
        if there is not None
        and head not in one.doubts
        and there not in other.doubts
        and one.share(head) is not None
        and other.share(there) is not None
        and one.share(head) != other.share(there)
    ]


def _evidence(place: _Place, district: str) -> Evidence:
    document, row = place
    table = allocation_of(document.document, row)
    return document.row_evidence(table, row, district, row.shares[district])
