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


@pytest.mark.parametrize("before, after", [("", ""), ("| ", " |")])
def test_a_header_of_two_lines(before: str, after: str) -> None:
    lines = ["地区 | 2025年", " | 工业用水量 | 灌溉系数", "甲市 | 25% | 0.7", "乙市 | 30% | 0.4"]
    assert read("\n".join(before + line + after for line in lines))[0] == [
        ["地区", "2025年", ""],
        ["甲市", "25%", "0.7"],
        ["乙市", "30%", "0.4"],
    ]


BOX = """┌───┬─────┬───────────┬───────┐
│   │     │   2010年  │ 2010年比2005年 │
│   │     ├─────┬─────┤       │
│ 省 份 │ 2005年排放量 │     │     │ （%） │
│   │     │ 控制量 │ 其中：电力 │       │
├───┼─────┼─────┼─────┼───────┤
│ 北 京 │ 19.1  │ 15.2 │ 5.0 │ -20.4 │
├───┼─────┼─────┼─────┼───────┤
│ 天 津 │ 26.5  │ 24.0 │ 13.1│ -9.4  │
└───┴─────┴─────┴─────┴───────┘"""


def test_cells_that_span_columns_and_rows_are_told_by_the_rules() -> None:
    (table,) = read_bytes(BOX.encode(), "规划.txt").blocks
    assert isinstance(table, Table)
    rows = (table.header, *table.subheaders, *table.rows)
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["省份", "2005年排放量", "2010年", "", "2010年比2005年（%）"],
        ["", "", "控制量", "其中：电力", ""],
        ["北京", "19.1", "15.2", "5.0", "-20.4"],
        ["天津", "26.5", "24.0", "13.1", "-9.4"],
    ]
    assert [row.place.line for row in rows] == [2, 4, 7, 9]


def test_a_cell_that_spans_rows_holds_from_the_first_of_them() -> None:
    table = (
        "┏━━┳━━┳━━┓\n┃类别┃指标┃2025年┃\n┣━━╋━━╋━━┫\n┃  ┃产值┃800┃\n┃经济┣━━╋━━┫\n┃  ┃税收┃50┃\n"
        "┣━━╋━━╋━━┫\n┃民生┃失业率┃5┃\n┗━━┻━━┻━━┛"
    )
    # A cell's words beside a rule belong to no line: such a table is not read by its rules.
    assert read(table.replace("┃经济┣", "┃  ┣").replace("┃  ┃产值", "┃经济┃产值")) == [
        [
            ["类别", "指标", "2025年"],
            ["经济", "产值", "800"],
            ["", "税收", "50"],
            ["民生", "失业率", "5"],
        ]
    ]
    below = table.replace("┃经济┣", "┃  ┣").replace("┃  ┃税收", "┃经济┃税收")
    assert read(below)[0][1:3] == [["经济", "产值", "800"], ["", "税收", "50"]]


def test_a_box_that_its_rules_do_not_fit_is_left_as_it_is() -> None:
    broken = BOX.replace("│ 北 京 │ 19.1  │", "│ 北 京   19.1  │")
    source = read_bytes(broken.encode(), "规划.txt")
    assert "15.2" in str(source.blocks)
    assert [(note.kind, note.place.line) for note in source.notes] == [("table-not-certain", 1)]
    source = read_bytes("┌──┐\n│公告│\n└──┘".encode(), "规划.txt")
    assert any(isinstance(block, Paragraph) and "公告" in block.text for block in source.blocks)
    assert not source.notes


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
