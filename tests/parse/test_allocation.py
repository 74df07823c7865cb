"""Allocation tables: figures, marks that are not zero, units of measure, and 其中 rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .writing import NOTICE, parse

if TYPE_CHECKING:
    from kspolicy.model.document import AllocationTable, PolicyDocument

BEFORE = f"{NOTICE}昆山市行动计划\n\n一、要求\n\n坚持创新。\n\n附件1\n\n目标分解表（2025年）\n\n"


def document_of(*rows: str) -> PolicyDocument:
    return parse(BEFORE + "\n".join("\t".join(row.split()) for row in rows) + "\n")


def table_of(*rows: str) -> AllocationTable:
    (table,) = document_of(*rows).allocations
    return table


HEADER = "类型 指标（单位） 2025年 开发区 高新区 花桥 责任单位"


def test_columns_are_known_by_their_names() -> None:
    table = table_of(HEADER, "总量 产业规模（亿元） 8000 4800 1100 2100 市工信局")
    assert table.part == "annex-1"
    assert table.year == 2025
    assert table.total_column == "2025年"
    assert table.districts == ("开发区", "高新区", "花桥")
    (row,) = table.rows
    assert row.id == "annex-1/1"
    assert (row.category, row.indicator, row.unit) == ("总量", "产业规模（亿元）", "亿元")
    assert (row.total, row.shares) == (8000, {"开发区": 4800, "高新区": 1100, "花桥": 2100})
    assert row.units == ("市工信局",)


@pytest.mark.parametrize(
    ("written", "figure"),
    [("0", 0), ("1,119", 1119), ("3.5", 3.5), ("--", "--"), ("—", "—"), ("/", "/")],
)
def test_a_mark_is_not_zero_and_zero_is_no_mark(written: str, figure: float | str) -> None:
    (row,) = table_of(HEADER, f"总量 企业数（家） 5 {written} 3 2 市工信局").rows
    assert row.shares["开发区"] == figure
    assert isinstance(row.shares["开发区"], type(figure))
    assert row.share("开发区") == (None if isinstance(figure, str) else figure)


def test_a_sign_behind_the_figure_is_the_unit() -> None:
    (row,) = table_of(HEADER, "总量 研发投入占比 2% -- -- -- 市科技局").rows
    assert (row.total, row.unit) == (2, "%")


def test_a_column_of_units_of_measure() -> None:
    table = table_of(
        "序号 指标 计量单位 全市 开发区 高新区", "1 企业数 家 5 3 2", "2 产业规模 亿元 80 50 30"
    )
    assert [(row.category, row.indicator, row.unit) for row in table.rows] == [
        (None, "企业数", "家"),
        (None, "产业规模", "亿元"),
    ]


@pytest.mark.parametrize("total", ["2025年", "2025年目标值", "合计", "全市", "目标值", "总量"])
def test_the_total_may_be_headed_in_several_ways(total: str) -> None:
    table = table_of(f"指标 {total} 开发区 高新区", "企业数（家） 5 3 2")
    assert (table.total_column, table.districts) == (total, ("开发区", "高新区"))


def test_remarks_are_no_district() -> None:
    assert table_of("指标 合计 开发区 高新区 备注", "企业数（家） 5 3 2 略").districts == (
        "开发区",
        "高新区",
    )


def test_a_year_of_the_title_serves_where_the_total_names_none() -> None:
    assert table_of("指标 合计 开发区 高新区", "企业数（家） 5 3 2").year == 2025


def test_of_which_rows_belong_to_the_row_above_as_long_as_they_measure_the_same() -> None:
    table = table_of(
        HEADER,
        "总体 装备产业规模（亿元） 4000 1800 910 1290 市工信局",
        "总体 其中：高端装备产业规模（亿元） 1700 765 385 550 市工信局",
        "总体 汽车产业规模（亿元） 1100 495 250 355 市工信局",
        "总体 企业数（家） 20 6 3 11 市工信局",
    )
    assert [row.of_which for row in table.rows] == [None, "annex-1/1", "annex-1/1", None]


def test_a_merged_category_keeps_of_which_rows_together() -> None:
    lines = [
        "类型\t指标\t2025年\t开发区\t高新区\t责任单位",
        "总体\t装备产业规模（亿元）\t4000\t1800\t910\t市工信局",
        "\t其中：高端装备产业规模（亿元）\t1700\t765\t385\t市工信局",
        "\t汽车产业规模（亿元）\t1100\t495\t250\t市工信局",
        "\t企业数（家）\t20\t6\t3\t市工信局",
        "\t其中：大型企业数（家）\t5\t2\t1\t市工信局",
        "\t其中：中型企业数（家）\t5\t2\t1\t市工信局",
        "人才\t领军人才数（人）\t7\t2\t1\t市人社局",
    ]
    (table,) = parse(BEFORE + "\n".join(lines)).allocations
    assert [row.category for row in table.rows] == ["总体"] * 6 + ["人才"]
    assert [row.of_which for row in table.rows] == [
        None,
        "annex-1/1",
        "annex-1/1",
        None,
        "annex-1/4",
        "annex-1/4",
        None,
    ]


@pytest.mark.parametrize(
    ("written", "reason"), [("若干", "“若干”不是数值，未取值"), ("1" * 16, "数字过长，未取值")]
)
def test_a_figure_that_cannot_be_read_is_left_out_and_noted(written: str, reason: str) -> None:
    document = document_of(HEADER, f"总量 企业数（家） 5 {written} 3 2 市工信局")
    (row,) = document.allocations[0].rows
    assert row.shares["开发区"] is None
    assert row.doubts["开发区"].endswith(reason)
    assert [(note.kind, note.line) for note in document.notes] == [("figure-not-understood", 26)]


def test_a_doubt_of_the_reader_goes_with_its_column() -> None:
    document = document_of(
        HEADER,
        "总量 甲（家） 5 3 1 1 市工信局",
        "总量 乙（家） 5 3 1 1 市工信局",
        "总量 丙（家） 5 3 -- 2 -- 市工信局",
    )
    assert list(document.allocations[0].rows[2].doubts) == ["高新区", "花桥"]


@pytest.mark.parametrize(
    "rows",
    [
        ["指标 合计 开发区 开发区", "企业数（家） 5 3 2"],
        ["指标 合计 开发区 高新区", "企业数（家） 甲 乙 丙"],
        ["指标 说明 要求 内容", "企业数（家） 甲 乙 丙"],
    ],
)
def test_another_table_is_not_taken_for_one(rows: list[str]) -> None:
    document = document_of(*rows)
    assert document.allocations == ()
    assert [note.kind for note in document.notes] == ["table-not-understood"]


def test_two_tables_of_one_annex_keep_their_rows_apart() -> None:
    table = "指标\t合计\t开发区\t高新区\n企业数（家）\t5\t3\t2\n"
    document = parse(f"{BEFORE}{table}\n续表如下。\n\n{table}")
    assert [row.id for t in document.allocations for row in t.rows] == ["annex-1/1", "annex-1/1~2"]


def test_districts_in_another_order_of_head_give_the_same_shares() -> None:
    """Years over districts and districts over years are one table drawn in two ways."""
    over = [
        "指标\t2024年\t\t2025年\t",
        "\t开发区\t高新区\t开发区\t高新区",
        "企业数（家）\t3\t2\t5\t4",
    ]
    under = [
        "指标\t开发区\t\t高新区\t",
        "\t2024年\t2025年\t2024年\t2025年",
        "企业数（家）\t3\t5\t2\t4",
    ]
    for lines in (over, under):
        tables = parse(BEFORE + "\n".join(lines)).allocations
        assert [(table.year, table.rows[0].shares) for table in tables] == [
            (2024, {"开发区": 3, "高新区": 2}),
            (2025, {"开发区": 5, "高新区": 4}),
        ]


def test_a_year_before_the_document_is_not_shared_out() -> None:
    lines = [
        "指标\t2021年\t\t2025年\t",
        "\t开发区\t高新区\t开发区\t高新区",
        "企业数（家）\t3\t2\t5\t4",
    ]
    document = parse(BEFORE + "\n".join(lines))
    assert [table.year for table in document.allocations] == [2025]
    assert [note.kind for note in document.notes] == ["year-over"]


def test_a_row_over_the_whole_width_is_a_category() -> None:
    lines = [
        "指标\t合计\t开发区\t高新区",
        "一、总量指标\t\t\t",
        "企业数（家）\t5\t3\t2",
    ]
    (table,) = parse(BEFORE + "\n".join(lines)).allocations
    assert [(row.category, row.indicator) for row in table.rows] == [
        ("一、总量指标", "企业数（家）")
    ]


def test_a_total_may_be_missing_or_stand_last() -> None:
    missing = table_of("指标 开发区 高新区 花桥镇", "企业数（家） 3 2 1")
    assert (missing.total_column, missing.rows[0].total) == ("", None)
    assert missing.districts == ("开发区", "高新区", "花桥镇")
    last = table_of("指标 开发区 高新区 合计", "企业数（家） 3 2 5")
    assert (last.total_column, last.rows[0].total) == ("合计", 5)
    assert last.rows[0].shares == {"开发区": 3, "高新区": 2}


def test_a_table_of_a_whole_plan_is_of_its_last_year() -> None:
    text = BEFORE.replace("（2025年）", "（2023年—2025年）")
    (table,) = parse(f"{text}指标\t合计\t开发区\t高新区\n企业数（家）\t5\t3\t2\n").allocations
    assert table.year == 2025
