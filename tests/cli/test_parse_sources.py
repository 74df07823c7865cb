"""Other commands that take files find documents as ``parse`` does."""

from __future__ import annotations

import json
import re
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from kspolicy.cli.root import run
from typeset.wordml import p, package, tbl, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = """甲政发〔2024〕1号

二、主要目标
到2025年，科技型中小企业评价入库力争超10家。

附件1
目标分解表
指标（单位）\t2025年\t甲区\t乙区\t丙镇\t责任单位
培育企业数（家）\t10\t5\t4\t2\t市工信局
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def checked(
    capsys: pytest.CaptureFixture[str], *arguments: str, code: int
) -> tuple[dict[str, Any], str]:
    assert run(["check", *arguments, "--select", "KS101", "--format", "json"]) == code
    said = capsys.readouterr()
    return json.loads(said.out), said.err


def files(report: dict[str, Any]) -> list[str]:
    return [finding["file"] for finding in report["findings"]]


def test_an_archive_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    with ZipFile("来文.zip", "w") as archive:
        archive.writestr("通知/1.txt", TEXT)
        archive.writestr("2.txt", TEXT.replace("1号", "2号"))
        archive.writestr("坏.txt", b"\0\0")
    report, said = checked(capsys, "来文.zip", code=2)
    assert files(report) == ["来文.zip/2.txt", "来文.zip/通知/1.txt"]
    assert said.startswith("错误：来文.zip/坏.txt：")


def test_folders_and_files_named_twice_are_checked_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("公文").mkdir()
    Path("公文/1.txt").write_text(TEXT, encoding="utf-8")
    report, said = checked(capsys, "公文/1.txt", "公文", code=1)
    assert (files(report), said) == (["公文/1.txt"], "")


def test_standard_input_is_checked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(TEXT.encode())))
    report, _ = checked(capsys, "-", code=1)
    assert files(report) == ["标准输入"]


def test_an_address_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    _, said = checked(capsys, "https://www.ks.gov.cn/97.html", code=2)
    assert said.startswith("错误：https://www.ks.gov.cn/97.html：不从网上下载")


def test_a_patch_is_for_files_only(capsys: pytest.CaptureFixture[str]) -> None:
    with ZipFile("来文.zip", "w") as archive:
        archive.writestr("1.txt", TEXT)
    assert run(["check", "来文.zip", "--fix", "a.patch"]) == 2
    assert "--fix 只用于原文的文本文件" in capsys.readouterr().err


def test_an_archive_of_one_document_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    Path("旧.txt").write_text(TEXT, encoding="utf-8")
    with ZipFile("新.zip", "w") as archive:
        archive.writestr("1.txt", TEXT.replace("超10家", "超12家"))
    assert run(["diff", "旧.txt", "新.zip", "--format", "json"]) == 0
    [change] = json.loads(capsys.readouterr().out)["changes"]
    assert (change["item"], change["old"], change["new"]) == ("target", 10, 12)

    with ZipFile("多.zip", "w") as archive:
        archive.writestr("1.txt", TEXT)
        archive.writestr("2.txt", TEXT)
    assert run(["diff", "旧.txt", "多.zip"]) == 2
    assert capsys.readouterr().err == "错误：多.zip 中有 2 份文件，请先解压，再给出其中一份。\n"


@pytest.mark.parametrize(
    "command",
    [["check", "大.txt"], ["check", "新.txt", "--against", "大.txt"], ["diff", "新.txt", "大.txt"]],
    ids=["check", "against", "diff"],
)
def test_limits_hold_wherever_a_file_is_read(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    Path("新.txt").write_text(TEXT, encoding="utf-8")
    Path("大.txt").write_text(TEXT + "文" * 400_000, encoding="utf-8")
    assert run([*command, "--max-size", "1"]) == 2
    assert "错误：大.txt：文件有 1 MB，超过上限 1 MB\n" in capsys.readouterr().err
    assert run([*command, "--max-size", "2"]) in (0, 1)


@pytest.mark.parametrize("command", ["check", "diff"])
def test_scans_are_recognised_as_the_options_say(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    from PIL import Image

    Image.new("L", (400, 400), 255).save("图.png")
    arguments = [command, "图.png", *(["图.png"] if command == "diff" else [])]
    assert run([*arguments, "--ocr", "never"]) == 2
    assert "--ocr 设为 never" in capsys.readouterr().err


def document_of_word() -> bytes:
    """TEXT as a Word document: each of its lines a paragraph, each row of its table too."""
    head, _, rows = TEXT.partition("指标")
    table = tbl(*(tr(*row.split("\t")) for row in f"指标{rows}".splitlines()))
    return package("".join(p(line) for line in head.splitlines()) + table)


@pytest.mark.parametrize(
    "command",
    [
        ["check", "公文.docx"],
        ["check", "公文.docx", "--format", "md"],
        ["check", "公文.docx", "--format", "csv"],
        ["check", "公文.docx", "--format", "html"],
        ["check", "公文.docx", "--format", "github"],
        ["check", "公文.docx", "--format", "sarif"],
        ["diff", "公文.txt", "公文.docx"],
        ["targets", "--data", "data"],
        ["tasks", "--data", "data"],
        ["search", "科技型", "--data", "data"],
        ["show", "body/2#1", "--data", "data"],
        ["lexicon", "公文.docx"],
    ],
    ids=lambda command: "-".join(command[::3]),
)
def test_a_file_without_lines_is_never_said_to_have_some(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    Path("公文.docx").write_bytes(document_of_word())
    Path("公文.txt").write_text(TEXT.replace("超10家", "超12家"), encoding="utf-8")
    assert run(["parse", "公文.docx", "--out", "data"]) == 0
    capsys.readouterr()
    run(command)
    said = capsys.readouterr().out
    assert not re.search(r"第\d+行|startLine|line=", said.replace("旧文件 正文 第4行", ""))


def test_the_paragraph_of_a_word_document_is_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("公文.docx").write_bytes(document_of_word())
    report, _ = checked(capsys, "公文.docx", code=1)
    places = report["findings"][0]["evidence"]
    assert [(place["line"], place["paragraph"]) for place in places] == [(None, 9), (None, 9)]
    assert run(["check", "公文.docx", "--select", "KS101"]) == 1
    assert "附件1 第9段" in capsys.readouterr().out
    assert run(["parse", "公文.docx", "--out", "data"]) == 0
    capsys.readouterr()
    assert run(["search", "科技型", "--data", "data"]) == 0
    assert "正文 第4段" in capsys.readouterr().out
    assert run(["validate", "--data", "data"]) == 0
