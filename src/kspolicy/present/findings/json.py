"""JSON for programs.

An object: ``findings`` count; ``left`` were known before and do not; ``cured`` were known and are
not found any more; ``suppressed`` are not reported, for the reason given. The time is left out,
so that equal checks give equal text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.findings.fields import finding_fields

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome
    from kspolicy.present.findings.fields import Fields
    from kspolicy.present.listing import Screen


def render(outcome: Outcome, screen: Screen | None) -> str:
    """The whole outcome as an object.

    Raises:
        ValueError: a value is not finite; JSON has no word for it.
    """
    import json

    return json.dumps(_fields(outcome), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _fields(outcome: Outcome) -> Fields:
    from kspolicy.model.finding import Severity

    return {
        "findings": [finding_fields(finding, outcome) for finding in outcome.findings],
        "left": [
            {**finding_fields(finding, outcome), "altered": finding.fingerprint in outcome.altered}
            for finding in outcome.left
        ],
        "cured": [known.model_dump() for known in outcome.cured],
        "suppressed": [
            {**finding_fields(finding, outcome), "reason": entry.reason}
            for finding, entry in outcome.suppressed
        ],
        "remarks": list(outcome.remarks),
        "failures": [
            {"file": failure.file, "message": failure.message} for failure in outcome.failures
        ],
        "counts": {
            **{severity.value: outcome.count(severity) for severity in Severity},
            "left": len(outcome.left),
            "cured": len(outcome.cured),
            "suppressed": len(outcome.suppressed),
            "documents": len(outcome.papers),
            "rules": len(outcome.rules),
        },
    }
