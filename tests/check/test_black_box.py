"""Slips put into the shipped documents as a reader would make them: each is found, and once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from kspolicy.check.counting import closing_counts
from kspolicy.check.runner import run_checks
from shipped import ELECTRONICS, EQUIPMENT, RAW, edited, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument
    from kspolicy.model.finding import Finding

ISSUED = "《昆山市电子信息产业创新集群建设实施意见》已经"
SIX = "产业促进等六大重点举措"


@cache
def known(name: str) -> frozenset[str]:
    return frozenset(finding.fingerprint for finding in findings(shipped(name)))


def findings(document: PolicyDocument) -> tuple[Finding, ...]:
    return run_checks([document], lexicon()).findings


def fresh(name: str, *changes: tuple[str, str]) -> list[Finding]:
    """What any rule finds only after the change."""
    return [f for f in findings(edited(name, *changes)) if f.fingerprint not in known(name)]


def places(finding: Finding) -> list[tuple[str, int | None]]:
    return [(evidence.part, evidence.line) for evidence in finding.evidence]


# Titles.


@pytest.mark.parametrize(
    "cited",
    [
        "昆山市电子信息产业创新集群建设实施方案",
        "昆山市电子信息产业创新集群建设的实施意见",
        "昆山市电子信息产业创新集群实施意见",
    ],
)
def test_the_notice_names_what_it_issues_as_that_is_titled(cited: str) -> None:
    (finding,) = fresh(ELECTRONICS, (ISSUED, f"《{cited}》已经"))
    assert finding.rule == "KS505"
    assert places(finding) == [("body", 12), ("body", 22)]
    assert cited in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "《昆山市产业集群建设实施意见》已经市政府同意，现印发给你们，请认真执行。",
        "《昆山市产业集群建设实施意见（试行）》已经市政府同意，现印发给你们，请认真执行。",
        "现将《昆山市产业集群建设实施意见》印发给你们，请认真执行。",
        "《昆山市产业集群建设实施方案》已经印发，请认真执行。",
        "《昆山市产业集群建设实施方案》《昆山市产业集群建设实施意见》已经市政府同意，现印发给你们。",
        "根据《昆山市产业集群建设实施方案》要求，现印发给你们，请认真执行。",
        "《江苏省促进中小企业发展条例》已经省人大通过，现印发给你们，请认真执行。",
    ],
)
def test_what_a_notice_may_cite(sentence: str) -> None:
    text = (
        "昆政办发〔2022〕97号\n\n市政府办公室关于印发昆山市产业集群建设实施意见的通知\n\n"
        f"各有关单位：\n\n{sentence}\n\n昆山市人民政府办公室\n\n2022年9月29日\n\n"
        "昆山市产业集群建设实施意见\n\n一、总体要求\n\n坚持创新驱动。\n"
    )
    assert [f for f in findings(parse_text(text)) if f.rule == "KS505"] == []


# Counts.


def test_a_wrong_count_said_twice_is_found() -> None:
    five = SIX.replace("六", "五")
    (finding,) = fresh(EQUIPMENT, (SIX, five), (SIX, five))
    assert finding.rule == "KS510"
    assert places(finding) == [("body", 96), ("annex-2", 161)]
    assert "“五大”，前面列出的有 6 项" in finding.message


@pytest.mark.parametrize("number", ["五", "七"])
def test_a_count_that_the_annex_gives_otherwise_is_no_change_of_term(number: str) -> None:
    (finding,) = fresh(EQUIPMENT, (SIX, SIX.replace("六", number)))
    assert finding.rule == "KS510"
    assert places(finding) == [("body", 96), ("annex-2", 161)]
    assert f"正文说是“{number}大”，附件2说是“六大”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "围绕专利导航、要素配置、产业促进等三大举措",
        "围绕专利导航、要素配置、强企培育和产业促进等四大举措",
        "围绕专利导航、要素配置、强企培育和产业促进等八大举措",
        "实施成果转化、人才集聚、知识产权保护和运用等三大行动",
        "实施水源保护、综合开发和高效利用等两大工程",
    ],
)
def test_counts_that_may_be_right(text: str) -> None:
    (counted,) = closing_counts(text)
    assert counted.closes


def test_one_beginning_of_a_list_counts_two_things() -> None:
    text = (
        "昆政办发〔2022〕97号\n\n昆山市产业发展实施意见\n\n一、主要任务\n\n"
        "实施道路、供水等五大工程。\n\n二、保障措施\n\n整治道路、供水等六大行业。\n"
    )
    assert [f for f in findings(parse_text(text)) if f.rule == "KS510"] == []


def test_a_number_that_counts_no_list_is_told_as_a_number() -> None:
    body, row = "以提升创新设计能力为抓手", "以提升三项创新设计能力为抓手"
    text = (RAW / f"{EQUIPMENT}.txt").read_text(encoding="utf-8")
    assert text.count(body) == 2
    first, second, third = text.split(body)
    changed = first + row + second + row.replace("三", "四") + third
    found = [f for f in findings(parse_text(changed)) if f.fingerprint not in known(EQUIPMENT)]
    (finding,) = (f for f in found if f.rule == "KS702")
    assert "正文的数是“三”，附件2的数是“四”" in finding.message


# Dates and ranges.


@pytest.mark.parametrize(("name", "line"), [(ELECTRONICS, 192), (EQUIPMENT, 169)])
def test_a_date_of_printing_that_no_calendar_has(name: str, line: int) -> None:
    (finding,) = fresh(name, ("2022年9月29日印发", "2022年9月31日印发"))
    assert finding.rule == "KS608"
    assert places(finding) == [("body", line)]
    assert finding.evidence[0].quote == "2022年9月31日"


def test_a_date_of_signing_that_no_calendar_has() -> None:
    found = fresh(ELECTRONICS, ("2022年9月29日\n\n（此件", "2022年9月31日\n\n（此件"))
    assert [(f.rule, places(f)) for f in found if f.rule == "KS608"] == [("KS608", [("body", 18)])]


def test_a_range_that_begins_at_the_bound_has_no_gap() -> None:
    (finding,) = fresh(ELECTRONICS, ("技术经纪人不少于 200 人", "技术经纪人 200—300 人"))
    assert finding.rule == "KS203"
    assert places(finding) == [("body", 78), ("annex-2", 174)]
    assert "一处写区间" in finding.message
    assert "相差" not in finding.message


def test_a_list_that_its_own_number_closes_is_no_part_of_the_next() -> None:
    two_lists = "着力打造生猪、家禽两个万亿级产业和奶畜、肉牛肉羊、特色畜禽、饲草四个千亿级产业。"
    assert all(counted.closes for counted in closing_counts(two_lists))
