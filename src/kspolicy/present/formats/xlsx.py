"""An Excel workbook with one sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.present.cells import cell_text, cell_value
from kspolicy.present.errors import PresentationError
from kspolicy.present.width import text_width

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from kspolicy.present.listing import Column, Listing, Screen

# Limits of Excel: a cell holds 32,767 characters, a sheet 1,048,576 rows, its name 31 characters.
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
_LONGEST_NAME = 31
_WIDEST_COLUMN = 60


def render(listing: Listing, screen: Screen | None) -> bytes:
    """The workbook: bold titles that stay in view, a filter, numbers as numbers, text as text.

    Raises:
        PresentationError: a cell or the sheet would be longer than Excel allows.
    """
    from io import BytesIO

    import xlsxwriter

    if len(listing.rows) >= _MOST_ROWS:
        raise PresentationError("行数超过 Excel 工作表的上限 1048576 行，请改用 --format csv。")
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        _fill(workbook, listing)
    return buffer.getvalue()


def _fill(workbook: Workbook, listing: Listing) -> None:
    sheet = workbook.add_worksheet(sheet_name(listing.title))
    heading = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True})
    body = workbook.add_format({"valign": "top", "text_wrap": True})
    for index, column in enumerate(listing.columns):
        texts = [_short_enough(cell_text(row, column)) for row in listing.rows]
        sheet.set_column(index, index, _column_width(column, texts))
        sheet.write_string(0, index, column.title, heading)
        for number, (row, text) in enumerate(zip(listing.rows, texts, strict=True), start=1):
            value = cell_value(row, column)
            if isinstance(value, int | float) and not isinstance(value, bool):
                sheet.write_number(number, index, value, body)
            elif text:
                sheet.write_string(number, index, text, body)
    sheet.freeze_panes(1, 0)
    if listing.columns:
        sheet.autofilter(0, 0, len(listing.rows), len(listing.columns) - 1)


def _short_enough(text: str) -> str:
    if len(text) > _LONGEST_CELL:
        raise PresentationError(
            f"“{text[:12]}…”一格超过 Excel 的上限 {_LONGEST_CELL} 字，请改用 --format csv。"
        )
    return text


def _column_width(column: Column, texts: list[str]) -> int:
    longest = max((text_width(line) for text in texts for line in text.split("\n")), default=0)
    # The filter's arrow covers the end of a title.
    return min(max(longest + 1, text_width(column.title) + 4), _WIDEST_COLUMN)


def sheet_name(title: str) -> str:
    """The title without the characters that Excel forbids in a sheet's name, and no longer."""
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip(" '")[:_LONGEST_NAME].strip(" '")
    return name or "数据"
