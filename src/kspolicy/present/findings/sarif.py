"""SARIF 2.1.0 (OASIS), for code scanning and editors.

Findings known before are in it too, with their baseline state: a reader that keeps count itself
would otherwise take them for cured. Suppressed ones are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kspolicy import __version__
from kspolicy.present.findings.wording import place_of, quote_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.check.inspection import Outcome
    from kspolicy.check.rule import Rule
    from kspolicy.model.finding import Evidence, Finding
    from kspolicy.present.listing import Screen

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"

Node = dict[str, Any]


def render(outcome: Outcome, screen: Screen | None) -> str:
    """One run with its rules, results and notifications.

    Raises:
        ValueError: a value is not finite; JSON has no word for it.
    """
    import json

    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(outcome)]}
    return json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _run(outcome: Outcome) -> Node:
    driver = {
        "name": "kspolicy",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": {"text": "检查公文自身是否一致"},
        "rules": [_rule(rule) for rule in outcome.rules],
    }
    invocation = {
        "executionSuccessful": not outcome.failures,
        "toolExecutionNotifications": [*_failures(outcome), *_remarks(outcome)],
    }
    return {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "artifacts": [
            {"location": _artifact(paper.file), "description": {"text": paper.id}}
            for paper in outcome.papers
        ],
        "results": list(_results(outcome)),
    }


def _rule(rule: Rule) -> Node:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation or rule.summary},
        "help": {"text": rule.manual},
        "defaultConfiguration": {"level": _LEVELS[rule.severity.value]},
    }


def _results(outcome: Outcome) -> Iterator[Node]:
    positions = {rule.code: index for index, rule in enumerate(outcome.rules)}
    states = [(finding, "new") for finding in outcome.findings] + [
        (finding, "updated" if finding.fingerprint in outcome.altered else "unchanged")
        for finding in outcome.left
    ]
    for finding, state in states:
        places = [_location(each, finding, outcome) for each in finding.evidence]
        yield {
            "ruleId": finding.rule,
            "ruleIndex": positions[finding.rule],
            "level": _LEVELS[finding.severity.value],
            "message": {"text": finding.message},
            "locations": places[:1] or [_whole(finding, outcome)],
            "relatedLocations": [{"id": i, **place} for i, place in enumerate(places[1:], start=1)],
            "partialFingerprints": {"kspolicy/v1": finding.fingerprint},
            **({"baselineState": state} if outcome.before else {}),
        }


def _location(evidence: Evidence, finding: Finding, outcome: Outcome) -> Node:
    place = place_of(evidence, finding.document)
    physical: Node = {}
    file = outcome.files.get(evidence.document)
    if file:
        physical = {"artifactLocation": _artifact(file)}
        if evidence.line:
            physical["region"] = {"startLine": evidence.line}
    return {
        **({"physicalLocation": physical} if physical else {}),
        "logicalLocations": [{"fullyQualifiedName": f"{evidence.document}/{evidence.part}"}],
        "message": {"text": f"{place}：{quote_of(evidence, finding)}"},
    }


def _whole(finding: Finding, outcome: Outcome) -> Node:
    """The document as the place of a finding that quotes nothing."""
    file = outcome.files.get(finding.document)
    physical = {"physicalLocation": {"artifactLocation": _artifact(file)}} if file else {}
    return {**physical, "logicalLocations": [{"fullyQualifiedName": finding.document}]}


def _artifact(file: str) -> Node:
    """A path as a URI: a relative one counts from the root of the sources."""
    from pathlib import PurePath
    from urllib.parse import quote

    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}


def _failures(outcome: Outcome) -> Iterator[Node]:
    for failure in outcome.failures:
        yield {
            "level": "error",
            "message": {"text": failure.message},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.file)}}],
        }


def _remarks(outcome: Outcome) -> Iterator[Node]:
    for remark in outcome.remarks:
        yield {"level": "warning", "message": {"text": remark}}
