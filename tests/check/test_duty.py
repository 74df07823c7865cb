"""Responsible units: body against task list, table against task, names and the group."""

from __future__ import annotations

from functools import partial

import pytest

from kspolicy.check.departments import is_department
from kspolicy.check.runner import run_checks, select_rules
from kspolicy.check.slips import find_slips
from shipped import ELECTRONICS, EQUIPMENT, lexicon, parse_text, shipped

from .outcomes import added_by, found_by

DUTY = select_rules(["KS3"])

READ = {
    ELECTRONICS: {
        "KS302": [[44, *range(164, 169), *range(171, 177), *range(179, 186)]],
        "KS306": [[142, 143, 152]],
        "KS307": [[50, 165, 108, 183]],
        "KS310": [[120, 64, 78, 86, 96, 102, 102, 116, 116, 116, 116]],
    },
    EQUIPMENT: {
        "KS302": [[78, 159]],
        "KS306": [[124, 125, 136, 137, 140]],
        "KS310": [[102, 78, 92, 98]],
    },
}


findings = partial(found_by, DUTY)
fresh = partial(added_by, DUTY)


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_what_reading_found_is_found_and_nothing_else(name: str) -> None:
    found: dict[str, list[list[int | None]]] = {}
    for finding in findings(shipped(name)):
        found.setdefault(finding.rule, []).append([place.line for place in finding.evidence])
    assert found == READ[name]


def test_units_outside_the_group_of_97() -> None:
    (finding,) = (f for f in findings(shipped(ELECTRONICS)) if f.rule == "KS310")
    outside = "市金融办、市税务局、工研院、杜克中心、人力资源管理市场、市科创发展服务中心、"
    outside += "市资源规划局、市住建局、市文体广旅局、市卫健委"
    assert outside in finding.message


EDITS = [
    (ELECTRONICS, "市科技局、市工信局、市商务局）", "市科技局、市工信局）", "KS301"),
    (ELECTRONICS, "200 人。\t市科技局、市财政局、", "200 人。\t市科技局、", "KS301"),
    (ELECTRONICS, "200 人。\t市科技局、", "200 人。\t市教育局、市科技局、", "KS301"),
    (
        EQUIPMENT,
        "200 项。（责任单位：市科技局、市工信局",
        "200 项。（责任单位：市科技局、市商务局",
        "KS301",
    ),
    (ELECTRONICS, "\t市委人才办、市科技局、", "\t市科技局、市委人才办、", "KS303"),
    (
        ELECTRONICS,
        "市科技局、市人社局、市工信局、杜克",
        "市人社局、市科技局、市工信局、杜克",
        "KS304",
    ),
    (
        EQUIPMENT,
        "12\t3\t2\t1\t1\t1\t1\t1\t1\t1\t市工信局",
        "12\t3\t2\t1\t1\t1\t1\t1\t1\t1\t市商务局",
        "KS305",
    ),
    (
        EQUIPMENT,
        "2\t--\t1\t--\t1\t--\t--\t--\t--\t--\t市工信局",
        "2\t--\t1\t--\t1\t--\t--\t--\t--\t--\t市发改委",
        "KS306",
    ),
    (EQUIPMENT, "项。\t市科技局、市工信局", "项。\t市科学技术局、市工信局", "KS307"),
    (ELECTRONICS, "（责任单位：市科技局、市财政局、市税务局）", "", "KS308"),
    (ELECTRONICS, "\t18\t市工信局\n\n备注", "\t18\t\n\n备注", "KS308"),
    (
        ELECTRONICS,
        "（责任单位：市科技局、市财政局、市税务局）",
        "（责任单位：市科技局、市财政局、市税物局）",
        "KS309",
    ),
    (EQUIPMENT, "项。\t市科技局、市工信局", "项。\t市科技局、市工信局、市科技局", "KS311"),
    (EQUIPMENT, "200 项。\t市科技局、市工信局、各区镇", "200 项。\t市科技局、市工信局", "KS302"),
    (
        ELECTRONICS,
        "\t市工信局、市商务局、市科技局、市发改委，各区镇",
        "\t市工信局、市商务局、市科技局、市发改委",
        "KS302",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "rule"), EDITS)
