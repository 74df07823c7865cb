"""并列的引号之间、书名号之间通常不用顿号。

依据：GB/T 15834—2011 4.5.3.5：“标有引号的并列成分之间、标有书名号的并列成分之间通常不用顿号。若
有其他成分插在并列的引号之间或并列的书名号之间（如引语或书名号之后还有括注），宜用顿号。”一份文
件合为一条。

反例：
    一、总体要求
    瞄准“新赛道”、“主赛道”，集聚创新资源。

正例：
    一、总体要求
    瞄准“新赛道”“主赛道”，落实《指导意见》（苏委发〔2022〕1号）、《实施方案》（苏委发〔2022〕2号）要求。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS711"
NAME = "引号、书名号之间用了顿号"
SEVERITY = Severity.INFO

_BETWEEN = re.compile(r"“[^“”]{1,30}”、(?=“)|《[^《》]{1,60}》、(?=《)")


def check(case: Case) -> Iterator[Finding]:
    """Quoted items parted by 、, one finding a document."""
    for document in case.documents:
        places: list[Evidence] = []
        for passage in passages(document.document):
            text = passage.text
            if "”、“" in text or "》、《" in text:
                for match in _BETWEEN.finditer(text):
                    places.append(passage.evidence(*match.span()))
        if places:
            yield finding(
                __name__,
                document.id,
                "引号之间的顿号",
                f"并列的引号或书名号之间有 {len(places)} 处顿号，"
                "通常不用（GB/T 15834—2011 4.5.3.5）",
                tuple(places),
            )
