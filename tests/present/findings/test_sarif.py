"""SARIF against the published schema, and what the schema cannot say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from kspolicy.present.findings import render_outcome

from .outcomes import BOUND, FILE, SUM, outcome, revised

if TYPE_CHECKING:
    from kspolicy.check.inspection import Outcome

SCHEMA = Path(__file__).parents[2] / "data" / "sarif-2.1.0-rtm.5.json"


def validator() -> Draft4Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def log(of: Outcome) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render_outcome(of, "sarif"))
    return loaded


@pytest.mark.parametrize("of", [outcome(), revised()], ids=["plain", "revised"])
def test_log_is_valid(of: Outcome) -> None:
    errors = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator().iter_errors(log(of))
    ]
    assert errors == []


def test_schema_sees_a_wrong_log() -> None:
    wrong = log(outcome())
    wrong["runs"][0]["results"][0]["level"] = "bad"
    assert not validator().is_valid(wrong)


def test_results_name_file_line_rule_and_fingerprint() -> None:
    [run] = log(outcome())["runs"]
    first, bound, remark = run["results"]
    rule = run["tool"]["driver"]["rules"][first["ruleIndex"]]
    assert first["ruleId"] == rule["id"] == "KS101"
    assert rule["name"] == "分解数之和不等于总数"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert "反例" in rule["help"]["text"]
    assert first["partialFingerprints"] == {"kspolicy/v1": SUM.fingerprint}
    [location] = first["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 12}
    artifact = location["physicalLocation"]["artifactLocation"]
    assert unquote(artifact["uri"]) == FILE
    assert " " not in artifact["uri"]
    assert artifact["uri"].isascii()
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    [other] = bound["relatedLocations"]
    # A page is no line: the file alone is named.
    assert unquote(other["physicalLocation"]["artifactLocation"]["uri"]) == "公文/2号.pdf"
    assert "region" not in other["physicalLocation"]
    assert other["message"]["text"].startswith("甲政发〔2024〕2号 附件2 第2页：产值 90")
    assert "physicalLocation" in remark["locations"][0]


def test_failed_file_makes_the_run_unsuccessful() -> None:
    [run] = log(outcome())["runs"]
    [invocation] = run["invocations"]
    assert invocation["executionSuccessful"] is False
    levels = [each["level"] for each in invocation["toolExecutionNotifications"]]
    assert levels == ["error", "warning"]


def test_known_findings_carry_their_state_so_that_nobody_takes_them_for_cured() -> None:
    [run] = log(revised())["runs"]
    states = {
        each["partialFingerprints"]["kspolicy/v1"]: each["baselineState"] for each in run["results"]
    }
    assert states[SUM.fingerprint] == "updated"
    assert states[BOUND.fingerprint] == "new"
    [run] = log(outcome())["runs"]
    assert not any("baselineState" in each for each in run["results"])


def test_suppressed_findings_are_left_out() -> None:
    assert "另一指标" not in render_outcome(outcome(), "sarif")
