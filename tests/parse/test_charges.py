"""Chapters of duties (职责分工): what each unit answers for is its task."""

from __future__ import annotations

import pytest

from .writing import parse_body


def charges(body: str) -> list[tuple[str, str, str | None, str]]:
    """Section, title, wording of all districts and units of each task."""
    return [
        (
            task.section or "",
            task.title,
            task.all_districts.wording if task.all_districts else None,
            "、".join(unit.name for unit in task.units),
        )
        for task in parse_body(body).tasks
    ]


@pytest.mark.parametrize("chapter", ["工作职责", "职责分工", "责任分工", "成员单位主要职责"])
def test_each_item_below_a_chapter_of_duties_is_the_task_of_its_unit(chapter: str) -> None:
    assert charges(
        f"三、{chapter}\n\n"
        "（一）区发展改革委：负责绿地建设项目的审批、投资政策制定等工作。\n\n"
        "（二）区规划资源局、区水务局：明确绿线控制范围，落实用地缺口；负责监督实施。\n\n"
        "（三）区财政局。落实专项资金。\n\n"
        "（四）区交通委：到2025年，建成林荫道路20公里。\n\n"
        "（五）区教育局负责学校绿化，及时通报情况。\n\n"
        "（十八）各镇、街道、开发区：加快推进本地区绿化建设。"
    ) == [
        ("3.1", "负责绿地建设项目的审批、投资政策制定等工作", None, "区发展改革委"),
        ("3.2", "明确绿线控制范围", None, "区规划资源局、区水务局"),
        ("3.3", "落实专项资金", None, "区财政局"),
        ("3.4", "建成林荫道路20公里", None, "区交通委"),
        ("3.5", "负责学校绿化", None, "区教育局"),
        ("3.18", "加快推进本地区绿化建设", "各镇、街道、开发区", ""),
    ]


def test_a_unit_alone_in_its_heading_answers_for_what_stands_below() -> None:
    assert charges(
        "二、组织机构\n\n（一）成员单位职责\n\n1.市教育局\n\n（1）指导学校；\n\n（2）开展活动。\n\n"
        "2.市公安局\n\n维护校园周边秩序，加强巡逻。"
    ) == [
        ("2.1.1", "指导学校", None, "市教育局"),
        ("2.1.2", "维护校园周边秩序", None, "市公安局"),
    ]


def test_paragraphs_without_a_number_are_items_too() -> None:
    assert charges(
        "二、职责分工\n\n各成员单位要各负其责：\n\n市教育局：指导学校开展活动。\n\n"
        "市公安局、市司法局负责校园周边治安。\n\n综合协调组：统筹协调。"
    ) == [
        ("2", "指导学校开展活动", None, "市教育局"),
        ("2", "负责校园周边治安", None, "市公安局、市司法局"),
    ]


def test_who_leads_by_the_verb_leads() -> None:
    (task,) = parse_body("二、职责分工\n\n（一）市应急局牵头做好综合协调。").tasks
    assert [(unit.name, unit.role, unit.by_custom) for unit in task.units] == [
        ("市应急局", "lead", False)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "二、重点工作\n\n（一）市教育局：指导学校开展活动。",
        "二、职责分工\n\n（一）综合协调组：统筹协调。",
        "二、职责分工\n\n（一）加强领导：各部门密切配合。",
        "二、职责分工\n\n市财政局负责资金保障，市住建局负责工程建设。",
        "二、保障措施\n\n（一）明确职责分工。市财政局负责资金保障。",
    ],
)
def test_what_names_no_unit_or_several_duties_is_no_charge(body: str) -> None:
    assert charges(body) == []


def test_an_item_with_a_duty_clause_is_read_by_it() -> None:
    (task,) = parse_body("二、职责分工\n\n（一）市教育局：指导学校。（责任单位：市财政局）").tasks
    assert [unit.name for unit in task.units] == ["市财政局"]
