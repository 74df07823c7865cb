"""A query with a warm cache loads none of the heavy modules: start-up time is what users feel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

HEAVY = {
    *("jieba", "pdfplumber", "rich.table", "tabulate", "pandas", "yaml", "rapidfuzz"),
    *("jsonschema", "xlsxwriter", "kspolicy.parse", "kspolicy.read", "kspolicy.check"),
}

# Runs the program whose arguments follow and writes the names of all loaded modules to a file.
PROBE = """
import sys
modules_file = sys.argv.pop(1)
sys.argv[0] = "kspolicy"
try:
    {program}
finally:
    with open(modules_file, "w", encoding="utf-8") as file:
        print(*sorted(sys.modules), sep="\\n", file=file)
"""
KSPOLICY = "from kspolicy.cli import main; sys.exit(main())"


def run(folder: Path, *arguments: str, program: str = KSPOLICY) -> tuple[str, set[str]]:
    """What the program prints, and the modules it has loaded by its end.

    It runs in ``folder``, where no documents lie, so that it takes the shipped ones.
    """
    modules = folder / "modules.txt"
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(program=program), str(modules), *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "PYTHONUTF8": "1",
            "XDG_CACHE_HOME": str(folder / "cache"),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, set(modules.read_text(encoding="utf-8").splitlines())


def test_targets_with_a_warm_cache_load_nothing_heavy(tmp_path: Path) -> None:
    question = ("targets", "--district", "高新区", "--format", "json")
    first, _ = run(tmp_path, *question)
    second, modules = run(tmp_path, *question)

    assert json.loads(first), "no target of 高新区 in the shipped documents"
    assert second == first
    assert "kspolicy.cli" in modules
    assert not modules & HEAVY


@pytest.mark.parametrize("module", ["yaml", "rich.table"])
def test_probe_sees_a_heavy_module(tmp_path: Path, module: str) -> None:
    _, modules = run(tmp_path, program=f"import {module}")
    assert modules & HEAVY == {module}
