"""Which numbers of running text are goals, and of what. Years are those of a notice of 2022."""

from __future__ import annotations

import pytest

from .writing import NOTICE, parse_body, targets_of


def found(sentence: str, section: str = "主要目标") -> list[tuple[str, str]]:
    return [(target.indicator, target.wording) for target in targets_of(sentence, section)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，电子信息产业规模力争超8000亿元，引进紧缺人才超1400名。",
            [("电子信息产业规模", "力争超8000亿元"), ("引进紧缺人才", "超1400名")],
        ),
        ("到2025年，引进超1400名电子信息领域紧缺人才。", [("电子信息领域紧缺人才", "超1400名")]),
        (
            "到2025年，新增博士后工作站10个、国家重大人才工程专家30名。",
            [("新增博士后工作站", "10个"), ("国家重大人才工程专家", "30名")],
        ),
        (
            "争创40个省级及以上企业技术中心，40个工程技术研究中心、2个工程研究中心。",
            [
                ("省级及以上企业技术中心", "40个"),
                ("工程技术研究中心", "40个"),
                ("工程研究中心", "2个"),
            ],
        ),
        (
            "培育50家制造业企业、30名领军人才和10个创新团队。",
            [("制造业企业", "50家"), ("领军人才", "30名"), ("创新团队", "10个")],
        ),
        (
            "建成充电桩5000个、换电站20座和加氢站5座。",
            [("建成充电桩", "5000个"), ("换电站", "20座"), ("加氢站", "5座")],
        ),
        ("产业规模年均增长6%左右。", [("产业规模年均增长", "6%左右")]),
        (
            "产业规模突破5000亿元，年均增长6%左右。",
            [("产业规模", "突破5000亿元"), ("产业规模年均增长", "6%左右")],
        ),
        (
            "增加值占比达到10%，比2020年提高2.2个百分点。",
            [("增加值占比", "达到10%"), ("增加值占比比2020年提高", "2.2个百分点")],
        ),
        (
            "产业规模、上市企业数量分别达到8000亿元、20家以上。",
            [("产业规模", "8000亿元"), ("上市企业数量", "20家以上")],
        ),
        (
            "昆山、太仓产业规模分别达到8000亿元、200亿元。",
            [("昆山产业规模", "8000亿元"), ("太仓产业规模", "200亿元")],
        ),
        (
            "新增国家级、省级企业技术中心2家、10家。",
            [("新增国家级企业技术中心", "2家"), ("省级企业技术中心", "10家")],
        ),
        (
            "企业达到100家（其中高新技术企业50家）、上市公司10家。",
            [("企业", "达到100家"), ("高新技术企业", "50家"), ("上市公司", "10家")],
        ),
        (
            "新增企业100家（含培育库企业），平台5个。",
            [("新增企业", "100家"), ("平台", "5个")],
        ),
        (
            "服务平台（机构）6家，首台（套）装备达到12项。",
            [("服务平台（机构）", "6家"), ("首台（套）装备", "达到12项")],
        ),
        ("新增产值超1,000亿元企业2家。", [("新增产值超1,000亿元企业", "2家")]),
        (
            "建成和谐社区20个，再制造产业规模达到10亿元，并购项目5个。",
            [("建成和谐社区", "20个"), ("再制造产业规模", "达到10亿元"), ("并购项目", "5个")],
        ),
        ("办理时限压缩至3个工作日以内。", [("办理时限", "压缩至3个工作日以内")]),
        ("工业企业数量为100家。", [("工业企业数量", "100家")]),
    ],
)
def test_each_goal_is_found_with_what_it_measures(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "稳步推动28nm、20nm、14nm等先进生产线引进和建设。",
        "打造以环南淞湖为核心的6平方公里的“先进计算产业创新集聚区”。",
        "经市政府第17次常务会议审议通过。",
        "实施“十个一批行动”，即一批领军企业、一批核心技术。",
        "联动太仓，打造万亿级电子信息产业集群。",
        "聚焦智能网联和动力电池两个细分领域。",
        "已建成5家企业技术中心，现有企业200家。",
        "2020年达到100家。",
        "产业规模2020年达到500亿元。",
        "截至2021年底，全市拥有高新技术企业2000家。",
        "目前，全市拥有高新技术企业2000家。",
        "轨交S1线为纽带，推广5G应用。",
        "进入全国前10位。",
        "10个工作日内办结。",
        "产业规模翻一番。",
        "经济增速达到-5%。",
    ],
)
def test_facts_names_and_ranks_are_no_goals(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("支持企业上市，对成功上市的给予100万元奖励。", []),
        ("建设5G基站2000座。", []),
        ("到2025年，建设5G基站2000座。", [("建设5G基站", "2000座")]),
        ("力争建设5G基站2000座。", [("建设5G基站", "2000座")]),
        ("新增5G基站2000座。", [("新增5G基站", "2000座")]),
        ("5G基站不少于2000座。", [("5G基站", "不少于2000座")]),
    ],
)
def test_outside_a_section_of_goals_a_goal_must_show_itself(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert found(sentence, section="工作任务") == expected


def test_a_subsection_of_goals_is_one_too() -> None:
    document = parse_body(
        "一、发展目标\n\n（一）总量\n\n产业规模达到500亿元。\n\n二、任务\n\n建桥2座。"
    )
    assert [target.id for target in document.targets] == ["body/1.1#1"]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("到2025年，新增企业10家。", 2025),
        ("到2025年底，新增企业10家。", 2025),
        ("2025年底前，新增企业10家。", 2025),
        ("2023年6月底前，完成改造项目10个。", 2023),
        ("2023—2025年，新增企业10家。", 2025),
        ("2025年，新增企业10家。", 2025),
        ("新增企业10家。", None),
        ("较2030年规划提前，新增企业10家。", None),
    ],
)
def test_the_year_stands_before_the_goal(sentence: str, year: int | None) -> None:
    assert [target.year for target in targets_of(sentence)] == [year]


