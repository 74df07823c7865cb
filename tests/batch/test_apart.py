"""Work on one file that may hang or die."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from batch.works import act
from kspolicy.batch.apart import done_apart
from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def given(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(b"%PDF-1.7")
    return path


def test_what_is_made_of_a_file_comes_back(tmp_path: Path) -> None:
    assert done_apart(act, given(tmp_path, "a")) == "a done"


def test_a_crash_is_an_error_with_the_name_of_the_file(tmp_path: Path) -> None:
    path = given(tmp_path, "crash")

    with pytest.raises(UnreadableError) as caught:
        done_apart(act, path)

    assert str(caught.value) == f"{path}：读取时进程崩溃（SIGSEGV），文件可能已损坏或过大"


def test_no_page_is_left_out_of_what_is_shown(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="第 2 页"):
        done_apart(act, given(tmp_path, "pages2"))
