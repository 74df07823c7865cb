"""Tables that a text draws with bars are read as tables, and bars elsewhere stay what they are."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph, Table
from kspolicy.read import read_bytes

ROWS = [["指标", "单位", "2025年"], ["工业产值", "亿元", "8000"], ["高新技术企业数", "家", "300"]]


def read(text: str) -> list[str | list[list[str]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row.cells] for row in (block.header, *block.rows)]
        for block in read_bytes(text.encode(), "规划.txt").blocks
    ]


def drawn(before: str = "", between: str = " | ", after: str = "") -> str:
    return "\n".join(before + between.join(row) + after for row in ROWS)


@pytest.mark.parametrize(
    "table",
    [
        drawn(),
        drawn("| ", " | ", " |"),
        drawn("｜", "｜", "｜"),
        drawn("│", "│", "│"),
        drawn("|").replace("\n", "\n|---|:--:|---|\n", 1),
        "+---+---+---+\n" + drawn("|", "|", "|") + "\n+===+===+===+",
    ],
)
def test_a_table_drawn_with_bars_is_a_table(table: str) -> None:
    assert read(f"主要指标如下：\n{table}\n二、重点任务") == [
        "主要指标如下：",
        ROWS,
        "二、重点任务",
    ]


def test_lines_between_rules_are_one_row() -> None:
    table = (
        "┌────┬──┬───┐\n│指标│单位│2025年│\n├────┼──┼───┤\n│工业│亿元│8000│\n│产值│  │  │\n"
        "├────┼──┼───┤\n│高新技术│家│300│\n│企业数│  │  │\n└────┴──┴───┘"
    )
    assert read(table) == [ROWS]


def test_a_blank_cell_at_the_side_of_a_row_is_a_cell() -> None:
    assert read("类型 | 指标 | 目标\n总量 | 产值 | 8000\n | 税收 | 500")[0] == [
        ["类型", "指标", "目标"],
        ["总量", "产值", "8000"],
        ["", "税收", "500"],
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| 地区 | 2025年目标（%） |\n|---|---|\n| 甲市 | 13 |\n| 乙市 | 14 |",
        "地区 | 2025年目标（%）\n甲市 | 13\n乙市 | 14",
        "地 区 | 2025年目标（%） |\n甲 市 | 13 |\n乙市 | 14 |",
        "┌──┬──┐\n│地区│2025年目标（%）│\n├──┼──┤\n│甲市│13│\n├──┼──┤\n│乙市│14│\n└──┴──┘",
    ],
)
def test_two_columns_that_a_rule_or_their_names_tell(table: str) -> None:
    assert read(f"节能目标\n{table}\n二、重点任务") == [
        "节能目标",
        [["地区", "2025年目标（%）"], ["甲市", "13"], ["乙市", "14"]],
        "二、重点任务",
    ]


def test_two_columns_that_only_a_rule_tells() -> None:
    assert read("|甲|乙|\n|---|---|\n|丙|丁|") == [[["甲", "乙"], ["丙", "丁"]]]


def test_a_bar_alone_on_its_line_ends_the_row_above() -> None:
    table = (
        "序号 | 区（县） | 面积（亩） | 备注 |\n1 | 甲县 | 1000 |\n|\n2 | 乙县 | 3000 |\n|\n"
        "3 | 丙县 | 500 | 续建 |"
    )
    assert read(table) == [
        [
            ["序号", "区（县）", "面积（亩）", "备注"],
            ["1", "甲县", "1000", ""],
            ["2", "乙县", "3000", ""],
            ["3", "丙县", "500", "续建"],
        ]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "索引号 | 2022-1\n主题分类 | 工业\n发布机构 | 某市",
        "首页 | 政务公开 | 办事服务",
        "甲|1\n乙|2",
        "——————\n第一条 | 总则 | 附则\n——————",
        "-----\n=====\n----",
    ],
)
def test_one_line_with_bars_is_no_table(text: str) -> None:
    assert not any(isinstance(block, list) for block in read(text))
    source = read_bytes(text.encode(), "规划.txt")
    assert "".join(b.text for b in source.blocks if isinstance(b, Paragraph)).replace(
        " ", ""
    ) == text.replace("\n", "").replace(" ", "")


def test_rows_of_other_length_are_not_of_the_table() -> None:
    found = read("甲 | 乙 | 丙\n1 | 2 | 3\n发布机构 | 某市 | 2022年 | 公开")
    assert found[0] == [["甲", "乙", "丙"], ["1", "2", "3"]]
    assert "发布机构" in str(found[1])


def test_a_cell_points_to_its_line() -> None:
    source = read_bytes(("主要指标如下：\n" + drawn()).encode(), "规划.txt")
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    assert [row.cells[2].place().line for row in table.rows] == [3, 4]
