"""Targets of a district, a unit, an indicator: against figures read in the annexes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from kspolicy.corpus.errors import UnknownName
from kspolicy.index.build import build_index, short_names
from kspolicy.lexicon.names import DistrictNames, UnitNames
from kspolicy.query.names import known_districts, known_units, resolve_district, resolve_unit
from kspolicy.query.targets import TargetFilter, select_targets
from shipped import ELECTRONICS, EQUIPMENT, lexicon, shipped

if TYPE_CHECKING:
    from kspolicy.index.rows import Index, TargetRow


@cache
def index() -> Index:
    return build_index([shipped(ELECTRONICS), shipped(EQUIPMENT)], lexicon())


def ask(**wanted: object) -> list[TargetRow]:
    names = index()
    return list(
        select_targets(
            names["targets"],
            TargetFilter(**wanted),  # type: ignore[arg-type]
            resolve_unit=UnitNames(names["unit_names"], tuple(names["places"])).resolve,
            resolve_district=DistrictNames(names["district_names"], tuple(names["places"])).resolve,
        )
    )


def test_a_district_gets_every_row_of_both_annexes() -> None:
    rows = ask(district="高新区")
    assert len(rows) == 17 + 24
    figures = {(row["document"], row["line"]): row["value"] for row in rows}
    assert figures[ELECTRONICS, 136] == 1100
    assert figures[ELECTRONICS, 152] == 327
    assert figures[EQUIPMENT, 118] == 910
    assert figures[EQUIPMENT, 143] == 23
    assert figures[EQUIPMENT, 133] is None  # 上市企业: --


def test_unallocated_is_not_zero_and_zero_is_not_unallocated() -> None:
    flowers = {(row["document"], row["line"]): row for row in ask(district="花桥")}
    assert flowers[ELECTRONICS, 141]["value"] == 0  # 专精特新: 0
    assert flowers[ELECTRONICS, 154]["value"] is None  # 工业投资: --
    assert flowers[ELECTRONICS, 154]["wording"] == "--"


def test_share_of_the_total() -> None:
    share = {(row["document"], row["line"]): row["share"] for row in ask(district="高新区")}
    assert share[ELECTRONICS, 136] == 0.1375  # 1100 of 8000
    assert share[EQUIPMENT, 118] == 0.2275  # 910 of 4000
    assert share[ELECTRONICS, 137] is None  # a ratio has no share


def test_a_doubtful_figure_says_so() -> None:
    doubtful = {row["line"] for row in ask(district="旅度区") if row["doubt"]}
    assert doubtful == {144}
    assert not any(row["doubt"] for row in ask(district="高新区"))


def test_filters_narrow_together() -> None:
    rows = ask(documents=frozenset({ELECTRONICS}), indicator="高新技术", part="body", year=2025)
    assert [(row["wording"], row["line"]) for row in rows] == [("不少于260家", 70)]
    assert ask(indicator="高新技术", year=2030) == []


def test_a_unit_is_found_under_either_of_its_names() -> None:
    rows = ask(unit="市市场监管局", documents=frozenset({ELECTRONICS}), part="body")
    # 三、（一）3 writes 市市场监督管理局, 三、（八）1 市市场监管局.
    assert [row["line"] for row in rows] == [50, 108]


def test_rows_of_the_whole_city_keep_null_as_district() -> None:
    whole = [row for row in ask() if row["district"] is None]
    assert len(whole) == 62 + 42 + 41  # body and annex 2 of both, 41 rows of annex 1


def test_text_and_table_share_a_concept() -> None:
    concepts = {
        row["concept"]
        for row in ask(documents=frozenset({ELECTRONICS}))
        if row["line"] in (70, 172, 138) and "科技型" in row["indicator"]
    }
    assert concepts == {"科技型中小企业评价入库"}


@pytest.mark.parametrize(
    "given", ["高新区", "昆山高新区", "昆山高新技术产业开发区", "昆山高新区管委会"]
)
def test_a_district_in_any_spelling(given: str) -> None:
    names = index()
    known = known_districts(names["districts"])
    assert resolve_district(given, names["district_names"], names["places"], known) == "高新区"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("花桥经济开发区", "花桥"),
        ("花桥商务区", "花桥"),
        ("旅游度假区", "旅度区"),
        ("张浦镇", "张浦"),
        ("千灯镇人民政府", "千灯"),
        ("昆山开发区", "开发区"),
    ],
)
def test_districts_as_the_documents_write_them(given: str, name: str) -> None:
    names = index()
    known = known_districts(names["districts"])
    assert resolve_district(given, names["district_names"], names["places"], known) == name


def test_an_unknown_district_names_the_nearest() -> None:
    names = index()
    known = known_districts(names["districts"])
    with pytest.raises(UnknownName) as error:
        resolve_district("高薪区", names["district_names"], names["places"], known)
    assert "高新区" in error.value.nearest


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("市市场监督管理局", "市市场监管局"),
        ("昆山市市场监督管理局", "市市场监管局"),
        ("工信局", "市工信局"),
        ("市工业和信息化局", "市工信局"),
        ("人才办", "市委人才办"),
    ],
)
def test_a_unit_in_any_spelling(given: str, name: str) -> None:
    names = index()
    known = known_units(names["units"])
    assert resolve_unit(given, names["unit_names"], names["places"], known) == name


def test_an_unknown_unit_names_the_nearest() -> None:
    names = index()
    known = known_units(names["units"])
    with pytest.raises(UnknownName) as error:
        resolve_unit("市科技居", names["unit_names"], names["places"], known)
    assert "市科技局" in error.value.nearest


def test_short_names_stay_unique() -> None:
    assert short_names(["昆政办发〔2022〕97号", "昆政办发〔2022〕98号"]) == {
        "昆政办发〔2022〕97号": "97",
        "昆政办发〔2022〕98号": "98",
    }
    both = ["昆政办发〔2022〕97号", "苏政发〔2022〕97号"]
    assert short_names(both) == {name: name for name in both}
    assert short_names(["某某行动计划"]) == {"某某行动计划": "某某行动计划"}
