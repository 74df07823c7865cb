"""The findings that count as a listing, a row a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.findings.fields import finding_fields
from kspolicy.present.findings.wording import SEVERITY_NAMES
from kspolicy.present.listing import Column, Listing
from kspolicy.present.place import describe_place

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome
    from kspolicy.present.listing import Row


def listed(outcome: Outcome) -> Listing:
    """Document, severity, rule, message, and the quotes with their places."""
    return Listing(
        columns=[
            Column("document", "文号"),
            Column("severity_name", "级别", value=lambda row: SEVERITY_NAMES[row["severity"]]),
            Column("rule", "规则"),
            Column("name", "名称"),
            Column("message", "说明"),
            Column("places", "出处", value=_places),
        ],
        rows=[finding_fields(finding, outcome) for finding in outcome.findings],
        empty="没有发现问题。",
        envelope="findings",
    )


_PLACE = ("part", "line", "page", "paragraph")


def _places(row: Row) -> str:
    return "；".join(
        f"{describe_place(*(each.get(key) for key in _PLACE))}：{each['quote']}"
        for each in row["evidence"]
    )
