"""标题中的年数应与起止年份相符。

“三年行动计划（2022—2024年）”首尾都算是三年，只算间隔的（2022—2025年）也有人用；两种算法都不是三
年的，年数或年份有误。

反例：
    昆政办发〔2022〕97号
    昆山市装备制造产业发展三年行动计划（2022—2027年）
    一、总体要求
    坚持创新驱动。

正例：
    昆政办发〔2022〕97号
    昆山市装备制造产业发展三年行动计划（2022—2024年）
    一、总体要求
    坚持创新驱动。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import located
from kspolicy.check.rule import finding
from kspolicy.check.titles import own_titles
from kspolicy.model.finding import Finding, Severity
from kspolicy.parse.numerals import ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS609"
NAME = "计划年数与起止年份不符"
SEVERITY = Severity.WARNING

_PERIOD = re.compile(
    r"(?P<years>[两二三四五六七八九十]{1,2})年(?:行动|提升|攻坚|实施|工作|发展)?(?:计划|规划|方案)[^（(]{0,12}"
    r"[（(](?P<from>20\d\d)年?[-—–~～至]{1,2}(?P<to>20\d\d)年?[）)]"
)


def check(case: Case) -> Iterator[Finding]:
    """Titles of plans whose length is not that of their years."""
    for document in case.documents:
        for title in {title.text: title for title in own_titles(document.document)}.values():
            match = _PERIOD.search(title.text)
            if match is None:
                continue
            years = ordinal(match["years"].replace("两", "二"))
            span = int(match["to"]) - int(match["from"])
            if years is None or years in (span, span + 1):
                continue
            yield finding(
                __name__,
                document.id,
                title.text,
                f"标题说是{match['years']}年，起止年份 {match['from']} 至 {match['to']} "
                f"是 {span + 1} 年",
                (located(document.id, title.part, title.item, title.text, years),),
            )
