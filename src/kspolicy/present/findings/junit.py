"""JUnit XML, as CI servers read it: a suite a document, a case a rule or a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kspolicy.present.findings.wording import place_of, quote_of, severity_name

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome, Paper
    from kspolicy.check.rule import Rule
    from kspolicy.model.finding import Finding
    from kspolicy.present.listing import Screen

# What XML 1.0 cannot hold (production 2, Char).
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(outcome: Outcome, screen: Screen | None) -> str:
    """Findings that fail the check are failures, others are noted; failed files are errors."""
    root = Element("testsuites", name="kspolicy check", time=f"{outcome.seconds:.3f}")
    for paper in outcome.papers:
        _suite(root, paper, outcome)
    if outcome.failures:
        suite = SubElement(root, "testsuite", name="未能检查的文件")
        for failure in outcome.failures:
            case = _case(suite, failure.file, "读取")
            SubElement(case, "error", message=_text(failure.message))
    for element in (*root.findall("testsuite"), root):
        _count(element)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


def _suite(root: Element, paper: Paper, outcome: Outcome) -> None:
    suite = SubElement(root, "testsuite", name=_text(paper.id), file=_text(paper.file))
    by_rule: dict[str, list[Finding]] = {}
    for finding in outcome.found_in.get(paper.id, ()):
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule in outcome.rules:
        if rule.code not in outcome.used[paper.id]:
            continue
        found = by_rule.get(rule.code, [])
        for finding in found:
            _found(suite, paper, rule, finding, fails=outcome.weighs(finding))
        if not found:
            _case(suite, _name(rule), paper.id)


def _found(suite: Element, paper: Paper, rule: Rule, finding: Finding, *, fails: bool) -> None:
    case = _case(suite, f"{_name(rule)}：{finding.label}", paper.id)
    places = "\n".join(
        f"{place_of(evidence, finding.document)}：{quote_of(evidence, finding)}"
        for evidence in finding.evidence
    )
    if fails:
        failure = SubElement(
            case, "failure", message=_text(finding.message), type=finding.severity.value
        )
        failure.text = _text(places)
    else:
        note = SubElement(case, "system-out")
        note.text = _text(f"{severity_name(finding.severity)}：{finding.message}\n{places}")


def _name(rule: Rule) -> str:
    return f"{rule.code} {rule.name}"


def _case(suite: Element, name: str, document: str) -> Element:
    return SubElement(suite, "testcase", name=_text(name), classname=_text(document))


def _count(element: Element) -> None:
    element.set("tests", str(len(list(element.iter("testcase")))))
    element.set("failures", str(len(list(element.iter("failure")))))
    element.set("errors", str(len(list(element.iter("error")))))


def _text(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", text)
