"""The cached index: used only while it is what its files say, never trusted when damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kspolicy.corpus import cache_root
from kspolicy.index import cache, storage
from kspolicy.index.cache import CachedIndex, open_index
from shipped import ELECTRONICS, ROOT


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the shipped documents, old enough to be trusted by their times."""
    folder = tmp_path / "structured"
    shutil.copytree(ROOT / "data" / "structured", folder)
    for path in folder.glob("*.yaml"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    monkeypatch.setenv("KSPOLICY_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every folder of which an index was made anew."""
    from kspolicy.index import make

    folders: list[Path] = []
    original = make.make_index

    def counted(folder: Path, lexicon: object = ()) -> object:
        folders.append(folder)
        return original(folder, lexicon)  # type: ignore[arg-type]

    monkeypatch.setattr(make, "make_index", counted)
    return folders


def total(index: CachedIndex) -> object:
    """The scale of the industry: the figure that the tests change."""
    rows = index["targets"]
    return next(r["value"] for r in rows if r["ref"] == "97:annex-1/1")


def change(data: Path, old: str, new: str) -> Path:
    path = data / f"{ELECTRONICS}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_second_question_reads_the_cache(data: Path, made: list[Path]) -> None:
    assert total(open_index(data)) == total(open_index(data)) == 8000
    assert len(made) == 1


def test_a_changed_document_makes_the_index_anew(data: Path, made: list[Path]) -> None:
    open_index(data)["targets"]
    change(data, "total: 8000", "total: 80001")
    assert total(open_index(data)) == 80001
    assert len(made) == 2


def test_a_change_of_equal_length_and_recent_time_is_seen(data: Path) -> None:
    open_index(data)["targets"]
    path = change(data, "total: 8000", "total: 9000")
    now = time.time()
    os.utime(path, (now, now))
    assert total(open_index(data)) == 9000


def test_a_touched_but_equal_document_costs_no_new_index(data: Path, made: list[Path]) -> None:
    open_index(data)["targets"]
    os.utime(data / f"{ELECTRONICS}.yaml", (1_650_000_000, 1_650_000_000))
    assert total(open_index(data)) == 8000
    assert len(made) == 1


def test_a_new_or_removed_document_makes_the_index_anew(data: Path) -> None:
    assert len(open_index(data)["documents"]) == 2
    (data / f"{ELECTRONICS}.yaml").unlink()
    assert len(open_index(data)["documents"]) == 1


def test_a_correction_makes_the_index_anew_and_is_shown(data: Path) -> None:
    open_index(data)["targets"]
    (data / "corrections").mkdir()
    (data / "corrections" / f"{ELECTRONICS}.yaml").write_text(
        f"document: {ELECTRONICS}\n"
        "corrections:\n"
        "- {item: annex-1/9@旅度区, field: value, was: 2, now: '--', reason: 核对原件第7页}\n",
        encoding="utf-8",
    )
    rows = {row["ref"]: row for row in open_index(data)["targets"]}
    corrected = rows["97:annex-1/9@旅度区"]
    assert corrected["value"] is None
    assert "核对原件第7页" in corrected["corrected"]


def test_another_lexicon_is_another_index(data: Path, tmp_path: Path) -> None:
    open_index(data)["targets"]
    own = tmp_path / "lexicon.yaml"
    own.write_text("name: 自用\ndistricts:\n- {name: 高新区, aliases: [玉山]}\n", encoding="utf-8")
    assert open_index(data, [own])["district_names"]["玉山"] == "高新区"
    assert "玉山" not in open_index(data)["district_names"]


@pytest.mark.parametrize("kind", ["targets", "manifest"])
@pytest.mark.parametrize("position", [0, 30, 60, -1])
def test_a_damaged_cache_is_made_anew(data: Path, tmp_path: Path, kind: str, position: int) -> None:
    open_index(data)["targets"]
    (path,) = (tmp_path / "cache").glob(f"*/{kind}")
    content = bytearray(path.read_bytes())
    content[position] ^= 0xFF
    path.write_bytes(bytes(content))
    assert total(open_index(data)) == 8000


def test_a_cache_that_cannot_be_written_is_done_without(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("KSPOLICY_CACHE", str(blocked))
    assert total(open_index(data)) == 8000


def test_an_empty_variable_forbids_a_cache(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KSPOLICY_CACHE", "")
    assert total(open_index(data)) == 8000
    assert not (tmp_path / "cache").exists()


def test_rows_of_another_version_read_as_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.store(tmp_path / "rows", [1, 2])
    assert storage.load(tmp_path / "rows") == [1, 2]
    monkeypatch.setattr(storage, "_MAGIC", b"kspolicy of another day\n")
    assert storage.load(tmp_path / "rows") is None


def test_an_index_of_a_changed_program_is_made_anew(
    data: Path, made: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "kspolicy"
    shutil.copytree(cache._PROGRAM, program, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(cache, "_PROGRAM", program)
    open_index(data)["targets"]
    with (program / "index" / "rows.py").open("a", encoding="utf-8") as file:
        file.write("# another column\n")
    open_index(data)["targets"]
    assert len(made) == 2


def test_all_code_that_makes_the_rows_is_watched() -> None:
    code = (
        "import sys; from kspolicy.index.make import make_index;"
        f"make_index(__import__('pathlib').Path({str(ROOT / 'data' / 'structured')!r}), ());"
        "print(*{n.split('.')[1] for n in sys.modules if n.startswith('kspolicy.')})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == set(cache._DECISIVE)


def test_one_folder_named_in_two_ways_is_one_index(
    data: Path, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_index(data)["targets"]
    monkeypatch.chdir(data.parent)
    open_index(Path(data.name))["targets"]
    assert len(made) == 1


def test_stamps_are_taken_before_reading(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kspolicy.index import make

    original = make.make_index

    def overtaken(folder: Path, lexicon: object = ()) -> object:
        rows = original(folder, lexicon)  # type: ignore[arg-type]
        change(data, "total: 8000", "total: 9000")
        return rows

    monkeypatch.setattr(make, "make_index", overtaken)
    assert total(open_index(data)) == 8000
    monkeypatch.undo()
    monkeypatch.setenv(cache_root.VARIABLE, os.environ.get(cache_root.VARIABLE, ""))
    assert total(open_index(data)) == 9000
