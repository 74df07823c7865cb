"""引用的文件就在库中的，标题和发文字号应与原件一致。

反例：
    苏委发〔2022〕1号
    苏州市推进产业创新集群发展指导意见
    一、总体要求
    坚持创新驱动。
    =====
    昆政办发〔2022〕97号
    一、总体要求
    落实《苏州市推进产业创新集群建设指导意见》（苏委发〔2022〕1号）要求。

正例：
    苏委发〔2022〕1号
    苏州市推进产业创新集群发展指导意见
    一、总体要求
    坚持创新驱动。
    =====
    昆政办发〔2022〕97号
    一、总体要求
    落实《苏州市推进产业创新集群发展指导意见》（苏委发〔2022〕1号）要求。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.check.titles import bare_title, enclosed_name
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.model.document import Citation, Statement

CODE = "KS802"
NAME = "引用与库中的原件不符"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """Citations by number of another title, or by title of another number, of a known document."""
    numbers: dict[str, LinkedDocument] = {}
    titles: dict[str, LinkedDocument] = {}
    for document in case.documents:
        header = document.document.header
        if header.number is not None and _titles(document):
            numbers.setdefault(header.number.text, document)
            for title in _titles(document):
                titles.setdefault(bare_title(title), document)
    for document in case.documents:
        for citation in document.document.header.citations:
            known = numbers.get(citation.number or "")
            if known is not None and known is not document:
                if bare_title(citation.title) not in map(bare_title, _titles(known)):
                    yield _report(document, citation, known, _main(known))
                continue
            known = titles.get(bare_title(citation.title))
            if known is not None and known is not document and citation.number:
                yield _report(document, citation, known, known.document.header.number)


def _titles(document: LinkedDocument) -> tuple[str, ...]:
    """What a document may be cited as."""
    header = document.document.header
    stated = [s.text for s in (header.title, header.enclosed_title) if s]
    return (*stated, *(name for title in stated if (name := enclosed_name(title))))


def _main(document: LinkedDocument) -> Statement | None:
    header = document.document.header
    return header.enclosed_title or header.title


def _report(
    document: LinkedDocument, citation: Citation, known: LinkedDocument, real: Statement | None
) -> Finding:
    written = real.text if real else ""
    quote = f"《{citation.title}》（{citation.number}）"
    evidence = [located(document.id, "body", citation, quote, quote)]
    if real is not None:
        evidence.append(located(known.id, "body", real, written, written))
    return finding(
        __name__,
        document.id,
        quote,
        f"引用作{quote}，而库中的原件是“{written}”",
        tuple(evidence),
    )
