"""When two names are one unit's, everywhere in the country, and when a person must judge."""

from __future__ import annotations

import pytest

from kspolicy.link.locality import Home
from kspolicy.proposal.stems import abbreviates_regularly
from kspolicy.proposal.unit_names import certainly_one, maybe_one, take_apart

CITY = Home("东江市")
DISTRICT = Home("南湾区", ("深圳市",))


def same(one: str, other: str, home: Home | None = CITY) -> bool:
    a, b = take_apart(one, home), take_apart(other, home)
    return a.key == b.key or bool(certainly_one(a, b) or certainly_one(b, a))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市发改委", "市发展改革委"),
        ("市发展改革委", "市发展和改革委员会"),
        ("市发改委", "东江市发展和改革委员会"),
        ("省人社厅", "省人力资源社会保障厅"),
        ("省人力资源社会保障厅", "省人力资源和社会保障厅"),
        ("市工信局", "市工业和信息化局"),
        ("市市场监管局", "市市场监督管理局"),
        ("市住建局", "市住房和城乡建设局"),
        ("市卫健委", "市卫生健康委员会"),
        ("市文广旅局", "市文化广电和旅游局"),
        ("市应急局", "市应急管理局"),
        ("市交通局", "市交通运输局"),
        ("市医保局", "市医疗保障局"),
        ("市供销社", "市供销合作总社"),
        ("市科协", "市科学技术协会"),
        ("市妇联", "市妇女联合会"),
        ("市委编办", "市委机构编制委员会办公室"),
        ("市委网信办", "市委网络安全和信息化委员会办公室"),
        ("市委宣传部", "中共东江市委宣传部"),
        ("市委人才办", "市委人才工作领导小组办公室"),
        ("市税务局", "国家税务总局东江市税务局"),
        ("市政府办公室", "东江市人民政府办公室"),
        ("市教体局", "市教育体育局"),
        ("市委组织部", "市委组织部（市人才工作局）"),
    ],
)
def test_one_unit_in_every_city(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市发改委", "省发改委"),
        ("市发改委", "区发展和改革委员会"),
        ("市委宣传部", "市宣传部"),
        ("市科技局", "市科协"),
        ("市市场监管局", "市城管局"),
        ("市自然资源局", "市自然资源和规划局"),
        ("市规划局", "市自然资源和规划局"),
        ("市建设局", "市住房和城乡建设局"),
        ("市农业局", "市农业农村局"),
        ("市工商局", "市工业和商务局"),
        ("市民政局", "市财政局"),
        ("市经信委", "市工信局"),
        ("市金融办", "市地方金融监管局"),
        ("市生态环境局", "东江生态环境局"),
        ("市编办", "市委编办"),
        ("市发改委", "市发改局"),
        ("税务总局", "税务局"),
        ("市委", "市委办公室"),
    ],
)
def test_never_put_together_in_silence(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市人才办", "市委人才办"),
        ("市自然资源局", "市自然资源和规划局"),
        ("市金融办", "市地方金融监管局"),
        ("市经信局", "市工信局"),
        ("市发改委", "市发改局"),
        ("东江生态环境局", "市生态环境局"),
        ("工研院", "市工研院"),
        ("市城管局", "市城市管理综合执法局"),
        ("市规划和自然资源局", "市自然资源和规划局"),
    ],
)
def test_left_to_a_person(one: str, other: str) -> None:
    a, b = take_apart(one, CITY), take_apart(other, CITY)
    assert maybe_one(a, b)
    assert maybe_one(b, a)


@pytest.mark.parametrize(
    ("one", "other"),
    [("市科技局", "市科协"), ("市民政局", "市财政局"), ("市发改委", "省发改委")],
)
def test_what_only_looks_alike_is_not_even_suggested(one: str, other: str) -> None:
    assert maybe_one(take_apart(one, CITY), take_apart(other, CITY)) is None


def test_a_district_writes_of_itself_and_of_the_city_above() -> None:
    assert same("深圳市南湾区财政局", "区财政局", DISTRICT)
    assert same("深圳市财政局", "市财政局", DISTRICT)
    assert not same("深圳市财政局", "区财政局", DISTRICT)


@pytest.mark.parametrize("word", ["市场监管总局", "市政园林局", "区域合作办公室"])
def test_a_word_is_no_level(word: str) -> None:
    assert take_apart(word, None).level == ""


@pytest.mark.parametrize(
    ("short", "long", "regular"),
    [
        ("旅度", "旅游度假", True),
        ("文广旅", "文化广电旅游", True),
        ("市场监管", "市场监督管理", True),
        ("人社", "人力资源社会保障", False),
        ("规划", "自然资源规划", False),
        ("发展", "发展改革", False),
    ],
)
def test_a_regular_abbreviation_leaves_no_word_out(short: str, long: str, regular: bool) -> None:
    assert abbreviates_regularly(short, long) is regular
