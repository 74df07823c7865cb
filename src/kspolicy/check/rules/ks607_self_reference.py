"""自称的文种应与标题相同。

标题是“实施意见”，文中却说“制定本方案”，多是沿用别的文件留下的。自称的文种见于标题（实施方案称“本方
案”）或者是“本通知”“本文件”的不报告；标题看不出文种的不查。

反例：
    昆政办发〔2022〕97号
    昆山市产业创新集群建设实施意见
    为加快产业发展，制定本实施方案。
    一、总体要求
    坚持创新驱动。

正例：
    昆政办发〔2022〕97号
    昆山市产业创新集群建设实施意见
    为加快产业发展，制定本实施意见。
    一、总体要求
    坚持创新驱动。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.passages import passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument

CODE = "KS607"
NAME = "自称的文种与标题不同"
SEVERITY = Severity.WARNING

_GENRES = "意见|方案|计划|规划|办法|规定|细则|纲要|要点|措施|决定|通告|公告|条例|预案|指南"
# 根本办法, 成本计划, 资本规划 are no self-reference, nor is 本计划单列市.
_SELF = re.compile(
    r"(?<![根基成资版剧样日文标原课蓝脚])本(?P<kind>(?:实施|行动|工作|指导|管理|若干)?"
    rf"(?P<genre>{_GENRES}))(?!单列|书|院|局)"
)
_NAMES_GENRE = re.compile(rf"(?:{_GENRES})")


def check(case: Case) -> Iterator[Finding]:
    """Words by which a document names itself and that its title does not bear out."""
    for document in case.documents:
        title = _titles(document)
        if not _NAMES_GENRE.search(title):
            continue
        named: dict[str, list[Evidence]] = {}
        for passage in passages(document.document):
            if passage.part != "body":
                continue
            for match in _SELF.finditer(passage.text):
                if match["genre"] not in title:
                    evidence = passage.evidence(*match.span(), match.group())
                    named.setdefault(match.group(), []).append(evidence)
        for name, places in named.items():
            yield finding(
                __name__,
                document.id,
                name,
                f"文中自称“{name}”，而标题是“{_main_title(document)}”",
                tuple(places),
            )


def _titles(document: LinkedDocument) -> str:
    """Every title that the document may call itself by."""
    header = document.document.header
    own = [statement.text for statement in (header.title, header.enclosed_title) if statement]
    return "　".join(dict.fromkeys((*own, document.document.parts[0].title)))


def _main_title(document: LinkedDocument) -> str:
    header = document.document.header
    main = header.enclosed_title or header.title
    return main.text if main else document.document.parts[0].title
