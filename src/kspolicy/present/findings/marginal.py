"""What a note in the margin of a document says of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.findings.wording import place_of, quote_of, severity_name

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome
    from kspolicy.model.finding import Evidence, Finding

# A note is read in a small window.
_MOST_PLACES = 12


def margin_note(finding: Finding, here: Evidence, outcome: Outcome) -> str:
    """Which rule found what, and the other places that it rests on.

    Args:
        finding: what was found.
        here: the place beside which the note stands.
        outcome: what the check came to.
    """
    name = outcome.rule_names[finding.rule]
    lines = [f"{finding.rule} {name}（{severity_name(finding.severity)}）", finding.message]
    others = [each for each in finding.evidence if each != here]
    if others:
        lines.append("其他各处：")
        lines += [
            f"· {place_of(each, finding.document)}：{quote_of(each, finding)}"
            for each in others[:_MOST_PLACES]
        ]
    if len(others) > _MOST_PLACES:
        lines.append(f"· 另有 {len(others) - _MOST_PLACES} 处，见 kspolicy check")
    return "\n".join(lines)
