"""Dates and citations: nothing of KS6xx in the shipped documents, and every slip put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.check.runner import run_checks, select_rules
from shipped import ELECTRONICS, EQUIPMENT, edited, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Finding

SIGNED = "昆山市人民政府办公室\n\n2022年9月29日"


def dates(document: PolicyDocument) -> tuple[Finding, ...]:
    return run_checks([document], lexicon(), select_rules(["KS6"])).findings


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_issued_documents_have_no_slip_of_date_or_citation(name: str) -> None:
    assert dates(shipped(name)) == ()


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("2022年9月29日印发", "2022年9月28日印发", "KS601", 18),
        ("到2025年，昆山电子信息产业规模", "到2021年，昆山电子信息产业规模", "KS602", 32),
        ("指标（单位）\t2025 年", "指标（单位）\t2021 年", "KS602", 135),
        ("昆政办发〔2022〕97号", "昆政办发〔2021〕97号", "KS603", 5),
        ("苏委发〔2022〕1号", "苏委发[2022]1号", "KS604", 24),
        ("苏委发〔2022〕1号", "苏委发（2022）1号", "KS604", 24),
        ("苏委发〔2022〕1号", "苏委发〔2022〕第1号", "KS604", 24),
        ("苏委发〔2022〕1号", "苏委发〔2022〕001号", "KS604", 24),
        ("苏委发〔2022〕122号", "苏委发〔2022〕1号", "KS605", 24),
        ("苏委发〔2022〕122号", "苏委发〔2023〕122号", "KS606", 24),
        ("苏委发〔2022〕122号", "昆政办发〔2022〕97号", "KS606", 24),
        ("编制本实施意见", "编制本实施方案", "KS607", 24),
        ("编制本实施意见", "自2022年11月31日起施行", "KS608", 24),
    ],
)
def test_a_slip_is_found(old: str, new: str, rule: str, line: int) -> None:
    found = dates(edited(ELECTRONICS, (old, new)))
    assert [finding.rule for finding in found] == [rule]
    assert found[0].evidence[0].line == line


def test_neighbouring_numbers_of_one_year_are_no_doubles() -> None:
    # 苏委发〔2022〕122号 and 123号 are cited by the two documents for their own industries.
    report = run_checks(
        [shipped(ELECTRONICS), shipped(EQUIPMENT)], lexicon(), select_rules(["KS6"])
    )
    assert report.findings == ()


def test_a_number_fixed_by_its_brackets_keeps_its_digits() -> None:
    (finding,) = dates(edited(ELECTRONICS, ("苏委发〔2022〕1号", "苏委发[2022]1号")))
    (fix,) = finding.fixes
    assert (fix.line, fix.old, fix.new) == (24, "[2022]1号", "〔2022〕1号")


@pytest.mark.parametrize(
    "sentence",
    [
        "到2021年，全市已建成智能工厂300家，力争保持领先。",
        "截至2021年底，高新技术企业达到2000家。",
        "在2021年的基础上，到2025年力争翻一番。",
        "根据（2019）苏05民初12号判决和京房权字（2020）第012号证书办理。",
        "按照成本计划和资本规划，落实样本方案，推动日本计划合作，本通知自印发之日起施行。",
        "本意见自2024年2月29日起施行。",
    ],
)
def test_what_only_looks_misdated_is_left_alone(sentence: str) -> None:
    text = (
        "昆政办发〔2022〕97号\n\n昆山市产业发展实施意见\n\n各有关单位：\n\n请认真贯彻执行。\n\n"
        f"{SIGNED}\n\n一、主要目标\n\n{sentence}\n"
    )
    assert dates(parse_text(text)) == ()


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("昆山市智能制造三年行动计划（2022—2024年）", False),
        ("昆山市智能制造三年行动计划（2022—2025年）", False),
        ("昆山市智能制造三年行动计划（2022-2026年）", True),
        ("昆山市制造业发展五年规划（2021—2025年）", False),
        ("昆山市制造业发展行动计划（2021—2025年）", False),
    ],
)
def test_the_years_of_a_plan(title: str, *, wrong: bool) -> None:
    text = f"昆政办发〔2022〕97号\n\n{title}\n\n一、总体要求\n\n坚持创新驱动。\n"
    assert [f.rule for f in dates(parse_text(text))] == ["KS609"] * wrong


@pytest.mark.parametrize(
    ("day", "wrong"),
    [("2021年12月31日", False), ("2023年1月3日", False), ("2023年2月3日", True)],
)
def test_a_number_may_be_given_at_the_turn_of_the_year(day: str, *, wrong: bool) -> None:
    text = (
        "昆政办发〔2022〕97号\n\n关于加强攻关的通知\n\n各有关单位：\n\n请执行。\n\n昆山市人民政府办公室\n\n"
        f"{day}\n\n一、总体要求\n\n坚持创新。\n"
    )
    assert [f.rule for f in dates(parse_text(text))] == ["KS603"] * wrong
