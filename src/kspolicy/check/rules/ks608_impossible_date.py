"""日期应是日历上有的日子。

正文和附件中的日期、成文日期和版记中的印发日期都查。

反例：
    一、总体要求
    本办法自2022年9月31日起施行。

正例：
    一、总体要求
    本办法自2022年9月30日起施行。
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kspolicy.check.passages import located, passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity
from kspolicy.parse.header import IMPOSSIBLE_DATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS608"
NAME = "日期不存在"
SEVERITY = Severity.ERROR

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")


def check(case: Case) -> Iterator[Finding]:
    """Dates that no calendar has."""
    for document in case.documents:
        for passage in passages(document.document):
            for match in _DATE.finditer(passage.text):
                if not _exists(int(match[1]), int(match[2]), int(match[3])):
                    yield finding(
                        __name__,
                        document.id,
                        match.group(),
                        f"日历上没有 {match.group()}",
                        (passage.evidence(*match.span()),),
                    )
        yield from _printed(document)


def _printed(document: LinkedDocument) -> Iterator[Finding]:
    """The date of printing; the colophon is no running text, but its parser takes note."""
    for note in document.document.notes:
        if note.kind == IMPOSSIBLE_DATE:
            written = note.message.partition("“")[2].partition("”")[0]
            yield finding(
                __name__,
                document.id,
                f"印发日期：{written}",
                f"印发日期 {written} 日历上没有",
                (located(document.id, "body", note, written, written),),
            )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
