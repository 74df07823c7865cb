"""承担任务的单位不在工作小组之内。

文件成立了领导小组或工作小组并列出成员单位，而有的责任单位不在其中。成员单位之后常有“等相关部门”，
所以只是提示。全文合为一条。

反例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市金融办）
    四、保障措施
    1.强化统筹协调。成立工作小组，由市政府主要领导担任组长，市工信局、市科技局、市财政局等相关部门主要负责人为成员，办公室设在市工信局。

正例：
    三、主要任务
    1.培育领航企业。支持企业发展。（责任单位：市工信局、市财政局）
    四、保障措施
    1.强化统筹协调。成立工作小组，由市政府主要领导担任组长，市工信局、市科技局、市财政局等相关部门主要负责人为成员，办公室设在市工信局。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.duty import Duties, NamedUnit
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS310"
NAME = "责任单位不在工作小组之内"
SEVERITY = Severity.INFO

_FEWEST_MEMBERS = 3


def check(case: Case) -> Iterator[Finding]:
    """Units with duties that no group of the document includes; one finding a document."""
    for document in case.documents:
        duties = Duties(document.document, case.lexicon)
        groups = [g for g in document.document.groups if len(g.members) >= _FEWEST_MEMBERS]
        if not groups:
            continue
        members = {name for group in groups for name in duties.resolve(group.members)}
        outside: dict[str, NamedUnit] = {}
        for task in document.document.tasks:
            quote = task.duty_wording or task.title
            for name, unit in zip(
                duties.resolve([unit.name for unit in task.units]), task.units, strict=True
            ):
                if name not in members:
                    place = NamedUnit(
                        name, task.part, quote, unit.line, unit.page, unit.box, unit.paragraph
                    )
                    outside.setdefault(name, place)
        if not outside:
            continue
        names = "、".join(outside)
        yield finding(
            __name__,
            document.id,
            names,
            f"{len(outside)} 家责任单位不在工作小组成员之中：{names}",
            (
                *(
                    located(document.id, "body", group, group.wording, "成员单位")
                    for group in groups
                ),
                *(
                    located(document.id, each.part, each, each.quote, each.name)
                    for each in outside.values()
                ),
            ),
        )
