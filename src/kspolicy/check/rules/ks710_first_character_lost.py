"""任务清单的句首疑似脱字。

清单的分句以“持昆山……”开头，正文对应的任务正好有“支持昆山……”，可知脱了“支”字。只查分句开头的三个字
见于正文、前面只差一个字、连起来是“支持”“推进”一类动词的。

反例：
    三、主要任务
    1.深化整合多方资源。支持昆山国际先进技术研究院建设，强化产学研合作。（责任单位：市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 深化整合多方资源 | 持昆山国际先进技术研究院等建设。 | 市科技局

正例：
    三、主要任务
    1.深化整合多方资源。支持昆山国际先进技术研究院建设，强化产学研合作。（责任单位：市科技局）
    附件1
    重点工作清单
    序号 | 任务清单 | 目标清单 | 责任单位
    1 | 深化整合多方资源 | 支持昆山国际先进技术研究院等建设。 | 市科技局
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.clauses import clauses
from kspolicy.check.comparison import name_part
from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.check.passages import Passage

CODE = "KS710"
NAME = "任务清单句首疑似脱字"
SEVERITY = Severity.WARNING

# The verbs that clauses of such plans begin with.
_VERB = re.compile(
    r"支持|坚持|保持|扶持|推进|促进|推动|带动|加强|增强|加快|加大|打造|建设|建立|开展|拓展|发展|"
    r"实施|完善|健全|深化|强化|优化|培育|引育|引进|提升|提高|发挥|组织|鼓励|引导|探索|聚焦|围绕|"
    r"依托|制定|落实|构建|形成|突破|扩大|巩固|统筹|协调|争创|争取|监督|举办|推广|搭建|汇聚|集聚"
)
_SHARED = 3


def check(case: Case) -> Iterator[Finding]:
    """Clauses of a row that lack the first character of a verb the body has."""
    for document in case.documents:
        written: dict[tuple[str, str], list[Passage]] = {}
        for passage in passages(document.document):
            if not passage.heading:
                written.setdefault((passage.part, passage.section), []).append(passage)
        for link in document.links.tasks:
            body = written.get((link.body.part, link.body.section or ""), [])
            begun = _beginnings(body)
            for passage in written.get((link.row.part, link.row.id), []):
                for clause in clauses(passage.text):
                    source = begun.get(clause.text[:_SHARED])
                    if source is None:
                        continue
                    verb = str(source.value)
                    yield _report(
                        document,
                        f"任务“{link.body.title}”：{name_part(link.row.part)}的“{clause.text[:10]}”"
                        f"疑脱“{verb[0]}”字，正文作“{verb}”",
                        (passage.evidence(clause.start, clause.end), source),
                    )


def _report(document: LinkedDocument, message: str, evidence: tuple[Evidence, ...]) -> Finding:
    return finding(__name__, document.id, evidence[0].quote[:12], message, evidence)


def _beginnings(body: list[Passage]) -> dict[str, Evidence]:
    """The second to fourth character of each clause that begins with one of the verbs.

    Left out are those that begin a clause of their own: 进口 in 推进口岸建设 is a word.
    """
    found: dict[str, Evidence] = {}
    own: set[str] = set()
    for passage in body:
        for clause in clauses(passage.text):
            own.add(clause.text[:_SHARED])
            rest = clause.text[1 : 1 + _SHARED]
            if _VERB.match(clause.text) and len(rest) == _SHARED:
                evidence = passage.evidence(clause.start, clause.end, clause.text[:2])
                found.setdefault(rest, evidence)
    return {rest: evidence for rest, evidence in found.items() if rest not in own}
