"""Tables of indicators in the arrangements that text cannot show, and what is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.model.source import Paragraph, Place, Source
from kspolicy.parse.document import parse_source
from kspolicy.read.tables.grid import RawCell, RawRow, settle

from .writing import NOTICE, parse

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument, Target

BEFORE = f"{NOTICE}昆山市发展规划\n\n一、发展目标\n\n主要指标如下。\n\n"
# The first row below the header of a table.
ROW = BEFORE.count("\n") + 2
HEAD = "指标 | 单位 | 2020年 | 2025年"


def document_of(table: str, *below: str) -> PolicyDocument:
    """A notice of 2022 whose body holds the table, cells between strokes."""
    rows = "\n".join(
        "\t".join(cell.strip() for cell in row.split("|")) for row in table.strip().splitlines()
    )
    return parse(BEFORE + "\n\n".join((rows, *below)) + "\n")


def targets_of(table: str, *below: str) -> tuple[Target, ...]:
    return document_of(table, *below).targets


def kinds_of(document: PolicyDocument) -> list[str]:
    return [note.kind for note in document.notes]


def drawn(table: str) -> PolicyDocument:
    """A document that holds a table as a reader of drawn tables hands it."""
    place = Place(page=2)
    paragraphs = [Paragraph(text, (0,), (place,)) for text in ("某某市规划", "一、发展目标")]
    rows = [
        RawRow(tuple(RawCell(cell.strip(), place) for cell in row.split("|")), place)
        for row in table.strip().splitlines()
    ]
    tables, _ = settle(rows)
    return parse_source(Source("表.docx", "docx", "0" * 64, (*paragraphs, *tables)))


def test_a_target_stands_in_its_section_and_says_which_row_it_is_of() -> None:
    first, second = targets_of(f"{HEAD} | 2035年\n产值 | 亿元 | 50 | 80 | 120")
    assert [first.id, second.id] == ["body/1/1#1", "body/1/1#2"]
    assert (first.part, first.section, first.line) == ("body", "1", ROW)
    assert (first.wording, first.quote) == ("80", "产值：2025年 80")
    assert first.found_by == "table-column-of-year"
    assert (first.year, second.year, second.base_value, second.base_year) == (2025, 2035, 50, 2020)


@pytest.mark.parametrize("mark", ["", "—", "--", "-", "/", "……", "──"])
def test_what_is_not_set_is_neither_zero_nor_noted(mark: str) -> None:
    document = document_of(f"{HEAD}\n产值 | 亿元 | {mark} | {mark}\n企业 | 家 | 3 | 5")
    assert [(t.indicator, t.value, t.base_value) for t in document.targets] == [("企业", 5, 3)]
    assert document.notes == ()


@pytest.mark.parametrize(
    ("written", "comparator", "value", "most"),
    [
        ("≥90", ">=", 90, None),
        ("＞90", ">", 90, None),
        ("90以上", ">=", 90, None),
        ("90左右", "~", 90, None),
        ("达到90", ">=", 90, None),
        ("≤90", "<=", 90, None),
        ("＜90", "<", 90, None),
        ("控制在90以内", "<=", 90, None),
        ("85-90", "=", 85, 90),
        ("85～90", "=", 85, 90),
        ("1,290.5", "=", 1290.5, None),
        ("90*", "=", 90, None),
        ("0", "=", 0, None),
        ("近90", "~", 90, None),
        ("接近90%", "~", 90, None),
        ("90余", ">", 90, None),
        ("90(80%用户)", "=", 90, None),
    ],
)
def test_a_cell_may_compare(
    written: str, comparator: str, value: float, most: float | None
) -> None:
    (target,) = targets_of(f"{HEAD}\n覆盖率 | % | 60 | {written}\n企业 | 家 | 3 | —")
    assert (target.comparator, target.value, target.value_max) == (comparator, value, most)
    assert (target.unit, target.base_value) == ("%", 60)


@pytest.mark.parametrize(
    "written",
    [
        "保持稳定",
        "500/600",
        "12（力争15）",
        "完成省下达任务",
        "全国前10",
        "2025年底前",
        "20以上/30",
    ],
)
def test_a_cell_that_is_no_single_figure_is_noted_and_not_taken(written: str) -> None:
    document = document_of(f"{HEAD}\n覆盖率 | % | 60 | {written}\n企业 | 家 | 3 | 5")
    assert [target.indicator for target in document.targets] == ["企业"]
    assert kinds_of(document) == ["figure-not-understood"]
    assert document.notes[0].line == ROW


def test_a_cell_in_another_unit_than_its_row_is_noted_and_not_taken() -> None:
    document = document_of(f"{HEAD}\n地区生产总值 | 亿元 | 50 | 6.5%\n利润 | 亿元 | 3 | 5")
    assert [target.indicator for target in document.targets] == ["利润"]
    assert "单位与本行（亿元）不一致" in document.notes[0].message


def test_a_cell_of_another_multiplier_gives_its_own_unit() -> None:
    (target,) = targets_of(f"{HEAD}\n地区生产总值 | 亿元 | 8000 | 1.2万亿元\n利润 | 亿元 | 3 | /")
    assert (target.value, target.unit, target.base_value) == (1.2, "万亿元", None)


@pytest.mark.parametrize(
    ("written", "value", "hoped"),
    [("翻一番", 1, False), ("比2020年翻两番", 2, False), ("力争翻番", 1, True)],
)
def test_a_doubling_is_no_number_of_things(written: str, value: int, hoped: bool) -> None:
    (target,) = targets_of(f"{HEAD}\n企业 | 家 | 3 | {written}\n产值 | 亿元 | 3 | /")
    assert (target.value, target.unit, target.aspirational) == (value, "番", hoped)
    assert target.base_value is None


@pytest.mark.parametrize(
    ("name", "written", "indicator"),
    [
        ("能耗下降幅度", "比2020年下降18%", "能耗下降幅度"),
        ("能耗降低", "下降18%", "能耗降低"),
        ("增加值率提高", "提高2个百分点", "增加值率提高"),
        ("床位增加", "增加2万张", "床位增加"),
        ("产值增速", "年均增长8%", "产值增速年均"),
        ("产值增速", "提高2个百分点", "产值增速提高"),
        ("能耗下降幅度", "提高2个百分点", "能耗下降幅度提高"),
        ("产值", "年均增长8%", "产值年均增长"),
    ],
)
def test_what_a_name_says_of_a_change_is_not_said_twice(
    name: str, written: str, indicator: str
) -> None:
    (target,) = targets_of(f"指标 | 2020年 | 2025年\n{name} | - | {written}\n企业（家） | 3 | /")
    assert target.indicator == indicator


@pytest.mark.parametrize(
    ("name", "indicator"),
    [
        ("专利数¹（件）", "专利数"),
        ("专利数①（件）", "专利数"),
        ("专利数[1]（件）", "专利数"),
        ("城市*专利数（件）", "城市专利数"),
        ("每km²专利数（件）", "每km²专利数"),
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_a_name(name: str, indicator: str) -> None:
    (target,) = targets_of(f"指标 | 2020年 | 2025年\n{name} | 3 | 5\n企业（家） | 3 | /")
    assert (target.indicator, target.unit) == (indicator, "件")


def test_a_growth_in_a_column_of_levels_is_told_from_the_level() -> None:
    (target,) = targets_of(f"{HEAD}\n产值 | 亿元 | 50 | 年均增长8%以上")
    assert (target.indicator, target.value, target.unit) == ("产值年均增长", 8, "%")
    assert (target.comparator, target.base_value) == (">=", None)


@pytest.mark.parametrize(
    "note",
    [
        "注：[ ]内为五年累计数。",
        "注：①带*的为2019年数据。②[ ]内为5年累计数。",
        "说明：方括号内为累计数",
    ],
)
def test_brackets_are_sums_where_the_notes_say_so(note: str) -> None:
    table = f"{HEAD}\n新增就业 | 万人 | [5] | [6]\n企业 | 家 | 3 | 5"
    (first, second) = targets_of(table, note)
    assert (first.value, first.base_value, first.basis) == (6, 5, "cumulative")
    assert second.basis is None
    (only,) = targets_of(table)
    assert only.indicator == "企业"


def test_a_bare_growth_of_a_ratio_is_not_certain() -> None:
    document = document_of("指标 | 单位 | 2020年 | 2025年 | 年均增长\n城镇化率 | % | 60 | 65 | 1")
    assert [target.indicator for target in document.targets] == ["城镇化率"]
    assert kinds_of(document) == ["figure-not-understood"]


def test_years_before_the_document_are_no_goals() -> None:
    targets = targets_of("指标 | 2020年 | 2021年 | 2022年 | 2025年\n企业（家） | 1 | 2 | 3 | 5")
    assert [(t.year, t.value, t.base_value, t.base_year) for t in targets] == [
        (2022, 3, 2, 2021),
        (2025, 5, 2, 2021),
    ]


def test_a_table_of_the_past_holds_no_goals() -> None:
    document = document_of("指标 | 单位 | 2015年 | 2020年\n企业 | 家 | 3 | 5")
    assert document.targets == ()
    assert kinds_of(document) == ["table-not-understood"]
    assert "指标、单位、2015年、2020年" in document.notes[0].message


def test_notes_in_the_last_row_are_no_row_and_count() -> None:
    document = drawn(f"{HEAD}目标\n新增就业 | 万人 | 〔5〕 | 〔6〕\n注：〔〕内为五年累计数。 | | |")
    assert [(t.indicator, t.basis) for t in document.targets] == [("新增就业", "cumulative")]


def test_a_unit_above_the_table_holds_for_rows_that_give_none() -> None:
    document = drawn(
        "单位：亿元 | | |\n指标 | 2020年实际 | 2025年目标 | 备注\n"
        "产值 | 5 | 8 |\n增速（%） | 5 | 6 |"
    )
    assert [(t.indicator, t.unit) for t in document.targets] == [("产值", "亿元"), ("增速", "%")]


def test_parts_belong_to_the_row_above_in_the_same_year() -> None:
    targets = targets_of(
        f"{HEAD} | 2030年\n"
        "产值 | 亿元 | 50 | 80 | 100\n"
        "其中：甲产业 | 亿元 | 20 | 30 | 40\n"
        "企业 | 家 | 3 | 5 | 7"
    )
    of_which = {target.id: target.of_which for target in targets}
    assert of_which["body/1/2#1"] == "body/1/1#1"
    assert of_which["body/1/2#2"] == "body/1/1#2"
    assert of_which["body/1/3#1"] is None


def test_a_row_without_a_name_is_noted() -> None:
    document = drawn("指标 | 单位 | 2020年现状 | 2025年目标\n产值 | 亿元 | 5 | 8\n | % | 3 | 4")
    assert [target.indicator for target in document.targets] == ["产值"]
    assert kinds_of(document) == ["row-without-name"]


def test_three_header_rows_share_out_year_by_year() -> None:
    document = drawn(
        "指标 | 目标值 | | | | |\n"
        " | 2024年 | | | 2025年 | |\n"
        " | 全市 | 甲区 | 乙区 | 全市 | 甲区 | 乙区\n"
        "企业（家） | 3 | 1 | 2 | 7 | 3 | 4"
    )
    assert [(t.year, t.total_column, t.districts) for t in document.allocations] == [
        (2024, "全市", ("甲区", "乙区")),
        (2025, "全市", ("甲区", "乙区")),
    ]
    assert [row.shares for t in document.allocations for row in t.rows] == [
        {"甲区": 1, "乙区": 2},
        {"甲区": 3, "乙区": 4},
    ]


def test_parts_of_a_figure_are_no_districts() -> None:
    document = document_of("指标 | 单位 | 2025年 | 电子信息 | 装备制造\n产值 | 亿元 | 9 | 5 | 4")
    assert document.allocations == ()
    assert [(t.indicator, t.value) for t in document.targets] == [("产值", 9)]
    assert kinds_of(document) == ["column-not-understood"]


def test_districts_down_without_a_named_indicator_are_noted() -> None:
    document = document_of("区县 | 2023年 | 2024年\n甲区 | 3 | 4\n乙区 | 5 | 6\n合计 | 8 | 10")
    assert (document.targets, document.allocations) == ((), ())
    assert kinds_of(document) == ["table-not-understood"]


def test_the_text_of_a_box_is_read_like_any_text() -> None:
    document = drawn("专栏1 重点工程\n到2025年，建设平台10个。\n培育企业20家以上。")
    assert [(t.indicator, t.value) for t in document.targets] == [
        ("建设平台", 10),
        ("培育企业", 20),
    ]
    assert document.notes == ()


def test_a_list_with_a_column_of_plain_numbers_is_one_of_tasks() -> None:
    document = document_of(
        "序号 | 任务 | 单位 | 数量 | 责任单位\n1 | 新建公园 | 个 | 5 | 市园林局\n"
        "2 | 改造小区 | 个 | 30 | 市住建局"
    )
    assert [task.title for task in document.tasks] == ["新建公园", "改造小区"]
    assert document.targets == ()
    assert kinds_of(document) == ["year-not-understood"]


def test_a_column_of_goals_with_a_year_gives_it_to_them() -> None:
    document = document_of(
        "序号 | 重点任务 | 2023年目标 | 2025年目标 | 责任单位\n"
        "1 | 培育企业 | 新增企业5家。 | 新增企业15家。 | 市工信局"
    )
    assert [(t.year, t.value) for t in document.targets] == [(2023, 5), (2025, 15)]
    assert document.tasks[0].id == "body/1/1"


def test_a_row_and_a_section_of_one_number_have_targets_of_their_own() -> None:
    document = parse(
        "昆政办发〔2022〕9号\n\n一、主要目标\n\n企业5家、。\n\n附件2\n\n清单\n\n"
        "序号\t任务\t目标\t责任单位\n1\t任务甲\t5家、。\t市工信局\n\n一、主要目标\n\n企业5家、。"
    )
    ids = [target.id for target in document.targets]
    assert len(ids) == len(set(ids)) == 3


def test_a_figure_too_long_to_hold_is_noted_in_columns_of_goals_and_of_bases() -> None:
    long = "1" * 16
    document = document_of(f"{HEAD}\n产值 | 亿元 | 300 | {long}\n企业 | 家 | {long} | 5")
    assert [(t.indicator, t.value, t.base_value) for t in document.targets] == [("企业", 5, None)]
    assert [(note.kind, note.line) for note in document.notes] == [
        ("figure-not-understood", ROW),
        ("figure-not-understood", ROW + 1),
    ]
    assert all("数字过长，未取值" in note.message for note in document.notes)
