"""Tables of a text whose cells stand apart by blanks or one tab; what only looks like one."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph, Source, Table
from kspolicy.read import read_bytes

HEADER = ["指标", "2020年", "2025年"]
ROWS = [HEADER, ["城镇化率（%）", "52.6", "60左右"], ["污水处理率（%）", "87.3", "95"]]


def read(text: str) -> Source:
    return read_bytes(text.encode(), "规划.txt")


def rows(source: Source) -> list[list[list[str]]]:
    return [
        [
            [cell.text for cell in row.cells]
            for row in (block.header, *block.subheaders, *block.rows)
        ]
        for block in source.blocks
        if isinstance(block, Table)
    ]


def paragraphs(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def kinds(source: Source) -> list[str]:
    return [note.kind for note in source.notes]


def set_apart(gap: str, indent: str = "") -> str:
    return "\n".join(indent + gap.join(row) for row in ROWS)


@pytest.mark.parametrize(
    "table",
    [
        set_apart("    "),
        set_apart("　"),
        set_apart("　　", "　　"),
        set_apart("\u00a0\u00a0"),
        set_apart(" "),
        set_apart("    ").replace("\n", "\n\n"),
        set_apart("    ").replace("指标", "指 标").replace("    52.6", "  52.6"),
        set_apart("    ").replace("指标", "指　标"),
        set_apart("    ").replace("\n污", "\n\n— 3 —\n\n污"),
    ],
)
def test_rows_that_hold_what_the_header_names_are_a_table(table: str) -> None:
    source = read(f"表1 主要指标\n{table}\n二、重点任务\n")
    assert rows(source) == [ROWS]
    assert paragraphs(source) == ["表1主要指标", "二、重点任务"]


def test_a_table_of_two_columns() -> None:
    for gap in ("\t", "    ", "　　"):
        table = gap.join(("地区", "2025年目标（%）")) + f"\n甲市{gap}13\n北　京{gap}14"
        assert rows(read(f"各地区节能目标\n{table}")) == [
            [["地区", "2025年目标（%）"], ["甲市", "13"], ["北京", "14"]]
        ]


def test_a_header_of_two_rows() -> None:
    text = (
        "　　地区　　　　　单位国内生产总值能耗降低率（%）\n"
        "　　　　　　“十一五”时期　　“十二五”时期　　2006-2015年累计\n"
        "　　全 国　　　　19.06　　　　　16　　　　　32.01\n"
        "　　新 疆　　　　 8.91　　　　　10　　　　　18.02\n"
    )
    assert rows(read(text)) == [
        [
            ["地区", "单位国内生产总值能耗降低率（%）", "", ""],
            ["", "“十一五”时期", "“十二五”时期", "2006-2015年累计"],
            ["全国", "19.06", "16", "32.01"],
            ["新疆", "8.91", "10", "18.02"],
        ]
    ]


def test_lines_that_name_the_rows_below_them_are_of_the_table() -> None:
    text = (
        "指标                    2020年    2025年\n城镇化水平\n"
        "常住人口城镇化率（%）   52.6      60\n户籍人口城镇化率（%）   35.3      45\n"
        "一、基础设施\n城市污水处理率（%）     87.3      95\n二、重点任务\n"
    )
    source = read(text)
    assert [row[0] for row in rows(source)[0]] == [
        "指标",
        "城镇化水平",
        "常住人口城镇化率（%）",
        "户籍人口城镇化率（%）",
        "一、基础设施",
        "城市污水处理率（%）",
    ]
    assert paragraphs(source) == ["二、重点任务"]


def test_a_blank_cell_is_told_by_its_column() -> None:
    text = (
        "指标                    2020年    2025年\n"
        "城镇化率（%）           52.6      60\n"
        "污水处理率（%）         87.3      95\n"
        "义务教育比例（%）                 ≥99\n"
        "供水普及率（%）         81.7\n"
    )
    assert rows(read(text))[0][-2:] == [
        ["义务教育比例（%）", "", "≥99"],
        ["供水普及率（%）", "81.7", ""],
    ]


def test_a_cell_of_which_the_column_is_not_clear_is_in_none() -> None:
    text = set_apart("　　") + "\n义务教育比例（%）　　99\n"
    source = read(text)
    (table,) = [block for block in source.blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.rows[-1].cells] == ["义务教育比例（%）", "", ""]
    assert all(cell.doubt and "99" in cell.doubt for cell in table.rows[-1].cells[1:])
    assert [(note.kind, note.place.line) for note in source.notes] == [("row-too-short", 4)]


def test_blank_cells_of_groups_and_remarks() -> None:
    text = (
        "类别    指标              2020年   2025年   属性\n"
        "经济    GDP（亿元）       100      200      预期性\n"
        "        财政收入（亿元）  10       20       预期性\n\n"
        "序号    县（市、区）    改造户数（户）    备注\n1       甲县            1200\n"
        "2       乙县            800               含城中村\n        合计            2000\n"
    )
    first, second = rows(read(text))
    assert first[2] == ["", "财政收入（亿元）", "10", "20", "预期性"]
    assert second[1:] == [
        ["1", "甲县", "1200", ""],
        ["2", "乙县", "800", "含城中村"],
        ["", "合计", "2000", ""],
    ]


def test_a_list_of_tasks() -> None:
    text = (
        "序号    工作任务            责任单位            完成时限\n"
        "1       推进老旧小区改造    市住建局            2023年底\n"
        "2       新建公园3个         市城管局、各区县    2023年10月\n"
    )
    assert rows(read(text))[0][2] == ["2", "新建公园3个", "市城管局、各区县", "2023年10月"]


@pytest.mark.parametrize(
    "table",
    [
        # Pieces of a longer name stand above and below its figures.
        "指标              2020年    2025年\n城镇化率（%）     52.6      60\n"
        "城镇失业人员、农民工、新成\n长劳动力免费培训  80        95\n覆盖率（%）",
        "指标              2020年    2025年\n城镇化率（%）     52.6      60\n"
        "科技型中小企业\n                  11        12\n入库数（家）",
        "指标              2020年    2025年\n城镇化率（%）     52.6      60\n"
        "污水集中收集      87.3      95\n处理率（%）",
        # No header names the columns.
        "城镇化率（%）     52.6      60\n污水处理率（%）   87.3      95\n供水普及率（%）   81  90",
        "2025 开发 高新 花\n年 区 区 桥\n产业规模 8000 4800 1100 10\n研发投入\n1119 502 255 46",
    ],
)
def test_what_only_looks_like_a_table_stays_text_and_is_said(table: str) -> None:
    source = read(f"主要指标如下：\n{table}\n\n二、重点任务\n")
    assert not rows(source)
    assert kinds(source) == ["table-not-certain"]
    written = table.split("\n")
    figures = [line for line in written if any(sign.isdigit() for sign in line)]
    # No line with figures goes on with another.
    assert sum(any(c.isdigit() for c in text) for text in paragraphs(source)) == len(figures)


@pytest.mark.parametrize(
    "text",
    [
        "国　务　院\n2021年3月1日",
        "某某市人民政府　　　　2021年3月1日",
        "各市、县人民政府，  省政府各部门：",
        "组　长：张　三　　市委常委、副市长\n副组长：李　四　　市政府副秘书长\n"
        "成　员：王　五　　市发展改革委主任\n　　　　赵　六　　市财政局局长",
        "联系人：张三　　联系电话：0512-57311234\n联系人：李四　　联系电话：0512-57311235\n"
        "联系人：王五　　联系电话：0512-57311236",
        "目　　录\n第一章　总则　　　1\n第二章　发展基础　　　3\n第三章　主要目标　　　8",
        "2021 年 3 月 1 日\n2021 年 4 月 1 日\nGB/T 9704 2012\n第 1 页 共 3 页\n第 2 页 共 3 页",
        "第一组 5人\n第二组 6人\n第一章 总则 1\n第二章 目标 2\n第三章 附则 3\n附件 4",
        "附件 1\n附件 2\n附件 3",
        "某 政 发 〔 2 0 1 9 〕 1 2 号\n2 0 1 9 年 1 2 月 3 日",
        "先进单位\n市发展改革委　　市教育局　　市科技局\n市财政局　　　　市水利局",
        "1．　加强领导\n2．　强化保障\n3．　督促检查",
        "指标　　任务",
        "张三　　男　　1975年\n李四　　女　　1980年\n王五　　男　　1978年",
        "— 1 —\n第一条　总则\n— 2 —\n第二条　附则\n— 3 —",
        "到 2025 年，城镇化率达到 60 %，比 2020 年提高 5 个百分点。",
    ],
)
def test_lists_and_letterheads_are_no_tables(text: str) -> None:
    source = read(text)
    assert not rows(source)
    assert "table-not-certain" not in kinds(source)


def test_many_rows_are_read_in_linear_time() -> None:
    header = "指标  任务\n" * 4_000
    assert not rows(read(header))
    ragged = "指标  2020年  2025年\n" + "城镇化率  5\n水平\n" * 4_000
    assert read(ragged)
