"""引用的文件：一个发文字号只能是一个标题，一个标题只能有一个发文字号。

引用在前后各处出现时，标题和发文字号应成对相同；两个标题用了同一个发文字号，至少有一处抄错。

反例：
    一、总体要求
    落实《苏州市创新集群发展指导意见》（苏委发〔2022〕1号）、《苏州市电子信息产业实施方案》（苏委发〔2022〕1号）要求。

正例：
    一、总体要求
    落实《苏州市创新集群发展指导意见》（苏委发〔2022〕1号）、《苏州市电子信息产业实施方案》（苏委发〔2022〕122号）要求。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.check.titles import bare_title
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.model.document import Citation

CODE = "KS605"
NAME = "引用的标题与发文字号不成对"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Citations that share a number but not the title, or a title but not the number."""
    for document in case.documents:
        by_number: dict[str, dict[str, Citation]] = {}
        by_title: dict[str, dict[str, Citation]] = {}
        for citation in document.document.header.citations:
            if citation.number:
                title = bare_title(citation.title)
                by_number.setdefault(citation.number, {}).setdefault(title, citation)
                by_title.setdefault(title, {}).setdefault(citation.number, citation)
        for number, titled in by_number.items():
            if len(titled) > 1:
                said = "、".join(f"《{citation.title}》" for citation in titled.values())
                yield _report(document, number, f"同一发文字号 {number} 有不同标题：{said}", titled)
        for numbered in by_title.values():
            if len(numbered) > 1:
                title = next(iter(numbered.values())).title
                said = "、".join(numbered)
                yield _report(document, title, f"《{title}》有不同发文字号：{said}", numbered)


def _report(
    document: LinkedDocument, subject: str, message: str, citations: dict[str, Citation]
) -> Finding:
    evidence = tuple(
        located(document.id, "body", item, f"《{item.title}》（{item.number}）", item.number or "")
        for item in citations.values()
    )
    return finding(__name__, document.id, subject, message, evidence)
