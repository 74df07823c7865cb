"""The ways in which duty is worded: who leads, who supports, all districts, and by when."""

from __future__ import annotations

import pytest

from kspolicy.parse.clause import DutyClause, parse_clause
from kspolicy.parse.duty import find_duty
from kspolicy.parse.unit_names import split_names


def clause_of(text: str) -> DutyClause:
    (clause,) = find_duty(text)
    return clause


def units(clause: DutyClause) -> list[tuple[str, str]]:
    return [(unit.name, unit.role) for unit in clause.units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "（责任单位：市工信局、市商务局）",
            [("市工信局", "responsible"), ("市商务局", "responsible")],
        ),
        ("（牵头部门：市科委、市经济信息化委）", [("市科委", "lead"), ("市经济信息化委", "lead")]),
        (
            "（牵头单位：市发改委；配合单位：市财政局、市科技局）",
            [("市发改委", "lead"), ("市财政局", "supporting"), ("市科技局", "supporting")],
        ),
        (
            "（税务总局、财政部、海关总署负责，排在第一位的部门为牵头部门，下同）",
            [("税务总局", "responsible"), ("财政部", "responsible"), ("海关总署", "responsible")],
        ),
        (
            "（市发改委牵头，市财政局、市科技局配合）",
            [("市发改委", "lead"), ("市财政局", "supporting"), ("市科技局", "supporting")],
        ),
        (
            "（市发改委、市财政局牵头负责，市科技局等按职责分工负责）",
            [("市发改委", "lead"), ("市财政局", "lead"), ("市科技局", "responsible")],
        ),
        ("（由市工信局负责）", [("市工信局", "responsible")]),
        (
            "（海关总署、商务部等有关部门负责）",
            [("海关总署", "responsible"), ("商务部", "responsible")],
        ),
        (
            "(责任单位:市工信局,市科技局)",
            [("市工信局", "responsible"), ("市科技局", "responsible")],
        ),
        (
            "（责任单位：市工信局、市市场监管局)",
            [("市工信局", "responsible"), ("市市场监管局", "responsible")],
        ),
        (
            "（责任单位：区镇政府（管委会、街道办）、市工信局）",
            [("区镇政府（管委会、街道办）", "responsible"), ("市工信局", "responsible")],
        ),
        (
            "责任单位：市工信局、市科技局。",
            [("市工信局", "responsible"), ("市科技局", "responsible")],
        ),
        (
            "牵头单位：市发改委；责任单位：市工信局",
            [("市发改委", "lead"), ("市工信局", "responsible")],
        ),
        (
            "（责任单位：市工信局、市科技局",
            [("市工信局", "responsible"), ("市科技局", "responsible")],
        ),
        (
            "（市发改委（市物价局）牵头，市工信局配合）",
            [("市发改委（市物价局）", "lead"), ("市工信局", "supporting")],
        ),
    ],
)
def test_each_wording_names_its_units_and_their_roles(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert units(clause_of(text)) == expected
    assert units(clause_of(f"加快产业发展。{text}")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "市委主要领导负责，统筹开展相关工作。",
        "打造“一带多点”（开发区聚焦新一代信息技术领域）格局。",
        "（责任单位：）",
        "由市工信局负责。",
        "鼓励企业牵头，搭建（众创）空间",
    ],
)
def test_other_words_about_duty_are_no_clause(text: str) -> None:
    assert find_duty(text) == []


def test_a_clause_is_where_it_is_written() -> None:
    text = "做强产业（含配套）。（责任单位：市工信局）巩固基础。（市科技局负责）"
    first, second = find_duty(text)
    assert text[first.start : first.end] == "（责任单位：市工信局）"
    assert text[second.start : second.end] == "（市科技局负责）"
    (unit,) = first.units
    assert text[unit.offset :].startswith("市工信局")


def test_only_what_stands_behind_the_start_is_searched() -> None:
    text = "（市工信局负责）正文。（市科技局负责）"
    assert units(find_duty(text, 8)[0]) == [("市科技局", "responsible")]


@pytest.mark.parametrize(
    ("text", "districts", "extends"),
    [
        ("（责任单位：市工信局，各区镇，以下均涉及各区镇，不再一一列出）", "各区镇", True),
        ("（责任单位：市工信局、各区（市）县）", "各区（市）县", False),
        ("（责任单位：市工信局、各镇人民政府）", "各镇人民政府", False),
        ("（责任单位：市工信局、各有关部门）", None, False),
        ("（责任单位：市工信局、各地方协会）", None, False),
    ],
)
def test_all_districts_are_no_unit(text: str, districts: str | None, extends: bool) -> None:
    clause = clause_of(text)
    assert (clause.districts, clause.extends) == (districts, extends)
    assert clause.units[0].name == "市工信局"
    if districts:
        assert len(clause.units) == 1
        assert text[clause.districts_offset :].startswith(districts)


def test_a_deadline_is_kept_as_written() -> None:
    clause = clause_of("（责任单位：市工信局；完成时限：2023年6月底前）")
    assert clause.deadline == "2023年6月底前"
    assert units(clause) == [("市工信局", "responsible")]


def test_what_does_not_read_like_a_name_is_lost_and_said_so() -> None:
    text = "（责任单位：市工信局、为了加强统筹协调推动各项任务落到实处而设立的专门工作机构）"
    clause = clause_of(text)
    assert units(clause) == [("市工信局", "responsible")]
    assert clause.lost == ("为了加强统筹协调推动各项任务落到实处而设立的专门工作机构",)


def test_a_table_cell_is_a_clause_with_the_role_of_its_column() -> None:
    clause = parse_clause("市工信局、市科技局，各区镇", 0, 13, role="supporting")
    assert units(clause) == [("市工信局", "supporting"), ("市科技局", "supporting")]
    assert clause.districts == "各区镇"


def test_an_elided_city_stays_elided() -> None:
    clause = clause_of("（责任单位：市发改委、工信局、科技局）")
    assert [unit.name for unit in clause.units] == ["市发改委", "工信局", "科技局"]


def test_a_bracket_longer_than_any_clause_is_none() -> None:
    assert find_duty("（" + "推动产业发展，" * 100 + "由市工信局负责）") == []


def test_names_are_split_at_every_separator_outside_brackets() -> None:
    text = "甲、乙，丙;丁（戊、己）庚。"
    assert [text[begin:end] for begin, end in split_names(text, 0, len(text))] == [
        "甲",
        "乙",
        "丙",
        "丁（戊、己）庚",
    ]