def test_an_edit_is_found(name: str, old: str, new: str, rule: str) -> None:
    assert list(fresh(name, (old, new)))[:1] == [rule]


def test_a_slip_is_one_finding_and_no_missing_unit() -> None:
    found = fresh(ELECTRONICS, ("市科技局、市财政局、市税务局）", "市科技局、市财政居、市税务局）"))
    assert list(found) == ["KS309"]
    assert "“市财政居”疑为“市财政局”之误" in found["KS309"].message


def test_a_district_at_the_head_of_a_table_may_be_a_slip() -> None:
    found = fresh(EQUIPMENT, ("\t张浦\t", "\t张蒲\t"), ("\t张浦\t", "\t张蒲\t"))
    assert list(found) == ["KS309"]
    assert "“张蒲”疑为“张浦”之误" in found["KS309"].message


@pytest.mark.parametrize(
    "name",
    [
        "市民政局",
        "市体育局",
        "市审计局",
        "市水务局",
        "市司法局",
        "市应急局",
        "市医保局",
        "市委编办",
    ],
)
def test_an_ordinary_department_is_no_slip_of_another(name: str) -> None:
    assert is_department(name)
    known = ["市财政局", "市教育局", "市统计局", "市商务局", "市卫健委"]
    assert find_slips([[name, *known]], lexicon()) == {}


@pytest.mark.parametrize("name", ["区工信局", "省科技厅", "昆山海关", "团市委", "市供电公司"])
def test_an_unknown_unit_is_no_slip(name: str) -> None:
    assert find_slips([[name, "市工信局", "市科技局"]], lexicon()) == {}


def test_a_name_used_as_often_as_the_other_is_no_slip() -> None:
    lists = [["市工商联"], ["市工商联"], ["市工商处"], ["市工商处"]]
    assert find_slips(lists, lexicon()) == {}


def test_a_slip_of_a_unit_that_only_the_document_knows() -> None:
    lists = [["市供电公司"], ["市供电公司"], ["市供电公司"], ["市供龟公司"]]
    assert find_slips(lists, lexicon()) == {"市供龟公司": "市供电公司"}


def test_several_clauses_of_one_task_may_name_a_unit_again() -> None:
    text = """三、主要任务
1.培育领航企业。完善机制。（市工信局负责）支持上市。（市工信局、市金融办负责）
2.引进创新人才。建设队伍。（市人社局负责）
"""
    assert findings(parse_text(text)) == ()


def test_headings_that_assign_nothing_need_no_units() -> None:
    tasks = "\n".join(
        f"{number}、第{number}项工作\n推进工作。（责任单位：市工信局）"
        for number in "二三四五六七八"
    )
    text = f"一、总体要求\n坚持创新。\n{tasks}\n九、保障措施\n加强领导。\n"
    assert findings(parse_text(text)) == ()


def test_a_list_that_is_open_at_its_end_may_be_the_shorter_one() -> None:
    text = """三、主要任务
1.培育领航企业。完善机制。（责任单位：市工信局、市科技局、市财政局）
附件1
重点工作清单
序号\t任务清单\t目标清单\t责任单位
1\t培育领航企业\t完善机制。\t市工信局等部门
"""
    assert findings(parse_text(text)) == ()
    assert [f.rule for f in findings(parse_text(text.replace("等部门", "")))] == ["KS301"]


def test_a_name_that_leaves_out_and_is_no_slip() -> None:
    text = (
        "三、主要任务\n1.改造老旧小区。推进改造。（责任单位：市住房城乡建设局、市财政局）\n"
        "2.优化服务。提升服务。（责任单位：市住房和城乡建设局）\n"
    )
    found = run_checks([parse_text(text)], lexicon(), select_rules(["KS309"])).findings
    assert found == ()
