"""并列的几个数量，分隔号应一致。

“40个企业技术中心，40个工程技术研究中心、2个工程研究中心”：同一个动词管三项，前两项之间用逗号，
后两项之间用顿号，层次就乱了。只查三项以上、每项都以数字开头的并列。

反例：
    一、主要目标
    争创40个企业技术中心，40个工程技术研究中心、2个工程研究中心。

正例：
    一、主要目标
    争创40个企业技术中心、40个工程技术研究中心、2个工程研究中心。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import located, passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

CODE = "KS706"
NAME = "并列项的顿号和逗号混用"
SEVERITY = Severity.INFO

_ITEM = r"\d{1,9}(?:\.\d{1,4})?[\u4e00-\u9fff][^，、。；：\d]{1,24}"
_LIST = re.compile(rf"{_ITEM}(?:[，、]{_ITEM}){{2,20}}")
_SEPARATOR = re.compile(r"[，、](?=\d)")
# 2025年新增…: a year begins a clause of its own.
_YEAR = re.compile(r"(?:19|20)\d\d年")


def check(case: Case) -> Iterator[Finding]:
    """Lists of figures parted by both 、 and ，."""
    for document in case.documents:
        found: dict[str, list[Evidence]] = {}
        for passage in passages(document.document):
            for match in _LIST.finditer(passage.text):
                words = match.group()
                if len(set(_SEPARATOR.findall(words))) > 1 and not _YEAR.search(words):
                    piece = passage.piece_at(match.start())
                    evidence = located(document.id, passage.part, piece, words, words)
                    found.setdefault(words, []).append(evidence)
        for words, places in found.items():
            message = f"并列的几个数量既用逗号又用顿号：“{words}”"
            yield finding(__name__, document.id, words, message, tuple(places))
