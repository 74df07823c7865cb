"""Across documents: what KS8xx must say of the two shipped documents together, and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.check.runner import run_checks, select_rules
from shipped import ELECTRONICS, EQUIPMENT, edited, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Finding


def across(*documents: PolicyDocument) -> tuple[Finding, ...]:
    return run_checks(documents, lexicon(), select_rules(["KS8"])).findings


def test_the_two_documents_differ_in_a_term_and_in_measure_words() -> None:
    term, measures = across(shipped(ELECTRONICS), shipped(EQUIPMENT))
    assert term.rule == "KS804"
    assert [(e.document, e.line, e.quote) for e in term.evidence] == [
        (ELECTRONICS, 98, "引入双元制培训模式"),
        (EQUIPMENT, 160, "引入二元制培训模式"),
    ]
    assert measures.rule == "KS805"
    assert [(e.document, e.line) for e in measures.evidence] == [
        (ELECTRONICS, 82),
        (EQUIPMENT, 40),
        (ELECTRONICS, 82),
        (EQUIPMENT, 86),
        (ELECTRONICS, 82),
        (EQUIPMENT, 86),
    ]


def test_figures_of_different_industries_are_no_contradiction() -> None:
    # 260 and 300 high-tech enterprises, 40 and 35 technology centres: each for its own industry.
    found = across(shipped(ELECTRONICS), shipped(EQUIPMENT))
    assert "KS803" not in {finding.rule for finding in found}


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_one_document_alone_has_nothing_across(name: str) -> None:
    assert across(shipped(name)) == ()


def test_the_same_city_wide_figure_must_agree() -> None:
    one = edited(
        ELECTRONICS, ("到2025年，昆山电子信息", "到2025年，我市上市企业达到100家，昆山电子信息")
    )
    other = edited(
        EQUIPMENT, ("到 2025 年，全市装备制造", "到 2025 年，全市上市企业达到90家，全市装备制造")
    )
    (finding,) = (f for f in across(one, other) if f.rule == "KS803")
    assert [(e.document, e.line, e.value) for e in finding.evidence] == [
        (ELECTRONICS, 32, 100),
        (EQUIPMENT, 38, 90),
    ]


def test_a_later_paper_on_the_same_industry_must_agree() -> None:
    later = parse_text(
        "昆政办发〔2022〕120号\n\n昆山市电子信息产业发展行动计划\n\n一、主要目标\n\n"
        "到2025年，引进电子信息领域紧缺人才1200名。\n"
    )
    (finding,) = (f for f in across(shipped(ELECTRONICS), later) if f.rule == "KS803")
    assert finding.document == "昆政办发〔2022〕120号"
    assert "超1400名" in finding.message
    assert "1200名" in finding.message


def test_a_unit_that_documents_write_differently() -> None:
    one = edited(EQUIPMENT, ("市财政局、市金融办，各区镇", "市财政局、市地方金融监管局，各区镇"))
    uniform = parse_text(
        "昆政办发〔2022〕1号\n\n三、主要任务\n\n1.支持上市。加强培育。（责任单位：市地方金融监管局）\n"
    )
    assert {f.rule for f in across(shipped(EQUIPMENT), uniform)} == {"KS801"}
    # Where one document writes it in both ways, that is said of the document itself.
    assert "KS801" not in {f.rule for f in across(one, uniform)}


def test_a_document_cited_under_another_title() -> None:
    parent = parse_text(
        "苏委发〔2022〕122号\n\n苏州市电子信息产业创新集群发展实施方案\n\n一、总体要求\n\n坚持创新。\n"
    )
    (finding,) = (f for f in across(parent, shipped(ELECTRONICS)) if f.rule == "KS802")
    assert finding.document == ELECTRONICS
    assert finding.evidence[0].line == 24
    right = parse_text(
        "苏委发〔2022〕122号\n\n苏州市电子信息产业创新集群建设实施方案\n\n一、总体要求\n\n坚持创新。\n"
    )
    assert "KS802" not in {f.rule for f in across(right, shipped(ELECTRONICS))}
    renumbered = parse_text(
        "苏委发〔2022〕125号\n\n苏州市电子信息产业创新集群建设实施方案\n\n一、总体要求\n\n坚持创新。\n"
    )
    (finding,) = (f for f in across(renumbered, shipped(ELECTRONICS)) if f.rule == "KS802")
    assert "苏委发〔2022〕125号" in finding.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("强化与上海高校、科研机构协同创新", "强化与周边高校、科研机构协同创新"),
        ("推动省级重点实验室建设", "推动市级重点实验室建设"),
        ("构建三级联动工作体系", "构建五级联动工作体系"),
        ("建立健全电子信息产业的推进机制", "建立健全电子信息产业推进机制"),
        ("新增高价值发明专利2件", "新增高价值发明专利6件"),
    ],
)
def test_what_may_differ_between_documents(one: str, other: str) -> None:
    first, second = (
        parse_text(f"昆政办发〔2022〕{number}号\n\n一、主要任务\n\n{text}。\n")
        for number, text in ((1, one), (2, other))
    )
    assert across(first, second) == ()


def test_many_documents_with_one_slip_give_one_finding() -> None:
    papers = [
        parse_text(
            f"昆政办发〔2022〕{number}号\n\n一、主要任务\n\n引入{word}元制培训模式，完善激励制度。\n"
        )
        for number, word in enumerate("双双双二双", start=1)
    ]
    assert [finding.rule for finding in across(*papers)] == ["KS804"]


def test_documents_of_two_cities_are_not_held_against_each_other() -> None:
    text = (
        "{city}人民政府办公室关于印发{city}人才工作方案的通知\n某政办发〔2023〕{number}号\n"
        "{city}人民政府办公室\n2023年5月8日\n{city}人才工作方案\n一、主要任务\n"
        "打造公共实训基地，引入{term}元制培训模式，完善激励制度。\n"
    )
    one = parse_text(text.format(city="甲山市", number=1, term="双"))
    same = parse_text(text.format(city="甲山市", number=2, term="二"))
    other = parse_text(text.format(city="乙河市", number=3, term="二"))
    assert [finding.rule for finding in across(one, same)] == ["KS804"]
    assert across(one, other) == ()
    assert [finding.rule for finding in across(one, same, other)] == ["KS804"]
