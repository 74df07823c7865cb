"""kspolicy schema: what is shown, written and checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kspolicy.cli.root import run
from kspolicy.corpus.schema import KINDS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", KINDS)
def test_schema_of_each_kind_is_shown(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert run(["schema", "--kind", kind]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_document_is_shown_when_nothing_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert "allocations" in json.loads(capsys.readouterr().out)["properties"]


def test_check_passes_on_what_was_written_and_fails_on_a_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "schemas"
    out = ["schema", "--out", str(folder)]
    assert run([*out, "--check"]) == 1
    assert not folder.exists()
    assert run(out) == 0
    assert len(list(folder.iterdir())) == len(KINDS)
    assert run([*out, "--check"]) == 0
    capsys.readouterr()

    file = folder / "document.schema.json"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert run([*out, "--check"]) == 1
    assert f"{file} 缺失或与模型不一致。" in capsys.readouterr().err


def test_check_looks_into_the_customary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["schema", "--check"]) == 1
    assert run(["schema", "--out", "schemas"]) == 0
    assert run(["schema", "--check"]) == 0
