"""kspolicy diff: what may be compared, how it is shown, which code it ends with."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kspolicy.cli.changes import change_text
from kspolicy.cli.root import run
from kspolicy.diff.change import Change
from shipped import ELECTRONICS, EQUIPMENT, RAW, ROOT

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "由大体量向高质量转变", "由大规模向高质量转变"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The document on electronics with one number and one word changed."""
    text = (RAW / f"{ELECTRONICS}.txt").read_text(encoding="utf-8")
    file = tmp_path / "修改稿.txt"
    file.write_text(text.replace(OLD, NEW).replace("超过100家", "超过200家"), encoding="utf-8")
    return file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with both documents."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data" / "structured", folder)
    return folder


def output_of(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert run([str(argument) for argument in ("diff", *arguments)]) == code
    return capsys.readouterr().out


def changes_of(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, Any]]:
    answer = json.loads(output_of(capsys, *arguments, "--format", "json"))
    assert list(answer) == ["changes"]
    return answer["changes"]  # type: ignore[no-any-return]


def test_json_is_what_scripts_rely_on(
    capsys: pytest.CaptureFixture[str], draft: Path, data: Path
) -> None:
    target, text = changes_of(capsys, "97", draft, "--data", data)
    assert target == {
        "kind": "changed",
        "item": "target",
        "id": "body/2#3",
        "label": "集群技术、平台、服务等核心伙伴数量",
        "part": "body",
        "field": "value",
        "old": 100,
        "new": 200,
        "id_old": "body/2#3",
        "line_old": 32,
        "line_new": 32,
        "paragraph_old": None,
        "paragraph_new": None,
        "page_old": None,
        "page_new": None,
        "district": None,
        "unit": "家",
        "context": None,
    }
    assert (text["item"], text["old"], text["new"]) == ("text", "大体量", "大规模")
    assert text["context"].endswith(f"{NEW}。")


@pytest.mark.parametrize("name", ["97", ELECTRONICS, "昆政办发[2022]97号", "电子信息"])
def test_document_of_the_corpus_may_be_named_in_any_way(
    capsys: pytest.CaptureFixture[str], data: Path, draft: Path, name: str
) -> None:
    assert len(changes_of(capsys, name, draft, "--data", data)) == 2


