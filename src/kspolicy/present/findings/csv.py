"""CSV for people: a line a finding, opens in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome
    from kspolicy.present.listing import Screen


def render(outcome: Outcome, screen: Screen | None) -> str:
    """Chinese titles and the findings that count."""
    from kspolicy.present.findings.listed import listed
    from kspolicy.present.formats import csv

    return csv.render(listed(outcome), None)
