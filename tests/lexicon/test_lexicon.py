"""The lexicon: built in, added to, replaced, and told off when it is no lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.corpus.errors import CorpusError
from kspolicy.lexicon.lexicon import load_lexicon
from kspolicy.lexicon.names import DistrictNames, UnitNames, bare_district

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("市市场监督管理局", "市市场监管局"),
        ("昆山市市场监督管理局", "市市场监管局"),
        ("市市场监管局", "市市场监管局"),
        ("昆山市工业和信息化局", "市工信局"),
        ("某某局", "某某局"),
    ],
)
def test_units_resolve_to_one_name(written: str, name: str) -> None:
    assert load_lexicon().units.resolve(written) == name


def test_a_list_may_say_the_city_once() -> None:
    # 市委宣传部、人才办，市发改委、教育局、科技局 昆政办发〔2022〕98号
    written = ["市委宣传部", "人才办", "市发改委", "教育局", "科技局", "工研院", "某中心"]
    assert load_lexicon().units.resolve_list(written) == (
        "市委宣传部",
        "市委人才办",
        "市发改委",
        "市教育局",
        "市科技局",
        "工研院",
        "某中心",
    )


def test_an_elided_name_needs_a_list_before_it() -> None:
    assert load_lexicon().units.resolve_list(["教育局"]) == ("教育局",)


def test_a_users_lexicon_adds(tmp_path: Path) -> None:
    own = write(
        tmp_path / "own.yaml",
        "name: 自用\nunits:\n- {name: 市工信局, aliases: [市经信局]}\n- {name: 市大数据局}\n",
    )
    units = load_lexicon([own]).units
    assert units.resolve("市经信局") == "市工信局"
    assert units.resolve("市工业和信息化局") == "市工信局"
    assert units.known("市大数据局") == "市大数据局"


def test_a_users_lexicon_replaces(tmp_path: Path) -> None:
    own = write(tmp_path / "own.yaml", "name: 甲市\nmode: replace\nunits:\n- {name: 市科委}\n")
    lexicon = load_lexicon([own])
    assert lexicon.units.known("市科委") == "市科委"
    assert lexicon.units.known("市工信局") is None
    assert lexicon.places == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("units: [", "own.yaml"),
        ("name: 甲\nunits:\n- {nom: 乙}\n", "第 3 行"),
        ("name: 甲\ncolour: red\n", "colour"),
        ("- 甲\n", "own.yaml"),
    ],
)
def test_what_is_no_lexicon_is_told_off_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(CorpusError) as error:
        load_lexicon([write(tmp_path / "own.yaml", text)])
    assert said in str(error.value)


def test_a_missing_lexicon_is_told_off(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"none\.yaml"):
        load_lexicon([tmp_path / "none.yaml"])


def test_districts_of_a_city_without_a_lexicon_come_from_the_tables() -> None:
    districts = load_lexicon().districts(["东山区", "西山镇"])
    assert districts.known("西山镇") == "西山镇"
    assert districts.known("西山") == "西山镇"
    assert districts.known("东山区管委会") == "东山区"
    assert districts.known("南山") is None


def test_a_head_that_the_lexicon_knows_keeps_its_name() -> None:
    assert load_lexicon().districts(["旅游度假区"]).known("旅游度假区") == "旅度区"


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("昆山高新区管委会", "高新区"),
        ("张浦镇人民政府", "张浦"),
        ("周市镇", "周市"),
        ("昆山", "昆山"),
        ("镇", "镇"),
    ],
)
def test_bare_district(written: str, bare: str) -> None:
    assert bare_district(written, ("昆山市", "昆山")) == bare


def test_empty_names_know_nothing() -> None:
    assert UnitNames({}).known("市工信局") is None
    assert DistrictNames({}).known("高新区") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("黄埔", "黄埔区"),
        ("黄埔区人民政府", "黄埔区"),
        ("临海", "临海市"),
        ("清河县", "清河"),
        ("高新区", "高新区"),
        ("高新", None),
        ("东山", None),
        ("东山县", "东山县"),
        ("周", None),
    ],
)
def test_a_county_or_city_without_saying_so(written: str, name: str | None) -> None:
    heads = ["黄埔区", "临海市", "清河", "高新区", "东山区", "东山县", "周市"]
    assert DistrictNames({head: head for head in heads}).known(written) == name


def test_every_level_writes_its_own_units_short(tmp_path: Path) -> None:
    own = write(
        tmp_path / "own.yaml",
        "name: 清河县\nmode: replace\nplaces: [清河县, 清河]\n"
        "units:\n- {name: 县财政局}\n- {name: 发改局, full: 清河县发展和改革局}\n",
    )
    units = load_lexicon([own]).units
    assert units.known("清河县财政局") == "县财政局"
    assert units.known("县发展和改革局") == "发改局"


def test_a_built_in_city_serves_no_other() -> None:
    lexicon = load_lexicon()
    assert lexicon.cities == {"昆山市"}
    assert lexicon.serving({"昆山市", "广州市"}) is lexicon
    assert lexicon.serving({None}) is lexicon
    other = lexicon.serving({"广州市"}, ("广州市", "广州"))
    assert other.units.known("市生态环境局") is None
    assert other.districts(["高新区"]).known("广州高新区") == "高新区"
    assert other.places == ("广州市", "广州")
    assert other.slips == lexicon.slips


def test_what_a_user_gives_serves_every_place(tmp_path: Path) -> None:
    own = write(tmp_path / "own.yaml", "name: 自用\nunits:\n- {name: 市科委, aliases: [科委]}\n")
    other = load_lexicon([own]).serving({"上海市"})
    assert other.units.known("科委") == "市科委"
    assert other.units.known("市工信局") is None
