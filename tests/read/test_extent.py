"""Lines and tables that nobody wrote are refused; whatever a document may have is read."""

from __future__ import annotations

import pytest

from kspolicy.read import read_bytes
from kspolicy.read.errors import UnreadableError


@pytest.mark.parametrize("name", ["通知.txt", "通知.md"])
def test_a_line_without_end_is_refused(name: str) -> None:
    text = "一、总体目标\n" + "到2025年产值达500亿元，" * 80_000

    with pytest.raises(UnreadableError, match="第 2 行有 120 万字，不像正常的公文"):
        read_bytes(text.encode(), name)


def test_a_page_with_a_picture_within_is_read() -> None:
    picture = f"![印章](data:image/png;base64,{'A' * 2_000_000})"
    source = read_bytes(f"一、总体目标\n\n{picture}\n\n二、任务\n".encode(), "通知.md")

    assert [block.text for block in source.blocks] == ["一、总体目标", "二、任务"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "before", "between"), [("通知.txt", "", "\t"), ("通知.md", "|", "|")]
)
def test_a_table_too_wide_for_any_paper_is_refused(name: str, before: str, between: str) -> None:
    row = before + between.join(["一"] * 6000) + before

    with pytest.raises(UnreadableError, match=r"第 1 行的表格有 \d+ 列"):
        read_bytes(f"{row}\n{row}\n".encode(), name)
