"""Drawn tables whose rows no rule parts, and lines that only look like tables."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph, Table
from kspolicy.read import read_bytes
from kspolicy.read.errors import UnreadableError


def tables(text: str) -> list[list[list[str]]]:
    blocks = read_bytes(text.encode(), "公文.txt").blocks
    return [
        [[cell.text for cell in row.cells] for row in (block.header, *block.rows)]
        for block in blocks
        if isinstance(block, Table)
    ]


def test_figures_one_below_the_other_are_of_two_rows() -> None:
    lines = ["┌─┬─┐", "│指标│2025年│", "├─┼─┤", "│甲产量│1│", "│乙产量│2│", "│丙产量│3│", "└─┴─┘"]
    rows = [["指标", "2025年"], ["甲产量", "1"], ["乙产量", "2"], ["丙产量", "3"]]
    assert tables("\n".join(["一、目标", "", *lines])) == [rows]


def test_prose_with_blanks_around_its_figures_is_no_table() -> None:
    line = "实施城乡 20 万户改造和 300 公里管网更新"
    text = f"一、任务\n\n{line}\n加快推进老旧小区改造工程建设步伐和公共服务设施的\n{line}\n"
    source = read_bytes(text.encode(), "公文.txt")
    assert source.notes == ()
    assert "|" not in "".join(b.text for b in source.blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize(
    "text",
    [
        "指标    单位    2025年\n企业    家    10\n人才    名    20\n\u200b\n",
        "┌─┬─┐\n│甲│1│\n├─┼─┤\n└─┴─┘\n",
        "┌─┬─┬─┐\n│甲│1│2│\n┌─┼─┤\n│甲│1│2│\n└─┴─┴─┘\n",
    ],
)
def test_what_is_drawn_amiss_is_read_as_text_or_refused(text: str) -> None:
    try:
        read_bytes(f"一、目标\n\n{text}".encode(), "公文.txt")
    except UnreadableError:
        return
