"""层次序号应连续，不缺号、不重号、不颠倒。

同一标题之下，同一种序号（一、（一）1.（1）等）从 1 起依次排列。换了上级标题，序号可以从 1 重新
编起，也可以接着上一部分往下编（国发〔2019〕3号的 1 至 21 跨五个部分连续编号）。正文第一级的起始
号不查，因为所查的可能是节选。

反例：
    一、总体要求
    坚持创新驱动。
    二、主要任务
    加强技术攻关。
    四、保障措施
    加强组织领导。

正例：
    一、总体要求
    坚持创新驱动。
    二、主要任务
    （一）技术攻关
    1.加强研究。组织力量。
    2.加强转化。推动合作。
    （二）平台建设
    3.建设平台。开放共享。
    三、保障措施
    加强组织领导。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.ordinals import Irregularity, irregularities, relabel, value_of
from kspolicy.check.passages import located, walk
from kspolicy.check.rule import finding
from kspolicy.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.model.document import Part, Section

CODE = "KS501"
NAME = "层次序号不连续"
SEVERITY = Severity.ERROR

_KINDS = (
    ("章", re.compile(r"第.+[章编]")),
    ("节", re.compile(r"第.+节")),
    ("条", re.compile(r"第.+条")),
    ("一、", re.compile(r"[一二三四五六七八九十百]+、")),
    ("（一）", re.compile(r"[（(][一二三四五六七八九十]+[）)]")),
    ("1.", re.compile(r"\d+[.、．](?!\d)")),  # 2.1 below 2 is of another kind
    ("（1）", re.compile(r"[（(]\d+[）)]")),
    ("1）", re.compile(r"\d+[）)]")),
    ("①", re.compile(r"[①-⑳]")),
)


def check(case: Case) -> Iterator[Finding]:
    """Runs of outline numbers under one heading that miss, double or swap a number."""
    for document in case.documents:
        for part in document.document.parts:
            last: dict[str, int] = {}
            nodes: list[Part | Section] = [part, *(section for section, _ in walk(part))]
            for node in nodes:
                yield from _check_below(document, part, node, last)


def _check_below(
    document: LinkedDocument, part: Part, node: Part | Section, last: dict[str, int]
) -> Iterator[Finding]:
    kinds: dict[str, list[tuple[int, Section]]] = {}
    for section in node.sections:
        kind = next((name for name, form in _KINDS if form.match(section.label)), None)
        value = value_of(section.label)
        if kind is not None and value is not None:
            kinds.setdefault(kind, []).append((value, section))
    for kind, numbered in kinds.items():
        numbers = [number for number, _ in numbered]
        # An excerpt may begin with any chapter.
        before = numbers[0] - 1 if node is part and kind not in last else last.get(kind)
        for fault in irregularities(numbers, before):
            sections = [section for _, section in numbered]
            yield _report(document, part, node, kind, fault, sections)
        last[kind] = numbers[-1]


def _report(
    document: LinkedDocument,
    part: Part,
    node: Part | Section,
    kind: str,
    fault: Irregularity,
    sections: Sequence[Section],
) -> Finding:
    model = sections[0].label
    said = [f"缺{_labels(model, fault.missing)}"] if fault.missing else []
    said += [f"{_labels(model, fault.doubled)}重复"] if fault.doubled else []
    said += [f"{_labels(model, fault.misplaced)}排在比它大的序号之后"] if fault.misplaced else []
    where = name_part(part.id) if node is part else f"“{node.title}”之下"
    return finding(
        __name__,
        document.id,
        f"{part.id} {'' if node is part else node.title}：{kind}{fault.kinds}",
        f"{where}的层次序号不连续：{'，'.join(said)}",
        tuple(
            located(
                document.id,
                part.id,
                sections[i],
                f"{sections[i].label}{sections[i].title}",
                sections[i].label,
            )
            for i in fault.at
        ),
    )


def _labels(model: str, numbers: Sequence[int]) -> str:
    return "".join(f"“{relabel(model, number)}”" for number in numbers)
