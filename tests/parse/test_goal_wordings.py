"""Which wordings of the genre state goals, and which state facts. Years are those of 2022."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph, Place
from kspolicy.parse.identities import Identities
from kspolicy.parse.quantities import find_quantities
from kspolicy.parse.sentences import sentence_spans
from kspolicy.parse.targets import TargetContext, TargetFinder

from .writing import parse_body, targets_of


def found(sentence: str, section: str = "主要目标") -> list[tuple[str, str]]:
    return [(target.indicator, target.wording) for target in targets_of(sentence, section)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "加快充电设施建设，新建公共充电桩3000个、换电站20座。",
            [("新建公共充电桩", "3000个"), ("换电站", "20座")],
        ),
        ("实施人才引育行动，每年引进10名以上顶尖人才。", [("每年引进顶尖人才", "10名以上")]),
        ("推动新型储能产业规模突破50亿元。", [("新型储能产业规模", "突破50亿元")]),
        ("加快老旧小区改造，燃气普及率达到98%以上。", [("燃气普及率", "达到98%以上")]),
        ("实施入户行动，提高宽带覆盖率至95%。", [("宽带覆盖率", "95%")]),
        ("完善托育服务，新增托位400个以上。", [("新增托位", "400个以上")]),
        (
            "充分发挥链主作用，招引1—2家龙头企业总部。",
            [("龙头企业总部", "1—2家")],
        ),
    ],
)
def test_a_sentence_that_sets_a_task_states_goals_without_a_year(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert found(sentence, "工作任务") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "聚焦产业强市，规上工业产值突破5000亿元，培育专精特新企业50家，获评国家级园区2个。",
        "可再生能源新增装机3.7亿千瓦，城镇新增就业1267万人。",
        "近年来，我市积极推进数字化改造，改造企业500家，覆盖率超过60%。",
        "加强队伍建设，每个村配备1名网格员，每季度召开1次会议。",
        "推动3个国家级开发区协同发展，完善2条轨道交通线路。",
        "推进总建筑面积12万平方米的文化中心建设，设置床位800张。",
        "申报企业营业收入应不低于2000万元，研发投入占比不少于5%。",
        "投资强度不低于100万元的项目，在建设期给予扶持。",
        "公示不少于5个工作日。",
        "三年内累计获得2次处罚的，取消资格。",
        "积极争取上级资金，单个项目补助比例达到50%。",
        "国家提出到2030年非化石能源消费比重达到25%左右。",
        "预计到“十四五”末，60岁及以上人口占比将突破20%。",
    ],
)
def test_facts_conditions_and_goals_of_others_are_none(sentence: str) -> None:
    assert found(sentence, "工作任务") == []


def test_a_chapter_that_once_speaks_of_the_past_is_read_as_a_review() -> None:
    body = (
        "一、情况\n\n去年，全市经济稳中向好。\n\n"
        "加快设施建设，新建公共充电桩3000个。\n\n"
        "二、任务\n\n加快设施建设，新建公共充电桩5000个。"
    )
    assert [target.value for target in parse_body(body).targets] == [5000]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("今年经济发展的主要预期目标是：生产总值增长5%左右。", [("生产总值增长", 2022)]),
        ("今年，培育专精特新企业50家。", [("培育专精特新企业", 2022)]),
        ("“十四五”期间，新增造林绿化面积10万亩。", [("新增造林绿化面积", 2025)]),
        ("到“十四五”末，森林覆盖率达到30%。", [("森林覆盖率", 2025)]),
        ("“十三五”期间，新增造林绿化面积10万亩。", []),
        ("今年以来，新增企业200家。", []),
        (
            "三年内认定众创空间60家以上，打造10个以上园区。",
            [("认定众创空间", None), ("园区", None)],
        ),
        ("用3年时间，培育“小巨人”企业50家。", [("培育“小巨人”企业", None)]),
        (
            "到2025年，床位总数将达到6万张。每个区建设1至3家服务中心。",
            [("床位总数", 2025), ("每个区建设服务中心", 2025)],
        ),
    ],
)
def test_words_that_say_when(sentence: str, expected: list[tuple[str, int | None]]) -> None:
    targets = targets_of(sentence, "工作任务")
    assert [(target.indicator, target.year) for target in targets] == expected


def test_a_year_of_the_sentence_before_is_marked_as_inherited() -> None:
    first, second = targets_of("到2025年，床位达到6万张。每个区建设3家服务中心。", "工作任务")
    assert (first.year_inherited, second.year_inherited) == (False, True)


def test_a_list_goes_on_with_the_year_of_the_text_above_it() -> None:
    body = "一、发展目标\n\n到2025年末，建成产业高地。\n\n——培育优质企业100家。"
    (target,) = parse_body(body).targets
    assert (target.indicator, target.year, target.year_inherited) == ("培育优质企业", 2025, True)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，引进20亿级项目12个、50亿级项目2个。",
            [("引进20亿级项目", 12, "个"), ("50亿级项目", 2, "个")],
        ),
        (
            "到2025年，培育2个千亿级产业集群和10个百亿企业。",
            [("千亿级产业集群", 2, "个"), ("百亿企业", 10, "个")],
        ),
        (
            "到2025年，打造10个左右规模超百亿、链条完备的产业生态。",
            [("规模超百亿、链条完备的产业生态", 10, "个")],
        ),
        ("到2025年，产业总量超过五千亿规模。", [("产业总量", 5000, "亿")]),
        ("到2025年，开放百个应用场景。", [("应用场景", 100, "个")]),
        ("到2025年，打造一个创新集聚区，实施二十项任务。", []),
        ("到2025年，70%以上的城市消除重污染天气。", [("城市消除重污染天气", 70, "%")]),
        ("到2025年，人均预期寿命达到79.5岁。", [("人均预期寿命", 79.5, "岁")]),
        ("到2025年，平均受教育年限达到11.5年。", [("平均受教育年限", 11.5, "年")]),
        ("到2025年，粮食产量1.3万亿斤。", [("粮食产量", 1.3, "万亿斤")]),
        ("到2025年，城乡居民收入差距控制在2.2∶1以内。", [("城乡居民收入差距", 2.2, "∶1")]),
        ("到2025年，按照1:1配套资金，服务60岁以上老人。", []),
        (
            "到2025年，每万名就业人员中研发人员达到120人年。",
            [("每万名就业人员中研发人员", 120, "人年")],
        ),
        ("到2025年，产业规模翻一番。", [("产业规模", 1, "番")]),
    ],
)
def test_numbers_with_their_nouns_and_units(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    targets = targets_of(sentence, "工作任务")
    assert [(target.indicator, target.value, target.unit) for target in targets] == expected


def test_from_a_year_to_a_year_is_one_goal_with_its_base() -> None:
    (target,) = targets_of("投入占比从2022年的35%提升到2025年的45%。", "工作任务")
    assert (target.indicator, target.base_value, target.value) == ("投入占比", 35, 45)
    assert (target.year, target.wording) == (2025, "提升到2025年的45%")


def test_shares_have_the_noun_the_change_and_the_comparing_word_in_common() -> None:
    targets = targets_of("到2025年，甲地、乙地等区域细颗粒物浓度分别下降25%、20%左右。")
    assert [(target.indicator, target.comparator) for target in targets] == [
        ("甲地细颗粒物浓度下降", "~"),
        ("乙地细颗粒物浓度下降", "~"),
    ]


@pytest.mark.parametrize(
    ("headings", "goals", "expected"),
    [
        ("工作回顾", False, []),
        ("工作任务", False, [None]),
        ("2023年主要目标", True, [2023]),
        ("2021年主要目标", True, [None]),
    ],
)
def test_headings_above_give_a_year_or_say_that_it_is_past(
    headings: str, goals: bool, expected: list[int | None]
) -> None:
    text = "加快设施建设，新建公共充电桩3000个。"
    finder = TargetFinder(Identities(), 2022)
    context = TargetContext("body", "1", goals=goals, headings=headings)
    finder.search(Paragraph(text, (0,), (Place(),)), sentence_spans(text), context)
    assert [target.year for target in finder.targets()] == expected


def test_a_figure_in_two_multipliers_is_one_quantity() -> None:
    money, people = find_quantities("投入资金1亿2千万元，培育5万2千人")
    assert (money.value, money.unit) == (1.2, "亿元")
    assert (people.value, people.unit) == (5.2, "万人")
    assert [(q.value, q.unit) for q in find_quantities("达到3万50人")] == [(3.005, "万人")]


@pytest.mark.parametrize(
    "measure",
    [
        *("细颗粒物浓度", "城镇登记失业率", "婴儿死亡率", "传染病发病率", "事故发生率"),
        *("单位产值能耗", "平均电耗", "单位产值水耗", "主要污染物排放量", "碳排放强度"),
        *("城乡收入差距", "审批时限", "审批时间"),
    ],
)
def test_what_is_meant_to_fall_has_no_lower_bound(measure: str) -> None:
    (target,) = targets_of(f"{measure}达到5%。")
    assert (target.indicator, target.comparator) == (measure, "=")
    (other,) = targets_of(f"{measure}控制能力达到5%。")
    assert other.comparator == ">="


@pytest.mark.parametrize(
    "verb",
    [
        *("满足", "适应", "覆盖", "服务", "加强", "实现", "完成", "达到", "建成", "改造"),
        *("各县完成", "全市确保完成", "各市建成"),
    ],
)
def test_a_verb_alone_measures_nothing(verb: str) -> None:
    assert found(f"{verb}30万人。") == []


@pytest.mark.parametrize(
    "place",
    ["东部地区", "沿海城市", "平原农村", "重点城镇", "核心区域", "山区县市区", "其他县（市、区）"],
)
def test_the_place_that_a_sentence_begins_with_is_that_of_its_goals(place: str) -> None:
    first, second = targets_of(f"{place}，森林覆盖率达到30%，新增企业50家。")
    assert (first.scope, second.scope) == (place, place)


@pytest.mark.parametrize(
    "share", ["就业占比", "投资比重", "用地比例", "劳动力就业率", "劳动力受教育年限", "设施水平"]
)
def test_a_share_of_what_is_new_is_no_increment(share: str) -> None:
    (target,) = targets_of(f"新增{share}达到30%。")
    assert (target.indicator, target.basis) == (f"新增{share}", None)


@pytest.mark.parametrize("threshold", ["超", "超过", "突破", "达到", "达", "不低于", "不少于"])
def test_an_item_that_begins_with_a_threshold_leaves_out_what_has_one(threshold: str) -> None:
    sentence = f"新增产值{threshold}200亿元企业1家，{threshold}50亿元企业3家。"
    first, second = targets_of(sentence)
    assert (first.elided, second.elided) == (None, "新增产值")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，能耗、煤耗、水耗、废水分别下降8%、8%、10%以上、10%以上。",
            [("能耗下降", "="), ("煤耗下降", "="), ("水耗下降", ">="), ("废水下降", ">=")],
        ),
        (
            "到2025年，能耗、煤耗分别下降8%、10%以上。",
            [("能耗下降", ">="), ("煤耗下降", ">=")],
        ),
    ],
)
def test_a_bound_said_once_is_of_all_said_of_some_is_theirs(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [(t.indicator, t.comparator) for t in targets_of(sentence)] == expected


@pytest.mark.parametrize("aside", ["区域面积1000平方米以上", "单体规模500亩以上"])
def test_how_large_what_is_counted_must_be_is_no_goal(aside: str) -> None:
    targets = targets_of(f"到2026年，新建特色园20座（{aside}），特色道路30条。")
    assert [t.indicator for t in targets] == ["新建特色园", "特色道路"]


def test_what_a_bracket_counts_besides_is_a_goal() -> None:
    targets = targets_of("到2026年，新建学校20所（新增学位5000个）。")
    assert [(t.indicator, t.value) for t in targets] == [("新建学校", 20), ("新增学位", 5000)]


def test_a_rise_of_the_life_expectancy_over_a_year_is_no_year() -> None:
    (target,) = targets_of("到2025年，人均预期寿命在2020年基础上继续提高1岁左右。")
    assert (target.value, target.unit, target.year) == (1, "岁", 2025)
