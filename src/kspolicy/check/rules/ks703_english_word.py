"""汉字之间不应夹有英文虚词。

and、or、of、the 之类夹在汉字之间，多是翻译或录入时留下的。缩写、产品名称（TFT-LCD、VR/AR、SUMA）
不在此列，英文词组里的虚词也不在此列。

反例：
    一、总体要求
    培育具有示范带动作用 and 凝聚产业集群资源的领军企业。

正例：
    一、总体要求
    培育具有示范带动作用和凝聚产业集群资源的领军企业，发展 VR/AR 产业，提升 Made in China 的影响力。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS703"
NAME = "汉字之间夹有英文虚词"
SEVERITY = Severity.WARNING

_HAN = r"[\u4e00-\u9fff，。、；：“”（）《》]"
_WORD = re.compile(
    rf"(?<={_HAN})\s?(?P<word>and|or|of|the|to|in|for|with|by|on|at|from|as|is|are)\s?(?={_HAN})"
)


def check(case: Case) -> Iterator[Finding]:
    """English function words between Chinese characters."""
    for document in case.documents:
        for passage in passages(document.document):
            text = passage.text
            for match in _WORD.finditer(text):
                evidence = passage.evidence(*match.span("word"))
                yield finding(
                    __name__,
                    document.id,
                    f"{text[max(0, match.start() - 4) : match.end() + 4]}",
                    f"汉字之间夹有英文“{match['word']}”",
                    (evidence,),
                )
