"""发文字号的年份应是成文的年份。

发文字号〔2022〕而成文日期在 2023 年，至少有一处不对。岁末年初（上年 12 月、次年 1 月）签发、编
号跨年的不报告。

反例：
    昆政办发〔2022〕97号
    关于加强技术攻关的通知
    各有关单位：
    请认真贯彻执行。
    昆山市人民政府办公室
    2023年9月29日
    一、总体要求
    坚持创新驱动。

正例：
    昆政办发〔2022〕97号
    关于加强技术攻关的通知
    各有关单位：
    请认真贯彻执行。
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
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kspolicy.check.case import Case

CODE = "KS603"
NAME = "发文字号与成文日期年份不同"
SEVERITY = Severity.WARNING

_YEAR = re.compile(r"[〔\[【﹝（(]((?:19|20)\d\d)")


def check(case: Case) -> Iterator[Finding]:
    """Documents numbered in another year than they were signed."""
    for document in case.documents:
        signed, number = document.document.header.signed, document.document.header.number
        year = _YEAR.search(number.text) if number else None
        if not (signed and number and year) or _is_of_year(signed.date, int(year[1])):
            continue
        yield finding(
            __name__,
            document.id,
            "发文字号与成文日期",
            f"发文字号的年份是 {year[1]}，成文日期是 {signed.text}",
            (
                located(document.id, "body", number, number.text, int(year[1])),
                located(document.id, "body", signed, signed.text, signed.date.year),
            ),
        )


def _is_of_year(day: date, year: int) -> bool:
    """Whether a document of ``year`` can have been signed on ``day``."""
    return (
        day.year == year
        or (day.year == year - 1 and day.month == 12)
        or (day.year == year + 1 and day.month == 1)
    )
