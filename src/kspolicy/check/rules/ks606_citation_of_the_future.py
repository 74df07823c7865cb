"""引用的文件不应晚于本文件，也不应是本文件自己。

引用的发文字号年份晚于成文年份，或者把本文件的发文字号写在另一个标题后面，都是抄错。

反例：
    昆政办发〔2022〕97号
    关于加强技术攻关的通知
    各有关单位：
    落实《苏州市创新集群发展指导意见》（苏委发〔2023〕1号）要求。
    昆山市人民政府办公室
    2022年9月29日
    一、总体要求
    坚持创新驱动。

正例：
    昆政办发〔2022〕97号
    关于加强技术攻关的通知
    各有关单位：
    落实《苏州市创新集群发展指导意见》（苏委发〔2022〕1号）要求。
    昆山市人民政府办公室
    2022年9月29日
    一、总体要求
    坚持创新驱动。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.check.titles import bare_title, enclosed_name
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.model.document import Citation

CODE = "KS606"
NAME = "引用的文件晚于或等于本文件"
SEVERITY = Severity.ERROR

_YEAR = re.compile(r"[〔\[【﹝（(]((?:19|20)\d\d)")


def check(case: Case) -> Iterator[Finding]:
    """Citations of a year after the signature, or of the document's own number."""
    for document in case.documents:
        for citation in document.document.header.citations:
            fault = _fault(document, citation)
            if fault is not None:
                quote = f"《{citation.title}》（{citation.number}）"
                evidence = located(document.id, "body", citation, quote, citation.number or "")
                subject = f"《{citation.title}》"
                yield finding(__name__, document.id, subject, fault, (evidence,))


def _fault(document: LinkedDocument, citation: Citation) -> str | None:
    header = document.document.header
    if not citation.number:
        return None
    if header.number and citation.number == header.number.text:
        own = [s.text for s in (header.title, header.enclosed_title) if s]
        own += [name for title in own if (name := enclosed_name(title))]
        if bare_title(citation.title) not in {bare_title(title) for title in own}:
            return f"《{citation.title}》用了本文件的发文字号 {citation.number}"
        return None
    year = _YEAR.search(citation.number)
    if year and header.signed and int(year[1]) > header.signed.date.year:
        return f"引用的 {citation.number} 晚于本文件的成文日期 {header.signed.text}"
    return None
