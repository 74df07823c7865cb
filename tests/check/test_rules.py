"""Every rule against the examples of its own manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.check.rule import Rule, all_rules, example_documents
from kspolicy.check.runner import run_checks, select_rules
from kspolicy.model.finding import Severity
from shipped import lexicon, parse_text

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

RULES = all_rules()


def parse_example(example: str) -> list[PolicyDocument]:
    return [parse_text(text) for text in example_documents(example)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example_is_found(rule: Rule) -> None:
    found = run_checks(parse_example(rule.bad), lexicon(), [rule]).findings
    assert len(found) == 1
    assert found[0].rule == rule.code
    assert found[0].evidence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_example_has_nothing_of_any_rule(rule: Rule) -> None:
    assert run_checks(parse_example(rule.good), lexicon()).findings == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_manual_can_be_read(rule: Rule) -> None:
    assert rule.summary.endswith("。")
    assert not rule.name.endswith("。")


def test_prefixes_select_and_ignore() -> None:
    assert {rule.code[:3] for rule in select_rules(["KS2"])} == {"KS2"}
    assert "KS201" not in {rule.code for rule in select_rules(["KS2"], ["KS201"])}
    with pytest.raises(ValueError, match="KS9"):
        select_rules(["KS9"])


def test_report_reaches_a_severity_at_or_above() -> None:
    warning = next(rule for rule in RULES if rule.severity is Severity.WARNING)
    report = run_checks(parse_example(warning.bad), lexicon(), [warning])
    assert report.reaches(Severity.WARNING)
    assert report.reaches(Severity.INFO)
    assert not report.reaches(Severity.ERROR)
