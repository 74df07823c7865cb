"""括号、引号、书名号应当成对，前后宽窄一致。

“（责任单位：市科技局)”前全角、后半角；“人工智能+“前后都是前引号。列举用的“1)”“a)”不查。一个标题
之下不成对的合为一条。

反例：
    一、总体要求
    支持企业研发（包括中试)，开放应用场景。

正例：
    一、总体要求
    支持企业研发（包括中试），开放应用场景，办好“广交会”“海交会”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.check.brackets import closes, faults
from kspolicy.check.passages import located, passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case
    from kspolicy.check.passages import Passage

CODE = "KS705"
NAME = "括号引号不成对"
SEVERITY = Severity.WARNING

_FULL = str.maketrans("()[]", "（）［］")
# A quote is kept short: a bracket that is never closed has no end of its own.
_AROUND = 10
# What has more brackets without a partner under one heading is no text.
_MOST = 50


def check(case: Case) -> Iterator[Finding]:
    """Brackets of two widths, and, heading by heading, those without a partner."""
    for document in case.documents:
        alone: dict[tuple[str, str, str], list[Evidence]] = {}
        for passage in passages(document.document):
            text = passage.text
            for fault in faults(text):
                if fault.end is None:
                    place = (passage.part, passage.section, passage.title)
                    evidence = _around(passage, fault.start, text[fault.start])
                    found = alone.setdefault(place, [])
                    if len(found) < _MOST:
                        found.append(evidence)
                    continue
                pair = f"{text[fault.start]}{text[fault.end]}"
                evidence = _around(passage, fault.end, pair)
                yield finding(
                    __name__,
                    document.id,
                    f"{passage.part} {passage.title}：{pair}",
                    f"括号前后宽窄不一：以“{pair[0]}”开始，以“{pair[1]}”结束",
                    (evidence,),
                    _fixes(text, fault.start, fault.end, evidence.line),
                )
        for (part, _, title), found in alone.items():
            places = _left_over(found)
            if not places:
                continue
            signs = "、".join(dict.fromkeys(f"“{item.value}”" for item in places))
            where = f"“{title}”之下" if title else "文前"
            yield finding(
                __name__,
                document.id,
                f"{part} {title}：{signs}",
                f"{where}有不成对的 {signs}",
                tuple(places),
            )


def _left_over(found: list[Evidence]) -> list[Evidence]:
    """What remains when a bracket opened in one paragraph is closed in a later one."""
    left: list[Evidence] = []
    for item in found:
        opener = next((o for o in reversed(left) if closes(str(o.value), str(item.value))), None)
        if opener is None:
            left.append(item)
        else:
            left.remove(opener)
    return left


def _around(passage: Passage, index: int, value: str) -> Evidence:
    text = passage.text
    piece = passage.piece_at(index)
    quote = text[max(0, index - _AROUND) : index + _AROUND]
    return located(passage.document, passage.part, piece, quote, value)


def _fixes(text: str, start: int, end: int, line: int | None) -> tuple[Fix, ...]:
    """Both in full width: whichever of the two is not."""
    index = start if text[start].isascii() else end
    if line is None:
        return ()
    before, after = text[max(0, index - 5) : index], text[index + 1 : index + 3]
    return (
        Fix(
            line,
            f"{before}{text[index]}{after}",
            f"{before}{text[index].translate(_FULL)}{after}",
        ),
    )
