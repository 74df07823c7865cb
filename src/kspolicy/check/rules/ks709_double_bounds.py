"""数量的界限不应说两遍。

“约50家左右”“超过50家以上”“不少于50家以上”：约与左右、超过与以上，前后只能留一个。“苏州市级以上”
一类的等级不在此列。

反例：
    一、主要目标
    到2025年，新增高新技术企业超过50家以上。

正例：
    一、主要目标
    到2025年，新增高新技术企业超过50家，苏州市级以上智能工厂约20家，绿色工厂达到5家以上。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS709"
NAME = "数量的界限说了两遍"
SEVERITY = Severity.WARNING

# Only what is counted or measured may follow: 不少于2个省级以上平台 has one bound.
_MEASURE = "%|[个家项名人件场元次座台套户亩吨天年月倍]{0,3}|公里|平方米|人次"
_AMOUNT = rf"\d[\d,.]{{0,12}}[万亿]{{0,2}}(?:{_MEASURE})"
_TWICE = re.compile(
    rf"(?:大约|约|将近|近){_AMOUNT}(?:左右|上下)"
    rf"|(?:超过|超|突破|不少于|不低于|至少|高于|多于){_AMOUNT}(?:以上|及以上|左右)"
    rf"|(?:不超过|不高于|低于){_AMOUNT}(?:以下|左右以内)|控制在{_AMOUNT}左右以内"
)


def check(case: Case) -> Iterator[Finding]:
    """Figures with a bound before and another behind."""
    for document in case.documents:
        found: dict[str, list[Evidence]] = {}
        for passage in passages(document.document):
            for match in _TWICE.finditer(passage.text):
                evidence = passage.evidence(*match.span())
                found.setdefault(match.group(), []).append(evidence)
        for words, places in found.items():
            message = f"“{words}”前后都有界限词，应去掉一个"
            yield finding(__name__, document.id, words, message, tuple(places))
