"""责任单位名称疑有错字。

名称不在词典中，与词典或本文所用的一个单位只差一字（市工倍局与市工信局），又不是常见的部门名称，在文中
也很少出现：多半是错字。分解表表头的区镇名同此（其余区镇都认得，唯独缺了所差一字的那个）。单单不认得
的名称不报告。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工倍局、市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局、市科技局

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市科技局、市民政局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 培育领航企业 | 支持企业发展。 | 市工信局、市科技局、市民政局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.duty import Duties
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import AllocationTable

CODE = "KS309"
NAME = "单位名称疑有错字"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Names one character off a known unit or district; one finding a name."""
    for document in case.documents:
        duties = Duties(document.document, case.lexicon)
        for written, meant in duties.slips.items():
            places = [named for named in duties.named() if named.name == written]
            if not places:
                continue
            yield finding(
                __name__,
                document.id,
                f"{written}：{meant}",
                f"单位“{written}”疑为“{meant}”之误",
                tuple(
                    located(document.id, each.part, each, each.quote, each.name) for each in places
                ),
            )
        for table in document.document.allocations:
            yield from _heads(document, table, case.lexicon)


def _heads(document: LinkedDocument, table: AllocationTable, lexicon: Lexicon) -> Iterator[Finding]:
    """District names at the head of a table of which just one is not known."""
    names = lexicon.districts()
    known = {found for head in table.districts if (found := names.known(head))}
    strange = [head for head in table.districts if names.known(head) is None]
    if len(strange) != 1:
        return
    for entry in lexicon.district_entries:
        head = strange[0]
        if entry.name in known or not _one_character_off(head, entry.name):
            continue
        yield finding(
            __name__,
            document.id,
            f"{table.part} {head}：{entry.name}",
            f"{name_part(table.part)}表头的“{head}”疑为“{entry.name}”之误",
            (located(document.id, table.part, table, head, entry.name),),
        )


def _one_character_off(one: str, other: str) -> bool:
    same_length = len(one) == len(other) >= 2
    return same_length and sum(a != b for a, b in zip(one, other, strict=True)) == 1
