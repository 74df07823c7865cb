"""Tables of a text with a cell a line, as copied out of a web page; what only looks like one."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph, Source, Table
from kspolicy.read import read_bytes


def read(*cells: str) -> Source:
    return read_bytes("\n".join(cells).encode(), "规划.txt")


def rows(source: Source) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in (block.header, *block.rows)]
        for block in source.blocks
        if isinstance(block, Table)
    ]


def paragraphs(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def kinds(source: Source) -> list[str]:
    return [note.kind for note in source.notes]


HEADER = ("主要指标", "2020年", "2025年", "指标属性")
FIRST, SECOND = ("参保率（%）", "95", "98", "约束性"), ("直接结算率（%）", "50", "70", "预期性")


@pytest.mark.parametrize("blank", [(), ("",), ("", "— 3 —", "")])
def test_rows_that_hold_what_the_header_names_are_a_table(blank: tuple[str, ...]) -> None:
    cells = [part for cell in (*HEADER, *FIRST, *SECOND) for part in (cell, *blank)]
    source = read("专栏1 主要指标", *blank, *cells, "二、保障措施", "加强领导。")
    assert rows(source) == [[[*HEADER], [*FIRST], [*SECOND]]]
    assert paragraphs(source) == ["专栏1主要指标", "二、保障措施", "加强领导。"]


def test_a_cell_has_the_line_that_it_stands_on() -> None:
    source = read("专栏1", *HEADER, *FIRST, *SECOND)
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    assert [cell.place().line for cell in table.rows[1].cells] == [10, 11, 12, 13]


def test_a_merged_cell_of_a_group_stands_once() -> None:
    header = ("类别", *HEADER)
    source = read(*header, "保障", *FIRST, *SECOND, "服务", "满意率（%）", "-", ">85", "预期性")
    assert rows(source)[0][1:] == [
        ["保障", *FIRST],
        ["", *SECOND],
        ["服务", "满意率（%）", "-", ">85", "预期性"],
    ]


def test_words_may_stand_for_a_figure_where_the_attribute_ends_the_row() -> None:
    source = read(*HEADER, *FIRST, "支付比例（%）", "85.2", "保持稳定", "预期性", *SECOND)
    assert rows(source)[0][2] == ["支付比例（%）", "85.2", "保持稳定", "预期性"]


def test_a_figure_of_which_the_column_is_not_clear_is_in_none() -> None:
    source = read(*HEADER, *FIRST, "满意率（%）", "85", "预期性", *SECOND)
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.rows[1].cells] == ["满意率（%）", "", "", "预期性"]
    assert [(note.kind, note.place.line) for note in source.notes] == [("row-too-short", 9)]


def test_lines_that_name_the_rows_below_them() -> None:
    source = read(
        *("主要指标", "指标", "2020年", "2025年"),
        *("城镇化水平", "城镇化率（%）", "52.6", "60左右", "户籍城镇化率（%）", "35", "45"),
        *("一、基础设施", "供水普及率（%）", "81.7", "90", "二、重点任务"),
    )
    assert paragraphs(source) == ["主要指标", "二、重点任务"]
    assert [row[0] for row in rows(source)[0]] == [
        "指标",
        "城镇化水平",
        "城镇化率（%）",
        "户籍城镇化率（%）",
        "一、基础设施",
        "供水普及率（%）",
    ]


def test_columns_of_places() -> None:
    source = read(
        *("指标", "单位", "全市", "甲县", "乙县"),
        *("产业规模", "亿元", "100", "40", "60", "企业数", "家", "10", "--", "5"),
    )
    assert rows(source)[0][1:] == [
        ["产业规模", "亿元", "100", "40", "60"],
        ["企业数", "家", "10", "--", "5"],
    ]


def test_two_columns() -> None:
    source = read("地区", "2025年目标（%）", "甲市", "13", "乙市", "14", "合计", "27", "附件2")
    assert rows(source)[0][1:] == [["甲市", "13"], ["乙市", "14"], ["合计", "27"]]


def test_the_sum_of_numbered_rows_has_no_number() -> None:
    source = read(
        *("序号", "县（市、区）", "改造户数（户）", "备注"),
        *("1", "甲县", "12", "2", "乙县", "25", "含上年结转", "3", "丙县", "18", "合计", "55"),
    )
    assert rows(source)[0][1:] == [
        ["1", "甲县", "12", ""],
        ["2", "乙县", "25", "含上年结转"],
        ["3", "丙县", "18", ""],
        ["", "合计", "55", ""],
    ]


def test_numbered_tasks() -> None:
    source = read(
        *("序号", "工作任务", "责任单位", "完成时限"),
        *("1", "推进改造。到2025年，改造100个小区。", "市住建局", "2023年底"),
        *("2", "建设充电桩500个", "市发展改革委、市交通局", "2023年10月"),
        "三、附则",
    )
    assert rows(source)[0][1][1] == "推进改造。到2025年，改造100个小区。"
    assert rows(source)[0][2][2] == "市发展改革委、市交通局"
    assert paragraphs(source) == ["三、附则"]


@pytest.mark.parametrize(
    "cells",
    [
        # A cell of two paragraphs, or two cells?
        (*HEADER[:3], *FIRST[:3], "城镇失业人员、农民工免费接受", "培训覆盖率（%）", "80", "95"),
        (*HEADER[:3], *FIRST[:3], "污水处理率（%）", "87", "95", "96"),
        # No name says what the columns are.
        ("开发区", "高新区", "产业规模", "8000", "4800", "研发投入", "1100", "10"),
    ],
)
def test_what_only_looks_like_a_table_stays_text_and_is_said(cells: tuple[str, ...]) -> None:
    source = read("主要指标如下：", *cells, "二、重点任务")
    assert not rows(source)
    assert kinds(source) == ["table-not-certain"]
    figures = [text for text in paragraphs(source) if text in cells and text.isdigit()]
    assert figures == [cell for cell in cells if cell.isdigit()]


@pytest.mark.parametrize(
    "header",
    [
        ("序号", "重点任务", "具体措施", "牵头单位", "完成时限"),
        ("领域", "工作任务", "主要内容", "责任单位", "时间节点"),
    ],
)
def test_a_list_of_tasks_of_which_the_rows_are_not_clear_is_said(header: tuple[str, ...]) -> None:
    source = read("任务清单", *header, "推行全程网办。", "市市场监管局", "2024年6月底前")
    assert not rows(source)
    assert kinds(source) == ["table-not-certain"]


@pytest.mark.parametrize(
    "lines",
    [
        ("部门", "乡镇", "街道", "区县", "首页"),
        ("主要任务", "工作措施", "保障措施"),
        ("任务", "目标", "2025年，城镇化率达到60%。"),
        ("组长", "张三", "成员", "李四", "王五", "赵六"),
        ("目录", "总则", "1", "发展基础", "3", "主要目标", "8", "保障措施", "12"),
        ("某省人民政府", "2021年3月1日", "某政发〔2021〕5号"),
        ("一、主要指标", "2025年", "二、工作任务", "2030年"),
    ],
)
def test_short_lines_are_no_table(lines: tuple[str, ...]) -> None:
    source = read(*lines)
    assert not rows(source)
    assert "table-not-certain" not in kinds(source)
    assert "".join(paragraphs(source)) == "".join(lines)


def test_many_lines_are_read_in_linear_time() -> None:
    assert not rows(read(*("指标", "2025年") * 3_000))
    assert read("指标", "2025年", *("甲", "乙", "5") * 5_000)
