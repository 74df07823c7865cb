"""Tasks of running text: every place that assigns work, with its number, programme and scope."""

from __future__ import annotations

import pytest

from kspolicy.parse.errors import NotPolicyDocumentError

from .writing import NOTICE, parse, parse_body


def test_a_heading_with_a_duty_is_a_task() -> None:
    (task,) = parse_body(
        "一、任务\n\n（一）集群创建工程\n\n1.做强产业。加快发展。（责任单位：市工信局、市科技局）"
    ).tasks
    assert (task.id, task.part, task.section) == ("body/1.1.1", "body", "1.1.1")
    assert (task.number, task.title, task.programme) == ("一、（一）1", "做强产业", "集群创建工程")
    assert task.duty_wording == "（责任单位：市工信局、市科技局）"
    assert [(unit.name, unit.role, unit.by_custom, unit.line) for unit in task.units] == [
        ("市工信局", "lead", True, 21),
        ("市科技局", "supporting", True, 21),
    ]


def test_a_named_lead_leaves_custom_out() -> None:
    (task,) = parse_body("1.甲。（市工信局、市科技局牵头；配合单位：市财政局）").tasks
    assert [(unit.role, unit.by_custom) for unit in task.units] == [
        ("lead", False),
        ("lead", False),
        ("supporting", False),
    ]


def test_a_duty_may_stand_in_a_paragraph_of_its_own() -> None:
    document = parse_body(
        "1.甲。到2025年，新增企业5家。\n\n（责任单位：市工信局）\n\n2.乙。加快发展。"
    )
    (task,) = document.tasks
    assert (task.id, task.title) == ("body/1", "甲")
    assert [target.task for target in document.targets] == ["body/1"]
    roles = [[s.role for s in paragraph] for paragraph in document.parts[0].sections[0].paragraphs]
    assert roles == [["target"], ["duty"]]


def test_a_programme_without_numbers_below_is_titled_by_its_first_sentence() -> None:
    (task,) = parse_body(
        "（一）区域协同工程\n\n构筑“一带多点”格局。着眼整体谋划。（责任单位：市发改委）"
    ).tasks
    assert (task.title, task.programme) == ("构筑“一带多点”格局", "区域协同工程")
    assert task.line == 19


def test_each_paragraph_with_its_own_duty_is_a_task() -> None:
    document = parse_body(
        "（一）提升工程\n\n建设平台。统筹推进。（市科技局负责）\n\n培育企业。梯度推进。（市工信局负责）"
    )
    assert [(task.id, task.title) for task in document.tasks] == [
        ("body/1", "建设平台"),
        ("body/1~2", "培育企业"),
    ]
    assert document.notes == ()


def test_work_assigned_without_any_heading_is_a_task() -> None:
    document = parse(f"{NOTICE}加快做强产业，推动升级。（责任单位：市工信局）\n")
    (task,) = document.tasks
    assert (task.number, task.title, task.section) == (None, "加快做强产业", None)


def test_districts_reach_later_tasks_of_the_part_where_a_clause_says_so() -> None:
    document = parse_body(
        "1.甲。（市工信局负责）\n\n"
        "2.乙。（责任单位：市工信局，各区镇，以下均涉及各区镇，不再一一列出）\n\n"
        "3.丙。（市科技局负责）\n\n附件1\n\n清单\n\n1.丁。（市科技局负责）"
    )
    scopes = [task.all_districts for task in document.tasks]
    assert [scope and (scope.wording, scope.inherited, scope.line) for scope in scopes] == [
        None,
        ("各区镇", False, 19),
        ("各区镇", True, 19),
        None,
    ]


def test_districts_named_for_one_task_do_not_reach_the_next() -> None:
    document = parse_body("1.甲。（市工信局、各区镇负责）\n\n2.乙。（市科技局负责）")
    assert [task.all_districts is not None for task in document.tasks] == [True, False]


def test_a_group_with_its_members_and_office() -> None:
    (group,) = parse_body(
        "1.强化统筹。成立工作小组，由市政府主要领导担任组长、分管市领导担任副组长，"
        "市委宣传部、人才办，市发改委、教育局等相关部门及区镇政府（管委会）主要负责人为成员，"
        "下设办公室，办公室设在市工信局，统筹开展相关工作。"
    ).groups
    assert group.members == ("市委宣传部", "人才办", "市发改委", "教育局")
    assert group.office == "市工信局"
    assert group.line == 17


@pytest.mark.parametrize("text", ["全体成员要加强学习。", "由三人为成员。", "组长由市长担任。"])
def test_other_members_make_no_group(text: str) -> None:
    assert parse_body(f"一、要求\n\n{text}").groups == ()


@pytest.mark.parametrize("text", ["今天天气很好。", "会议纪要\n\n同意。", "甲\t乙\t丙\n丁\t戊\t己"])
def test_what_is_no_policy_document_is_refused(text: str) -> None:
    with pytest.raises(NotPolicyDocumentError, match="不像政策文件"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["昆政办发〔2022〕97号", "一、总体要求", "加快发展。（市工信局负责）"]
)
def test_a_number_an_outline_or_a_duty_makes_a_policy_document(text: str) -> None:
    assert parse(text).parts
