"""How long an answer takes, next to bare Python and to what an analyst would use instead.

    python bench/startup.py [ROUNDS]

Peers that are not installed (jq, yq, sqlite-utils, duckdb) are left out and named. All of them
answer the same question, the targets of 高新区, from the same rows.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pairing import run_rounds

QUESTION = ("targets", "--district", "高新区")
NAIVE = (
    "import typer, rich.console, rich.table, pydantic, yaml, jieba, pdfplumber, tabulate, sys;"
    "from pathlib import Path;"
    "[yaml.safe_load(p.read_text()) for p in Path(sys.argv[1]).glob('*.yaml')]"
)


def main() -> None:
    """Print one line a command."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    binaries = Path(sys.executable).parent
    kspolicy = str(binaries / "kspolicy")
    structured = Path(__file__).parents[1] / "data" / "structured"
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        environment = {
            **os.environ,
            "KSPOLICY_DATA": str(structured),
            "KSPOLICY_CACHE": str(folder / "cache"),
        }
        rows = json.loads(
            subprocess.run(
                [kspolicy, "targets", "--format", "json"],
                capture_output=True,
                env=environment,
                check=True,
            ).stdout
        )
        (folder / "rows.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        # JSON is YAML: the peers that read YAML get the same rows.
        shutil.copy(folder / "rows.json", folder / "rows.yaml")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "kspolicy targets --district 高新区": [kspolicy, *QUESTION],
            "kspolicy, JSON": [kspolicy, *QUESTION, "--format", "json"],
            "everything imported": [sys.executable, "-c", NAIVE, str(structured)],
        }
        missing = _add_peers(commands, binaries, folder)
        timings = run_rounds(commands, rounds=rounds, environment=environment)
    print(f"{'command':38} {'CPU ms':>8} {'wall ms':>8} {'× python':>9}")
    for timing in timings:
        width = 38 - sum(ord(character) > 0x2E80 for character in timing.name)
        print(
            f"{timing.name:{width}} {timing.cpu * 1000:8.1f} {timing.wall * 1000:8.1f}"
            f" {timing.ratio:9.1f}"
        )
    if missing:
        print(f"not installed, left out: {', '.join(missing)}")


def _add_peers(commands: dict[str, list[str]], binaries: Path, folder: Path) -> list[str]:
    """Add the peers that are installed; returns the names of the others."""
    wanted = '[.[] | select(.district == "高新区")]'
    query = "select * from rows where district = '高新区'"
    peers: dict[str, tuple[str, list[str]]] = {
        "jq": ("jq", [wanted, str(folder / "rows.json")]),
        "yq (Python)": ("yq", [wanted, str(folder / "rows.yaml")]),
        "sqlite-utils": ("sqlite-utils", ["memory", str(folder / "rows.json"), query]),
    }
    missing = []
    for name, (program, arguments) in peers.items():
        found = shutil.which(program, path=f"{binaries}{os.pathsep}{os.environ['PATH']}")
        if found:
            commands[name] = [found, *arguments]
        else:
            missing.append(name)
    have_duckdb = subprocess.run(
        [sys.executable, "-c", "import duckdb"], capture_output=True, check=False
    )
    if have_duckdb.returncode == 0:
        statement = f"select * from '{folder / 'rows.json'}' where district = '高新区'"
        script = f"import duckdb; print(duckdb.sql({statement!r}).fetchall())"
        commands["duckdb (Python)"] = [sys.executable, "-c", script]
    else:
        missing.append("duckdb (Python)")
    return missing


if __name__ == "__main__":
    main()
