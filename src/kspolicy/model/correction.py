"""What a person corrects in a parsed document, and why.

The field descriptions are Chinese for the same reason as those of a document.
"""

from __future__ import annotations

import datetime

from pydantic import Field

from kspolicy.model.record import Record

Value = bool | int | float | str | tuple[str, ...] | None


class Correction(Record):
    """One value that was misread, and what the document says instead.

    It holds only as long as the parse says ``was``: once the parse is mended, it is rejected
    instead of changing something else.
    """

    item: str = Field(
        min_length=1,
        description="更正的对象：header、任务或目标的编号、分解表的行（annex-1/9）"
        "或其中一格（annex-1/9@旅度区）",
    )
    field: str = Field(min_length=1, description="更正的字段；分解表的一格写 value")
    was: Value = Field(description="现在识别的值，空缺写 null")
    now: Value = Field(description="应有的值")
    reason: str = Field(pattern=r"\S", description="理由，如原文所在的页和行")
    by: str | None = Field(default=None, description="更正人")
    date: datetime.date | None = Field(default=None, description="更正日期")

    def summary(self) -> str:
        """What was corrected and why, as one phrase."""
        change = f"{shown(self.was)}更正为{shown(self.now)}".strip()
        return f"{change}：{self.reason.strip()}"


class CorrectionsFile(Record):
    """All corrections of one document."""

    document: str = Field(min_length=1, description="所更正的文档的标识，即其 id")
    corrections: tuple[Correction, ...] = Field(description="逐条更正")


def shown(value: Value) -> str:
    """A value as a sentence names it."""
    if value is None or value == ():
        return "空缺"
    if isinstance(value, bool):
        return "“是”" if value else "“否”"
    if isinstance(value, int | float):
        return f" {value} "
    return f"“{'、'.join(value) if isinstance(value, tuple) else value}”"
