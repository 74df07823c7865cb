"""Numbers with their units, and the words that compare them."""

from __future__ import annotations

import pytest

from kspolicy.parse.quantities import compare, find_overlong, find_quantities, number


@pytest.mark.parametrize(
    ("phrase", "comparator", "value", "unit", "wording"),
    [
        ("产业规模力争超8000亿元", ">", 8000, "亿元", "力争超8000亿元"),
        ("产业规模力争突破5000亿元", ">", 5000, "亿元", "力争突破5000亿元"),
        ("伙伴数量超过100家", ">", 100, "家", "超过100家"),
        ("工业投资不少于600亿元", ">=", 600, "亿元", "不少于600亿元"),
        ("占比不低于3.5%", ">=", 3.5, "%", "不低于3.5%"),
        ("规模力争达到4000亿元", ">=", 4000, "亿元", "力争达到4000亿元"),
        ("智能车间达50家", ">=", 50, "家", "达50家"),
        ("至少10家", ">=", 10, "家", "至少10家"),
        ("上市企业5家以上", ">=", 5, "家", "5家以上"),
        ("40个及以上", ">=", 40, "个", "40个及以上"),
        ("年均增长6%左右", "~", 6, "%", "6%左右"),
        ("约30家", "~", 30, "家", "约30家"),
        ("达到30家左右", "~", 30, "家", "达到30家左右"),
        ("能耗不超过0.3吨标准煤", "<=", 0.3, "吨标准煤", "不超过0.3吨标准煤"),
        ("失业率控制在5%以内", "<=", 5, "%", "控制在5%以内"),
        ("强度降到5%以下", "<=", 5, "%", "降到5%以下"),
        ("死亡人数少于3人", "<", 3, "人", "少于3人"),
        ("新增企业48家", "=", 48, "家", "48家"),
        ("技能人才占比提高至35%", "=", 35, "%", "提高至35%"),
        ("获得专利100余件", ">", 100, "件", "100余件"),
        ("企业均达到3家", ">=", 3, "家", "均达到3家"),
        ("城镇居民人均达到8万元", ">=", 8, "万元", "达到8万元"),
        ("实施科技计划10项", "=", 10, "项", "10项"),
        ("不少于三十家", ">=", 30, "家", "不少于三十家"),
    ],
)
def test_the_words_around_a_number_compare_it(
    phrase: str, comparator: str, value: float, unit: str, wording: str
) -> None:
    (quantity,) = find_quantities(phrase)
    start, end, comparison = compare(phrase, quantity, 0)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert comparison.comparator == comparator
    assert phrase[start:end] == wording


def test_comparing_words_before_the_floor_belong_to_another_number() -> None:
    phrase = "超过10家"
    (quantity,) = find_quantities(phrase)
    assert compare(phrase, quantity, 2)[2].comparator == "="
    assert compare(phrase, quantity, 0)[2].comparator == ">"


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("50万人次", 50, "万人次"),
        ("1.2万亿元", 1.2, "万亿元"),
        ("1.2万亿", 1.2, "万亿"),
        ("1,119家", 1119, "家"),
        ("12,345.6亿元", 12345.6, "亿元"),
        ("25万元/亩", 25, "万元/亩"),
        ("0.3吨标准煤/万元", 0.3, "吨标准煤/万元"),
        ("30微克/立方米", 30, "微克/立方米"),
        ("2.2个百分点", 2.2, "个百分点"),
        ("6平方公里", 6, "平方公里"),
        ("5000万千瓦时", 5000, "万千瓦时"),
        ("3个工作日", 3, "个工作日"),
        ("1000家次", 1000, "家次"),
        ("三千万元", 3000, "万元"),
        ("二千一百三十五家", 2135, "家"),
        ("5‰", 5, "‰"),
    ],
)
def test_units_are_read_whole_with_their_multiplier(phrase: str, value: float, unit: str) -> None:
    (quantity,) = find_quantities(phrase)
    assert (quantity.value, quantity.unit, quantity.end) == (value, unit, len(phrase))


def test_every_doubling_counts() -> None:
    found = find_quantities("产值翻番，企业超过10家，收入翻番。")
    assert [(q.start, q.value, q.unit) for q in found] == [
        (2, 1, "番"),
        (9, 10, "家"),
        (15, 1, "番"),
    ]


@pytest.mark.parametrize(
    ("phrase", "least", "most"),
    [("10—15家", 10, 15), ("5%-6%", 5, 6), ("5至10家", 5, 10), ("8亿元~10亿元", 8, 10)],
)
def test_a_range_has_two_ends(phrase: str, least: float, most: float) -> None:
    (quantity,) = find_quantities(phrase)
    assert (quantity.value, quantity.value_max) == (least, most)


@pytest.mark.parametrize(
    "phrase",
    [
        "28nm、20nm先进生产线",
        "第17次常务会议",
        "第 3 批".replace(" ", ""),
        "轨交S1线",
        "S100家",
        "5G芯片",
        "全国前10位",
        "百强",
        "2022年9月",
        "2021—2023年",
        "17部门联合",
        "10 000家",  # a space for a comma: 000 is not the number
        "8000万元至1亿元",  # two units: neither end alone is what is meant
        "15-10家",
        "-5%",
        "二三家",
        "9" * 16 + "家",
        "PM2.5",
    ],
)
def test_what_counts_nothing_is_no_quantity(phrase: str) -> None:
    assert find_quantities(phrase) == []


@pytest.mark.parametrize(
    ("digits", "value"),
    [("8000", 8000), ("1,119", 1119), ("3.50", 3.5), ("0", 0), ("9" * 15, 10**15 - 1)],
)
def test_numbers_keep_their_exact_value(digits: str, value: float) -> None:
    assert number(digits) == value
    assert isinstance(number(digits), type(value))


