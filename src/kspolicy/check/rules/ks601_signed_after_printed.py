"""成文日期不应晚于印发日期。

文件先签发后印发。发文字号的年份与成文年份不同的也报告：发文字号〔2022〕、成文日期 2023 年，至少有
一处不对。

反例：
    昆政办发〔2022〕97号
    关于加强技术攻关的通知
    各有关单位：
    请认真贯彻执行。
    昆山市人民政府办公室
    2022年9月29日
    一、总体要求
    坚持创新驱动。
    抄送：市委办公室。
    昆山市人民政府办公室
    2022年9月27日印发

正例：
    昆政办发〔2022〕97号
    关于加强技术攻关的通知
    各有关单位：
    请认真贯彻执行。
    昆山市人民政府办公室
    2022年9月29日
    一、总体要求
    坚持创新驱动。
    抄送：市委办公室。
    昆山市人民政府办公室
    2022年9月30日印发
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS601"
NAME = "成文日期与印发日期、发文字号不合"
SEVERITY = Severity.ERROR

_YEAR = re.compile(r"[〔\[【﹝（(]((?:19|20)\d\d)")


def check(case: Case) -> Iterator[Finding]:
    """Documents signed after they were printed, or in another year than they are numbered."""
    for document in case.documents:
        header = document.document.header
        signed, printed, number = header.signed, header.printed, header.number
        if signed is None:
            continue
        if printed is not None and signed.date > printed.date:
            yield finding(
                __name__,
                document.id,
                "成文日期与印发日期",
                f"成文日期 {signed.text} 晚于印发日期 {printed.text}",
                (
                    located(document.id, "body", signed, signed.text, signed.date.isoformat()),
                    located(document.id, "body", printed, printed.text, printed.date.isoformat()),
                ),
            )
        year = _YEAR.search(number.text) if number else None
        if number and year and int(year[1]) != signed.date.year:
            yield finding(
                __name__,
                document.id,
                "成文日期与发文字号",
                f"发文字号的年份是 {year[1]}，成文日期是 {signed.text}",
                (
                    located(document.id, "body", number, number.text, year[1]),
                    located(document.id, "body", signed, signed.text, signed.date.isoformat()),
                ),
            )
