"""错误写法表中的写法。

只收在任何上下文中都是错的写法，如“截止目前”（应为“截至目前”）、“信息通讯研究院”（机构名称是信息
通信研究院）。表在词典里（slips），可用自己的词典增补；“其它”之类可用的异形词不收。

反例：
    一、总体要求
    截止目前，产业规模持续扩大。

正例：
    一、总体要求
    截至目前，产业规模持续扩大，其它指标稳步提升。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.lexicon.entries import Slip

CODE = "KS707"
NAME = "错误写法"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Words of the lexicon's list of slips, one finding a document and slip."""
    for document in case.documents:
        found: dict[str, tuple[Slip, list[Evidence]]] = {}
        for passage in passages(document.document):
            text = passage.text
            for slip in case.lexicon.slips:
                start = text.find(slip.wrong)
                while start >= 0:
                    evidence = passage.evidence(start, start + len(slip.wrong))
                    found.setdefault(slip.wrong, (slip, []))[1].append(evidence)
                    start = text.find(slip.wrong, start + 1)
        for slip, places in found.values():
            yield finding(
                __name__,
                document.id,
                slip.wrong,
                f"“{slip.wrong}”应为“{slip.right}”{f'：{slip.note}' if slip.note else ''}",
                tuple(places),
                tuple(
                    Fix(place.line, slip.wrong, slip.right)
                    for place in places
                    if place.line is not None
                ),
            )
