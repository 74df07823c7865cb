"""Plans of other places: where their years stand, how they share out work, lost line breaks."""

from __future__ import annotations

import pytest

from kspolicy.parse.clause import parse_clause
from kspolicy.parse.errors import NotPolicyDocumentError
from parse.writing import parse

GOALS_WITHOUT_YEAR = """
一、总体要求
（一）指导思想。锚定“两个确保”，实施八大工程。
（二）发展目标。到2025年，初步建成能级更高、结构更优的先进制造业强市。
产业能级更高。制造业增加值占全市生产总值的比重稳定在30%以上，规模以上工业企业力争突破2200家。
创新能力更强。研发机构覆盖率达到65%，国家高新技术企业数量翻一番。
"""

INDICATORS = """
二、主要指标
到2025年,全市经济社会发展主要指标如下:
1.地区生产总值总量力争突破3000亿元,年均增长7%以上。(预期性指标,牵头单位:市发改委;责任单位:各县市区,以下均需各县市区落实,不再逐一列出)
2.常住人口城镇化率达到65%。(预期性指标,牵头单位:市发改委;责任单位:市公安局、市住建局)
"""

REPORT = """
政府工作报告
一、2023年工作回顾
过去一年，全市地区生产总值增长6.1%，达到3215亿元。新增高新技术企业120家。
二、2024年主要目标
今年经济社会发展的主要预期目标是：地区生产总值增长6%左右；城镇调查失业率控制在5.5%以内。
三、2024年重点工作
（一）坚持创新驱动。新增高新技术企业100家以上、科技型中小企业300家。去年引进的12个重大项目全部开工。
（二）办好民生实事。改造老旧小区96个。
"""

ONE_LINE = (
    "某市人民政府办公室关于印发某市制造业发展实施方案的通知某政办发〔2020〕5号"
    "各县、区人民政府，市人民政府有关部门，各有关单位：《某市制造业发展实施方案》已经市政府第48次"
    "常务会议研究通过，现印发给你们，请认真贯彻落实。某市人民政府办公室2020年11月17日"
    "某市制造业发展实施方案为落实上级部署，结合我市实际，制定本方案。一、总体要求（一）指导思想。"
    "把握重大战略机遇，坚持新发展理念，推动制造业高质量发展，为全市发展作出更大贡献。"
    "（二）发展目标。到2025年，规模以上工业企业达到800家。"
    "二、主要任务（一）做强主导产业，提升集群产业链。制定主导产业提升方案，2021年取得实效。"
    "（牵头单位：市工信局；责任单位：市发改委、市科技局）（二）优化布局。编制布局规划。"
    "（责任单位：市自然资源局）"
)


def years(text: str) -> list[tuple[str, float, int | None, bool]]:
    return [(t.indicator, t.value, t.year, t.year_inherited) for t in parse(text).targets]


def test_goals_below_a_year_take_it_and_say_so() -> None:
    assert years(GOALS_WITHOUT_YEAR) == [
        ("制造业增加值占全市生产总值的比重", 30, 2025, True),
        ("规模以上工业企业", 2200, 2025, True),
        ("研发机构覆盖率", 65, 2025, True),
        ("国家高新技术企业数量", 1, 2025, True),
    ]


def test_two_years_above_leave_the_year_open() -> None:
    text = GOALS_WITHOUT_YEAR.replace("到2025年，", "到2023年，迈出坚实步伐；到2025年，")
    assert {year for _, _, year, _ in years(text)} == {None}


def test_numbered_indicators_are_goals_of_the_year_above_them() -> None:
    assert [(indicator, year) for indicator, _, year, _ in years(INDICATORS)] == [
        ("地区生产总值总量", 2025),
        ("地区生产总值总量年均增长", 2025),
        ("常住人口城镇化率", 2025),
    ]


