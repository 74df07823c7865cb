"""What a figure measures where its own words do not say it all."""

from __future__ import annotations

import pytest

from .writing import parse_body, targets_of


def measured(sentence: str) -> list[tuple[str, float, str]]:
    return [(target.indicator, target.value, target.unit) for target in targets_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，铁路货运量较2020年增加11亿吨、增长30%。",
            [("铁路货运量较2020年增加", 11, "亿吨"), ("铁路货运量较2020年增长", 30, "%")],
        ),
        (
            "到2025年，煤炭消费量减少200万吨，下降5%。",
            [("煤炭消费量减少", 200, "万吨"), ("煤炭消费量下降", 5, "%")],
        ),
        (
            "到2025年，万元生产总值能耗降到0.8吨标准煤，比2020年的1.2吨标准煤下降32%。",
            [("万元生产总值能耗", 0.8, "吨标准煤"), ("万元生产总值能耗比2020年下降", 32, "%")],
        ),
        (
            "到2025年，能耗降到0.8吨，比2020年的1吨下降20%，比2015年的1.6吨下降50%。",
            [("能耗", 0.8, "吨"), ("能耗比2020年下降", 20, "%"), ("能耗比2015年下降", 50, "%")],
        ),
        (
            "到2025年，货运量达到3亿吨左右，比2020年翻一番，占运输总量比重由5%提高到8%。",
            [("货运量", 3, "亿吨"), ("货运量比2020年", 1, "番"), ("货运量占运输总量比重", 8, "%")],
        ),
        (
            "到2025年，旅游收入达到500亿元，年均增长8%，占生产总值比重达到8%。",
            [
                ("旅游收入", 500, "亿元"),
                ("旅游收入年均增长", 8, "%"),
                ("旅游收入占生产总值比重", 8, "%"),
            ],
        ),
    ],
)
def test_a_change_is_one_of_the_subject_not_of_the_change_before(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert measured(sentence) == expected


@pytest.mark.parametrize(
    "change",
    [
        "比2020年的110万吨、220万吨分别下降8%",
        "比2020年分别下降8%",
        "分别比2020年下降8%",
        "均比2020年下降8%",
    ],
)
def test_one_figure_may_be_that_of_the_two_before(change: str) -> None:
    sentence = f"到2025年，氨氮、氮氧化物排放总量分别控制在100万吨、200万吨以内，{change}。"
    assert measured(sentence) == [
        ("氨氮排放总量", 100, "万吨"),
        ("氮氧化物排放总量", 200, "万吨"),
        ("氨氮排放总量比2020年下降", 8, "%"),
        ("氮氧化物排放总量比2020年下降", 8, "%"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，铁路货运量比2020年增长30%，其中京津冀增长40%、汾渭平原增长25%。",
            [
                ("铁路货运量比2020年增长", 30, "%"),
                ("京津冀铁路货运量比2020年增长", 40, "%"),
                ("汾渭平原铁路货运量比2020年增长", 25, "%"),
            ],
        ),
        (
            "到2025年，铁路货运量增加11亿吨，其中甲地区增长40%、乙地区增长10%。",
            [
                ("铁路货运量增加", 11, "亿吨"),
                ("甲地区铁路货运量增长", 40, "%"),
                ("乙地区铁路货运量增长", 10, "%"),
            ],
        ),
        (
            "到2025年，清洁取暖比例超过50%，重点区域达到80%。",
            [("清洁取暖比例", 50, "%"), ("重点区域清洁取暖比例", 80, "%")],
        ),
        (
            "到2025年，城镇污水处理率达到95%，建制镇达到60%。",
            [("城镇污水处理率", 95, "%"), ("建制镇污水处理率", 60, "%")],
        ),
        (
            "到2025年，农村污水处理率达到45%，东部地区达到60%。",
            [("农村污水处理率", 45, "%"), ("东部地区农村污水处理率", 60, "%")],
        ),
        (
            "到2025年，一类地区覆盖率达到90%，二类地区不低于80%。",
            [("一类地区覆盖率", 90, "%"), ("二类地区覆盖率", 80, "%")],
        ),
        (
            "到2025年，新建充电桩500个，其中甲县100个、乙县200个。",
            [
                ("新建充电桩", 500, "个"),
                ("甲县新建充电桩", 100, "个"),
                ("乙县新建充电桩", 200, "个"),
            ],
        ),
    ],
)
def test_a_place_alone_is_told_of_what_was_measured_before(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert measured(sentence) == expected


def test_a_village_is_counted_itself_and_no_place_of_the_measure_before() -> None:
    sentence = "到2025年，通硬化路的行政村达到100%，通客车的自然村达到80%。"
    assert measured(sentence) == [("通硬化路的行政村", 100, "%"), ("通客车的自然村", 80, "%")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，行政村通宽带（有线或无线接入方式，下同）比例达到95%。",
            [("行政村通宽带比例", 95, "%")],
        ),
        (
            "到2025年，规模以上企业（年收入2000万元以上，下同）达到1000家，产值增长5%。",
            [("规模以上企业", 1000, "家"), ("产值增长", 5, "%")],
        ),
        (
            "到2025年，公共机构（含学校、医院，不含军队）绿色建筑比例达到95%，开放公园20座。",
            [("公共机构（含学校、医院，不含军队）绿色建筑比例", 95, "%"), ("开放公园", 20, "座")],
        ),
        (
            "到2025年，建设50座公共厕所（其中，城区10座，农村40座）。",
            [("公共厕所", 50, "座"), ("城区公共厕所", 10, "座"), ("农村公共厕所", 40, "座")],
        ),
    ],
)
def test_a_comma_within_brackets_ends_no_clause(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert measured(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，新增点位30个，总计达60个。",
            [("新增点位", 30, "个"), ("点位总计", 60, "个")],
        ),
        (
            "到2025年，建设高标准农田，总面积达到100万亩。",
            [("高标准农田总面积", 100, "万亩")],
        ),
        (
            "到2025年，新增绿道20公里，累计达到100公里。",
            [("新增绿道", 20, "公里"), ("绿道", 100, "公里")],
        ),
    ],
)
def test_a_sum_is_one_of_what_was_counted_before(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert measured(sentence) == expected
    assert [target.basis for target in targets_of(sentence)][1:] != ["increment"]


def test_a_number_that_is_part_of_a_name_counts_nothing() -> None:
    sentence = "到2025年，2人间和3人间病房占比达到75%以上。"
    assert measured(sentence) == [("2人间和3人间病房占比", 75, "%")]


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年，完成14个驻市监测机构实验室以及全省老旧仪器设备更新。",
        "到2025年，修理、改造、更新290台。",
        "到2025年，对其中的约24公里进行修复。",
        "到2025年，实现建成区50%的目标要求。",
        "到2025年，总规模达283个。",
        "到2025年，开工和投产新能源项目各1600万千瓦。",
    ],
)
def test_what_is_counted_by_no_noun_is_noted(sentence: str) -> None:
    document = parse_body(f"一、主要目标\n\n{sentence}")
    assert not document.targets
    assert [note.kind for note in document.notes] == ["goal-not-understood"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "2024年，争取各类资金1200亿元以上支持重大项目建设。",
            [("争取各类资金", 1200, "亿元")],
        ),
        (
            "到2025年，甲县、乙县分别新增床位500个、800个。",
            [("甲县新增床位", 500, "个"), ("乙县新增床位", 800, "个")],
        ),
        (
            "到2025年，建成“1+20”公园体系，其中，“20”是指新建、改建特色园20座。",
            [("新建、改建特色园", 20, "座")],
        ),
        (
            "到2025年，建成“1+5”创新平台（大科学装置1个、重点实验室5个）。",
            [("大科学装置", 1, "个"), ("重点实验室", 5, "个")],
        ),
        (
            "到2025年，建设创新平台（含国家级平台5个、省级平台20个）。",
            [("国家级平台", 5, "个"), ("省级平台", 20, "个")],
        ),
        (
            "到2025年，建成公园（面积500平方米以上）20座。",
            [("建成公园（面积500平方米以上）", 20, "座")],
        ),
        (
            "到2025年，新建住宅小区固定车位100%建设充电设施。",
            [("新建住宅小区固定车位建设充电设施", 100, "%")],
        ),
        (
            "到2025年，人均城市建设用地严格控制在100平方米以内，排放量要比2020年下降10%。",
            [("人均城市建设用地", 100, "平方米"), ("排放量比2020年下降", 10, "%")],
        ),
        (
            "到2025年，优良率应达到90%，粮食供应达到100万吨，合格率须达到98%。",
            [("优良率", 90, "%"), ("粮食供应", 100, "万吨"), ("合格率", 98, "%")],
        ),
    ],
)
def test_what_only_leads_to_the_measure_or_follows_it_is_no_part_of_it(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert measured(sentence) == expected


def test_to_win_funds_is_no_hope_and_a_new_thing_has_no_new_share() -> None:
    (funds,) = targets_of("2024年，争取各类资金1200亿元以上支持重大项目建设。")
    assert not funds.aspirational
    (share,) = targets_of("到2025年，新增公共绿地开放度达到90%。")
    assert share.basis is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，每千人口拥有执业医师数3.2人，注册护士数3.8人，平均预期寿命达到79岁。",
            [
                ("每千人口拥有执业医师数", 3.2, "人"),
                ("每千人口拥有注册护士数", 3.8, "人"),
                ("平均预期寿命", 79, "岁"),
            ],
        ),
        (
            "到2025年，每百名老年人拥有床位数5张、护理员数2名，新增护士数100人。",
            [
                ("每百名老年人拥有床位数", 5, "张"),
                ("每百名老年人拥有护理员数", 2, "名"),
                ("新增护士数", 100, "人"),
            ],
        ),
        (
            "到2025年，每万人口专利拥有量达到20件，商标注册数达到5万件。",
            [("每万人口专利拥有量", 20, "件"), ("商标注册数", 5, "万件")],
        ),
        (
            "每年创建智能工厂1家、智能车间3家、引进人才100人，建成公园20座。",
            [
                ("每年创建智能工厂", 1, "家"),
                ("每年创建智能车间", 3, "家"),
                ("每年引进人才", 100, "人"),
                ("建成公园", 20, "座"),
            ],
        ),
    ],
)
def test_what_is_meant_for_each_or_every_year_is_so_in_the_whole_list(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert measured(sentence) == expected


def test_each_part_of_a_sentence_is_about_the_area_that_it_begins_with() -> None:
    targets = targets_of(
        "到2025年，城市中心区加强建设，供电可靠率达到99.99%，停电不超过1小时；"
        "城镇地区加快改造，供电可靠率达到99.88%；农村供电可靠率达到99.8%，停电不超过9小时。"
    )
    assert [(target.indicator, target.value, target.scope) for target in targets] == [
        ("供电可靠率", 99.99, "城市中心区"),
        ("停电", 1, "城市中心区"),
        ("供电可靠率", 99.88, "城镇地区"),
        ("农村供电可靠率", 99.8, None),
        ("停电", 9, "农村"),
    ]


def test_a_sentence_with_one_such_part_is_about_no_area() -> None:
    targets = targets_of("到2025年，城市更新加快，改造小区100个；粮食产量达到500万吨。")
    assert [target.scope for target in targets] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2025年，建成230座以上的公园。", [("公园", 230, "座")]),
        ("到2025年，创建2个以上的“公园型”街区。", [("“公园型”街区", 2, "个")]),
        (
            "到2025年，培育10家以上的企业、5个以上的平台。",
            [("企业", 10, "家"), ("平台", 5, "个")],
        ),
        ("到2025年，建设500平方米以上的公园。", []),
        ("到2025年，投资5亿元以上的项目全部开工。", []),
    ],
)
def test_what_is_made_is_counted_and_a_size_is_not(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert measured(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("人才达到10万人，占就业人员比重的30%，年均增长5%", ("人才年均增长", 5, "%")),
        (
            "增加值达到500亿元，占生产总值比重达到60%，提高3个百分点",
            ("增加值占生产总值比重提高", 3, "个百分点"),
        ),
        ("森林面积达到100万亩，比2020年新增5万亩", ("森林面积比2020年新增", 5, "万亩")),
    ],
)
def test_what_grows_is_the_thing_and_what_rises_by_points_its_share(
    sentence: str, last: tuple[str, float, str]
) -> None:
    assert measured(f"到2025年，{sentence}。")[-1] == last
