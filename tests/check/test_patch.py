"""Patches: only what stands there, only once, and never a number."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.check.patch import make_patch
from kspolicy.model.finding import Fix

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "一、总则\n到 ２０２５ 年(含当年)，企业 300 家。\n末行(完)"


def test_patch_of_one_line() -> None:
    patch = make_patch("公文/甲.txt", TEXT, [Fix(2, "2025年(含当年)", "2025年（含当年）")])
    assert patch.refused == ()
    # Two brackets of one fix are one change: what lies between them is kept as written.
    assert patch.text == (
        "--- a/公文/甲.txt\n"
        "+++ b/公文/甲.txt\n"
        "@@ -1,3 +1,3 @@\n"
        " 一、总则\n"
        "-到 ２０２５ 年(含当年)，企业 300 家。\n"
        "+到 ２０２５ 年（含当年），企业 300 家。\n"
        " 末行(完)\n"
        "\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(
    ("fix", "reason"),
    [
        (Fix(2, "300家", "301家"), "修改会改变数字"),
        (Fix(2, "300家", "三百家"), "修改会改变数字"),
        (Fix(2, "2025年", "2025年度1"), "修改会改变数字"),
        (Fix(2, "年", "岁"), "这些字在这一行不止一处"),
        (Fix(2, "末行", "尾行"), "这一行没有这些字"),
        (Fix(9, "末行", "尾行"), "原文没有这一行"),
        (Fix(0, "末行", "尾行"), "原文没有这一行"),
        (Fix(2, "", "尾行"), "修改须在一行之内"),
        (Fix(2, "企业", "企\n业"), "修改须在一行之内"),
    ],
)
def test_doubtful_fix_is_refused_with_its_reason(fix: Fix, reason: str) -> None:
    patch = make_patch("甲.txt", TEXT, [fix])
    assert (patch.text, patch.applied) == ("", 0)
    [refusal] = patch.refused
    assert refusal.startswith(f"甲.txt 第 {fix.line} 行")
    assert reason in refusal


@pytest.mark.parametrize(
    ("old", "new"),
    [("1,119家", "1119家"), ("1.5倍", "15倍"), ("−5度", "5度"), ("5-3", "53"), ("二十", "廿")],
)
def test_every_way_of_writing_a_number_is_guarded(old: str, new: str) -> None:
    assert make_patch("甲.txt", old, [Fix(1, old, new)]).applied == 0


def test_full_width_digits_and_range_dashes_are_no_change_of_number() -> None:
    patch = make_patch("甲.txt", "2022-2025年第３项", [Fix(1, "2022-2025", "2022—2025")])
    assert patch.applied == 1
    assert "+2022—2025年第３项" in patch.text


def test_fix_given_twice_may_stand_twice() -> None:
    fix = Fix(1, "帐户", "账户")
    assert make_patch("甲.txt", "帐户和帐户", [fix]).applied == 0
    patch = make_patch("甲.txt", "帐户和帐户", [fix, fix])
    assert patch.applied == 2
    assert "+账户和账户\n" in patch.text


def test_two_fixes_of_one_line_and_one_that_runs_into_another() -> None:
    fixes = [
        Fix(2, "年(含", "年（含"),
        Fix(2, "当年)", "当年）"),
        Fix(2, "(含当年)", "【含当年】"),
        Fix(2, "年(", "年（"),
    ]
    patch = make_patch("甲.txt", TEXT, fixes)
    assert patch.applied == 2
    assert "+到 ２０２５ 年（含当年），企业" in patch.text
    [refusal] = patch.refused
    assert "重叠" in refusal


LINES = st.lists(st.text(alphabet="甲乙(）1 \t\r", max_size=8), min_size=1, max_size=6)
FIXES = st.builds(
    Fix,
    line=st.integers(1, 7),
    old=st.sampled_from(["(", "甲", "甲(", "1"]),
    new=st.sampled_from(["（", "丙", ""]),
)


@given(LINES.map("\n".join), st.lists(FIXES, max_size=4))
def test_nothing_but_the_fixes_changes(text: str, fixes: list[Fix]) -> None:
    patch = make_patch("甲.txt", text, fixes)
    removed = [line for line in patch.text.splitlines()[2:] if line.startswith("-")]
    assert len(removed) <= len({fix.line for fix in fixes})
    assert (patch.text == "") == (patch.applied == 0)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_git_applies_the_patch(tmp_path: Path, ending: str, encoding: str, last: str) -> None:
    text = (TEXT + last).replace("\n", ending)
    file = tmp_path / "修改 稿.txt"
    file.write_bytes(text.encode(encoding))
    fixes = [Fix(2, "(含当年)", "（含当年）"), Fix(3, "行(完)", "行（完）")]
    patch = make_patch(file.name, text, fixes)
    assert patch.applied == 2
    subprocess.run(["git", "apply", "-"], input=patch.encoded(encoding), cwd=tmp_path, check=True)
    assert file.read_bytes().decode(encoding) == text.replace("(", "（").replace(")", "）")
