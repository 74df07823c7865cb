"""What a duty clause says of all tasks: who leads by their order, and what all districts do too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.parse.duty import find_duty

from .writing import parse_body

if TYPE_CHECKING:
    from kspolicy.parse.clause import DutyClause


def clause_of(text: str) -> DutyClause:
    (clause,) = find_duty(text)
    return clause


def names(clause: DutyClause) -> list[str]:
    return [unit.name for unit in clause.units]


def duties(body: str) -> list[tuple[str, str, str | None]]:
    """The leads and the supporting units of each task, and the wording of all districts."""
    return [
        (
            " ".join(unit.name for unit in task.units if unit.role == "lead"),
            " ".join(unit.name for unit in task.units if unit.role == "supporting"),
            task.all_districts.wording if task.all_districts else None,
        )
        for task in parse_body(body).tasks
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "列逗号之前的为牵头单位，其他有关单位按职责分工配合",
        "逗号前为牵头单位，逗号后为配合单位",
        "逗号之前单位牵头，其余单位配合",
        "逗号以前的单位为牵头部门，之后的为配合部门",
    ],
)
def test_those_before_the_comma_lead_where_the_text_says_so_from_there_on(rule: str) -> None:
    assert duties(
        f"1.甲。加快建设。（市交通局、南山区政府，市规划局、中国远洋公司。{rule}，下同）\n\n"
        "2.乙。加快建设。（市公安局，市交通局、市教育局）\n\n"
        "3.丙。加快建设。（市水务局、市气象局）\n\n"
        "4.丁。加快建设。（牵头单位：市体育局；配合单位：市财政局，市教育局）"
    ) == [
        ("市交通局 南山区政府", "市规划局 中国远洋公司", None),
        ("市公安局", "市交通局 市教育局", None),
        ("市水务局 市气象局", "", None),
        ("市体育局", "市财政局 市教育局", None),
    ]


def test_a_comma_in_brackets_parts_nobody() -> None:
    text = "各区政府（含新区管委会，下同）、市交通局，市规划局。列逗号之前的为牵头单位，下同"
    assert duties(f"1.甲。加快建设。（市水务局、{text}）")[0][:2] == (
        "市水务局 市交通局",
        "市规划局",
    )


def test_a_rule_of_one_task_ends_with_it() -> None:
    first, second = parse_body(
        "1.甲。（市教育局，市财政局负责。逗号前为牵头单位）\n\n2.乙。（市教育局，市财政局负责）"
    ).tasks
    assert [(unit.role, unit.by_custom) for unit in first.units] == [
        ("lead", False),
        ("supporting", False),
    ]
    assert [(unit.role, unit.by_custom) for unit in second.units] == [
        ("lead", True),
        ("supporting", True),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "以下均需各市州、县市区人民政府落实，不再列出",
        "以下任务均由各市州、县市区人民政府负责落实",
        "以下各项任务均涉及各市州、县市区人民政府，不再一一列出",
    ],
)
def test_all_districts_do_every_later_task_where_the_text_says_so(rule: str) -> None:
    everywhere = "各市州、县市区人民政府"
    assert duties(
        f"1.甲。（责任单位：省能源局、各电网企业。按职责分工，下同。{rule}）\n\n"
        "2.乙。（责任单位：省交通厅、省商务厅）"
    ) == [("省能源局", "各电网企业", everywhere), ("省交通厅", "省商务厅", everywhere)]


def test_all_local_governments_are_all_districts() -> None:
    assert duties(
        "1.甲。（环境保护部牵头，财政部参与。以下均需地方各级人民政府落实，不再列出）\n\n"
        "2.乙。（农业部牵头）"
    ) == [("环境保护部", "财政部", "地方各级人民政府"), ("农业部", "", "地方各级人民政府")]


def test_a_rule_for_later_tasks_that_names_others_is_said_to_be_unread() -> None:
    clause = clause_of("（责任单位：市工信局，以下均需市财政局配合）")
    assert names(clause) == ["市工信局"]
    assert clause.lost == ("以下均需市财政局配合",)


@pytest.mark.parametrize(
    "text",
    [
        "责任单位：省能源局、省水利厅按职责分工",
        "责任单位：省能源局、省水利厅，按照各自职责分工",
        "责任单位：省能源局、省水利厅。按职责分工，下同",
        "省能源局、省水利厅按职责分工负责。按职责分工，下同",
    ],
)
def test_that_each_does_its_own_is_no_unit(text: str) -> None:
    assert names(clause_of(f"（{text}）")) == ["省能源局", "省水利厅"]


def test_likewise_speaks_of_the_rule_before_it() -> None:
    assert not clause_of("（责任单位：省能源局，各市人民政府，按职责分工，下同）").extends
    assert clause_of("（责任单位：省能源局，各市人民政府，下同）").extends


def test_behind_a_stop_stand_labels_and_units_or_what_is_lost() -> None:
    clause = clause_of("（责任单位：省能源局。配合单位：水利协会。完成时限：2025年6月底前）")
    assert (names(clause), clause.deadline) == (["省能源局", "水利协会"], "2025年6月底前")
    clause = clause_of("（责任单位：省能源局。涉及多个部门的由省能源局统筹）")
    assert (names(clause), clause.lost) == (["省能源局"], ("涉及多个部门的由省能源局",))


@pytest.mark.parametrize(
    "everywhere",
    [
        "各市、县级政府",
        "各州、市人民政府",
        "各市州、县市区人民政府",
        "各州（市）、县（市、区）人民政府",
        "各省、自治区、直辖市人民政府",
        "各设区市人民政府、县级人民政府",
        "各区政府、各街道办事处",
        "各街镇、开发区",
        "县级政府",
    ],
)
def test_districts_of_several_kinds_are_all_districts_and_no_unit(everywhere: str) -> None:
    for text in (
        f"{everywhere}负责，省教育厅配合",
        f"省教育厅和{everywhere}负责",
        f"责任单位：省教育厅、{everywhere}",
    ):
        clause = clause_of(f"（{text}）")
        assert (names(clause), clause.districts) == (["省教育厅"], everywhere)


def test_levels_in_a_row_are_all_districts_too() -> None:
    clause = clause_of("（市、县（市、区）人民政府负责，省教育厅配合）")
    assert (names(clause), clause.districts) == (["省教育厅"], "市、县（市、区）人民政府")


def test_a_level_alone_is_lost() -> None:
    clause = clause_of("（责任单位：市、市住建局）")
    assert (names(clause), clause.districts, clause.lost) == (["市住建局"], None, ("市",))


@pytest.mark.parametrize("name", ["各省级园区管理机构", "各市级部门", "各市直部门", "各电网企业"])
def test_all_of_a_kind_that_are_no_districts_stay_units(name: str) -> None:
    clause = clause_of(f"（责任单位：省教育厅、{name}）")
    assert (names(clause), clause.districts) == (["省教育厅", name], None)
