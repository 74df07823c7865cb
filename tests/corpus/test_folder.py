"""Where documents are looked for, and which document a name means."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kspolicy.corpus import folder
from kspolicy.corpus.errors import AmbiguousName, CorpusError, UnknownName
from kspolicy.corpus.folder import (
    corrections_file,
    corrections_files,
    data_folder,
    document_files,
    find_document,
)

SOURCE = Path(__file__).parents[2] / "src"

NAMES = {
    "昆政办发〔2022〕97号": ["昆政办发〔2022〕97号", "昆山市电子信息产业创新集群建设实施意见"],
    "昆政办发〔2022〕98号": ["昆政办发〔2022〕98号", "昆山市装备制造产业创新集群建设实施意见"],
    "昆政办发〔2021〕197号": ["昆政办发〔2021〕197号", "昆山市2022年重点工作"],
    "昆山市养老服务办法（试行）": ["昆山市养老服务办法（试行）"],
}


@pytest.fixture
def four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """A folder in each of the four places that are looked at."""
    package = tmp_path / "site" / "kspolicy"
    monkeypatch.setattr(folder, "_PACKAGE", package)
    places = {
        "explicit": tmp_path / "given",
        "variable": tmp_path / "set",
        "customary": tmp_path / "cwd" / "data" / "structured",
        "shipped": package / "shipped" / "structured",
    }
    for place in places.values():
        place.mkdir(parents=True)
    return places


def test_folder_asked_for_goes_before_all(four: dict[str, Path], tmp_path: Path) -> None:
    environment = {"KSPOLICY_DATA": str(four["variable"])}
    assert data_folder(four["explicit"], environment, tmp_path / "cwd") == four["explicit"]


def test_variable_goes_before_customary_folder(four: dict[str, Path], tmp_path: Path) -> None:
    environment = {"KSPOLICY_DATA": str(four["variable"])}
    assert data_folder(None, environment, tmp_path / "cwd") == four["variable"]


def test_customary_folder_goes_before_shipped(four: dict[str, Path], tmp_path: Path) -> None:
    assert data_folder(None, {"KSPOLICY_DATA": ""}, tmp_path / "cwd") == four["customary"]


def test_shipped_documents_are_the_last_resort(four: dict[str, Path], tmp_path: Path) -> None:
    assert data_folder(None, {}, tmp_path) == four["shipped"]


def test_repository_serves_an_editable_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_PACKAGE", tmp_path / "repository" / "src" / "kspolicy")
    documents = tmp_path / "repository" / "data" / "structured"
    documents.mkdir(parents=True)
    assert data_folder(None, {}, tmp_path) == documents


def test_data_beside_an_installed_package_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_PACKAGE", tmp_path / "lib" / "site-packages" / "kspolicy")
    (tmp_path / "lib" / "data" / "structured").mkdir(parents=True)
    with pytest.raises(CorpusError, match="kspolicy parse"):
        data_folder(None, {}, tmp_path)


def test_relative_names_start_from_the_working_folder(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert data_folder(Path("docs"), {}, tmp_path) == tmp_path / "docs"
    assert data_folder(None, {"KSPOLICY_DATA": "docs"}, tmp_path) == tmp_path / "docs"


def test_named_folder_that_is_missing_is_not_silently_replaced(
    four: dict[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(CorpusError, match=r"--data .*没有.*不存在"):
        data_folder(Path("没有"), {}, tmp_path / "cwd")
    with pytest.raises(CorpusError, match=r"KSPOLICY_DATA=没有.*不存在"):
        data_folder(None, {"KSPOLICY_DATA": "没有"}, tmp_path / "cwd")
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="不是文件夹"):
        data_folder(Path("file"), {}, tmp_path)


@pytest.mark.parametrize(
    "given",
    [
        "昆政办发〔2022〕97号",
        *(
            "昆政办发[2022]97号",
            "昆政办发【2022】97号",
            "昆政办发（2022）97号",
            "昆政办发(2022)97号",
        ),
        *(
            "昆政办发［２０２２］９７号",
            " 昆政办发 〔2022〕 97 号 ",
            "〔2022〕97",
            "97号",
            "97",
            "９７",
        ),
        *("昆山市电子信息产业创新集群建设实施意见", "电子信息"),
    ],
)
def test_document_is_meant_by(given: str) -> None:
    assert find_document(NAMES, given) == "昆政办发〔2022〕97号"


@pytest.mark.parametrize(
    ("given", "document"),
    [
        ("197", "昆政办发〔2021〕197号"),
        ("2021", "昆政办发〔2021〕197号"),
        ("昆政办发〔2021〕", "昆政办发〔2021〕197号"),
        ("养老", "昆山市养老服务办法（试行）"),
        ("办法(试行)", "昆山市养老服务办法（试行）"),
        # A number comes before a title that has the same digits.
        ("98", "昆政办发〔2022〕98号"),
    ],
)
def test_part_that_no_other_has(given: str, document: str) -> None:
    assert find_document(NAMES, given) == document


@pytest.mark.parametrize(
    ("given", "matches"),
    [
        ("2022", ["昆政办发〔2022〕97号", "昆政办发〔2022〕98号"]),
        ("9", ["昆政办发〔2022〕97号", "昆政办发〔2022〕98号", "昆政办发〔2021〕197号"]),
        ("产业创新集群", ["昆政办发〔2022〕97号", "昆政办发〔2022〕98号"]),
    ],
)
def test_part_of_several_is_refused_with_all(given: str, matches: list[str]) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_document(NAMES, given)
    assert list(caught.value.matches) == matches
    assert all(match in str(caught.value) for match in matches)


def test_exact_name_wins_over_being_part_of_another() -> None:
    names = {"实施意见": [], "实施意见（修订）": []}
    assert find_document(names, "实施意见") == "实施意见"


def test_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        find_document(NAMES, "昆政办法〔2022〕97号")
    assert caught.value.nearest[0] == "昆政办发〔2022〕97号"
    assert "昆政办发〔2022〕97号" in str(caught.value)


@pytest.mark.parametrize("given", ["", " ", "完全无关的词"])
def test_what_names_nothing_is_unknown(given: str) -> None:
    with pytest.raises(UnknownName):
        find_document({"昆政办发〔2022〕97号": []}, given)


def test_documents_in_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("甲100号.yaml", "甲97号.yaml", "甲9号.yaml", ".97.tmp.yaml", "说明.txt", "a.yml"):
        (tmp_path / name).touch()
    (tmp_path / "文件夹.yaml").mkdir()
    names = [path.name for path in document_files(tmp_path)]
    assert names == ["甲9号.yaml", "甲97号.yaml", "甲100号.yaml"]


def test_corrections_lie_beside_the_documents(tmp_path: Path) -> None:
    document = tmp_path / "甲97号.yaml"
    assert corrections_files(tmp_path) == []
    assert corrections_file(document) == tmp_path / "corrections" / "甲97号.yaml"
    corrections_file(document).parent.mkdir()
    corrections_file(document).touch()
    assert corrections_files(tmp_path) == [corrections_file(document)]
    assert document_files(tmp_path) == []


def test_finding_documents_loads_neither_yaml_nor_models() -> None:
    probe = "import sys, kspolicy.corpus.folder, kspolicy.corpus.errors; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "kspolicy.corpus.folder" in loaded
    assert not loaded & {"yaml", "pydantic", "difflib", "jsonschema", "kspolicy.model"}
