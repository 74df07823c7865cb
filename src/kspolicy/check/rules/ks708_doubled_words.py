"""词语、标点不应连写两遍。

两个字以上的词紧接着重复（加强加强领导），或者标点叠用（，，、。。），多是录入、修改时留下的。含
“一”的重叠（一步一步、一个一个）不查。

反例：
    一、总体要求
    加强加强组织领导，明确责任分工。

正例：
    一、总体要求
    加强组织领导，一步一步抓好落实，支持建设建设银行网点。
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

CODE = "KS708"
NAME = "词语或标点重复"
SEVERITY = Severity.WARNING

# 行业产业产品 is three words, of which none is 业产.
_WORD = re.compile(r"(?P<word>(?!.?一|业(?![务主绩态]))[\u4e00-\u9fff]{2,8})(?P=word)")
_SIGN = re.compile(r"(?P<sign>[，、；：])(?P=sign)|。。(?!。)|[，、；：]。|。[，、；]|，、|、，")
# The second time it begins another word: 建设建设银行, 发展发展中国家, 高新高新区.
_NEXT_WORD = re.compile(r"银行|中国家|中地区|型|性|化|者|员|区|园|局|部门|大学|学院|集团|公司")
_REDUPLICATED = frozenset(("研究", "讨论", "商量", "逐步", "许多", "很多", "非常", "仅仅"))


def check(case: Case) -> Iterator[Finding]:
    """Words and signs written twice in a row."""
    for document in case.documents:
        found: dict[str, list[Evidence]] = {}
        for passage in passages(document.document):
            for start, end in _doubled(passage.text):
                evidence = passage.evidence(start, end)
                found.setdefault(str(evidence.value), []).append(evidence)
        for words, places in found.items():
            yield finding(__name__, document.id, words, f"“{words}”重复", tuple(places))


def _doubled(text: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        if match["word"] not in _REDUPLICATED and not _NEXT_WORD.match(text, match.end()):
            yield match.span()
    for match in _SIGN.finditer(text):
        yield match.span()
