"""Tables with regions down: what is certain of them, and that a region is never an indicator."""

from __future__ import annotations

import pytest

from kspolicy.parse.regions import heads_regions, is_province
from kspolicy.parse.surroundings import Surroundings
from kspolicy.parse.table_title import named_by_title

from .test_indicator_tables import document_of, kinds_of
from .writing import NOTICE, parse


@pytest.mark.parametrize(
    "name",
    [
        "地区",
        "地 区",
        "省份",
        "市",
        "县",
        "市州",
        "省（区、市）",
        "县（市、区）",
        "区县",
        "各市",
        "乡镇（街道）",
    ],
)
def test_a_column_of_regions_is_known_by_its_name(name: str) -> None:
    assert heads_regions(name)


@pytest.mark.parametrize(
    "name", ["", "指标", "板块", "地区生产总值", "城市更新", "市政道路", "县级公立医院"]
)
def test_what_is_said_of_regions_is_no_region(name: str) -> None:
    assert not heads_regions(name)


@pytest.mark.parametrize(
    "name", ["北京", "河北省", "内蒙古", "广西壮族自治区", "新疆兵团", "重庆市"]
)
def test_provinces_are_known_with_and_without_their_kind(name: str) -> None:
    assert is_province(name)


@pytest.mark.parametrize("name", ["北京路", "河南岸", "海南州", "吉林市区", "全国"])
def test_a_name_that_begins_like_a_province_is_none(name: str) -> None:
    assert not is_province(name)


@pytest.mark.parametrize("name", ["地区", "省份", "市", "县", "县（市、区）"])
@pytest.mark.parametrize(
    "rows", ["北京 | 3 | 5", "北京 | 3 | 5\n天津 | 4 | 6", "甲 | 3 | 5\n甲 | 4 | 6"]
)
def test_a_region_is_never_an_indicator(name: str, rows: str) -> None:
    document = document_of(f"{name} | 2023年 | 2025年\n{rows}")
    assert (document.targets, document.allocations) == ((), ())
    assert kinds_of(document) == ["table-not-understood"]


def test_two_sums_among_the_regions_are_not_taken_apart() -> None:
    document = document_of(
        "地区 | 造林（亩） | 管护（亩）\n甲 | 3 | 5\n小计 | 3 | 5\n合计 | 6 | 10"
    )
    assert (document.targets, document.allocations) == ((), ())


@pytest.mark.parametrize(
    ("title", "indicator"),
    [
        ("各省、自治区、直辖市用水总量控制目标", "用水总量"),
        ("“十四五”各地区能源消费总量控制目标", "能源消费总量"),
        ("附表2 2025年各县（市、区）耕地保有量指标分解表", "耕地保有量"),
        ("各设区市2023—2025年公共充电桩建设任务分解表", "公共充电桩建设"),
        ("各市地区生产总值目标", "地区生产总值"),
        ("各县城污水处理率目标", "各县城污水处理率"),
        ("各区建成区绿化覆盖率目标", "建成区绿化覆盖率"),
        ("全省森林覆盖率分市目标", "森林覆盖率"),
        ("各市节能目标", None),
        ("各市目标任务分解表", None),
        ("提高发展质量", None),
        ("主要目标", None),
    ],
)
def test_a_title_names_what_its_table_counts(title: str, indicator: str | None) -> None:
    named = named_by_title(Surroundings("annex-1", title), has_unit=True)
    assert (named.indicator if named else None) == indicator


def test_the_nearest_title_counts() -> None:
    around = Surroundings(
        "annex-1", "各市目标分解表", above=("表2 各市造林面积任务分解表", "单位：亩")
    )
    assert named_by_title(around, has_unit=True) == ("造林面积", True)


def test_a_line_with_the_unit_stands_alone_below_a_title_without_a_blank() -> None:
    lines = [
        "附件1",
        "各市造林面积任务",
        "单位：万亩",
        "市\t2023年\t2025年",
        "甲市\t1\t2",
        "乙市\t3\t4",
    ]
    document = parse(f"{NOTICE}昆山市规划\n\n一、要求\n\n坚持创新。\n\n" + "\n".join(lines) + "\n")
    assert [part.title for part in document.parts[1:]] == ["各市造林面积任务"]
    assert [row.unit for table in document.allocations for row in table.rows] == ["万亩", "万亩"]
