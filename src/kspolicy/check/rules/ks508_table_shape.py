"""表格每一行的格数应与表头相符，续页的表头应与首页相同。

多一格或少一格，数就可能读到别的列里。读取时能够确定的已经补正，不能确定的列在说明中写明“存疑”；
不论能否补正，原表都应改好。一张表里同一种情形合为一条。

反例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 开发区 | 高新区 | 花桥 | 责任单位
    新增企业（家） | 4 | 2 | 1 | 1 | 市工信局
    新增平台（家） | 2 | 1 | 1 | -- | -- | 市科技局

正例：
    附件1
    目标分解表
    指标（单位） | 2025年 | 开发区 | 高新区 | 花桥 | 责任单位
    新增企业（家） | 4 | 2 | 1 | 1 | 市工信局
    新增平台（家） | 2 | 1 | 1 | -- | 市科技局
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.check.case import Case
    from kspolicy.model.document import Note, PolicyDocument

CODE = "KS508"
NAME = "表格的格数或表头不符"
SEVERITY = Severity.WARNING

_KINDS = {
    "row-too-long": "比表头多出单元格",
    "row-too-short": "比表头缺少单元格",
    "row-broken": "与表头的格数对不上",
    "header-differs": "续页重复的表头与首页不同",
    "header-too-short": "的表头比各行少一格，整张表未取值",
}
_OF_HEADER = ("header-differs", "header-too-short")
_UNSURE = re.compile(r"存疑|未取值")


def check(case: Case) -> Iterator[Finding]:
    """What the reader noted of tables, one finding a part and kind."""
    for document in case.documents:
        noted: dict[tuple[str, str], list[Note]] = {}
        for note in document.document.notes:
            if note.kind in _KINDS:
                part = _part_of(document.document, note)
                noted.setdefault((part, note.kind), []).append(note)
        for (part, kind), notes in noted.items():
            evidence = tuple(_evidence(document.document, part, note) for note in notes)
            rows = "" if kind in _OF_HEADER else f"的表有 {len(notes)} 行"
            said = "".join(f"；{remark}" for remark in _remarks(notes, evidence))
            yield finding(
                __name__,
                document.id,
                f"{part} {kind}",
                f"{name_part(part)}{rows}{_KINDS[kind]}{said}",
                evidence,
            )


def _remarks(notes: Sequence[Note], evidence: Sequence[Evidence]) -> Iterator[str]:
    """What is uncertain after mending, row by row."""
    for note, item in zip(notes, evidence, strict=True):
        unsure = "；".join(piece for piece in note.message.split("；") if _UNSURE.search(piece))
        if unsure:
            yield f"“{item.quote}”{unsure}" if item.quote else unsure


def _part_of(document: PolicyDocument, note: Note) -> str:
    """The part that a note speaks of: the last that begins before it."""
    place = (note.page or 0, note.ordinal)
    begun = [
        part.id
        for part in document.parts
        if part.id == "body" or (part.page or 0, part.ordinal) <= place
    ]
    return begun[-1]


def _evidence(document: PolicyDocument, part: str, note: Note) -> Evidence:
    """The row that a note speaks of, by its name where the row was read."""
    rows = (
        *((row, row.indicator) for table in document.allocations for row in table.rows),
        *((task, task.title) for task in document.tasks if task.section is None),
    )
    place = (note.page, note.ordinal, note.box)
    placed = note.page is not None or note.ordinal > 0
    quote = next((n for row, n in rows if placed and (row.page, row.ordinal, row.box) == place), "")
    return located(document.id, part, note, quote, note.message)
