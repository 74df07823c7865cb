"""kspolicy rules and kspolicy explain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kspolicy.check.rule import all_rules
from kspolicy.cli.root import run

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in rows] == [rule.code for rule in all_rules()]
    assert rows[0] == {
        "code": "KS101",
        "name": "分解数之和不等于总数",
        "severity": "error",
        "summary": "分解数之和应等于总数。",
    }
    assert run(["rules", "--select", "KS101"]) == 0
    page = capsys.readouterr().out
    assert "KS101  错误  分解数之和不等于总数  分解数之和应等于总数。" in page
    assert "共 1 条" in page


def test_documentation_is_what_the_rules_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--check", str(DOCS)]) == 0, "run make docs"
    assert capsys.readouterr().out == ""


def test_drift_is_found_and_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "rules.md"
    assert run(["rules", "--check", str(page)]) == 1
    assert run(["rules", "--page", "--output", str(page)]) == 0
    assert run(["rules", "--check", str(page)]) == 0
    page.write_text(page.read_text(encoding="utf-8").replace("之和", "的和", 1), encoding="utf-8")
    capsys.readouterr()
    assert run(["rules", "--check", str(page)]) == 1
    assert f"kspolicy rules --page --output {page}" in capsys.readouterr().err


def test_one_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "ks203"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("KS203　数值满足界限但不相同（警告）\n\n")
    assert "\n反例：\n" in page
    assert "\n正例：\n" in page


def test_a_beginning_explains_all_that_begin_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "KS10"]) == 0
    page = capsys.readouterr().out
    assert all(f"{code}　" in page for code in ("KS101", "KS102", "KS103"))
    assert "KS201　" not in page


@pytest.mark.parametrize("command", [["explain"], ["rules", "--select"]])
def test_unknown_code_names_the_nearest(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert run([*command, "KS1O1"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("错误：没有编号为 KS1O1 的规则。您要的是不是 ")
    assert "KS101" in captured.err