def test_a_goal_without_a_year_takes_that_of_its_section() -> None:
    first, second = targets_of("到2025年，新增企业10家。\n\n新增平台5个。")
    assert (first.year, first.year_inherited) == (2025, False)
    assert (second.year, second.year_inherited) == (2025, True)


def test_two_years_in_a_section_leave_the_others_without() -> None:
    years = [
        t.year for t in targets_of("到2023年，新增企业10家。到2025年，新增20家。\n\n平台5个。")
    ]
    assert years == [2023, 2025, None]


@pytest.mark.parametrize(
    ("sentence", "aspirational"),
    [
        ("产业规模力争超8000亿元，新增企业10家。", [True, False]),
        ("力争新增“独角兽”企业2家，入选百强企业4家。", [True, False]),
        ("力争到2025年，产业规模达8000亿元，新增企业10家。", [True, True]),
        ("确保新增企业10家。", [False]),
        ("力争引进30名人才。", [True]),
    ],
)
def test_what_is_hoped_for_is_marked(sentence: str, aspirational: list[bool]) -> None:
    assert [target.aspirational for target in targets_of(sentence)] == aspirational


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("新增企业10家、平台5个。", ["increment", "increment"]),
        ("新增企业10家，培育人才5名。", ["increment", None]),
        ("新增企业10家，产业规模达到5亿元。", ["increment", None]),
        ("累计举办不少于200场活动。", ["cumulative"]),
        ("累计建成平台6家。", ["cumulative"]),
        ("建成平台6家。", [None]),
    ],
)
def test_increments_and_totals_are_told_apart(sentence: str, bases: list[str | None]) -> None:
    assert [target.basis for target in targets_of(sentence)] == bases


def test_a_list_may_leave_out_what_its_first_item_says() -> None:
    first, second, third = targets_of(
        "新增产值规模超200亿元企业1家，超50亿元企业3家，超10亿元企业20家。"
    )
    assert (first.indicator, first.elided) == ("新增产值规模超200亿元企业", None)
    assert (second.indicator, second.elided) == ("超50亿元企业", "新增产值规模")
    assert (third.indicator, third.elided) == ("超10亿元企业", "新增产值规模")
    assert [target.basis for target in (first, second, third)] == ["increment"] * 3


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("研发投入占比由2%提高到3%。", 2),
        ("研发投入占比从2021年的2.5%提高到3.5%以上。", 2.5),
        ("研发投入占比提高到3%。", None),
    ],
)
def test_where_a_figure_comes_from_is_kept(sentence: str, base: float | None) -> None:
    (target,) = targets_of(sentence)
    assert target.indicator == "研发投入占比"
    assert target.base_value == base


def test_the_scope_before_an_indicator_is_kept_apart() -> None:
    (target,) = targets_of("到2025年，我市智能终端产业规模力争突破5000亿元。")
    assert (target.scope, target.indicator) == ("我市", "智能终端产业规模")
    (target,) = targets_of("全域旅游接待达到500万人次。")
    assert (target.scope, target.indicator) == (None, "全域旅游接待")


def test_ranges_keep_both_ends() -> None:
    (target,) = targets_of("新增企业10—15家。")
    assert (target.value, target.value_max, target.unit) == (10, 15, "家")


@pytest.mark.parametrize(
    "body",
    [
        "一、主要目标\n\n1.到2025年，产业规模突破5000亿元。",
        "一、主要目标\n\n1.产业规模突破5000亿元；",
        "一、主要目标\n\n——规模壮大。产业规模突破5000亿元。",
        "一、主要目标。产业规模突破5000亿元。",
    ],
)
def test_a_numbered_goal_is_text_and_not_only_a_title(body: str) -> None:
    assert [target.indicator for target in parse_body(body).targets] == ["产业规模"]


def test_a_target_knows_its_line_section_task_and_words() -> None:
    document = parse_body(
        "一、任务\n\n1.做强产业。到2025年，产业规模力争突破\n\n5000 亿元。（责任单位：市工信局）"
    )
    (target,) = document.targets
    assert target.id == "body/1.1#1"
    assert (target.part, target.section, target.task) == ("body", "1.1", "body/1.1")
    assert target.line == 19
    assert target.wording == "力争突破5000亿元"
    assert target.quote == "产业规模力争突破5000亿元"


def test_numbers_of_a_duty_clause_are_no_targets() -> None:
    document = parse_body(
        "一、主要目标\n\n新增企业5家。（责任单位：市工信局，完成时限：3个工作日以内）"
    )
    assert [target.wording for target in document.targets] == ["5家"]


def test_no_indicator_is_longer_than_one_could_cite() -> None:
    assert found("甲" * 500 + "达到5家。") == []
    assert found("新增5家" + "甲" * 500 + "。") == []


def test_a_figure_of_more_than_fifteen_digits_is_noted_with_its_line() -> None:
    figure = "1234567890123456亿元"
    document = parse_body(f"一、主要目标\n\n到2025年，企业达到20家。\n\n工业投资达到{figure}。")
    assert [target.indicator for target in document.targets] == ["企业"]
    (note,) = document.notes
    assert (note.kind, note.line) == ("figure-not-understood", len(NOTICE.splitlines()) + 7)
    assert note.message == f"“{figure}”数字过长，未取值"
