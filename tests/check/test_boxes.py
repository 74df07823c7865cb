"""What a finding rests on is known by its box wherever the source has pages."""

from __future__ import annotations

from datetime import date

import pytest

from kspolicy.check.config import Config
from kspolicy.check.inspection import Paper, Terms, inspect
from kspolicy.parse.document import parse_source
from kspolicy.present.findings.fields import finding_fields
from kspolicy.read import read_bytes
from shipped import ELECTRONICS, EQUIPMENT, lexicon, shipped
from typeset.typst import pdf


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_all_evidence_from_a_page_has_its_box(name: str) -> None:
    document = parse_source(read_bytes(pdf(name), f"{name}.pdf"))
    outcome = inspect([Paper(document, name)], Terms(lexicon(), Config(), date(2022, 9, 1)))

    assert outcome.findings
    for finding in outcome.findings:
        fields = finding_fields(finding, outcome)["evidence"]
        assert [each["box"] for each in fields] == [list(e.box or ()) for e in finding.evidence]
        for evidence in finding.evidence:
            assert evidence.page is not None, finding
            assert evidence.box is not None, finding


def test_a_text_has_no_boxes_and_says_nothing_of_them() -> None:
    paper = Paper(shipped(ELECTRONICS), ELECTRONICS)
    outcome = inspect([paper], Terms(lexicon(), Config(), date(2022, 9, 1)))

    for finding in outcome.findings:
        assert all("box" not in each for each in finding_fields(finding, outcome)["evidence"])
