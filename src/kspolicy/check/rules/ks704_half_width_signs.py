"""汉字之间的标点应当用全角。

“首台(套)”应作“首台（套）”，逗号、分号、冒号、问号、叹号也是。数字、西文之间的（10:30、1,000）不
查，括号两边宽窄不一的由 KS705 检查。一份文件中同一类标点合为一条。

反例：
    一、总体要求
    加强首台(套)产品展示。

正例：
    一、总体要求
    加强首台（套）产品展示，推广 TFT-LCD 技术，比例不低于 1:3。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.brackets import faults
from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS704"
NAME = "汉字之间用了半角标点"
SEVERITY = Severity.INFO

_HAN = r"\u4e00-\u9fff"
_BRACKETS = re.compile(rf"(?<=[{_HAN}])\((?=[^()]*[{_HAN}])[^()]{{1,40}}\)")
_SIGN = re.compile(rf"(?<=[{_HAN}”）》])[,;:!?](?=[{_HAN}“（《])")
_FULL = str.maketrans("(),;:!?", "（），；：！？")
_NAMES = {"(": "括号", ",": "逗号", ";": "分号", ":": "冒号", "!": "叹号", "?": "问号"}


def check(case: Case) -> Iterator[Finding]:
    """Half-width signs between Chinese characters, one finding a document and sign."""
    for document in case.documents:
        signs: dict[str, list[tuple[Evidence, Fix | None]]] = {}
        for sign, evidence, fix in _found(document):
            signs.setdefault(sign, []).append((evidence, fix))
        for sign, places in signs.items():
            yield finding(
                __name__,
                document.id,
                f"半角{_NAMES[sign]}",
                f"汉字之间有 {len(places)} 处半角{_NAMES[sign]}",
                tuple(evidence for evidence, _ in places),
                tuple(fix for _, fix in places if fix is not None),
            )


def _found(document: LinkedDocument) -> Iterator[tuple[str, Evidence, Fix | None]]:
    for passage in passages(document.document):
        text = passage.text
        if text.isascii() or not _half_width(text):
            continue
        unpaired = {index for fault in faults(text) for index in (fault.start, fault.end)}
        for match in (*_BRACKETS.finditer(text), *_SIGN.finditer(text)):
            if match.start() in unpaired or match.end() - 1 in unpaired:
                continue
            evidence = passage.evidence(*match.span())
            old = text[max(0, match.start() - 4) : match.end() + 4]
            fix = None
            if evidence.line is not None:
                fix = Fix(evidence.line, old, _widened(text, match))
            yield match.group()[0], evidence, fix


def _half_width(text: str) -> bool:
    return any(sign in text for sign in "(,;:!?")


def _widened(text: str, match: re.Match[str]) -> str:
    """The words around the signs with those signs in full width, and no others."""
    own = match.group()
    own = own[0].translate(_FULL) + own[1:-1] + (own[-1].translate(_FULL) if own[1:] else "")
    return text[max(0, match.start() - 4) : match.start()] + own + text[match.end() :][:4]
