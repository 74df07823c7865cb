"""Findings as plain fields, for the formats that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome
    from kspolicy.model.finding import Evidence, Finding

Fields = dict[str, Any]


def finding_fields(finding: Finding, outcome: Outcome) -> Fields:
    """One finding; ``file`` is the file in which its lines are counted."""
    return {
        "rule": finding.rule,
        "name": outcome.rule_names[finding.rule],
        "severity": finding.severity.value,
        "document": finding.document,
        "file": outcome.files.get(finding.document),
        "subject": finding.label,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "evidence": [_evidence_fields(evidence) for evidence in finding.evidence],
        "fixes": [{"line": fix.line, "old": fix.old, "new": fix.new} for fix in finding.fixes],
    }


def _evidence_fields(evidence: Evidence) -> Fields:
    """One place; ``box`` is there only where the source has pages, ``paragraph`` for lines."""
    fields: Fields = {
        "document": evidence.document,
        "part": evidence.part,
        "line": evidence.line,
        "page": evidence.page,
        "quote": evidence.quote,
        "value": evidence.value,
    }
    if evidence.paragraph:
        fields["paragraph"] = evidence.paragraph
    if evidence.box:
        fields["box"] = list(evidence.box)
    return fields
