"""A whole check: what counts, what is known, what is set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kspolicy.check.baseline import Known, baseline_of
from kspolicy.check.config import parse_config
from kspolicy.check.inspection import Before, Outcome, Paper, Terms, inspect, known_from
from kspolicy.check.rule import Rule, all_rules
from kspolicy.check.runner import run_checks
from kspolicy.check.suppression import parse_suppressions
from kspolicy.model.finding import Evidence, Finding, Severity
from shipped import lexicon, parse_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.case import Case

TEXT = """甲政发〔2024〕1号

甲市人民政府关于印发产业方案的通知

二、主要目标
到2025年，科技型中小企业评价入库力争超10家。

附件1
目标分解表
指标（单位）\t2025年\t甲区\t乙区\t丙镇\t责任单位
培育企业数（家）\t10\t5\t4\t2\t市工信局
科技型中小企业评价入库（家）\t12\t6\t4\t2\t市科技局
"""
# 5+4+2 is 11, not 10; 12 is over 10, but another figure.
FOUND = ["KS101", "KS203"]
TODAY = date(2024, 5, 1)


def paper(text: str = TEXT, file: str = "甲.txt") -> Paper:
    return Paper(parse_text(text), file)


def terms(toml: dict[str, object] | None = None, suppressions: str | None = None) -> Terms:
    settings = {"select": ["KS1", "KS2"], **(toml or {})}
    entries = parse_suppressions(suppressions, "不报.yaml") if suppressions else None
    return Terms(lexicon(), parse_config(settings, "kspolicy.toml"), TODAY, entries)


def codes(outcome: Outcome) -> list[str]:
    return [finding.rule for finding in outcome.findings]


def test_errors_fail_and_warnings_do_not_unless_asked() -> None:
    outcome = inspect([paper()], terms())
    assert codes(outcome) == FOUND
    assert outcome.fails
    assert not inspect([paper()], terms({"ignore": ["KS101"]})).fails
    assert inspect([paper()], terms({"ignore": ["KS101"], "fail-on": "warning"})).fails


def test_severities_are_those_of_the_configuration_and_order_the_report() -> None:
    outcome = inspect([paper()], terms({"severities": {"KS101": "info", "KS203": "error"}}))
    assert [(each.rule, each.severity.value) for each in outcome.findings] == [
        ("KS203", "error"),
        ("KS101", "info"),
    ]
    assert codes(inspect([paper()], terms({"severities": {"KS1": "off"}}))) == ["KS203"]


def test_rules_of_one_document_leave_the_other_alone() -> None:
    second = paper(TEXT.replace("1号", "2号"), "乙.txt")
    ignoring = terms({"per-document": {"*〔2024〕1号": {"ignore": ["KS101"]}}})
    outcome = inspect([paper(), second], ignoring)
    assert [(each.document, each.rule) for each in outcome.findings] == [
        ("甲政发〔2024〕1号", "KS203"),
        ("甲政发〔2024〕2号", "KS101"),
        ("甲政发〔2024〕2号", "KS203"),
    ]


def test_findings_alike_are_numbered_in_reading_order() -> None:
    def twice(case: Case) -> Iterator[Finding]:
        for line in (9, 4):
            evidence = (Evidence("x", "body", "原文", line=line),)
            yield Finding("KS101", Severity.ERROR, "x", "同一对象", "说明", evidence)

    rule: Rule = replace(all_rules()[0], check=twice)
    first, second = run_checks([], lexicon(), [rule]).findings
    assert [first.evidence[0].line, second.evidence[0].line] == [4, 9]
    assert [first.label, second.label] == ["同一对象", "同一对象 #2"]
    assert first.fingerprint != second.fingerprint
    # Alone, a finding has the fingerprint that the first of several has.
    assert first.fingerprint == replace(second, number=1).fingerprint


def test_known_findings_pass_and_new_ones_fail() -> None:
    before = Before("基线", baseline_of(inspect([paper()], terms()).findings))
    assert codes(inspect([paper()], terms(), before)) == []
    assert not inspect([paper()], terms(), before).fails
    worse = paper(TEXT.replace("12\t6\t4\t2", "12\t6\t4\t3"))
    outcome = inspect([worse], terms(), before)
    assert codes(outcome) == ["KS101"]
    assert outcome.fails
    assert len(outcome.left) == 2


def test_cured_is_told_only_of_rules_and_documents_that_were_checked() -> None:
    entries = [
        ("KS101", "甲政发〔2024〕1号"),
        ("KS301", "甲政发〔2024〕1号"),
        ("KS101", "甲政发〔2024〕9号"),
        ("KS803", "甲政发〔2024〕1号"),
    ]
    known = [
        Known(fingerprint=f"{n:016x}", rule=rule, document=document, subject="旧", message="旧")
        for n, (rule, document) in enumerate(entries)
    ]
    before = Before("基线", baseline_of((), known))
    cured = inspect([paper()], terms({"select": ["KS1", "KS8"]}), before).cured
    # KS803 compares documents, and only one was there.
    assert [(each.rule, each.document) for each in cured] == entries[:1]
    whole = replace(terms({"select": ["KS1", "KS8"]}), whole=True)
    assert len(inspect([paper()], whole, before).cured) == 2


def test_revision_is_compared_whatever_number_it_has() -> None:
    older = paper(TEXT.replace("甲政发〔2024〕1号", "甲政发〔2023〕8号"), "旧.txt")
    revised = paper(TEXT.replace("10\t5\t4\t2", "11\t5\t4\t2").replace("超10家", "超9家"))
    before = known_from(older, revised, terms())
    assert before.is_version
    outcome = inspect([revised], terms(), before)
    # The sum is cured; the bound is another now, so the finding on it is new.
    assert codes(outcome) == ["KS203"]
    assert [known.rule for known in outcome.cured] == ["KS101", "KS203"]
    assert outcome.left == ()
    same = inspect([paper()], terms(), known_from(older, paper(), terms()))
    assert (codes(same), len(same.left), same.cured) == ([], 2, ())


def test_suppressed_is_neither_reported_nor_cured() -> None:
    [found, _] = inspect([paper()], terms()).findings
    entry = f"suppressions:\n  - {{fingerprint: {found.fingerprint}, reason: 已发函更正}}\n"
    before = Before("基线", baseline_of([found]))
    outcome = inspect([paper()], terms(suppressions=entry), before)
    assert codes(outcome) == ["KS203"]
    assert [finding for finding, _ in outcome.suppressed] == [found]
    assert outcome.cured == ()


def test_idle_suppression_weighs_as_much_as_a_warning() -> None:
    entry = "{rule: KS101, document: 甲政发〔2024〕1号, subject: 没有的, reason: x}"
    text = f"suppressions:\n  - {entry}\n"
    quiet = {"ignore": ["KS203"], "severities": {"KS101": "info"}}
    outcome = inspect([paper()], terms(quiet, text))
    assert len(outcome.remarks) == 1
    assert not outcome.fails
    assert inspect([paper()], terms({**quiet, "fail-on": "warning"}, text)).fails
    # A rule that does not run cannot say that there is nothing to suppress.
    assert inspect([paper()], terms({"ignore": ["KS101"]}, text)).remarks == ()


def test_entry_by_fingerprint_alone_is_idle_only_when_everything_was_checked() -> None:
    text = f"suppressions:\n  - {{fingerprint: {'0' * 16}, reason: x}}\n"
    assert inspect([paper()], terms(suppressions=text)).remarks == ()
    assert inspect([paper()], replace(terms(suppressions=text), whole=True)).remarks
