"""The labelled tables hold together: the check has no error to report of any of them."""

from __future__ import annotations

import pytest

from accuracy.labelled import Passage, parse_passage, passages
from kspolicy.check.runner import run_checks
from kspolicy.model.finding import Severity
from shipped import lexicon

TABLES = passages("tables")
NUMBERED = [str(number) for number, _ in enumerate(TABLES, start=1)]


@pytest.mark.parametrize("passage", TABLES, ids=NUMBERED)
def test_no_table_is_reported_in_vain(passage: Passage) -> None:
    document = parse_passage(passage)
    report = run_checks([document] if document else [], lexicon())
    assert [f.message for f in report.findings if f.severity is not Severity.INFO] == []
