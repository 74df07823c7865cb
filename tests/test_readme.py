"""What the READMEs show is what the program prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```")


def blocks() -> list[tuple[str, str, str]]:
    return [
        (file, match["command"], match["output"])
        for file in ("README.md", "README.zh-CN.md")
        for match in _BLOCK.finditer((ROOT / file).read_text(encoding="utf-8"))
    ]


def printed(command: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "kspolicy"
    done = subprocess.run(
        [sys.executable, "-m", "kspolicy", *arguments],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    # How long a check took differs from run to run.
    return re.sub(r"\d+\.\d+ 秒", "0.03 秒", done.stdout.decode())


@pytest.mark.parametrize(("file", "command", "output"), blocks())
def test_shown_output_is_real(file: str, command: str, output: str) -> None:
    assert printed(command) == output, f"{file}: run `python tests/test_readme.py` to renew it"


def test_both_readmes_show_the_same() -> None:
    shown = {file: [] for file in ("README.md", "README.zh-CN.md")}
    for file, command, output in blocks():
        shown[file].append((command, output))
    assert len(shown["README.md"]) >= 4
    assert shown["README.md"] == shown["README.zh-CN.md"]


def renew() -> None:
    """Write what the program prints today into both READMEs."""
    for file in ("README.md", "README.zh-CN.md"):
        path = ROOT / file
        text = path.read_text(encoding="utf-8")
        fresh = _BLOCK.sub(
            lambda match: f"```console\n$ {match['command']}\n{printed(match['command'])}```", text
        )
        path.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    renew()