def test_the_kind_of_an_indicator_is_no_unit_and_districts_are_extended() -> None:
    tasks = parse(INDICATORS).tasks
    assert [[unit.name for unit in task.units] for task in tasks] == [
        ["市发改委"],
        ["市发改委", "市公安局", "市住建局"],
    ]
    scopes = [(task.all_districts.wording, task.all_districts.inherited) for task in tasks]  # type: ignore[union-attr]
    assert scopes == [("各县市区", False), ("各县市区", True)]


def test_a_report_plans_the_year_its_headings_name_and_reviews_the_one_before() -> None:
    assert [(indicator, value, year) for indicator, value, year, _ in years(REPORT)] == [
        ("地区生产总值增长", 6, 2024),
        ("城镇调查失业率", 5.5, 2024),
        ("新增高新技术企业", 100, 2024),
        ("科技型中小企业", 300, 2024),
        ("改造老旧小区", 96, 2024),
    ]


def test_tortoise_shell_brackets_assign_and_extend_to_districts_concerned() -> None:
    tasks = parse(
        "一、深化改革\n"
        "（一）建设市场。推进建设。〔责任单位：省发展改革委、商务厅按职责分工负责。"
        "具体任务均涉及相关市（州）人民政府，不再做分工，下同。〕\n"
        "（二）优化环境。深化改革。〔责任单位：省市场监管局〕\n"
    ).tasks
    assert [[unit.name for unit in task.units] for task in tasks] == [
        ["省发展改革委", "商务厅"],
        ["省市场监管局"],
    ]
    assert [task.all_districts and task.all_districts.wording for task in tasks] == [
        "相关市（州）人民政府",
        "相关市（州）人民政府",
    ]


def test_a_sentence_may_assign_with_and_implement() -> None:
    (task,) = parse(
        "二、主要任务\n（三）完善体系。培育服务机构。由市科技局会同市工业和信息化局组织实施。\n"
    ).tasks
    assert [(unit.name, unit.role) for unit in task.units] == [
        ("市科技局", "lead"),
        ("市工业和信息化局", "supporting"),
    ]


def test_a_small_full_stop_numbers_a_task_with_labels_below() -> None:
    tasks = parse(
        "一、确保完成全年目标\n"
        "1﹒固定资产投资力争增长10%以上。\n牵头负责领导：刘某。\n牵头责任单位：省发展改革委。\n"
        "协同责任单位：省财政厅、省林业局等。\n"
        "2﹒社会消费品零售总额增长9%左右。\n牵头责任单位：省商务厅。\n"
    ).tasks
    assert [(t.number, [(u.name, u.role) for u in t.units]) for t in tasks] == [
        (
            "一、1",
            [("省发展改革委", "lead"), ("省财政厅", "supporting"), ("省林业局", "supporting")],
        ),
        ("一、2", [("省商务厅", "lead")]),
    ]


@pytest.mark.parametrize("gap", ["", " ", "　　"])
def test_a_document_on_one_line_is_cut_at_its_numbers(gap: str) -> None:
    text = ONE_LINE
    for mark in ("某政办发〔", "各县、区", "《某市", "一、", "（一）", "（二）", "二、"):
        text = text.replace(mark, gap + mark)
    document = parse(text)
    header = document.header
    assert header.number is not None
    assert header.number.text == "某政办发〔2020〕5号"
    assert header.title is not None
    assert header.title.text == "某市人民政府办公室关于印发某市制造业发展实施方案的通知"
    assert header.enclosed_title is not None
    assert header.enclosed_title.text == "某市制造业发展实施方案"
    assert header.signed is not None
    assert header.signed.date.isoformat() == "2020-11-17"
    assert [(task.number, task.title) for task in document.tasks] == [
        ("二、（一）", "做强主导产业，提升集群产业链"),
        ("二、（二）", "优化布局"),
    ]
    assert [(t.indicator, t.value, t.year) for t in document.targets] == [
        ("规模以上工业企业", 800, 2025)
    ]


