"""Notes below a table: what they say of its figures is neither a goal nor a duty nor a heading.

注：1.绿色建筑指…。 / 2.覆盖率为60%以上的… · ①… · 1规模以上制造业… below 专利数¹ · 数据来源：…
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.model.source import Paragraph, Table
from kspolicy.parse.table_head import is_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.source import Block

_FIRST = ("注", "附注", "备注")
_OPENS = re.compile(r"(?:附?注|备注)\s?\d{0,2}\s?[:：]")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# 注：1.… and 2.… below it; 3宽带普及率用… where the table has 宽带普及率3
_NUMBER = re.compile(
    rf"(?:{_OPENS.pattern}\s?)?"
    rf"(?:[（(]?(?P<plain>\d{{1,2}})(?P<mark>[.、．）)]|(?=(?!月|日|年[内底前]|个月)[\u4e00-\u9fffA-Za-z“]))(?!\d)|(?P<circle>[{_CIRCLED}]))"
)
_WITHIN = re.compile(rf"[。；;]\s?(?:[（(]?(\d{{1,2}})[.、．）)](?!\d)|([{_CIRCLED}]))")
_MORE = re.compile(r"[*＊※△▲]|带\s?[*＊\[〔【（(①“]|[〔\[﹝【]\s?[〕\]﹞】]")
_SUMS = "累计"
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
# The digit of a footnote stands behind a name, before its unit: 有效发明专利数1（件）.
_RAISED_DIGIT = re.compile(r"[\u4e00-\u9fff）)](\d)(?=$|[（(])")


@dataclass(frozen=True, slots=True)
class Remark(Paragraph):
    """A paragraph that explains a table above it."""


def tell_remarks(blocks: Sequence[Block]) -> Sequence[Block]:
    """``blocks`` with the notes below tables, and what else calls itself one, as remarks."""
    if not any(isinstance(block, Table) or block.text.startswith(_FIRST) for block in blocks):
        return blocks
    return list(_told(blocks))


def _told(blocks: Sequence[Block]) -> Iterator[Block]:
    table: Table | None = None
    noted, due = False, None
    for block in blocks:
        if isinstance(block, Table):
            table, noted, due = block, True, None
            yield block
        elif _OPENS.match(block.text) or (noted and _explains(block.text, table, due)):
            noted, due = True, _number_due(block.text)
            yield Remark(block.text, block.offsets, block.places)
        else:
            table, noted = None, False
            yield block


def _explains(text: str, table: Table | None, due: int | None) -> bool:
    """Whether ``text``, behind a table or its notes, is another; ``due``: the number due next."""
    number = _NUMBER.match(text)
    if number is None:
        return is_note(text) or _MORE.match(text) is not None
    own = _value(number["plain"], number["circle"])
    if due is not None or table is None:
        return own == due
    if number["circle"]:
        return _SUMS in text or any(number["circle"] in cell for cell in _cells(table))
    return not number["mark"] and own == 1 and _has_footnote(table)


def _number_due(text: str) -> int | None:
    """The number that goes on with those of a note, 1 behind 注： alone; None where it has none."""
    first = _NUMBER.match(text)
    if first is None:
        return 1 if text[-1] in ":：" else None
    within = _WITHIN.findall(text)
    return 1 + (_value(*within[-1]) if within else _value(first["plain"], first["circle"]))


def _value(plain: str | None, circle: str | None) -> int:
    return int(plain) if plain else _CIRCLED.index(circle or "①") + 1


def _has_footnote(table: Table) -> bool:
    return any(_RAISED_DIGIT.search(cell.translate(_RAISED)) for cell in _cells(table))


def _cells(table: Table) -> Iterator[str]:
    for row in (table.header, *table.subheaders, *table.rows):
        for cell in row.cells:
            yield cell.text
