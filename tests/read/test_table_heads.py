"""Where a table begins: captions over its whole width, headers of several rows."""

from __future__ import annotations

from kspolicy.model.source import Place, Table
from kspolicy.read.tables.grid import RawCell, RawRow, settle


def rows_of(text: str, *, broken_before: int | None = None) -> list[RawRow]:
    """Rows as a reader hands them, cells between strokes; a page break before row ``…``."""
    return [
        RawRow(
            tuple(RawCell(cell.strip(), Place(line=line)) for cell in written.split("|")),
            Place(line=line),
            after_break=line == broken_before,
        )
        for line, written in enumerate(text.strip().splitlines(), start=1)
    ]


def table_of(text: str, *, broken_before: int | None = None) -> Table:
    (table,), notes = settle(rows_of(text, broken_before=broken_before))
    assert notes == []
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def heads(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in (table.header, *table.subheaders)]


def test_a_merged_cell_above_the_header_is_a_caption() -> None:
    table = table_of("附表1 主要指标 | |\n单位：亿元 | |\n指标 | 2020年 | 2025年\n产值 | 3 | 5")
    assert [cell.text for cell in table.captions] == ["附表1 主要指标", "单位：亿元"]
    assert heads(table) == [["指标", "2020年", "2025年"]]
    assert texts(table) == [["产值", "3", "5"]]


def test_a_header_of_two_rows_is_as_wide_as_its_second() -> None:
    table = table_of(
        "指标 | 2023年 | | 2024年\n | 开发区 | 高新区 | 开发区 | 高新区\n企业 | 1 | 2 | 3 | 4"
    )
    assert heads(table) == [
        ["指标", "2023年", "", "2024年", ""],
        ["", "开发区", "高新区", "开发区", "高新区"],
    ]
    assert texts(table) == [["企业", "1", "2", "3", "4"]]


def test_a_header_may_have_three_rows_and_cells_merged_both_ways() -> None:
    table = table_of(
        "指标 | | 目标值 | | | | 备注\n"
        " | | 2024年 | | 2025年 | |\n"
        " | | 甲区 | 乙区 | 甲区 | 乙区 |\n"
        "企业 | 数量 | 1 | 2 | 3 | 4 | 略"
    )
    assert len(heads(table)) == 3
    assert texts(table) == [["企业", "数量", "1", "2", "3", "4", "略"]]


def test_the_whole_header_is_dropped_where_a_page_repeats_it() -> None:
    head = "指标 | 2023年 | \n | 开发区 | 高新区\n"
    table = table_of(f"{head}企业 | 1 | 2\n{head}产值 | 3 | 4", broken_before=4)
    assert texts(table) == [["企业", "1", "2"], ["产值", "3", "4"]]


def test_a_first_row_under_a_merged_name_is_no_header() -> None:
    table = table_of(
        "序号 | 任务 | | 责任单位\n1 | 工程 | 建设平台 | 市工信局\n2 | | 引进人才 | 市人社局"
    )
    assert table.subheaders == ()
    assert len(table.rows) == 2
    figures = table_of("指标 | 全市 | 甲区\n | 3 | 2\n企业 | 5 | 4")
    assert figures.subheaders == ()


def test_the_lines_of_a_box_stay_rows_of_one_cell() -> None:
    table = table_of("专栏1 重点工程\n建设平台10个\n引进人才100名")
    assert heads(table) == [["专栏1 重点工程"]]
    assert texts(table) == [["建设平台10个"], ["引进人才100名"]]
