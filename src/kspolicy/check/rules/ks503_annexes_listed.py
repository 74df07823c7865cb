"""附件说明所列的附件应与文后的附件一一对应。

附件说明列了而文后没有、文后有而附件说明没有列、附件说明的顺序号不连续，都要报告。文后一个附件也
没有的不查：网上公布的文件常把附件另存。

依据：GB/T 9704—2012 7.3.4、7.3.7。

反例：
    一、主要任务
    加强技术攻关。
    附件：1.重点企业名录
    2.重点平台名录
    附件1
    重点企业名录

正例：
    一、主要任务
    加强技术攻关。
    附件：1.重点企业名录
    2.重点平台名录
    附件1
    重点企业名录
    附件2
    重点平台名录
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.ordinals import irregularities
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.check.titles import annex_number, listed_annexes
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS503"
NAME = "附件说明与附件不对应"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Documents whose list of annexes and annexes do not pair off, one finding a document."""
    for document in case.documents:
        listed = listed_annexes(document.document)
        present = {
            number: part
            for part in document.document.parts
            if (number := annex_number(part)) is not None
        }
        if not listed or not present:
            continue
        lost = [number for number in listed if number not in present]
        extra = [number for number in present if number not in listed]
        faults = irregularities(list(listed))
        if not lost and not extra and not faults:
            continue
        said = [f"附件说明的顺序号不连续（{_list(list(listed))}）"] if faults else []
        said += [f"附件说明列有附件{_list(lost)}，文后没有"] if lost else []
        said += [f"文后有附件{_list(extra)}，附件说明没有列"] if extra else []
        yield finding(
            __name__,
            document.id,
            "附件说明",
            "；".join(said),
            tuple(_evidence(document, list(listed) if faults else lost, extra)),
        )


def _evidence(document: LinkedDocument, lost: list[int], extra: list[int]) -> Iterator[Evidence]:
    listed = listed_annexes(document.document)
    for number in lost:
        item = listed[number]
        yield located(document.id, "body", item, item.title, f"附件{number}")
    for part in document.document.parts:
        if annex_number(part) in extra:
            quote = part.title or f"附件{annex_number(part)}"
            yield located(document.id, part.id, part, quote, f"附件{annex_number(part)}")


def _list(numbers: list[int]) -> str:
    return "、".join(map(str, numbers))
