"""For which year a goal is meant, and which figures beside a year are none; the year is 2022."""

from __future__ import annotations

import pytest

from .writing import parse_body, targets_of


def dated(sentence: str, section: str = "主要目标") -> list[tuple[str, float, int | None]]:
    return [(t.indicator, t.value, t.year) for t in targets_of(sentence, section)]


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年，森林覆盖率达到30%，2030年达到33%，力争2035年达到35%以上。",
        "到2025年，森林覆盖率达到30%；到2030年，达到33%；到2035年，达到35%。",
        "森林覆盖率到2025年达到30%，2030年达到33%、2035年达到35%。",
        "全市森林覆盖率2025年达到30%、2030年达到33%，到2035年提高到35%以上。",
    ],
)
def test_each_later_year_is_a_step_of_the_same_goal(sentence: str) -> None:
    assert dated(sentence) == [
        ("森林覆盖率", 30, 2025),
        ("森林覆盖率", 33, 2030),
        ("森林覆盖率", 35, 2035),
    ]


def test_a_step_changes_as_the_one_before() -> None:
    assert dated("到2025年，城镇化率提高5个百分点，到2030年提高8个百分点。") == [
        ("城镇化率提高", 5, 2025),
        ("城镇化率提高", 8, 2030),
    ]
    assert dated("到2025年，建成公园10个，2030年建成20个。") == [
        ("建成公园", 10, 2025),
        ("建成公园", 20, 2030),
    ]


def test_a_figure_behind_something_else_is_no_step() -> None:
    sentence = "到2025年，城镇化率达到60%，研发投入强度达到全国平均水平，到2030年达到3%。"
    assert dated(sentence) == [("城镇化率", 60, 2025)]


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年，改造住房600套，其中2023年100套、2024年200套、2025年300套。",
        "到2025年，改造住房600套，其中：2023年100套，2024年200套，2025年300套。",
        "到2025年，改造住房600套（2023年100套、2024年200套、2025年300套）。",
        "到2025年改造住房600套，其中，2023年完成100套、 2024年完成200套，2025年完成300套。",
    ],
)
def test_what_is_done_in_all_is_told_year_by_year(sentence: str) -> None:
    assert dated(sentence) == [
        ("改造住房", 600, 2025),
        ("改造住房", 100, 2023),
        ("改造住房", 200, 2024),
        ("改造住房", 300, 2025),
    ]


@pytest.mark.parametrize(
    "parts", ["，其中2023年50辆、2024年250辆", "（2023年50辆、2024年250辆）", "（2020年为50辆）"]
)
def test_a_part_has_its_year_alone(parts: str) -> None:
    targets = dated(f"到2025年，淘汰货车350辆{parts}，尾气检测率达到90%。")
    assert (targets[0][2], targets[-1]) == (2025, ("尾气检测率", 90, 2025))


def test_years_and_numbers_in_a_row_belong_together() -> None:
    for sentence in (
        "2023年、2024年分别改造住房100套、200套。",
        "到2023年、2024年，分别改造住房100套、200套。",
    ):
        assert dated(sentence) == [("改造住房", 100, 2023), ("改造住房", 200, 2024)]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("展望2035年，森林覆盖率达到35%。", 2035),
        ("力争2024年森林覆盖率达到35%。", 2024),
        ("确保2024年全市森林覆盖率达到35%。", 2024),
        ("2023、2024年，森林覆盖率达到35%。", 2024),
        ("2023年至2025年，森林覆盖率达到35%。", 2025),
    ],
)
def test_a_year_heads_a_clause_in_many_ways(sentence: str, year: int) -> None:
    before = "到2030年，床位达到100张。"
    assert dated(before + sentence)[-1] == ("森林覆盖率", 35, year)


def test_what_is_hoped_for_by_a_year_is_hoped_for_with_all_its_figures() -> None:
    targets = targets_of("力争2024年平台新增注册企业50万家，新增融资1000亿元。", "工作任务")
    assert [(t.year, t.aspirational) for t in targets] == [(2024, True), (2024, True)]


def test_no_indicator_is_a_year() -> None:
    assert dated("预计2025年达到100家，2024年以来2023年50家。") == []


def test_a_year_is_handed_on_and_not_back() -> None:
    assert dated("绿化占比达到98%。到2025年，装配式建筑占比达到30%。") == [
        ("绿化占比", 98, None),
        ("装配式建筑占比", 30, 2025),
    ]


def test_what_is_done_every_year_takes_no_year_of_another_sentence() -> None:
    assert dated("2023年底前，设置点位100个。每年培养人才20名以上。", "工作任务") == [
        ("设置点位", 100, 2023),
        ("每年培养人才", 20, None),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年，对新认定企业给予一次性奖励50万元，单个项目补助上限为1000万元。",
        "2024年底前，对购买新能源汽车的消费者补贴10000元、购买燃油汽车补贴7000元。",
        "2023年，贷款贴息比例不高于2%，单个主体不超过200万元。",
        "到2025年，实际投资5000万元以上的，按投资额的5%给予一次性奖补。",
        "到2025年，对标的金额1000万元以下（含1000万元）的政府投资项目，免于收取保证金。",
        "允许项目单位利用部分贷款资金，比例不超过40%。",
        "2023年起，每年至少开展1次培训，每季度召开2次会议。",
    ],
)
def test_what_is_granted_and_how_often_a_duty_is_done_are_no_goals(sentence: str) -> None:
    document = parse_body(f"一、工作任务\n\n加强领导。{sentence}")
    assert (document.targets, document.notes) == ((), ())


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("2023年，城乡居民医保人均财政补助标准提高到640元以上。", "城乡居民医保人均财政补助标准"),
        ("2023年，发放创业担保贷款10亿元。", "发放创业担保贷款"),
        ("2023年，更新公交车400辆左右，2025年结合财政补贴状况继续更新。", "更新公交车"),
    ],
)
def test_a_goal_of_grants_or_beside_them_is_one(sentence: str, indicator: str) -> None:
    assert [target.indicator for target in targets_of(sentence, "工作任务")] == [indicator]
