"""分解表给了任务的区镇，正文没有提到。

正文逐一安排各区镇的定位，而分解表中有数的个别区镇正文一次也没有提到，可能漏写。正文提到半数以上的区镇
时才提示。全文合为一条。

反例：
    三、主要任务
    1.优化空间布局。开发区聚焦信息技术，高新区聚焦先进计算。（责任单位：市工信局）
    附件1
    目标分解表
    指标（单位） | 2025年 | 开发区 | 高新区 | 千灯 | 责任单位
    新增领航企业数（家） | 10 | 6 | 3 | 1 | 市工信局

正例：
    三、主要任务
    1.优化空间布局。开发区聚焦信息技术，高新区聚焦先进计算，千灯镇聚焦元宇宙。（责任单位：市工信局）
    附件1
    目标分解表
    指标（单位） | 2025年 | 开发区 | 高新区 | 千灯 | 责任单位
    新增领航企业数（家） | 10 | 6 | 3 | 1 | 市工信局
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.lexicon.names import bare_district
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.lexicon.lexicon import Lexicon
    from kspolicy.model.document import AllocationTable, Section, Sentence

CODE = "KS409"
NAME = "正文没有提到的区镇"
SEVERITY = Severity.INFO


def check(case: Case) -> Iterator[Finding]:
    """Districts with figures that the body never names; one finding a table."""
    for document in case.documents:
        text = _body_text(document)
        for table in document.document.allocations:
            with_figures = [head for head in table.districts if _figures(table, head)]
            unnamed = [
                head
                for head in with_figures
                if not any(spelling in text for spelling in _spellings(head, case.lexicon))
            ]
            if not unnamed or 2 * len(unnamed) > len(with_figures):
                continue
            names = "、".join(unnamed)
            said = "、".join(f"{head} {_figures(table, head)} 项" for head in unnamed)
            yield finding(
                __name__,
                document.id,
                names,
                f"分解表给{names}下达了指标（{said}），正文没有提到，"
                f"其余 {len(with_figures) - len(unnamed)} 个区镇都提到了",
                tuple(located(document.id, table.part, table, head, head) for head in unnamed),
            )


def _figures(table: AllocationTable, head: str) -> int:
    """How many rows give a district something."""
    return sum(isinstance(row.shares.get(head), (int, float)) for row in table.rows)


def _spellings(head: str, lexicon: Lexicon) -> set[str]:
    """The ways in which running text may name the district that a column is headed with."""
    name = lexicon.districts((head,)).known(head)
    written = {head}
    for entry in lexicon.district_entries:
        if entry.name == name:
            written.update(entry.spellings())
    return {bare_district(spelling, lexicon.places) for spelling in written}


def _body_text(document: LinkedDocument) -> str:
    """All sentences and headings of the body below its first heading."""
    return "".join(
        text
        for part in document.document.parts
        if part.id == "body"
        for section in part.sections
        for text in _texts(section)
    )


def _texts(section: Section) -> Iterator[str]:
    yield section.title
    yield from _sentences(section.paragraphs)
    for below in section.sections:
        yield from _texts(below)


def _sentences(paragraphs: tuple[tuple[Sentence, ...], ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        for sentence in paragraph:
            yield sentence.text
