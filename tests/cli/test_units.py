"""kspolicy units and kspolicy districts, as they are typed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kspolicy.cli.root import run
from kspolicy.corpus.store import write_document
from shipped import ELECTRONICS, EQUIPMENT, shipped


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("data")
    for name in (ELECTRONICS, EQUIPMENT):
        write_document(folder, shipped(name))
    return str(folder)


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert run([*arguments, "--format", "json"]) == 0
    listed: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return listed


@pytest.mark.parametrize(
    ("command", "asked", "named"),
    [
        ("units", ["工信局", "市市场监督管理局"], {"市工信局", "市市场监管局"}),
        ("districts", ["花桥商务区", "张浦镇"], {"花桥", "张浦"}),
    ],
)
def test_only_those_that_are_named_in_any_spelling(
    data: str, capsys: pytest.CaptureFixture[str], command: str, asked: list[str], named: set[str]
) -> None:
    every = {row["name"]: row for row in rows(capsys, command, "--data", data)}
    some = rows(capsys, command, *asked, "--data", data)
    assert {row["name"] for row in some} == named
    assert all(row == every[row["name"]] for row in some)


def test_a_unit_that_a_document_does_not_name_has_nothing_there(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # 杜克中心 stands in 97 alone.
    (row,) = rows(capsys, "units", "杜克中心", "--doc", "98", "--data", data)
    assert (row["led"], row["supported"], row["targets"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["units", "市科技居"], "没有名为“市科技居”的单位；相近的有：市科技局"),
        (["districts", "高薪区"], "没有名为“高薪区”的区镇；相近的有：高新区"),
        (["districts", "上海"], "没有名为“上海”的区镇；现有：开发区、高新区、花桥、"),
        (["units", "xyz"], "没有名为“xyz”的单位；现有："),
    ],
)
def test_a_name_that_nobody_has_is_refused_with_those_that_there_are(
    data: str, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run([*arguments, "--data", data]) == 2
    assert said in capsys.readouterr().err
