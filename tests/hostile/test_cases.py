"""Hostile files end with one sentence, or are read well; ``make hostile`` measures all of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from hostile.cases import CASES
from kspolicy.cli.root import run

if TYPE_CHECKING:
    from pathlib import Path

    from hostile.case import Case

pytestmark = pytest.mark.skipif(os.name != "posix", reason="管道、设备和链接只在类 Unix 系统上有")


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.is_slow], ids=lambda case: case.name
)
def test_it_ends_with_one_sentence(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KSPOLICY_DATA", str(tmp_path))
    arguments = case.make(tmp_path)

    code = run(arguments)

    said = capsys.readouterr().err
    assert code == (0 if case.is_read else 2)
    assert said.count("错误：") == (0 if case.is_read else 1)
    assert "kspolicy 的缺陷" not in said