def test_raw_file_yaml_and_document_of_the_corpus_are_the_same(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    ways = ["97", data / f"{ELECTRONICS}.yaml", RAW / f"{ELECTRONICS}.txt"]
    for old in ways:
        for new in ways:
            assert changes_of(capsys, old, new, "--data", data) == []


def test_corrections_count_in_documents_of_the_corpus_only(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    corrections = data / "corrections"
    corrections.mkdir()
    file = corrections / f"{ELECTRONICS}.yaml"
    entry = {"item": "body/2#3", "field": "value", "was": 100, "now": 110, "reason": "核对原文"}
    content = {"document": ELECTRONICS, "corrections": [entry]}
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    [change] = changes_of(capsys, "97", RAW / f"{ELECTRONICS}.txt", "--data", data)
    assert (change["old"], change["new"]) == (110, 100)
    plain = data / f"{ELECTRONICS}.yaml"
    assert changes_of(capsys, plain, RAW / f"{ELECTRONICS}.txt", "--data", data) == []


def test_exit_code_tells_whether_they_differ(
    capsys: pytest.CaptureFixture[str], draft: Path, data: Path
) -> None:
    output_of(capsys, "97", draft, "--data", data)
    output_of(capsys, "97", draft, "--data", data, "--exit-code", code=1)
    output_of(capsys, "97", "97", "--data", data, "--exit-code")


def test_same_documents_are_said_to_be_the_same(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    assert output_of(capsys, "97", "97", "--data", data).splitlines()[-1] == "两份文件内容相同"


def test_table_groups_by_item_and_counts(
    capsys: pytest.CaptureFixture[str], draft: Path, data: Path
) -> None:
    assert output_of(capsys, "97", draft, "--data", data) == (
        f"{ELECTRONICS} → {draft}\n"
        "\n"
        "目标\n"
        "  修改 集群技术、平台、服务等核心伙伴数量（正文 第32行）\n"
        "      数值：100家 → 200家\n"
        "\n"
        "文字\n"
        "  修改 三、工作任务（正文 第38行）\n"
        "      大体量 → 大规模\n"
        "      原文：…协同优化工程，全力推动电子信息产业集群由大规模向高质量转变。\n"
        "\n"
        "新增 0 处，删除 0 处，修改 2 处\n"
    )


def test_csv_opens_in_a_spreadsheet(
    capsys: pytest.CaptureFixture[str], draft: Path, data: Path
) -> None:
    text = output_of(capsys, "97", draft, "--data", data, "--format", "csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["改动"], row["对象"], row["项目"], row["旧"], row["新"]) for row in rows] == [
        ("修改", "目标", "数值", "100家", "200家"),
        ("修改", "文字", "文字", "大体量", "大规模"),
    ]


def test_output_is_written_in_the_format_of_its_name(
    capsys: pytest.CaptureFixture[str], draft: Path, data: Path, tmp_path: Path
) -> None:
    for suffix, load in ((".json", json.loads), (".yaml", yaml.safe_load)):
        file = tmp_path / f"对照{suffix}"
        assert output_of(capsys, "97", draft, "--data", data, "--output", file) == ""
        assert len(load(file.read_text(encoding="utf-8"))["changes"]) == 2
    file = tmp_path / "对照.md"
    output_of(capsys, "97", draft, "--data", data, "--output", file)
    assert "新增 0 处，删除 0 处，修改 2 处" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("没有.txt", "没有.txt：文件不存在"),
        ("没有/这个", "没有/这个：文件不存在"),
        ("9", "可以指 2 个文档"),
        ("1234", "没有名为“1234”的文档"),
    ],
)
def test_what_cannot_be_found_is_said(
    capsys: pytest.CaptureFixture[str], data: Path, given: str, said: str
) -> None:
    assert run(["diff", "97", given, "--data", str(data), "--exit-code"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


def test_file_that_cannot_be_read_is_named(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    for name, content in (("空.txt", b""), ("坏.yaml", b"a: [")):
        file = tmp_path / name
        file.write_bytes(content)
        assert run(["diff", "97", str(file), "--data", str(data)]) == 2
        assert name in capsys.readouterr().err


def test_folder_is_no_document(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    assert run(["diff", "97", str(tmp_path), "--data", str(data)]) == 2
    assert "是文件夹" in capsys.readouterr().err


def test_what_was_not_understood_is_warned_of(
    capsys: pytest.CaptureFixture[str], data: Path, tmp_path: Path
) -> None:
    text = (RAW / f"{EQUIPMENT}.txt").read_text(encoding="utf-8")
    table = "甲\t乙\t丙\t丁\n1\t2\t3\t4\n1\t2\t3\t4\n\n"
    file = tmp_path / "附表.txt"
    file.write_text(text.replace("附件 1\n", f"{table}附件 1\n"), encoding="utf-8")
    assert run(["diff", str(file), str(file), "--data", str(data)]) == 0
    captured = capsys.readouterr()
    assert "没有比较" in captured.err
    assert captured.out.endswith("两份文件内容相同\n")


CHANGE = Change(
    kind="changed",
    item="task",
    id="body/1",
    label="一、培优做大半导体产业",
    part="body",
    field="title",
    old="培优做大\x1b[31m半导体产业",
    new="推动半导体产业创新集群向全国一流水平迈进",
)


def test_colours_are_for_terminals() -> None:
    plain = "\n".join(change_text([CHANGE], "甲 → 乙", width=None, colour=False))
    painted = "\n".join(change_text([CHANGE], "甲 → 乙", width=80, colour=True))
    assert "\x1b" not in plain
    assert "\x1b[31m培优做大 [31m半导体产业\x1b[0m" in painted
    assert "\x1b[32m推动半导体产业创新集群向全国一流水平迈进\x1b[0m" in painted


def test_long_values_stand_on_lines_of_their_own_within_the_width() -> None:
    lines = list(change_text([CHANGE], "甲 → 乙", width=40, colour=False))
    assert "      名称（旧）：培优做大 [31m半导体产" in lines
    assert all(sum(2 if ord(c) > 0x2000 else 1 for c in line) <= 40 for line in lines)