def test_a_long_paragraph_that_counts_is_no_document() -> None:
    counted = "工作中要做到：一、突出重点，抓好落实；二、加强协调，形成合力；" * 12
    text = f"一、总体要求\n{counted}。\n二、主要任务\n{'推进各项建设。' * 120}\n"
    body = parse(text).parts[0]
    assert [section.title for section in body.sections] == ["总体要求", "主要任务"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("市工业和信息化局 市统计局", ["市工业和信息化局", "市统计局"]),
        ("市市场监督 管理局、市教育局", ["市市场监督管理局", "市教育局"]),
    ],
)
def test_a_line_break_in_a_cell_parts_units_and_joins_halves(cell: str, names: list[str]) -> None:
    clause = parse_clause(cell, 0, len(cell))
    assert [unit.name for unit in clause.units] == names


def test_the_word_for_economy_is_no_approval() -> None:
    header = parse(
        "某市人民政府办公室关于印发某市数字经济规划的通知\n某政办发〔2023〕1号\n各县人民政府：\n"
        "《某市数字经济规划》已经市政府同意，现印发给你们。\n某市人民政府办公室\n2023年5月8日\n"
        "某市数字经济规划\n一、总体要求\n推进发展。\n"
    ).header
    assert header.adopted is not None
    assert header.adopted.text == "已经市政府同意"


SPACED_LINE = (
    "某某市人民政府办公厅关于印发某某市推进养老服务发展实施方案的通知 某政办发〔2021〕18号 各区"
    "（县）人民政府，市政府各部门： 《某某市推进养老服务发展实施方案》已经市政府同意，现印发给"
    "你们，请认真贯彻执行。 某某市人民政府办公厅 2021年6月8日 某某市推进养老服务发展实施方案 为"
    "贯彻落实国家部署，结合我市实际，制定本方案。 一、 总体目标 到2025年，全市养老机构护理型床"
    "位占比不低于55%，社区日间照料中心覆盖率达到90%以上。 二、 重点任务 （一） 完善居家养老服务"
    "。新建社区嵌入式养老机构60家。（责任单位：市民政局） （二） 推进医养结合。支持医疗机构开展"
    "养老服务。（责任单位：市卫生健康委） 三、 保障措施 各区（县）人民政府要加强组织领导，落实"
    "属地责任。"
)

LETTER = """关于征求《某某市城市更新管理办法（征求意见稿）》意见的函

市发展改革委、市财政局，各区人民政府：

我局起草了《某某市城市更新管理办法（征求意见稿）》，请于2023年5月12日前书面反馈我局。

某某市住房和城乡建设局
2023年4月28日
"""

CIRCULAR = """关于2023年10月份民生实事项目进展情况的通报

办好65件民生实事项目是县政府对全县人民的庄严承诺。现将10月份进展情况通报如下:

截至10月31日,65件民生实事已完成26件,完成率40%。
"""


def test_spaces_behind_headings_are_breaks_of_a_single_line() -> None:
    document = parse(SPACED_LINE)
    assert [section.title for section in document.parts[0].sections] == [
        "总体目标",
        "重点任务",
        "保障措施",
    ]
    assert [target.year for target in document.targets[:2]] == [2025, 2025]


def test_letters_and_circulars_need_neither_number_nor_outline() -> None:
    assert parse(LETTER).header.recipients == ("市发展改革委", "市财政局", "各区人民政府")
    assert parse(CIRCULAR).targets == ()


def test_a_title_alone_makes_no_document() -> None:
    with pytest.raises(NotPolicyDocumentError, match="不像政策文件"):
        parse("关于做好值班工作的通知\n\n今天天气很好，大家都很高兴。\n")


def test_a_sentence_that_seems_a_goal_and_was_not_read_is_said_with_its_line() -> None:
    document = parse(
        "一、主要目标\n到2027年底前，集中供热面积达到85%以上为基本实现。\n"
        "到2027年，培育企业20家。\n"
    )
    assert [(note.kind, note.line) for note in document.notes] == [("goal-not-understood", 2)]
    assert [target.value for target in document.targets] == [20]
