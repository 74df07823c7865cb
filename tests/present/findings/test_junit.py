"""JUnit XML: what fails the check is a failure, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from kspolicy.check.config import Config
from kspolicy.model.finding import Severity
from kspolicy.present.findings import render_outcome

from .outcomes import FIRST, SUM, outcome


def test_suites_cases_and_counts() -> None:
    text = render_outcome(outcome(), "junit")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    root = ElementTree.fromstring(text)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "1", "1")
    first, second, failed = root.findall("testsuite")
    assert first.get("name") == FIRST
    names = [case.get("name") for case in first.findall("testcase")]
    assert names == [
        "KS101 分解数之和不等于总数：企业数（家）",
        "KS103 已划分之和小于总数",
        "KS203 数值满足界限但不相同：产值",
    ]
    [failure] = first.iter("failure")
    assert failure.get("message") == SUM.message
    assert failure.get("type") == "error"
    assert "附件1 第12行：企业数（家）：甲区 5、乙区 4" in (failure.text or "")
    # A rule that was not used on a document is no passed test of it.
    assert len(second.findall("testcase")) == 2
    assert [error.get("message") for error in failed.iter("error")] == ["公文/坏.txt：文件是空的"]


def test_fail_on_decides_what_is_a_failure() -> None:
    plain = outcome()
    strict = replace(plain, terms=replace(plain.terms, config=Config(fail_on=Severity.INFO)))
    root = ElementTree.fromstring(render_outcome(strict, "junit"))
    assert root.get("failures") == "3"


def test_characters_that_xml_cannot_hold() -> None:
    hostile = replace(SUM, message="a\x00b\x1bc]]><x>")
    text = render_outcome(replace(outcome(), findings=(hostile,)), "junit")
    [failure] = ElementTree.fromstring(text).iter("failure")
    assert failure.get("message") == "a\ufffdb\ufffdc]]><x>"
