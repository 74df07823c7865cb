"""kspolicy check from the command line: sources, exit codes, files it reads and writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kspolicy.cli.root import run

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]

TEXT = """甲政发〔2024〕1号

甲市人民政府关于印发产业方案的通知

二、主要目标
到2025年，科技型中小企业评价入库力争超10家。

附件1
目标分解表
指标（单位）\t2025年\t甲区\t乙区\t丙镇\t责任单位
培育企业数（家）\t10\t5\t4\t2\t市工信局
科技型中小企业评价入库（家）\t12\t6\t4\t2\t市科技局
"""
RIGHT = TEXT.replace("1号", "2号").replace("10\t5\t4\t2", "11\t5\t4\t2").replace("超10家", "超12家")
# The sum is 11, not 10; 12 is over 10, but another figure.
ARITHMETIC = ("--select", "KS101,KS203")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with a document that is wrong and one that is right."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "甲.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "乙.txt").write_text(RIGHT, encoding="utf-8")
    yield tmp_path


def report(capsys: pytest.CaptureFixture[str], *arguments: str, code: int) -> dict[str, Any]:
    """What ``check --format json`` says; it must end with ``code``."""
    assert run(["check", *arguments, *ARITHMETIC, "--format", "json"]) == code
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def rules(data: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in data["findings"]]


def test_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules(report(capsys, "甲.txt", code=1)) == ["KS101", "KS203"]
    assert rules(report(capsys, "乙.txt", "--fail-on", "info", code=0)) == []
    assert rules(report(capsys, "甲.txt", "--ignore", "KS101", code=0)) == ["KS203"]
    report(capsys, "甲.txt", "--ignore", "KS101", "--fail-on", "warning", code=1)


def test_findings_of_a_raw_file_name_it_and_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    first, bound = report(capsys, "甲.txt", code=1)["findings"]
    assert (first["document"], first["file"]) == ("甲政发〔2024〕1号", "甲.txt")
    assert [each["line"] for each in first["evidence"]] == [11, 11]
    assert [each["line"] for each in bound["evidence"]] == [6, 12]
    assert "5+4+2 = 11" in first["message"]


def test_a_file_that_fails_is_named_and_the_others_are_checked(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "空.txt").write_text("", encoding="utf-8")
    (folder / "坏.yaml").write_text("id: [", encoding="utf-8")
    arguments = ["空.txt", "没有.txt", "坏.yaml", "乙.txt"]
    assert run(["check", *arguments, *ARITHMETIC, "--format", "json"]) == 2
    captured = capsys.readouterr()
    data = json.loads(captured.out)
    assert [failure["file"] for failure in data["failures"]] == ["空.txt", "没有.txt", "坏.yaml"]
    assert data["counts"]["documents"] == 1
    lines = captured.err.splitlines()
    assert lines[0] == "错误：空.txt：文件是空的，没有可读的内容"
    assert lines[1] == "错误：没有.txt：没有这个文件"
    assert lines[2].startswith("错误：坏.yaml 第")
    assert len(lines) == 3


def test_a_folder_is_searched_for_documents(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert run(["parse", "甲.txt", "--out", "data/structured"]) == 0
    (folder / "data" / "其他.yaml").write_text("a: 1\n", encoding="utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "丙.txt").write_text(TEXT.replace("1号", "3号"), encoding="utf-8")
    capsys.readouterr()
    assert run(["check", ".", *ARITHMETIC, "--format", "json"]) == 1
    captured = capsys.readouterr()
    data = json.loads(captured.out)
    assert data["counts"]["documents"] == 2
    # The saved document is the raw one again: it is checked once, and that is said.
    assert rules(data) == ["KS101", "KS203"]
    assert "只检查一次" in captured.err


def test_two_versions_under_one_number_are_not_mixed(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "新.txt").write_text(TEXT.replace("10\t5", "11\t5"), encoding="utf-8")
    assert run(["check", "甲.txt", "新.txt", *ARITHMETIC]) == 2
    assert "新.txt：与 甲.txt 的文号相同" in capsys.readouterr().err


def test_nothing_to_check_is_said(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "空").mkdir()
    assert run(["check", "空"]) == 2
    assert capsys.readouterr().err == "错误：空 中没有可以检查的公文。\n"


def test_the_corpus_is_checked_with_its_corrections_and_names_its_raw_files(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    raw = folder / "data" / "raw"
    raw.mkdir(parents=True)
    (folder / "甲.txt").rename(raw / "甲.txt")
    assert run(["parse", "data/raw/甲.txt", "乙.txt", "--out", "data/structured"]) == 0
    capsys.readouterr()
    data = report(capsys, code=1)
    assert [finding["file"] for finding in data["findings"]] == ["data/raw/甲.txt"] * 2
    assert data["counts"]["documents"] == 2
    assert rules(report(capsys, "--doc", "2号", code=0)) == []

    name = next((folder / "data" / "structured").glob("甲政发*1号.yaml")).name
    corrections = folder / "data" / "structured" / "corrections"
    corrections.mkdir()
    (corrections / name).write_text(
        "document: 甲政发〔2024〕1号\ncorrections:\n"
        "- {item: annex-1/1, field: total, was: 10, now: 11, reason: 原件第3页}\n",
        encoding="utf-8",
    )
    assert rules(report(capsys, code=0)) == ["KS203"]
    assert rules(report(capsys, f"data/structured/{name}", code=0)) == ["KS203"]


def test_old_findings_pass_new_ones_fail_and_cured_ones_are_counted(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert run(["check", "甲.txt", *ARITHMETIC, "--write-baseline", "基线.json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == "已写入 基线.json\n基线记有这次的发现 2 条。\n"
    assert "新出现：错误 0，警告 0，提示 0。" in captured.out
    report(capsys, "甲.txt", "--baseline", "基线.json", "--fail-on", "info", code=0)

    # A paragraph put in moves every line and changes nothing; the bound is cured, a sum is new.
    moved = TEXT.replace("二、", "一、总则\n说明。\n\n二、").replace("超10家", "超12家")
    (folder / "甲.txt").write_text(moved.replace("12\t6", "12\t7"), encoding="utf-8")
    data = report(capsys, "甲.txt", "--baseline", "基线.json", code=1)
    assert [finding["subject"].split("：")[0] for finding in data["findings"]] == [
        "科技型中小企业评价入库（家）"
    ]
    assert [finding["rule"] for finding in data["left"]] == ["KS101"]
    assert [finding["rule"] for finding in data["cured"]] == ["KS203"]


def test_a_baseline_keeps_what_was_not_checked(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "丙.txt").write_text(TEXT.replace("1号", "3号"), encoding="utf-8")
    assert run(["check", "甲.txt", "丙.txt", *ARITHMETIC, "--write-baseline", "b.json"]) == 0
    assert run(["check", "甲.txt", "--select", "KS203", "--write-baseline", "b.json"]) == 0
    assert "另保留这次没有检查的 3 条" in capsys.readouterr().err
    known = json.loads((folder / "b.json").read_text(encoding="utf-8"))["findings"]
    assert [(each["document"], each["rule"]) for each in known] == [
        ("甲政发〔2024〕1号", "KS101"),
        ("甲政发〔2024〕1号", "KS203"),
        ("甲政发〔2024〕3号", "KS101"),
        ("甲政发〔2024〕3号", "KS203"),
    ]


def test_missing_baseline_is_an_error_not_an_empty_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "甲.txt", "--baseline", "没有.json"]) == 2
    assert capsys.readouterr().err.startswith("错误：没有.json：无法读取")


def test_against_an_older_version(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "新.txt").write_text(RIGHT.replace("12\t6", "12\t7"), encoding="utf-8")
    data = report(capsys, "新.txt", "--against", "甲.txt", code=1)
    assert [finding["subject"].split("：")[0] for finding in data["findings"]] == [
        "科技型中小企业评价入库（家）"
    ]
    assert [finding["rule"] for finding in data["cured"]] == ["KS101", "KS203"]
    assert data["left"] == []

    assert run(["parse", "甲.txt", "--out", "data/structured"]) == 0
    capsys.readouterr()
    assert report(capsys, "新.txt", "--against", "1号", code=1)["cured"] == data["cured"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["甲.txt", "乙.txt", "--against", "甲.txt"], "--against 一次比较一份文件"),
        (["甲.txt", "--against", "乙.txt", "--baseline", "b.json"], "只能用一个"),
        (["没有.txt", "--against", "乙.txt"], "没有.txt：没有这个文件"),
        (["甲.txt", "--select", "KS20E"], "没有编号为 KS20E 的规则。您要的是不是"),
        (["甲.txt", "--config", "没有.toml"], "没有.toml：文件或文件夹不存在"),
        (["甲.txt", "--fix", "甲.txt"], "不修改原文"),
        (["--data", ".", "--fix", "x.patch"], "中没有可以检查的公文"),
    ],
)
def test_wrong_use_is_one_chinese_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(["check", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("错误：")
    assert message in captured.err
    assert len(captured.err.splitlines()) == 1


def test_configuration_is_found_upward_and_the_command_line_wins(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.kspolicy]\nignore = ["KS101"]\nfail-on = "warning"\n', encoding="utf-8"
    )
    below = folder / "下级" / "更下级"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    file = str(folder / "甲.txt")

    def found(*arguments: str) -> tuple[int, list[str]]:
        code = run(["check", file, *arguments, "--format", "json"])
        return code, rules(json.loads(capsys.readouterr().out))

    code, used = found()
    assert code == 1
    assert "KS101" not in used
    assert found("--fail-on", "error")[0] == 0
    assert found("--select", "KS101") == (1, ["KS101"])
    # A project file without our table is none of ours; a nearer file of ours goes before.
    (below / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert found() == (code, used)
    (below / "kspolicy.toml").write_text('select = ["KS101"]\n', encoding="utf-8")
    assert found() == (1, ["KS101"])
    assert found("--config", str(folder / "pyproject.toml")) == (code, used)


def test_files_of_the_configuration_count_from_its_folder(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["check", "甲.txt", *ARITHMETIC, "--write-baseline", "b.json"]) == 0
    (folder / "kspolicy.toml").write_text('baseline = "b.json"\n', encoding="utf-8")
    (folder / "下级").mkdir()
    monkeypatch.chdir(folder / "下级")
    capsys.readouterr()
    assert len(report(capsys, "../甲.txt", code=0)["left"]) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('slect = ["KS1"]\n', "错误：kspolicy.toml 没有 slect 这个设置。您要的是不是 select？\n"),
        ("a = \n", "错误：kspolicy.toml 第 1 行：不是正确的 TOML"),
    ],
)
def test_wrong_configuration_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, text: str, message: str
) -> None:
    (folder / "kspolicy.toml").write_text(text, encoding="utf-8")
    assert run(["check", "甲.txt"]) == 2
    assert capsys.readouterr().err.startswith(message)


def test_suppressions_are_found_counted_and_reported_when_idle(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    [first, _] = report(capsys, "甲.txt", code=1)["findings"]
    (folder / "kspolicy-suppressions.yaml").write_text(
        "suppressions:\n"
        f"- {{fingerprint: {first['fingerprint']}, rule: KS101, reason: 已说明}}\n"
        "- {rule: KS203, document: 甲政发〔2024〕1号, subject: 没有, reason: 已说明}\n",
        encoding="utf-8",
    )
    assert run(["check", "甲.txt", *ARITHMETIC]) == 0
    captured = capsys.readouterr()
    assert "已说明理由、不再报告 1 条。" in captured.out
    assert "KS101" not in captured.out.partition("某条规则")[0]
    assert captured.err.startswith("警告：kspolicy-suppressions.yaml 第 3 行")
    data = report(capsys, "甲.txt", code=0)
    assert [(each["rule"], each["reason"]) for each in data["suppressed"]] == [("KS101", "已说明")]


def test_fixes_are_a_patch_and_the_source_is_untouched(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    text = TEXT.replace("超10家。", "超10家。做强首台(套)装备。")
    (folder / "甲.txt").write_bytes(text.encode("gb18030"))
    assert run(["check", "甲.txt", "--select", "KS704", "--fix", "修改.patch"]) == 0
    assert "补丁含 1 处修改" in capsys.readouterr().err
    assert (folder / "甲.txt").read_bytes() == text.encode("gb18030")
    patch = (folder / "修改.patch").read_bytes()
    assert patch.startswith("--- a/甲.txt\n+++ b/甲.txt\n".encode())
    assert (
        "+到2025年，科技型中小企业评价入库力争超10家。做强首台（套）装备。\n".encode("gb18030")
        in patch
    )
    assert run(["check", "乙.txt", "--fix", "无.patch"]) in (0, 1)
    assert not (folder / "无.patch").exists()


@pytest.mark.parametrize(
    ("file", "beginning"),
    [
        ("a.json", b"{\n"),
        ("a.sarif", b'{\n  "$schema"'),
        ("a.xml", b"<?xml"),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.md", "# 检查结果".encode()),
        ("a.csv", "\ufeff文号".encode()),
        ("a.txt", "甲政发".encode()),
    ],
)
def test_file_name_decides_the_format(
    capsys: pytest.CaptureFixture[str], folder: Path, file: str, beginning: bytes
) -> None:
    assert run(["check", "甲.txt", *ARITHMETIC, "--output", file]) == 1
    assert capsys.readouterr().out == ""
    assert (folder / file).read_bytes().startswith(beginning)


def test_colours_and_wrapping_are_for_a_terminal_only() -> None:
    import pty

    leader, follower = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "50", "TERM": "xterm"}
    command = [sys.executable, "-m", "kspolicy", "check", "甲.txt", *ARITHMETIC]
    done = subprocess.run(command, env=environment, stdout=follower, check=False)
    assert done.returncode == 1
    os.close(follower)
    shown = os.read(leader, 65536).decode()
    os.close(leader)
    assert "\x1b[31;1m错误 KS101" in shown
    assert "某条规则的说明：kspolicy explain KS101" in shown
    piped = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert b"\x1b" not in piped.stdout


def test_equal_checks_give_equal_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(capsys, "甲.txt", code=1) == report(capsys, "甲.txt", code=1)
