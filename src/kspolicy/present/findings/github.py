"""GitHub workflow commands: the findings beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.present.findings.wording import place_of, quote_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.inspection import Outcome
    from kspolicy.model.finding import Finding
    from kspolicy.present.listing import Screen

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(outcome: Outcome, screen: Screen | None) -> str:
    """A command a finding that counts, then one for each failure and remark."""
    return "".join(f"{line}\n" for line in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    for finding in outcome.findings:
        yield _command(
            _COMMANDS[finding.severity.value],
            _message(finding),
            **_location(finding, outcome),
            title=f"{finding.rule} {outcome.rule_names[finding.rule]}",
        )
    for failure in outcome.failures:
        yield _command("error", failure.message, file=failure.file, title="未能检查")
    for remark in outcome.remarks:
        yield _command("warning", remark, title="检查说明")


def _message(finding: Finding) -> str:
    quotes = (
        f"{place_of(evidence, finding.document)}：{quote_of(evidence, finding)}"
        for evidence in finding.evidence
    )
    return "\n".join((finding.message, *quotes))


def _location(finding: Finding, outcome: Outcome) -> dict[str, str]:
    """The first place of the finding. A page is no place that GitHub knows."""
    first = finding.evidence[0] if finding.evidence else None
    file = outcome.files.get(first.document if first else finding.document)
    location = {"file": file} if file else {}
    return {**location, "line": str(first.line)} if file and first and first.line else location


def _command(command: str, message: str, **properties: str) -> str:
    given = ",".join(f"{key}={text.translate(_IN_PROPERTY)}" for key, text in properties.items())
    return f"::{command} {given}::{message.translate(_IN_MESSAGE)}"
