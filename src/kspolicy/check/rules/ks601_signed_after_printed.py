"""成文日期不应晚于印发日期。

文件先签发，后印发。

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

from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS601"
NAME = "成文日期晚于印发日期"
SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """Documents signed after they were printed."""
    for document in case.documents:
        signed, printed = document.document.header.signed, document.document.header.printed
        if signed and printed and signed.date > printed.date:
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
