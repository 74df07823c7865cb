"""What stands around a measure before its number, and is no part of it."""

from __future__ import annotations

import pytest

from kspolicy.parse.measure import is_growth, trim_words


@pytest.mark.parametrize(
    "leading",
    [
        "力争",
        "争取",
        "努力",
        "确保",
        "预计",
        "计划",
        "要",
        "将",
        "再",
        "其中，",
        "主要包括",
        "和",
        "以及",
        "及",
        "并",
        "全年",
        "年内",
        "一是",
        "十二是",
        "——",
        "--",
        "推动",
        "促进",
        "带动",
        "实现",
        "促使",
        "全国",
        "我市",
        "全市",
        "本市",
    ],
)
def test_what_leads_to_a_measure_is_no_part_of_it(leading: str) -> None:
    measure, scope, hoped = trim_words(f"{leading}产业规模")
    assert measure == "产业规模"
    assert scope == (leading if leading in ("全国", "我市", "全市", "本市") else None)
    assert hoped == (leading in ("力争", "争取"))


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("产业规模将", "产业规模"),
        ("提高机顶盒占比至", "机顶盒占比"),
        ("降低失业率到", "失业率"),
        ("固定资产投资计划增长", "固定资产投资增长"),
        ("碳排放强度预计下降", "碳排放强度下降"),
        ("平均电耗实现降低", "平均电耗降低"),
        ("污染天数计划减少", "污染天数减少"),
        ("绿化覆盖率为", "绿化覆盖率"),
        ("绿化覆盖率调整为", "绿化覆盖率"),
        ("工业增加值比重占", "工业增加值比重"),
        ("疫苗接种率以乡镇为单位", "疫苗接种率"),
        ("服务业增加值将在2020年的基础上", "服务业增加值"),
        ("占全省总人口的", "占全省总人口"),
        ("优良天数比例总体", "优良天数比例"),
        ("优良天数比例要", "优良天数比例"),
        ("粮食播种面积在", "粮食播种面积"),
    ],
)
def test_what_links_a_measure_to_its_number_is_no_part_of_it(words: str, measure: str) -> None:
    assert trim_words(words) == (measure, None, False)


def test_a_hope_in_the_middle_is_taken_out_and_told() -> None:
    assert trim_words("固定资产投资力争增长") == ("固定资产投资增长", None, True)
    assert trim_words("工业企业力争净增数") == ("工业企业净增数", None, True)


@pytest.mark.parametrize("words", ["生育计划", "制造业单位产值", "重要平台", "新增学位"])
def test_a_measure_alone_stays_as_it_is(words: str) -> None:
    assert trim_words(words) == (words, None, False)


@pytest.mark.parametrize(
    "words",
    [
        "增长",
        "增长率",
        "年均增速",
        "增幅",
        "比2020年提高",
        "年均提升",
        "下降",
        "降低",
        "增加",
        "较上年减少",
    ],
)
def test_a_change_alone_needs_a_subject(words: str) -> None:
    assert is_growth(words)
    assert not is_growth(f"{words}额")