def test_a_number_that_a_float_cannot_hold_is_refused() -> None:
    assert number("9" * 16) is None


def test_only_the_asked_span_is_searched() -> None:
    text = "10家，20家，30家"
    assert [quantity.value for quantity in find_quantities(text, 4, 8)] == [20]


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("九千九百九十九家", 9999, "家"),
        ("一千零五家", 1005, "家"),
        ("三百〇五家", 305, "家"),
        ("一万二千家", 1.2, "万家"),
        ("三亿五千万元", 3.5, "亿元"),
        ("5万2千人", 5.2, "万人"),
        ("2万三千人", 2.3, "万人"),
        ("三万2千人", 3.2, "万人"),
        ("1亿2千万元", 1.2, "亿元"),
    ],
)
def test_a_number_is_read_whole_however_it_is_written(phrase: str, value: float, unit: str) -> None:
    (quantity,) = find_quantities(phrase)
    assert (quantity.start, quantity.value, quantity.unit) == (0, value, unit)


@pytest.mark.parametrize("phrase", ["一一一一一一一一家", "9" * 16 + "亿2千万元"])
def test_no_end_of_a_number_is_taken_for_the_whole(phrase: str) -> None:
    assert find_quantities(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "figures"),
    [
        ("投资" + "1" * 16 + "亿元，企业20家", ["1" * 16 + "亿元"]),
        ("1,234,567,890,123,456元", ["1,234,567,890,123,456元"]),
        ("1234567890123.456%", ["1234567890123.456%"]),
        ("100—" + "2" * 17 + "家", ["2" * 17 + "家"]),
        ("1,234,567,890,123元", []),
        ("统一社会信用代码" + "1" * 18 + "，企业20家", []),
    ],
)
def test_figures_too_long_to_hold_are_found_where_they_stand(
    phrase: str, figures: list[str]
) -> None:
    assert [phrase[start:end] for start, end in find_overlong(phrase, 0, len(phrase))] == figures


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("孕产妇死亡率控制在9/10万", 9, "/10万"),
        ("发病率降至37.5/10万人", 37.5, "/10万人"),
        ("接入能力50Mbps", 50, "Mbps"),
        ("算力规模300EFLOPS", 300, "EFLOPS"),
        ("吞吐量2000万TEU", 2000, "万TEU"),
        ("新增变电容量450万千伏安", 450, "万千伏安"),
        ("路检12万辆次", 12, "万辆次"),
        ("抽检3万批次", 3, "万批次"),
        ("改造屋面20万平米", 20, "万平米"),
        ("供电煤耗300克/千瓦时", 300, "克/千瓦时"),
        ("减排200万吨二氧化碳当量", 200, "万吨二氧化碳当量"),
        ("流量30立方米/秒", 30, "立方米/秒"),
        ("新能源车500标台", 500, "标台"),
        ("装机1200吉瓦", 1200, "吉瓦"),
        ("噪声55分贝", 55, "分贝"),
        ("培训90学时", 90, "学时"),
        ("更新设备100台（套）", 100, "台（套）"),
        ("更新船舶2000艘（台、套）", 2000, "艘（台、套）"),
        ("抽检1000组", 1000, "组"),
        ("突破万亿元", 10_000, "亿元"),
        ("装机超万台", 10_000, "台"),
    ],
)
def test_units_of_many_fields(phrase: str, value: float, unit: str) -> None:
    (quantity,) = find_quantities(phrase)
    assert (quantity.value, quantity.unit, quantity.end) == (value, unit, len(phrase))


@pytest.mark.parametrize(
    ("phrase", "units"),
    [
        ("覆盖率分别提高5个、6个百分点", ["个百分点", "个百分点"]),
        ("分别提高5个、6个和7.5个百分点", ["个百分点"] * 3),
        ("新增企业5个，占比提高6个百分点", ["个", "个百分点"]),
    ],
)
def test_points_in_a_list_name_themselves_at_its_end(phrase: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in find_quantities(phrase)] == units


@pytest.mark.parametrize(
    ("phrase", "comparator", "wording"),
    [
        ("充电桩12万个（含私人桩）以上", ">=", "12万个（含私人桩）以上"),
        ("更新船舶2000艘（台、套）以上", ">=", "2000艘（台、套）以上"),
        ("培训1000人（次）以上", ">=", "1000人（次）以上"),
        ("配建比例不低于车位的20%", ">=", "不低于车位的20%"),
        ("研发投入不少于营业收入的3%", ">=", "不少于营业收入的3%"),
        ("销量达到汽车新车总销量的20%左右", "~", "达到汽车新车总销量的20%左右"),
        ("车桩比不低于3:1", ">=", "不低于3:1"),
        ("桩车比达到1∶1", ">=", "达到1∶1"),
        ("车桩比控制在1.1:1以内", "<=", "控制在1.1:1以内"),
        ("汇聚近100家企业", "~", "近100家"),
    ],
)
def test_what_compares_may_stand_apart_from_the_number(
    phrase: str, comparator: str, wording: str
) -> None:
    (quantity,) = find_quantities(phrase)
    start, end, comparison = compare(phrase, quantity, 0)
    assert comparison.comparator == comparator
    assert phrase[start:end] == wording


@pytest.mark.parametrize(
    "phrase",
    [
        "人均预期寿命在2020年基础上",
        "加强3对口帮扶",
        "设置5组织机构",
        "在附近3口岸",
        "资金按占比1:1",
        "三组工作专班",
    ],
)
def test_what_only_looks_like_a_unit_counts_nothing(phrase: str) -> None:
    assert find_quantities(phrase) == []
