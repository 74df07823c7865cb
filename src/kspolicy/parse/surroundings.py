"""What stands around a table: the part and heading it is in, what is above it, its notes below."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.model.source import Paragraph, Table
from kspolicy.parse.cell_figures import known_unit
from kspolicy.parse.remarks import Remark
from kspolicy.parse.table_head import plan_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Block
    from kspolicy.parse.table_head import Head

# 单位：亿元 · （单位：万人、%） is none that holds for all rows
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位[:：]\s?(?P<unit>[^，；。：（）()]{1,12})[）)]?$")
# 〔〕内为5年累计数 · 带[ ]的为五年累计数 · 括号内数据为累计值
_SUMMED = re.compile(r"(?P<open>[〔\[﹝【［（(]|括号|方括号|六角括号|中括号)[^。；]{0,16}?累计")
_FARTHEST = 3
_LONGEST_CAPTION = 60
_SQUARE = "〔[﹝【［"
_ROUND = "（("


class Surroundings(NamedTuple):
    """Where a table stands.

    ``section``: the id of the heading above it, ``headings`` the titles of those, innermost
    first. ``above``: the lines right above it and its captions, ``below`` the notes right below.
    ``document``: the title of the document.
    """

    part: str
    title: str
    section: str | None = None
    headings: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    document: str = ""

    @property
    def owner(self) -> str:
        """What the ids of its rows begin with, so that none is like that of a heading.

        annex-1 where the annex is a table, else body/3.1.
        """
        if self.part != "body" and self.section is None:
            return self.part
        return f"{self.part}/{self.section or 0}"

    @property
    def unit(self) -> str | None:
        """The unit of measure that is stated once, for all rows."""
        titles = (self.title,) if self.part != "body" else ()
        stated = (_UNIT_LINE.search(line) for line in (*self.above, *titles))
        units = {match["unit"] for match in stated if match and known_unit(match["unit"])}
        return units.pop() if len(units) == 1 else None

    @property
    def period(self) -> tuple[int, int] | None:
        """The first and last year of the plan that the table is of, as the nearest title says."""
        said = (*reversed(self.above), self.title, self.headings, self.document)
        return next((years for text in said if (years := plan_years(text))), None)

    def summed_brackets(self, head: Head) -> str:
        """The brackets that the table's notes explain as 累计; none of them without such words."""
        texts = (*self.below, *self.above, *head.notes)
        found = ""
        for text in texts:
            for match in _SUMMED.finditer(text):
                opened = match["open"]
                found += _ROUND if opened in _ROUND else _SQUARE
                found += _ROUND if opened == "括号" else ""
        return found


def around(
    blocks: Sequence[Block], index: int
) -> tuple[Paragraph | None, tuple[str, ...], tuple[str, ...]]:
    """The paragraph before the table ``blocks[index]``, its captions, and its notes below.

    ``blocks``: as ``tell_remarks`` hands them.
    """
    earlier = (blocks[number] for number in range(index - 1, -1, -1))
    before = next((block for block in earlier if isinstance(block, Paragraph)), None)
    above: list[str] = []
    for block in reversed(blocks[max(0, index - _FARTHEST) : index]):
        if isinstance(block, Table) or len(block.text) > _LONGEST_CAPTION or "。" in block.text:
            break
        above.insert(0, block.text)
    table = blocks[index]
    if isinstance(table, Table):
        above.extend(cell.text for cell in table.captions)
    below = takewhile(lambda block: isinstance(block, Remark), blocks[index + 1 :])
    return before, tuple(above), tuple(block.text for block in below if isinstance(block, Remark))
