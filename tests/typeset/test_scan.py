"""A scan of a document says what its paper says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.model.source import Paragraph, Table
from kspolicy.read import read_bytes
from shipped import ELECTRONICS
from typeset.paper import paper
from typeset.scan import pages, written

if TYPE_CHECKING:
    from kspolicy.model.source import Source

# A page of text with foreign words, years and quantities; the first page of the allocation table.
TEXT_PAGE, TABLE_PAGE = 4, 16
ROWS_ON_THE_PAGE = 9


def read(form: str, *numbers: int) -> Source:
    data = written(list(pages(ELECTRONICS, only=numbers)), form)
    return read_bytes(data, f"扫描件.{form.lower()}")


def test_a_scanned_page_of_text_is_read_to_the_character() -> None:
    source = read("PDF", TEXT_PAGE)
    text = "".join(block.text for block in source.blocks if isinstance(block, Paragraph))
    body = "".join(item for item in paper(ELECTRONICS) if isinstance(item, str))

    assert source.form == "scan"
    assert text.startswith("5000亿元。（责任单位：")
    assert text.endswith("推动光电显示和集成电路协同发展，支持企业围绕设计")
    assert text in body


def test_every_cell_of_a_scanned_table_is_read_and_none_is_doubtful() -> None:
    source = read("PNG", TABLE_PAGE)
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    allocation = next(item for item in paper(ELECTRONICS) if not isinstance(item, str))
    cells = [row.cells for row in (table.header, *table.rows)]

    assert source.form == "image"
    assert tuple(tuple(cell.text for cell in row) for row in cells) == allocation[:ROWS_ON_THE_PAGE]
    assert [cell.text for row in cells for cell in row if cell.doubt] == []
