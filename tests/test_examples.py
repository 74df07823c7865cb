"""The examples do what they say: run as their readers would run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from kspolicy import __version__
from kspolicy.check.config import parse_config
from kspolicy.check.inspection import Paper, Terms, inspect
from kspolicy.check.suppression import parse_suppressions
from shipped import ELECTRONICS, EQUIPMENT, lexicon, shipped

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with the two shipped documents, as an office might keep them."""
    shutil.copytree(ROOT / "data" / "raw", tmp_path / "公文")
    program = tmp_path / "bin" / "kspolicy"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kspolicy "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def shell(command: str, office: Path) -> subprocess.CompletedProcess[str]:
    path = f"{office / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-e", "-c", command],
        cwd=office,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def loaded(file: Path) -> Any:  # noqa: ANN401
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_ci_script_leaves_its_results_and_the_exit_code_of_the_check(office: Path) -> None:
    done = shell(f"'{EXAMPLES / 'ci.sh'}' 公文 结果", office)
    assert done.returncode == 1, done.stderr
    assert "KS101" in done.stdout
    assert (office / "结果" / "检查结果.html").read_text(encoding="utf-8").startswith("<!DOCTYPE")
    root = ElementTree.parse(office / "结果" / "junit.xml").getroot()
    assert len(root.findall("testsuite")) == 2
    shutil.rmtree(office / "公文")
    (office / "公文").mkdir()
    assert shell(f"'{EXAMPLES / 'ci.sh'}' 公文 结果", office).returncode == 2


def test_hook_checks_the_files_that_it_is_given(office: Path) -> None:
    [hook] = loaded(ROOT / ".pre-commit-hooks.yaml")
    assert hook["language"] == "python"
    files = " ".join(f"'公文/{name}.txt'" for name in (ELECTRONICS, EQUIPMENT))
    assert shell(f"{hook['entry']} {files}", office).returncode == 1
    assert shell(f"{hook['entry']} '公文/{EQUIPMENT}.txt'", office).returncode == 0


def test_pre_commit_example_uses_the_hook_and_this_version() -> None:
    [hook] = loaded(ROOT / ".pre-commit-hooks.yaml")
    [repository] = loaded(EXAMPLES / "pre-commit-config.yaml")["repos"]
    [used] = repository["hooks"]
    assert used["id"] == hook["id"]
    assert repository["rev"] == f"v{__version__}"


def test_workflow_steps_run(office: Path) -> None:
    workflow = loaded(EXAMPLES / "github-workflow.yml")
    steps = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    scan, check = (step for step in steps if step.startswith("kspolicy"))
    assert shell(scan, office).returncode == 0
    uploaded = next(
        step["with"]["sarif_file"]
        for step in workflow["jobs"]["check"]["steps"]
        if "sarif_file" in step.get("with", {})
    )
    assert (office / uploaded).is_file()
    done = shell(check, office)
    assert done.returncode == 1
    assert f"::error file=公文/{ELECTRONICS}.txt,line=138," in done.stdout


def test_configuration_example_is_one() -> None:
    text = (EXAMPLES / "kspolicy.toml").read_text(encoding="utf-8")
    parse_config(tomllib.loads(text), "kspolicy.toml")
    # What is commented out is right as well, but for its being commented out.
    lines = [line.removeprefix("# ") if " = " in line else line for line in text.splitlines()]
    config = parse_config(tomllib.loads("\n".join(lines)), "kspolicy.toml")
    assert config.baseline == "kspolicy-baseline.json"


def test_suppressions_example_suppresses_what_it_names() -> None:
    name = "kspolicy-suppressions.yaml"
    entries = parse_suppressions((EXAMPLES / name).read_text(encoding="utf-8"), name)
    config = parse_config({}, "kspolicy.toml")
    terms = Terms(lexicon(), config, date(2024, 1, 1), entries, whole=True)
    papers = [Paper(shipped(number), number) for number in (ELECTRONICS, EQUIPMENT)]
    outcome = inspect(papers, terms)
    assert outcome.remarks == ()
    assert len(outcome.suppressed) == len(entries.entries) == 2
