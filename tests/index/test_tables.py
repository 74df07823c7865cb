"""Figures of years from tables reach every question: targets, units, items, search, matrix."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kspolicy.cli.columns import base_of, goal_of
from kspolicy.index.build import build_index
from kspolicy.matrix import indicator_matrix
from shipped import lexicon, parse_text

if TYPE_CHECKING:
    from kspolicy.index.rows import Index, TargetRow

PLAN = """某某市人民政府办公室

某政办发〔2023〕5号

某某市人民政府办公室关于印发某某市行动计划的通知

各区人民政府：

现印发给你们，请认真贯彻执行。

某某市人民政府办公室

2023年3月1日

某某市行动计划

一、发展目标

主要指标如下。

类别|指标|单位|2022年|2025年|属性|责任单位
质量|产值|亿元|50|≥80|约束性|市工信局
|其中：甲产值|亿元|20|30|预期性|市工信局

二、任务分工

序号|重点任务|具体措施|责任单位
1|建设平台|建成平台2个。|市科技局

附件1

任务分解表

指标|2023年||2024年|
|开发区|高新区|开发区|高新区
企业（家）|1|2|3|4
"""


@cache
def index() -> Index:
    return build_index([parse_text(PLAN.replace("|", "\t"))], lexicon())


def row(ref: str) -> TargetRow:
    (found,) = [row for row in index()["targets"] if row["ref"].endswith(f":{ref}")]
    return found


def test_a_figure_of_a_year_says_where_it_starts_and_how_binding_it_is() -> None:
    found = row("body/1/1#1")
    assert (found["value"], found["comparator"], found["year"]) == (80, ">=", 2025)
    assert (found["base_value"], found["base_year"]) == (50, 2022)
    assert (found["attribute"], found["category"]) == ("约束性", "质量")
    assert found["responsible_units"] == ["市工信局"]
    assert (goal_of(found), base_of(found)) == ("≥80亿元", "50（2022年）")


def test_a_part_names_the_target_that_it_is_part_of() -> None:
    assert row("body/1/2#1")["of_which"] == row("body/1/1#1")["ref"]


def test_the_units_of_a_table_are_known() -> None:
    assert {"市工信局", "市科技局"} <= {unit["name"] for unit in index()["units"]}


def test_rows_of_the_body_s_tables_can_be_searched() -> None:
    texts = {p["ref"].partition(":")[2]: p["text"] for p in index()["passages"]}
    assert texts["body/1/1"] == "质量 产值：2025年 ≥80 约束性"
    assert texts["body/2/1"] == "建成平台2个。"


def test_shares_of_several_years_are_lines_of_their_own() -> None:
    grid = indicator_matrix(index()["targets"], resolve_district=str)
    assert [
        (line.whole["year"], *(s["value"] for s in line.shares.values())) for line in grid.lines
    ] == [
        (2023, 1, 2),
        (2024, 3, 4),
    ]
