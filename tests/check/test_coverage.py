"""What one part of a document promises and another does not take up."""

from __future__ import annotations

from functools import partial

import pytest

from kspolicy.check.runner import select_rules
from shipped import ELECTRONICS, EQUIPMENT, RAW, parse_text, shipped

from .outcomes import added_by, found_by

COVERAGE = select_rules(["KS4"])

READ = {
    ELECTRONICS: {
        "KS402": [[32]],
        "KS403": [[137, 145, 150, 151]],
        "KS404": [
            [42, 46, 50, 52, 78, 78, 82, 82, 82, 86, 92, 92, 96, 96, 100, 102, 108, 110],
        ],
        "KS407": [[56, 112]],
        "KS409": [[135]],
    },
    EQUIPMENT: {
        "KS401": [[152]],
        "KS403": [[119, 120, 121, 122, 123, 138, 139, 143]],
        "KS404": [[82, 86, 86, 90, 96]],
    },
}


findings = partial(found_by, COVERAGE)
fresh = partial(added_by, COVERAGE)


def line(name: str, number: int) -> str:
    """One line of a shipped document, with its line end."""
    return (RAW / f"{name}.txt").read_text(encoding="utf-8").split("\n")[number - 1] + "\n"


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_what_reading_found_is_found_and_nothing_else(name: str) -> None:
    found: dict[str, list[list[int | None]]] = {}
    for finding in findings(shipped(name)):
        found.setdefault(finding.rule, []).append([place.line for place in finding.evidence])
    assert found == READ[name]


def test_the_threshold_that_only_the_annexes_have_is_named() -> None:
    (finding,) = (f for f in findings(shipped(EQUIPMENT)) if f.rule == "KS401")
    assert "正文没有附件2的“新增产值规模超100亿元企业1家”" in finding.message


def test_the_district_that_the_body_leaves_out_is_named() -> None:
    (finding,) = (f for f in findings(shipped(ELECTRONICS)) if f.rule == "KS409")
    assert "千灯 9 项" in finding.message


@pytest.mark.parametrize("row", [163, 167, 171, 176, 179, 185])
def test_a_dropped_row_of_the_task_list_is_an_error(row: int) -> None:
    found = fresh(ELECTRONICS, (line(ELECTRONICS, row), ""))
    assert "附件2没有正文任务" in found["KS405"].message
    assert "KS406" not in found


@pytest.mark.parametrize("row", [163, 168, 171, 185])
def test_a_doubled_row_of_the_task_list_is_one_error(row: int) -> None:
    written = line(ELECTRONICS, row)
    found = fresh(ELECTRONICS, (written, written * 2))
    assert list(found) == ["KS406"]
    assert len(found["KS406"].evidence) == 2


def test_a_doubled_row_under_a_name_of_its_own_is_one_error() -> None:
    written = line(EQUIPMENT, 161)
    assert list(fresh(EQUIPMENT, (written, written * 2))) == ["KS406"]


@pytest.mark.parametrize("row", [138, 146, 153, 154])
def test_a_dropped_row_of_the_allocation_table_shows(row: int) -> None:
    assert set(fresh(ELECTRONICS, (line(ELECTRONICS, row), ""))) <= {"KS402", "KS404"}
    assert fresh(ELECTRONICS, (line(ELECTRONICS, row), ""))


EDITS = [
    (ELECTRONICS, "，培育技术经纪人不少于 200 人。\t", "。\t", "KS401"),
    (EQUIPMENT, "、新增苏州市级以上“专精特新”企业 40 家。（", "。（", "KS401"),
    (EQUIPMENT, "新增装备制造类高价值发明专利 60 件。（", "新增一批高价值发明专利。（", "KS401"),
    (ELECTRONICS, "巴城镇聚焦智能终端领域）", "另一镇聚焦智能终端领域）", ""),
    (EQUIPMENT, "陆家镇、千灯镇，瞄准", "陆家镇，瞄准", "KS409"),
]


@pytest.mark.parametrize(("name", "old", "new", "rule"), EDITS)
def test_an_edit_is_found(name: str, old: str, new: str, rule: str) -> None:
    found = fresh(name, (old, new))
    assert rule in found if rule else not found


def test_a_list_of_some_tasks_only_lacks_none() -> None:
    body = "\n".join(
        f"{number}.第{number}号任务。做好工作。（责任单位：市工信局）" for number in range(1, 8)
    )
    rows = "\n".join(f"{number}\t第{number}号任务\t做好工作。\t市工信局" for number in range(1, 5))
    text = (
        f"三、主要任务\n{body}\n附件1\n重点工作清单\n序号\t任务清单\t目标清单\t责任单位\n{rows}\n"
    )
    assert [finding.rule for finding in findings(parse_text(text))] == []


def test_two_duty_clauses_under_one_heading_are_not_doubled() -> None:
    text = """三、主要任务
（一）培育企业
1.培育领航企业。完善机制。（责任单位：市工信局）
支持企业上市。（责任单位：市金融办）
（二）引进人才
1.培育领航企业。引进人才。（责任单位：市人社局）
"""
    assert [finding.rule for finding in findings(parse_text(text))] == []


def test_a_document_of_few_figures_is_not_asked_for_more() -> None:
    text = """三、主要任务
1.培育领航企业。到2025年，新增领航企业10家。（责任单位：市工信局）
2.引进创新人才。建设人才队伍。（责任单位：市人社局）
3.建设创新平台。建设公共平台。（责任单位：市科技局）
"""
    assert findings(parse_text(text)) == ()
