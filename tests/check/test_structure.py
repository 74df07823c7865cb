"""Structure: what KS5xx must say of the shipped documents, of slips put into them, and of neither.

Line numbers are those of the source files, found by reading them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.check.clauses import one_change
from kspolicy.check.counting import announced_lists, closing_counts
from kspolicy.check.ordinals import chinese, irregularities, relabel, value_of
from kspolicy.check.runner import run_checks, select_rules
from kspolicy.parse.numerals import chinese_number
from shipped import ELECTRONICS, EQUIPMENT, edited, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Finding


def structure(document: PolicyDocument) -> tuple[Finding, ...]:
    return run_checks([document], lexicon(), select_rules(["KS5"])).findings


@cache
def found_in(name: str) -> tuple[Finding, ...]:
    return structure(shipped(name))


def places(findings: tuple[Finding, ...]) -> dict[str, list[list[int | None]]]:
    found: dict[str, list[list[int | None]]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append([e.line for e in finding.evidence])
    return found


def message(name: str, rule: str) -> str:
    (found,) = (finding.message for finding in found_in(name) if finding.rule == rule)
    return found


def fresh(name: str, *changes: tuple[str, str]) -> list[Finding]:
    """What is found only after the change."""
    before = {finding.fingerprint for finding in found_in(name)}
    return [f for f in structure(edited(name, *changes)) if f.fingerprint not in before]


def test_97_has_these_slips_of_structure_and_no_other() -> None:
    assert {rule: len(found) for rule, found in places(found_in(ELECTRONICS)).items()} == {
        "KS505": 1,
        "KS507": 1,
        "KS508": 1,
    }


def test_98_has_these_slips_of_structure_and_no_other() -> None:
    assert {rule: len(found) for rule, found in places(found_in(EQUIPMENT)).items()} == {
        "KS504": 1,
        "KS505": 1,
        "KS506": 1,
        "KS508": 1,
    }


def test_both_cite_a_list_of_work_tasks_that_is_a_list_of_work() -> None:
    for name, cited, real in ((ELECTRONICS, 122, "annex-2"), (EQUIPMENT, 104, "annex-2")):
        (finding,) = (f for f in found_in(name) if f.rule == "KS505")
        assert finding.evidence[0].line == cited
        assert finding.evidence[0].quote.endswith("重点工作任务清单》")
        assert finding.evidence[1].part == real
        assert finding.evidence[1].quote.endswith("重点工作清单")


def test_annex_1_of_98_is_listed_under_another_title() -> None:
    (finding,) = (f for f in found_in(EQUIPMENT) if f.rule == "KS504")
    assert finding.evidence[0].line == 110
    assert "装备制造产业创新集群建设实施意见任务分解表（2025年）" in finding.message
    assert "装备制造产业创新集群建设实施意见目标分解表" in finding.message


def test_row_9_of_98_has_lost_a_character_of_its_title() -> None:
    assert places(found_in(EQUIPMENT))["KS506"] == [[96, 161]]


def test_row_17_of_97_stands_under_the_wrong_programme() -> None:
    assert places(found_in(ELECTRONICS))["KS507"] == [[104, 183]]
    said = message(ELECTRONICS, "KS507")
    assert "加强知识产权保护运用" in said
    assert "高标准生态协同优化工程" in said
    assert "高层次创新人才集聚工程" in said


def test_four_rows_of_97_have_a_cell_too_many_and_one_of_them_is_uncertain() -> None:
    assert places(found_in(ELECTRONICS))["KS508"] == [[143, 144, 145, 146]]
    said = message(ELECTRONICS, "KS508")
    assert "入选电子信息竞争力百强企业数" in said
    assert "花桥、旅度区" in said
    assert "独角兽" not in said


def test_five_rows_of_98_lost_a_cell_after_the_page_break() -> None:
    assert places(found_in(EQUIPMENT))["KS508"] == [[158, 159, 160, 161, 162]]


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        (ELECTRONICS, "四、保障措施", "五、保障措施", "KS501"),
        (ELECTRONICS, "3. 培优做大半导体产业", "2. 培优做大半导体产业", "KS501"),
        (ELECTRONICS, "（四）高价值核心技术攻坚工程", "（五）高价值核心技术攻坚工程", "KS501"),
        (EQUIPMENT, "9. 实施一批高价值专利项目", "8. 实施一批高价值专利项目", "KS501"),
        (EQUIPMENT, "四、空间布局", "六、空间布局", "KS501"),
        (ELECTRONICS, "17\t\t加强知识产权", "16\t\t加强知识产权", "KS502"),
        (EQUIPMENT, "10\t推出一批", "11\t推出一批", "KS502"),
        (ELECTRONICS, "\n2. 昆山市电子信息产业创新集群建设重点工作清单\n", "\n", "KS503"),
        (EQUIPMENT, "\n附件 2\n", "\n附件 3\n", "KS503"),
        (ELECTRONICS, "- 附件： 1. 电子信息产业", "- 附件： 1. 电子产业", "KS504"),
        (
            ELECTRONICS,
            "《昆山市电子信息产业创新集群建设实施意见》已经",
            "《昆山市电子信息产业创新集群实施意见》已经",
            "KS505",
        ),
        (EQUIPMENT, "产业创新集群建设实施意见的通知", "产业创新集群建设实施方案的通知", "KS505"),
        (ELECTRONICS, "\t构筑“一带多点”创新格局\t", "\t构建“一带多点”创新格局\t", "KS506"),
        (ELECTRONICS, "13\t高水平改造提升工程\t", "13\t高水平技术改造工程\t", "KS507"),
        (EQUIPMENT, "\t1700\t765", "\t1700\t--\t765", "KS508"),
        (ELECTRONICS, "实施八项产业高能级建设工程", "实施七项产业高能级建设工程", "KS509"),
        (EQUIPMENT, "一批产业人才、一批专利项目、", "一批产业人才、", "KS509"),
        (
            EQUIPMENT,
            "产业促进等六大重点举措，打造“创新+知识产权+资本+产业”的创新经济生态。聚焦",
            "产业促进等四大重点举措，打造“创新+知识产权+资本+产业”的创新经济生态。聚焦",
            "KS510",
        ),
        (ELECTRONICS, "中科寒武纪、中科晶上“三芯”", "中科寒武纪、龙芯、中科晶上“三芯”", "KS510"),
        (ELECTRONICS, "（六）高水平改造提升工程", "（六）高水平技改提升工程", "KS511"),
        (
            ELECTRONICS,
            "高效能区域协同建设工程、高品质梯次企业培育工程、",
            "高品质梯次企业培育工程、高效能区域协同建设工程、",
            "KS511",
        ),
        (EQUIPMENT, "强化产业精准统计", "一是强化产业精准统计。三是强化产业分析", "KS512"),
        (EQUIPMENT, "7\t打造一批绿色低碳标杆\t", "8\t打造一批绿色低碳标杆\t", "KS502"),
    ],
)
def test_a_slip_is_found(name: str, old: str, new: str, rule: str) -> None:
    assert rule in {finding.rule for finding in fresh(name, (old, new))}


def test_rows_in_another_order_are_found() -> None:
    rows = (
        "9\t高价值核心技术攻坚工程\t推进关键核心技术攻关",
        "9\t高价值核心技术攻坚工程\t畅通创新成果产业化链条",
    )
    swapped = fresh(
        ELECTRONICS, rows, ("10\t\t畅通创新成果产业化链条", "10\t\t推进关键核心技术攻关")
    )
    assert "KS513" in {finding.rule for finding in swapped}


def test_numbers_may_run_on_across_headings() -> None:
    text = "三、主要任务\n"
    number = 0
    for title in ("（一）攻关工程", "（二）提升工程", "（三）应用工程"):
        text += f"{title}\n"
        for _ in range(4):
            number += 1
            text += f"{number}.开展第{number}项工作。推动应用。（牵头部门：市科委）\n"
    assert structure(parse_text(text)) == ()
    assert [f.rule for f in structure(parse_text(text.replace("\n7.", "\n8.")))] == ["KS501"]


def test_second_level_may_run_on_across_chapters() -> None:
    text = (
        "一、总体要求\n坚持创新。\n二、打造平台\n（一）打造中心。加快建设。\n（二）发展联盟。加强合作。\n"
        "三、赋能集群\n（三）赋能制造。推动升级。\n（四）赋能材料。推动应用。\n"
    )
    assert structure(parse_text(text)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "高质量、高标准推进三大工程，统筹发展和安全两件大事。",
        "学习十九届二中、三中全会精神，利用两个市场、两种资源。",
        "围绕新型显示、集成电路等六大产业，发展第一、第二、第三批项目。",
        "通过项目路演、银企对接、上门走访服务三类企业。",
        "推进农村道路、供水、供电、通信等两批项目。",
        "深化政府、企业、高校和院所四方协同，发挥“沿湖临沪”两大优势。",
        "安排这样的目标,一是考虑全国目标。二是考虑本地实际。",
        "设立三个专班：由分管领导、部门负责人担任组长。",
        "实施三大行动，即提质、增效、降本行动，取得实效。",
        "深化内外贸、投资等领域的三大改革，协同青浦、吴江产业，发挥三地优势。",
        "用好资金，支持电煤保供、煤矿“五化”改造、隐患风险治理等。",
        "坚持规划引领、试点先行；绿色低碳、安全韧性；政府引导、共建共享六大原则。",
        "制定《苏州市产业创新集群建设重点工作清单》，修订原《昆山市产业创新集群重点工作清单》。",
    ],
)
def test_what_only_looks_miscounted_is_left_alone(sentence: str) -> None:
    text = f"一、主要任务\n{sentence}\n附件：1.昆山市产业创新集群建设重点工作清单\n"
    assert structure(parse_text(text)) == ()


def test_counted_lists_are_read_with_their_items() -> None:
    (eight,) = announced_lists(
        "实施八项工程，即甲工程、乙工程、丙工程、丁工程、戊工程、己工程、庚工程、辛工程，推动发展。"
    )
    assert (eight.number, len(eight.items), eight.closes) == (8, 8, True)
    (ten,) = announced_lists("实施“三个一批行动”，即一批企业、一批“小巨人”企业、一批技术。")
    assert ten.items == ("一批企业", "一批“小巨人”企业", "一批技术")
    (six,) = closing_counts("围绕专利导航、要素配置、强企培育和产业促进等四大重点举措，打造生态。")
    assert (six.items[0], six.joined, six.closes) == ("围绕专利导航", 1, True)


def test_what_is_wrong_with_a_run_of_numbers() -> None:
    assert irregularities([1, 2, 3]) == []
    assert irregularities([1, 2, 1, 2, 3]) == []
    assert irregularities([5, 6, 7], before=4) == []
    (gap,) = irregularities([1, 2, 4])
    assert (gap.missing, gap.doubled, gap.misplaced) == ((3,), (), ())
    (double,) = irregularities([1, 2, 2, 3])
    assert (double.missing, double.doubled, double.misplaced) == ((), (2,), ())
    (swap,) = irregularities([1, 3, 2, 4])
    assert (swap.missing, swap.doubled, swap.misplaced) == ((), (), (2,))
    assert irregularities([2022]) == []


@given(st.integers(1, 99))
def test_labels_keep_their_form(number: int) -> None:
    assert chinese_number(chinese(number)) == number
    for label in ("（一）", "一、", "1.", "（1）"):
        assert value_of(relabel(label, number)) == number
        assert relabel(relabel(label, number), 1) == label


@given(st.text("甲乙丙丁", max_size=8), st.text("甲乙丙丁", max_size=8))
def test_a_change_leads_from_one_text_to_the_other(old: str, new: str) -> None:
    change = one_change(old, new)
    assert change.before + change.old + change.after == old
    assert change.before + change.new + change.after == new
