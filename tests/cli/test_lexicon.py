"""kspolicy lexicon, as it is typed."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
import yaml

from elsewhere import CITY, COUNTY, PROVINCE
from kspolicy.cli.root import run
from kspolicy.corpus.store import write_document
from shipped import ELECTRONICS, EQUIPMENT, shipped

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a county's document, and a folder of two of a city."""
    (tmp_path / "县.txt").write_text(COUNTY, encoding="utf-8")
    (tmp_path / "公文").mkdir()
    (tmp_path / "公文" / "广州.txt").write_text(CITY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["lexicon", *arguments]) == 0, capsys.readouterr().err
    return capsys.readouterr().out


@pytest.mark.usefixtures("office")
def test_a_file_gives_a_draft_with_its_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "县.txt")
    draft = yaml.safe_load(text)
    assert (draft["name"], draft["mode"], draft["places"]) == (
        "清河县",
        "replace",
        ["清河县", "清河"],
    )
    units = {entry["name"]: entry for entry in draft["units"]}
    assert units["县发改局"]["aliases"] == ["县发展和改革局"]
    assert [entry["name"] for entry in draft["districts"]] == [
        *("城关镇", "大王庄镇", "李家乡", "朝阳街道", "开发区"),
    ]
    lines = text.splitlines()
    before = lines[lines.index("- name: 县水利局") - 1]
    assert before.startswith("# 1 次；首见 清政办发〔2024〕6号 正文 第23行：")
    assert "可能也是：县自然资源局（1 次），请核对" in text
    assert "“县农业农材局”是否“县农业农村局”之误" in text
    assert "请核对" in text.partition("name:")[0]


@pytest.mark.usefixtures("office")
def test_a_folder_and_lists_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(capsys, "公文", "--format", "json"))
    by_name = {row["name"]: row for row in rows}
    row = by_name["市住建局"]
    assert row["aliases"] == ["市住房城乡建设局", "市住房和城乡建设局"]
    assert (row["kind"], row["sureness"], row["count"]) == ("unit", "certain", 3)
    assert row["document"] == "穗发改规字〔2023〕5号"
    assert by_name["黄埔区"]["kind"] == "district"
    assert by_name["市交通运输局"]["sureness"] == "single"
    listed = list(csv.reader(io.StringIO(printed(capsys, "公文", "--format", "csv"))))
    assert len(listed) == len(rows) + 1
    for form in ("table", "md", "yaml"):
        assert "市住建局" in printed(capsys, "公文", "--format", form)


@pytest.mark.usefixtures("office")
def test_a_question_is_a_row_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(capsys, "县.txt", "--format", "json"))
    [slip] = [row for row in rows if row["sureness"] == "slip"]
    assert slip["name"] == "县农业农材局"
    assert [likely["name"] for likely in slip["likely"]] == ["县农业农村局"]


def test_a_file_is_not_overwritten_unasked(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, "县.txt", "--output", "词典.yaml") == ""
    first = (office / "词典.yaml").read_bytes()
    assert run(["lexicon", "公文", "--output", "词典.yaml"]) == 2
    assert "--force" in capsys.readouterr().err
    assert (office / "词典.yaml").read_bytes() == first
    printed(capsys, "公文", "--output", "词典.yaml", "--force")
    assert yaml.safe_load((office / "词典.yaml").read_bytes())["name"] == "广州市"
    printed(capsys, "公文", "--output", "清单.json")
    assert json.loads((office / "清单.json").read_bytes())


def test_the_draft_is_used_as_it_stands(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "公文", "--output", "词典.yaml")
    assert run(["parse", "公文/广州.txt", "--out", "数据"]) == 0
    capsys.readouterr()
    asked = ["--data", "数据", "--lexicon", "词典.yaml", "--format", "json"]
    assert run(["units", *asked]) == 0
    units = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert units["市发改委"]["full"] == "广州市发展和改革委员会"
    assert "市住房和城乡建设局" in units["市住建局"]["aliases"]
    assert run(["targets", "--district", "黄埔", *asked]) == 0
    assert [row["value"] for row in json.loads(capsys.readouterr().out)] == [350, 20]
    assert printed(
        capsys, "--data", "数据", "--lexicon", "词典.yaml", "--new", "--format", "json"
    ) == ("[]\n")
    assert office.exists()


def test_the_corpus_without_arguments_and_one_document_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (ELECTRONICS, EQUIPMENT):
        write_document(tmp_path, shipped(name))
    both = yaml.safe_load(printed(capsys, "--data", str(tmp_path)))
    assert both["name"] == "昆山市"
    one = yaml.safe_load(printed(capsys, "--data", str(tmp_path), "--doc", "98"))
    assert len(one["units"]) < len(both["units"])
    new = yaml.safe_load(printed(capsys, "--data", str(tmp_path), "--new"))
    assert (new["mode"], new["districts"]) == ("add", [])
    assert "市工信局" not in [entry["name"] for entry in new["units"]]


def test_the_same_documents_give_the_same_draft(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, "县.txt") == printed(capsys, str(office / "县.txt"))


def test_places_are_not_mixed_in_silence(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "省.txt").write_text(PROVINCE, encoding="utf-8")
    assert run(["lexicon", "县.txt", "省.txt"]) == 0
    captured = capsys.readouterr()
    assert "文件来自几处（江东省、清河县）" in captured.err
    assert "注意：文件来自几处" in captured.out


def test_what_cannot_be_read_is_named_and_the_rest_is_used(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "坏.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert run(["lexicon", "坏.txt", "县.txt"]) == 2
    captured = capsys.readouterr()
    assert "坏.txt" in captured.err
    assert yaml.safe_load(captured.out)["name"] == "清河县"
    assert run(["lexicon", "坏.txt"]) == 2
    assert capsys.readouterr().out == ""
