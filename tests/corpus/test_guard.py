"""Hostile YAML is refused before it can harm; what is loaded means what a person would think."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.corpus.errors import InvalidFile
from kspolicy.corpus.guard import load_yaml, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

BILLION_LAUGHS = "a: &a [x, x]\n" + "\n".join(
    f"{new}: &{new} [*{old}, *{old}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def refusal(text: str) -> tuple[int | None, str]:
    with pytest.raises(InvalidFile) as caught:
        load_yaml(text, "某文件.yaml")
    [problem] = caught.value.problems
    assert str(caught.value).startswith("某文件.yaml")
    assert str(caught.value).endswith("。")
    return problem.line, problem.message


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (BILLION_LAUGHS, 1, "锚点"),
        ("a: 1\nb: *a", 2, "引用"),
        ("*a : 1", 1, "引用"),
        ("a: &x 1", 1, "锚点"),
        ("a: 1\n&x b: 1", 2, "锚点"),
        ("&x\na: 1", 1, "锚点"),
        ("a: 1\n<<: {b: 2}", 2, "合并键"),
        ("a: {<<: [{b: 2}]}", 1, "合并键"),
        ("a: 1\nb: 2\na: 3", 3, "写了两次"),
        ("a:\n- x: 1\n  y: 2\n  x: 1", 4, "“x”写了两次"),
        ("a: {x: 1, 'x': 2}", 1, "写了两次"),
        ("a: !!python/object/apply:os.system ['true']", 1, "类型标记"),
        ("a: !!str 12", 1, "类型标记"),
        ("a: !own [1]", 1, "类型标记"),
        ("a: ! 12", 1, "类型标记"),
        ("!!map {a: 1}", 1, "类型标记"),
        ("a: 1\n---\nb: 2", 2, "只能有一份"),
        ("a: 1\n...\n---\nb: 2", 3, "只能有一份"),
        ("- a\n- b", 1, "最外层"),
        ("昆政办发", 1, "最外层"),
        ("", None, "空文件"),
        ("# 只有注释\n", None, "空文件"),
        ("? [a]\n: b", 1, "字段名"),
        ("{a: 1}: b", 1, "字段名"),
        ("a: " + "[" * 30_000, 1, "嵌套"),
        ("a: " + "[" * 30_000 + "]" * 30_000, 1, "嵌套"),
        ("a: " + "{a: " * 30_000, 1, "嵌套"),
        ("a:\n" + "- " * 30_000, 2, "嵌套"),
        ("[" * 30_000, 1, "嵌套"),
        ("? " * 30_000, 1, "字段名"),
        ("a: b: c", 1, "冒号"),
        ("a: 1\nb", 3, "冒号"),
        ("a:\n\t- b", 2, "特殊符号"),
        ("a: 1\n\tb: 2", 2, "制表符"),
        ('a: "x', 1, "引号"),
        ("a: [1, 2", 2, "括号"),
        ('a: "\\q"', 1, "反斜杠"),
        ("a: @x", 1, "双引号"),
        ("a: 1\nb: \x00", 2, "控制字符"),
        ("a: 1\n\nb: \x1b[31m", 3, "控制字符"),
        ("a: 1\nb: \ud800", 2, "控制字符"),
        ("%YAML 9.0\n---\na: 1", 1, "不是正确的 YAML"),
    ],
)
def test_refused_with_line_and_reason(text: str, line: int | None, said: str) -> None:
    found_line, message = refusal(text)
    assert found_line == line
    assert said in message


def test_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kspolicy.corpus.guard._LONGEST", 10)
    assert load_yaml("a: 4567890", "x").data == {"a": 4567890}
    assert refusal("a: 12345678") == (None, "文件过大，请检查是否放错了文件")


def test_sixty_levels_are_enough() -> None:
    # The document itself is the first.
    assert load_yaml("a: " + "[" * 59 + "]" * 59, "x").data
    assert refusal("a: " + "[" * 60 + "]" * 60)[1].startswith("嵌套")


def test_many_lists_side_by_side_are_no_nesting() -> None:
    assert len(load_yaml("a:\n" + "- [{b: []}]\n" * 200, "x").data["a"]) == 200


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((word, word) for word in ("no", "Yes", "on", "OFF", "y", "n", "True", "NULL", "Null")),
        *((word, word) for word in ("12:30", "12:30:45", "2022-09-29", "2022-09-29 10:00:00")),
        *(
            (word, word)
            for word in ("010", "0x1F", "0b1", "0o7", "1_000", "1.", ".5", ".inf", ".NaN")
        ),
        *((word, word) for word in ("=", "1.0e999", "97号", "9" * 5000, "１２", "1e", "+")),
        *(("true", True), ("false", False), ("null", None), ("~", None), ("", None)),
        *(("0", 0), ("97", 97), ("-3", -3), ("+3", 3), ("1.50", 1.5), ("-0.5", -0.5)),
        *(("1e5", 1e5), ("1.0e+16", 1e16), ("2.5E-3", 0.0025)),
        *(
            ('"no"', "no"),
            ("'12'", "12"),
            ('"null"', "null"),
            ("|\n  12", "12\n"),
            (">-\n  a\n  b", "a b"),
        ),
    ],
)
def test_scalar_means_what_it_looks_like(written: str, meant: object) -> None:
    data = load_yaml(f"a: {written}\n", "x").data
    assert repr(data) == repr({"a": meant})


def test_key_is_always_a_text() -> None:
    text = "2025: 1\nno: 2\n~: 3\n1.5: 4\n'<<': 5\n2022-09-29: 6\n"
    assert list(load_yaml(text, "x").data) == ["2025", "no", "~", "1.5", "<<", "2022-09-29"]


LINES = """\
# comment
id: 甲

header:
  number: {line: 5, text: 乙}
targets:
- id: "1"
  value: 3
-
  id: "2"
  "value": 4
units: [a,
  b]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 2),
        (("id",), 2),
        (("header",), 4),
        (("header", "number"), 5),
        (("header", "number", "text"), 5),
        (("targets",), 6),
        (("targets", 0), 7),
        (("targets", 0, "value"), 8),
        (("targets", 1), 10),
        (("targets", 1, "value"), 11),
        (("units", 1), 13),
        # Of what is not there, the innermost that is.
        (("targets", 0, "value", "int"), 8),
        (("targets", 0, "unit"), 7),
        (("targets", 2), 6),
        (("targets", -1), 6),
        (("targets", "id"), 6),
        (("header", 0), 4),
        (("nowhere", "at", 1), 2),
    ],
)
def test_line_of_a_field(path: tuple[str | int, ...], line: int) -> None:
    assert load_yaml(LINES, "x").line(path) == line


def test_known_part_of_a_path() -> None:
    loaded = load_yaml(LINES, "x")
    assert loaded.known(("targets", 0, "value", "int")) == ("targets", 0, "value")
    assert loaded.known(("targets", 0, "value")) == ("targets", 0, "value")
    assert loaded.known(("nowhere",)) == ()


def test_file_with_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: \xe7\x94\xb2\r\n")
    assert read_yaml(path).data == {"a": 1, "b": "甲"}


@pytest.mark.parametrize(
    ("content", "said"), [(None, "无法读取"), ("甲: 乙".encode("gb18030"), "UTF-8")]
)
def test_file_that_cannot_be_read_is_named(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "某文件.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidFile, match=said) as caught:
        read_yaml(path)
    assert str(path) in str(caught.value)


def test_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(InvalidFile, match="50 MB"):
        read_yaml(path)
