"""Rows between tabs become tables: joined over pages, headers once, ragged rows mended."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Source, Table
from kspolicy.read import read_bytes

HEADER = "类型\t指标\t2025年\t开发区\t高新区\t花桥\t责任单位"


def read(text: str) -> Source:
    return read_bytes(text.encode(), "表.txt")


def tables(text: str) -> list[Table]:
    return [block for block in read(text).blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def doubts(table: Table) -> list[str | None]:
    (row,) = [row for row in table.rows if any(cell.doubt for cell in row.cells)]
    return [cell.doubt for cell in row.cells]


def notes(text: str) -> list[tuple[str, str, int | None]]:
    return [(note.kind, note.message, note.place.line) for note in read(text).notes]


def test_cells_stand_between_tabs_and_know_their_line() -> None:
    (table,) = tables("引言。\n序号\t任务\t责任单位\n1\t培优 做大\t市工信局\n")
    assert [cell.text for cell in table.header.cells] == ["序号", "任务", "责任单位"]
    assert cells(table) == [["1", "培优做大", "市工信局"]]
    assert table.place.line == 2
    assert table.rows[0].cells[1].place().line == 3


def test_tabs_without_cells_make_no_table() -> None:
    assert tables("一、\t总体要求\n\t\t首行缩进的文字。\n") == []


def test_a_header_repeated_on_the_next_page_is_dropped() -> None:
    rows = "序号\t任务\t责任单位\n1\t甲\t市工信局\n"
    more = "序号\t任务\t责任单位\n2\t乙\t市科技局\n"
    for text in (rows + "\n" + more, rows + more, rows + "— 2 —\n" + more):
        (table,) = tables(text)
        assert cells(table) == [["1", "甲", "市工信局"], ["2", "乙", "市科技局"]]
        assert {kind for kind, *_ in notes(text)} <= {"page-numbers"}


def test_a_repeated_header_that_differs_is_dropped_and_noted() -> None:
    text = (
        "序号\t任务\t目标\t责任单位\n1\t甲\t达标\t市工信局\n\n"
        "序号\t任务\t目标清单\t责任单位\n2\t乙\t达标\t市科技局\n"
    )
    (table,) = tables(text)
    assert len(table.rows) == 2
    assert notes(text) == [
        ("header-differs", "续页重复的表头与首页表头不一致，续页为“目标清单”", 4)
    ]


def test_a_table_goes_on_over_a_page_without_a_header() -> None:
    numbered = "序号\t任务\t责任单位\n1\t甲\t市工信局\n\n2\t乙\t市科技局\n"
    assert len(tables(numbered)) == 1
    figures = "指标\t2025年\t开发区\n甲\t3\t1\n\n乙\t5\t2\n"
    assert len(tables(figures)) == 1
    merged = "工程\t任务\t责任单位\n甲工程\t一\t市工信局\n\n\t二\t市科技局\n"
    assert len(tables(merged)) == 1
    doubled_number = "序号\t任务\t责任单位\n6\t甲\t市工信局\n\n6\t乙\t市科技局\n"
    assert len(tables(doubled_number)) == 1


def test_another_header_begins_another_table() -> None:
    found = tables("序号\t任务\t责任单位\n1\t甲\t市工信局\n\n指标\t总量\t开发区\n乙\t3\t1\n")
    assert [table.header.cells[0].text for table in found] == ["序号", "指标"]
    assert [cells(table) for table in found] == [[["1", "甲", "市工信局"]], [["乙", "3", "1"]]]


def test_text_between_tables_parts_them() -> None:
    found = tables("指标\t总量\t开发区\n甲\t3\t1\n备注：略。\n指标\t总量\t开发区\n乙\t5\t2\n")
    assert len(found) == 2


def test_a_merged_category_is_a_blank_cell() -> None:
    (table,) = tables(f"{HEADER}\n企业\t甲\t3\t1\t1\t1\t市工信局\n\t乙\t5\t2\t2\t1\t市工信局\n")
    assert [row[0] for row in cells(table)] == ["企业", ""]


def test_blank_cells_at_the_end_of_a_row_are_no_surplus() -> None:
    text = f"{HEADER}\t\n企业\t甲\t3\t1\t1\t1\t市工信局\t\t\n"
    (table,) = tables(text)
    assert len(table.header.cells) == len(table.rows[0].cells) == 7
    assert notes(text) == []


# 昆政办发〔2022〕97号 附件1: a row with one -- too many. Where the figures stand together and
# only -- follow, it does not matter which one is dropped.
SURPLUS = (
    f"{HEADER}\n企业\t甲\t3\t1\t1\t1\t市工信局\n"
    "企业\t乙\t5\t2\t2\t1\t市工信局\n企业\t丙\t5\t2\t2\t1\t市工信局\n"
)


def test_a_surplus_mark_is_dropped_where_it_does_not_matter_which() -> None:
    text = SURPLUS + "企业\t丁\t2\t2\t--\t--\t--\t市科技局\n"
    (table,) = tables(text)
    assert cells(table)[-1] == ["企业", "丁", "2", "2", "--", "--", "市科技局"]
    assert all(cell.doubt is None for cell in table.rows[-1].cells)
    assert notes(text) == [
        ("row-too-long", "本行有 8 格，表头为 7 格，多出的空格（或“--”）已去掉", 5)
    ]


def test_a_surplus_mark_beside_a_figure_leaves_it_in_doubt() -> None:
    text = SURPLUS + "企业\t丁\t4\t2\t--\t2\t--\t市科技局\n"
    (table,) = tables(text)
    assert cells(table)[-1] == ["企业", "丁", "4", "2", "--", "2", "市科技局"]
    assert doubts(table) == [
        None,
        None,
        None,
        None,
        "本行多一格，此处也可能是 2",
        "本行多一格，此处也可能是 --",
        None,
    ]
    ((kind, message, line),) = notes(text)
    assert (kind, line) == ("row-too-long", 5)
    assert "高新区、花桥的数值取决于去掉哪一格，按从左到右读取，存疑" in message


def test_a_surplus_that_is_written_makes_the_row_unreadable() -> None:
    text = SURPLUS + "企业\t丁\t4\t2\t1\t1\t9\t市科技局\n"
    (table,) = tables(text)
    assert table.rows[-1].broken
    assert notes(text) == [("row-broken", "本行有 8 格，表头为 7 格，无法对应，本行未取值", 5)]


TASKS = "序号\t工程\t任务\t责任单位\n1\t甲工程\t一项任务\t市工信局\n2\t\t二项任务\t市科技局\n"


def test_a_lost_merged_cell_is_put_back() -> None:
    text = TASKS + "\n3\t三项任务\t市教育局\n4\t四项任务\t市财政局\n"
    (table,) = tables(text)
    assert cells(table)[2:] == [
        ["3", "", "三项任务", "市教育局"],
        ["4", "", "四项任务", "市财政局"],
    ]
    assert notes(text) == [
        ("row-too-short", "本行有 3 格，表头为 4 格，缺少的第2列已按空白补上", line)
        for line in (5, 6)
    ]


def test_a_merged_cell_is_not_guessed_where_two_columns_were_merged() -> None:
    text = (
        "工程\t子工程\t任务\t责任单位\n甲\t乙\t丙\t市工信局\n\t\t丁\t市科技局\n戊\t己\t市教育局\n"
    )
    (table,) = tables(text)
    assert cells(table)[-1] == ["", "", "", ""]
    assert all(cell.doubt for cell in table.rows[-1].cells)


def test_a_missing_cell_is_mended_where_only_one_place_fits() -> None:
    text = "指标\t总量\t任务\n甲\t3\t文字\n乙\t5\t文字\n丙\t文字\n"
    (table,) = tables(text)
    assert cells(table)[-1] == ["丙", "", "文字"]
    assert notes(text)[0][1].endswith("缺少的第2列已按空白补上")


def test_a_missing_figure_leaves_only_the_certain_cells() -> None:
    text = SURPLUS + "企业\t丁\t4\t2\t1\t市科技局\n"
    (table,) = tables(text)
    row = table.rows[-1]
    assert not row.broken
    assert [cell.text for cell in row.cells] == ["企业", "丁", "", "", "", "", "市科技局"]
    assert [cell.doubt for cell in row.cells] == [
        None,
        None,
        "本行少一格，此处可能是 空白、4",
        "本行少一格，此处可能是 空白、2、4",
        "本行少一格，此处可能是 空白、1、2",
        "本行少一格，此处可能是 空白、1",
        None,
    ]
    assert notes(text) == [
        (
            "row-too-short",
            "本行有 6 格，表头为 7 格，无法确定缺的是哪一格；2025年、开发区、高新区、花桥未取值",
            5,
        )
    ]


def test_a_row_of_another_shape_is_kept_as_written() -> None:
    text = SURPLUS + "企业\t丁\t市科技局\n"
    (table,) = tables(text)
    assert table.rows[-1].broken
    assert cells(table)[-1] == ["企业", "丁", "市科技局"]
    assert notes(text)[0][0] == "row-broken"


def test_a_running_number_beyond_all_measure_is_no_error() -> None:
    (table,) = tables(f"序号\t任务\t责任单位\n{'9' * 5000}\t甲\t乙\n\n{'9' * 5001}\t丙\t丁\n")
    assert len(table.rows) == 2


def test_rows_after_a_page_break_go_on_though_one_is_missing() -> None:
    text = (
        "序号\t任务\t目标\t责任单位\n1\t甲\t子\t市教育局\n"
        "2\t乙\t丑\t市科技局\n\n4\t丁\t卯\t市商务局\n"
    )
    (table,) = tables(text)
    assert [row.cells[0].text for row in table.rows] == ["1", "2", "4"]


def test_a_title_between_tables_is_no_piece_of_a_row() -> None:
    text = "指标\t总量\t开发区\n甲\t3\t1\n表2 企业目标\n企业\t目标\t责任单位\n乙\t5\t2\n"
    assert [cells(table) for table in tables(text)] == [[["甲", "3", "1"]], [["乙", "5", "2"]]]


def test_two_rows_that_have_each_lost_a_cell_are_not_made_one() -> None:
    text = "工程\t任务\t责任单位\n甲\t一\t市工信局\n乙\t市科技局\n丙\t市商务局\n"
    (table,) = tables(text)
    assert [row.broken for row in table.rows] == [False, True, True]


def test_a_merged_cell_that_stands_is_not_put_back_for_another() -> None:
    (table,) = tables(TASKS + "3\t\t市教育局\n")
    assert [cell.text for cell in table.rows[-1].cells if not cell.doubt] == ["3", ""]


FIGURES = "指标\t单位\t2021年\t2025年\n"


@pytest.mark.parametrize("name", ["1.用户规模", "一、用户规模", "（一）用户规模", "①用户规模"])
def test_a_numbered_line_between_rows_heads_those_below_it(name: str) -> None:
    users = "固定用户\t亿户\t2.1\t2.7\n其中：光纤用户\t亿户\t0.3\t-\n"
    text = f"{FIGURES}{name}\n{users}2、普及\n普及率\t%\t40\t5\n"
    (table,) = tables(text)
    assert cells(table)[0] == [name, "", "", ""]
    assert [row.broken for row in table.rows] == [False] * 5
    assert notes(text) == []


def test_a_line_without_a_number_heads_rows_where_no_width_broke_it() -> None:
    rows = "地区生产总值年均增长\t%\t2\t3\n创新驱动\n每万人口高价值发明专利拥有量\t件\t3\t5\n"
    text = f"{FIGURES}经济发展\n{rows}"
    (table,) = tables(text)
    assert [row[0] for row in cells(table) if not any(row[1:])] == ["经济发展", "创新驱动"]
    assert notes(text) == []


def test_a_line_without_a_number_heads_numbered_rows() -> None:
    text = f"{FIGURES}1.产值\t亿元\t2\t3\n创新驱动\n2.专利\t件\t3\t5\n"
    (table,) = tables(text)
    assert cells(table)[1] == ["创新驱动", "", "", ""]


@pytest.mark.parametrize(
    "piece",
    ["单位地区生产总值能源", "2.单位地区生产总值能源"],
)
def test_a_line_that_may_begin_the_name_below_heads_nothing(piece: str) -> None:
    text = f"{FIGURES}1.每万人口专利拥有量\t件\t2\t3\n{piece}\n消耗\t吨\t3\t5\n3.产值\t亿元\t4\t5\n"
    (table,) = tables(text)
    assert [row.broken for row in table.rows] == [False, True, True, False]
    assert [message for _, message, _ in notes(text)] == [
        "本行有 1 格，表头为 4 格，无法对应，本行未取值",
        "上下有断开的行，可能缺字，本行未取值",
    ]


def test_a_numbered_line_that_goes_on_with_a_numbered_cell_heads_nothing() -> None:
    text = "序号\t任务\t内容\n1\t平台\t1.建设平台；\n2.推进园区\n2\t人才\t1.引进人才\n"
    (table,) = tables(text)
    assert ["2.推进园区", "", ""] not in cells(table)
