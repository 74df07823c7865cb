"""How long a line and how wide a table may be: beyond this nobody wrote them."""

from __future__ import annotations

from kspolicy.read.errors import UnreadableError

# A document of four hundred pages whose line breaks were lost has fewer characters.
_LONGEST_LINE = 1_000_000
_MOST_COLUMNS = 5_000


def refuse_long_line(text: str, number: int) -> None:
    """Raise UnreadableError where ``text``, on line ``number``, is longer than any text."""
    if len(text) > _LONGEST_LINE:
        raise UnreadableError(f"第 {number} 行有 {len(text) // 10_000} 万字，不像正常的公文")


def refuse_wide_row(columns: int, number: int) -> None:
    """Raise UnreadableError where the row on line ``number`` has more columns than any table."""
    if columns > _MOST_COLUMNS:
        raise UnreadableError(f"第 {number} 行的表格有 {columns} 列，不像正常的公文")
