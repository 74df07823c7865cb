"""“……等几大……”前面所列的项数应与所说的数相符。

先列举、后说数的（A、B、C三大领域，A、B、C“三芯”），点数应等于所说的数；数前有“等”的可以少列，不
能多列。各项字数相同的，末项中的“和”“及”算作连接两项。同一列举在正文和附件中所说的数也应相同。列
举与数之间有别的字（推进三大工程、的三大优势）的不查。

反例：
    三、工作任务
    围绕专利导航、要素配置、运营引导、保护强化、强企培育和产业促进等五大举措，优化创新生态。

正例：
    三、工作任务
    围绕专利导航、要素配置、运营引导、保护强化、强企培育和产业促进等六大举措，优化创新生态。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.check.comparison import name_part
from kspolicy.check.counting import CountedList, closing_counts
from kspolicy.check.passages import located, passages
from kspolicy.check.rule import finding
from kspolicy.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case, LinkedDocument
    from kspolicy.check.passages import Passage

CODE = "KS510"
NAME = "列举的项数与其后的数不符"
SEVERITY = Severity.WARNING

_NOUN = re.compile(r"\w{0,2}")

Stated = tuple[CountedList, "Passage"]


def check(case: Case) -> Iterator[Finding]:
    """Lists that do not have the number of items said right behind them, one finding a list."""
    for document in case.documents:
        for stated in _lists(document):
            wrong = [(counted, passage) for counted, passage in stated if not counted.closes]
            differing = len({counted.number for counted, _ in stated}) > 1
            if not wrong and not differing:
                continue
            shown = stated if differing else wrong
            counted, passage = shown[0]
            yield finding(
                __name__,
                document.id,
                f"{passage.title}：{'、'.join(dict.fromkeys(c.wording for c, _ in shown))}",
                f"{_said(shown)}，前面列出的有 {counted.count}：{'；'.join(counted.parted)}",
                tuple(_evidence(counted, passage) for counted, passage in shown),
            )


def _lists(document: LinkedDocument) -> Iterator[list[Stated]]:
    """Every list with all the places that state it."""
    found: dict[tuple[str, ...], list[Stated]] = {}
    for passage in passages(document.document):
        for counted in closing_counts(passage.text):
            # 道路、供水等五大工程 and 道路、供水等六大行业 count two things.
            counter = counted.wording.lstrip("二两三四五六七八九十")
            noun = _NOUN.match(passage.text, counted.end)
            key = (*counted.items, counter, noun.group() if noun else "")
            found.setdefault(key, []).append((counted, passage))
    yield from found.values()


def _said(stated: list[Stated]) -> str:
    if len({counted.number for counted, _ in stated}) == 1:
        return f"说是“{stated[0][0].wording}”"
    said = dict.fromkeys((passage.part, counted.wording) for counted, passage in stated)
    return "，".join(f"{name_part(part)}说是“{wording}”" for part, wording in said)


def _evidence(counted: CountedList, passage: Passage) -> Evidence:
    piece = passage.piece_at(counted.start)
    quote = passage.text[counted.start : counted.end]
    return located(passage.document, passage.part, piece, quote, counted.number)
