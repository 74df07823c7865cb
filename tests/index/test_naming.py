"""Names of another place: its own, from its documents, and none of the built-in city's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from elsewhere import CITY, COUNTY, DISTRICT, PROVINCE, document, notice
from kspolicy.check.case import open_case
from kspolicy.index.build import build_index
from kspolicy.lexicon.lexicon import load_lexicon
from kspolicy.lexicon.names import DistrictNames, UnitNames
from kspolicy.query.names import resolve_district, resolve_unit
from shipped import ELECTRONICS, EQUIPMENT, lexicon, parse_text, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.index.rows import Index


def district(index: Index, given: str) -> str:
    known = [row["name"] for row in index["districts"]]
    return resolve_district(given, index["district_names"], index["places"], known)


def unit(index: Index, given: str) -> str:
    known = [row["name"] for row in index["units"]]
    return resolve_unit(given, index["unit_names"], index["places"], known)


@pytest.mark.parametrize("text", [PROVINCE, COUNTY, DISTRICT, CITY])
def test_nothing_of_the_built_in_city_is_said(text: str) -> None:
    index = build_index([document(text)], lexicon())
    assert "昆山" not in json.dumps(index, ensure_ascii=False)
    assert all(row["full"] is None and not row["aliases"] for row in index["units"])


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        (PROVINCE, "高新区", "高新区"),
        (PROVINCE, "江宁", "江宁市"),
        (PROVINCE, "江宁市人民政府", "江宁市"),
        (PROVINCE, "东山州", "东山州"),
        (COUNTY, "城关", "城关镇"),
        (COUNTY, "清河开发区", "开发区"),
        (COUNTY, "朝阳街道办事处", "朝阳街道"),
        (CITY, "黄埔", "黄埔区"),
        (CITY, "广州高新区", "高新区"),
        (CITY, "开发区", "广州开发区"),
    ],
)
def test_districts_in_whichever_way_they_are_written(text: str, given: str, name: str) -> None:
    assert district(build_index([document(text)], lexicon()), given) == name


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        (PROVINCE, "教育厅", "省教育厅"),
        (PROVINCE, "江东省教育厅", "省教育厅"),
        (COUNTY, "水利局", "县水利局"),
        (DISTRICT, "建筑工务署", "区建筑工务署"),
        (DISTRICT, "深圳市南湾区财政局", "区财政局"),
        (CITY, "市生态环境局", "市生态环境局"),
    ],
)
def test_units_in_whichever_way_they_are_written(text: str, given: str, name: str) -> None:
    assert unit(build_index([document(text)], lexicon()), given) == name


def test_a_checked_document_of_elsewhere_is_not_held_to_the_built_in_names() -> None:
    case = open_case([document(CITY)], lexicon())
    assert case.lexicon.unit_entries == ()
    assert open_case([shipped(EQUIPMENT)], lexicon()).lexicon is lexicon()


def test_beside_the_city_s_own_documents_a_stranger_keeps_its_names() -> None:
    index = build_index([shipped(ELECTRONICS), shipped(EQUIPMENT), document(CITY)], lexicon())
    rows = {row["name"]: row for row in index["units"]}
    # 市生态环境局 is written by 广州 alone: there it is not 昆山生态环境局.
    assert rows["市生态环境局"]["full"] is None
    assert rows["昆山生态环境局"]["written"] == ["昆山生态环境局"]
    # 市工信局 is written by both: no full name is true of it.
    assert rows["市工信局"]["full"] is None
    assert rows["市人社局"]["full"] == "昆山市人力资源和社会保障局"
    districts = {row["name"]: row for row in index["districts"]}
    assert districts["高新区"]["full"] is None
    assert districts["旅度区"]["full"] == "昆山旅游度假区" or districts["旅度区"]["aliases"]
    assert "黄埔区" in districts
    assert district(index, "旅游度假区管委会") == "旅度区"
    resolve = UnitNames(index["unit_names"], tuple(index["places"])).resolve
    named = {row["name"] for row in index["units"]}
    assert {resolve(name) for row in index["tasks"] for name in row["responsible_units"]} <= named
    known = DistrictNames(index["district_names"], tuple(index["places"]))
    assert {known.resolve(row["district"]) for row in index["targets"] if row["district"]} <= set(
        districts
    )


def test_the_city_s_own_answers_do_not_change_beside_a_stranger() -> None:
    alone = build_index([shipped(EQUIPMENT)], lexicon())
    beside = build_index([document(CITY), shipped(EQUIPMENT)], lexicon())

    def own(index: Index) -> list[object]:
        return [
            {**row, "ref": row["ref"].rpartition(":")[2], "of_which": None, "task": None}
            for row in index["targets"]
            if row["document"] == EQUIPMENT
        ]

    assert own(beside) == own(alone)


def test_a_user_s_lexicon_serves_all(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "name: 广州市\nplaces: [广州市, 广州]\nunits:\n- {name: 市发改委, full: 广州市发改委}\n",
        encoding="utf-8",
    )
    index = build_index([document(CITY)], load_lexicon([path]))
    rows = {row["name"]: row for row in index["units"]}
    assert rows["市发改委"]["full"] == "广州市发改委"
    assert "昆山" not in json.dumps(index, ensure_ascii=False)


def test_the_city_written_out_is_the_same_unit() -> None:
    text = notice("市科技局、市财政局", "东江市科技局")
    index = build_index([parse_text(text)], lexicon())
    [row] = [row for row in index["units"] if "科技局" in row["name"]]
    assert (row["name"], row["written"]) == ("市科技局", ["市科技局", "东江市科技局"])
