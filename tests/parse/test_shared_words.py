"""What several nouns in a row share, said with one of them only."""

from __future__ import annotations

import pytest

from kspolicy.parse.shared_words import share_measure

from .writing import targets_of


@pytest.mark.parametrize(
    ("nouns", "full"),
    [
        (
            ["服务业增加值", "高新技术产业增加值占生产总值比重"],
            ["服务业增加值占生产总值比重", "高新技术产业增加值占生产总值比重"],
        ),
        (
            ["高新技术产业", "数字经济核心产业增加值占工业比重"],
            ["高新技术产业增加值占工业比重", "数字经济核心产业增加值占工业比重"],
        ),
        (["化学需氧量", "氨氮削减能力"], ["化学需氧量削减能力", "氨氮削减能力"]),
        (["氨氮", "化学需氧量削减能力"], ["氨氮削减能力", "化学需氧量削减能力"]),
        (["溶剂型工业涂料", "油墨使用比例"], ["溶剂型工业涂料使用比例", "油墨使用比例"]),
        (
            ["京津冀及周边地区", "长三角地区煤炭消费量"],
            ["京津冀及周边地区煤炭消费量", "长三角地区煤炭消费量"],
        ),
        (["京津冀", "长三角地区煤炭消费量"], ["京津冀煤炭消费量", "长三角地区煤炭消费量"]),
        (["高技术制造业", "装备制造业增加值"], ["高技术制造业增加值", "装备制造业增加值"]),
        (["铁路", "水路货运量"], ["铁路货运量", "水路货运量"]),
        (["PM2.5", "臭氧浓度"], ["PM2.5浓度", "臭氧浓度"]),
        (
            ["单位地区生产总值能源消耗", "二氧化碳排放"],
            ["单位地区生产总值能源消耗", "单位地区生产总值二氧化碳排放"],
        ),
    ],
)
def test_what_one_noun_says_holds_for_all(nouns: list[str], full: list[str]) -> None:
    assert share_measure(nouns, alike=True) == full


@pytest.mark.parametrize(
    "nouns",
    [
        ["常住人口城镇化率", "服务业增加值占生产总值比重"],
        ["研发投入", "技术改造投资"],
        ["生产总值", "财政收入"],
        ["万元国内生产总值用水量", "万元工业增加值用水量"],
        ["5G基站", "充电桩"],
    ],
)
def test_a_noun_with_a_measure_of_its_own_shares_none(nouns: list[str]) -> None:
    assert share_measure(nouns, alike=True) == nouns


def test_a_tail_is_shared_only_by_figures_of_one_unit() -> None:
    nouns = ["生产总值", "服务业增加值占生产总值比重"]
    assert share_measure(nouns) == nouns


def test_a_noun_whose_measure_cannot_be_told_is_no_indicator() -> None:
    assert share_measure(["工业涂料", "溶剂型油墨使用比例"], alike=True) == [
        "",
        "溶剂型油墨使用比例",
    ]
    sentence = "到2025年，工业涂料、溶剂型油墨使用比例分别降低20%、10%。"
    assert [target.indicator for target in targets_of(sentence)] == ["溶剂型油墨使用比例降低"]
