"""附件的标题应与附件说明所列的名称一字不差。

依据：GB/T 9704—2012 7.3.7：“附件顺序号和附件标题应当与附件说明的表述一致。”空格和引号的写法不计。

反例：
    一、主要任务
    加强技术攻关。
    附件：1.重点企业培育目标分解表
    附件1
    重点企业培育任务分解表

正例：
    一、主要任务
    加强技术攻关。
    附件：1.重点企业培育目标分解表
    附件1
    重点企业培育目标分解表
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.check.titles import annex_number, bare_title, listed_annexes
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS504"
NAME = "附件标题与附件说明不一致"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Annexes titled otherwise than they are listed."""
    for document in case.documents:
        listed = listed_annexes(document.document)
        for part in document.document.parts:
            item = listed.get(annex_number(part) or 0)
            if item is None or not part.title or bare_title(item.title) == bare_title(part.title):
                continue
            yield finding(
                __name__,
                document.id,
                f"{name_part(part.id)}标题",
                f"{name_part(part.id)}的标题是“{part.title}”，附件说明写作“{item.title}”",
                (
                    located(document.id, "body", item, item.title, item.title),
                    located(document.id, part.id, part, part.title, part.title),
                ),
            )
