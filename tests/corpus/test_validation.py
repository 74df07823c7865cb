"""What is wrong with a file is said with its line and field, in words that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.corpus.errors import InvalidFile, Problem
from kspolicy.corpus.store import read_document, write_document
from kspolicy.corpus.validation import validate_file

from .sample import NUMBER, sample

if TYPE_CHECKING:
    from pathlib import Path

CORRECTIONS = """\
document: 昆政办发〔2022〕97号
corrections:
- item: body/3.1#1
  field: value
  was: 1110
  now: 1111
  reason: 核对原文
  date: 2023-01-05
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_document(tmp_path, sample()).path


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first ``old``; the line where that is."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_good_document_has_no_problems(path: Path) -> None:
    assert validate_file(path) == []


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ("value: 1110", 'value: "1110"', "targets[0].value", "应是数字，现在是“1110”"),
        ("value: 1110", "value: 010", "targets[0].value", "应是数字"),
        ("value: 1110", "value: null", "targets[0].value", "现在是空"),
        ("value: 1110", "value: true", "targets[0].value", "现在是 true"),
        ("year: 2025\n  year_inh", "year: 2025.5\n  year_inh", "targets[0].year", "应是整数"),
        ("aspirational: true", "aspirational: yes", "targets[0].aspirational", "true 或 false"),
        ('comparator: ">"', 'comparator: "=>"', "targets[0].comparator", "'>='"),
        ("wording: 力争超1110家", "wording: 1110", "targets[0].wording", "应是文字"),
        ("高新区: 255", "高新区: 255家", "allocations[0].rows[0].shares.高新区", "未划分标记"),
        ("date: 2022-09-29", "date: 2022-13-29", "header.signed.date", "2022-09-29 这样的日期"),
        ("date: 2022-09-29", "date: 20220929", "header.signed.date", "日期"),
        ("id: annex-1,", "id: 附件1,", "parts[1].id", "annex-1"),
        ("line: 5,", "line: 0,", "header.number.line", "不小于 1"),
        ("schema_version: 1", "schema_version: 2", "schema_version", " 1 之一"),
        ("  sha256: 0a", "  sha256: 0A", "source.sha256", "SHA-256"),
        ("form: text", "fom: text", "source.fom", "没有这个字段"),
        ("shares: {", "share: {", "allocations[0].rows[0].share", "没有这个字段"),
        ("box: [90.0, 120.5, 505.25, 134.0]", "box: [90.0]", "groups[0].box", "项数不对"),
        ("members: [市工信局, 市科技局]", "members: 市工信局", "groups[0].members", "应是列表"),
        ("number: {line: 5, text: 昆政", "number: 昆政办发 # {昆政", "header.number", "映射"),
    ],
)
def test_wrong_field_is_named_with_its_line(
    path: Path, old: str, new: str, field: str, said: str
) -> None:
    line = spoil(path, old, new)
    problems = validate_file(path)
    [problem] = [problem for problem in problems if problem.field == field]
    assert (problem.file, problem.line) == (str(path), line)
    assert said in problem.message
    with pytest.raises(InvalidFile) as caught:
        read_document(path)
    assert problem in caught.value.problems


def test_missing_field_is_named_with_the_line_around_it(path: Path) -> None:
    line = spoil(path, "  form: text\n", "") - 2
    [problem] = validate_file(path)
    assert (problem.field, problem.line) == ("source.form", line)
    assert "缺少" in problem.message


def test_all_wrong_fields_are_named_at_once(path: Path) -> None:
    spoil(path, "value: 1110", "value: 一千")
    spoil(path, "line: 5,", "line: 0,")
    assert {p.field for p in validate_file(path)} == {"targets[0].value", "header.number.line"}
    with pytest.raises(InvalidFile, match="另有 1 处问题"):
        read_document(path)


def test_broken_reference_is_a_problem(path: Path) -> None:
    spoil(path, "task: body/3.1", "task: body/9.9")
    [problem] = validate_file(path)
    assert problem.message == "目标 body/3.1#1 所属的任务 body/9.9 不存在"
    assert (problem.line, problem.field) == (None, None)


@pytest.mark.parametrize("content", ["a: [", "", "a: *b", "甲"])
def test_what_is_no_yaml_is_one_problem(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    assert len(validate_file(path)) == 1


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    [problem] = validate_file(tmp_path / "没有.yaml")
    assert "无法读取" in problem.message


@pytest.mark.parametrize("place", ["corrections/甲.yaml", "别处.yaml"])
@pytest.mark.parametrize(
    ("old", "new", "line", "field", "said"),
    [
        ("reason: 核对原文", 'reason: ""', 7, "corrections[0].reason", "非空"),
        ("  reason: 核对原文\n", "", 3, "corrections[0].reason", "缺少"),
        ("  now: 1111\n", "", 3, "corrections[0].now", "缺少"),
        ("was: 1110", "was: {a: 1}", 5, "corrections[0].was", "现在是映射"),
        ("date: 2023-01-05", "date: 去年", 8, "corrections[0].date", "日期"),
        ("field: value", "feld: value", 4, "corrections[0].feld", "没有这个字段"),
        ("document: 昆", "文档: 昆", 1, "document", "缺少"),
    ],
)
def test_corrections_are_validated_too(
    tmp_path: Path, place: str, old: str, new: str, line: int, field: str, said: str
) -> None:
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(CORRECTIONS, encoding="utf-8")
    assert validate_file(path) == []
    spoil(path, old, new)
    [problem] = [problem for problem in validate_file(path) if problem.field == field]
    assert problem.line == line
    assert said in problem.message


def test_schema_alone_can_refuse(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = {"properties": {"id": {"pattern": "^X"}}, "required": ["另外"]}
    monkeypatch.setattr("kspolicy.corpus.validation.schema", lambda _: strict)
    by_field = {problem.field: problem for problem in validate_file(path)}
    assert by_field.keys() == {"id", None}
    assert by_field["id"].line == 7
    assert "document.schema.json" in by_field["id"].message
    # What the model refuses already is not said twice.
    spoil(path, f"id: {NUMBER}", "id: 5")
    assert [p.message for p in validate_file(path) if p.field == "id"] == ["应是文字，现在是“5”"]


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("a.yaml", "是空文件"), "a.yaml：是空文件。"),
        (Problem("a.yaml", "应是数字", 3), "a.yaml 第 3 行：应是数字。"),
        (Problem("a.yaml", "应是数字", 3, "x[0].y"), "a.yaml 第 3 行的 x[0].y：应是数字。"),
    ],
)
def test_problem_reads_as_a_sentence(problem: Problem, sentence: str) -> None:
    assert str(problem) == sentence
