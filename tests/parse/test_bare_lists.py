"""Brackets that hold nothing but units, and other words that assign a duty or seem to."""

from __future__ import annotations

import pytest

from kspolicy.parse.duty import find_duty

from .writing import parse_body


def duties(text: str) -> list[str]:
    """The units of each clause, and 各区… where it names all districts."""
    return [
        "、".join([*(unit.name for unit in clause.units), *filter(None, [clause.districts])])
        for clause in find_duty(text)
    ]


@pytest.mark.parametrize(
    "units",
    [
        "市规划和自然资源局",
        "省发展改革委",
        "市水务局、市城管局",
        "发改局、财政局、住建局",
        "财政部、教育部",
        "滨海区政府、市交通运输局",
        "市工业和信息化局、市通信管理局、中国电信、中国移动、中国铁塔",
        "市交通运输局、市口岸办、深港中心、市公安局",
        "市低空经济发展工作领导小组办公室、各部门、各有关单位",
        "区“两旧”专班、区房管局、区旧改总办",
        "各有关单位",
        "各区政府",
        "市教育局、各区",
        "河套发展署、市口岸办、各区政府",
    ],
)
def test_units_alone_in_a_bracket_behind_a_sentence_have_a_duty(units: str) -> None:
    assert duties(f"加快建设。（{units}）") == [units]
    assert duties(f"加快建设。({units})") == [units]
    assert duties(f"加快建设。［{units}］") == [units]
    assert duties(f"加快建设。[{units}]推进绿化。（市园林局、市林业局）") == [
        units,
        "市园林局、市林业局",
    ]
    assert duties(f"加快建设。（{units}）推进绿化。（责任单位：市园林局）") == [units, "市园林局"]
    assert duties(f"加快建设。（市园林局负责）推进绿化。（{units}）") == ["市园林局", units]


@pytest.mark.parametrize(
    "words",
    [
        "如市科技局、市财政局",
        "含市科技局、市财政局",
        "原市科技局、市财政局",
        "详见市财政局通知",
        "中国科学院、清华大学、北京大学",
        "市图书馆、市博物馆、市文化馆",
        "一",
        "1",
        "试行",
        "各区",
    ],
)
def test_other_words_in_a_bracket_behind_a_sentence_assign_nothing(words: str) -> None:
    assert duties(f"加快建设。（{words}）") == []
    assert duties(f"加快建设。[{words}]推进绿化。") == []


@pytest.mark.parametrize(
    "units",
    [
        "国网省电力公司、省地方电力有限公司",
        "云南电网公司、昆明铁路局集团有限公司",
        "各省级园区管理机构",
        "片区开发专班",
        "中国铁塔",
    ],
)
def test_companies_and_others_may_be_in_charge(units: str) -> None:
    assert duties(f"加快建设。（{units}负责）") == [units]


@pytest.mark.parametrize("words", ["有限责任公司", "市场化公司", "区域公司", "物业公司"])
def test_a_kind_of_company_is_none(words: str) -> None:
    assert duties(f"加快建设（{words}负责）。") == []


def test_a_rule_makes_a_list_a_duty() -> None:
    assert duties("加快建设。（甲院、乙公司、市林业局。逗号前为牵头单位，下同）") == []
    assert duties("加快建设。（市林业局；市财政局。分号前为牵头单位，分号后为配合单位，下同）") == [
        "市林业局、市财政局"
    ]


def test_each_list_of_a_paragraph_makes_a_task_of_its_own() -> None:
    document = parse_body(
        "1.优化空间。编制规划。（市规划局、市交通局）修订准则，完善分类。（市规划局）"
        "加大协调力度。（市交通局）"
    )
    assert [(task.title, [unit.name for unit in task.units]) for task in document.tasks] == [
        ("优化空间", ["市规划局", "市交通局"]),
        ("修订准则", ["市规划局"]),
        ("加大协调力度", ["市交通局"]),
    ]


@pytest.mark.parametrize(
    ("sentence", "bracket"),
    [
        ("开展旧城改造（市住建局、市财政局）。推进绿化。", "（市住建局、市财政局）"),
        (
            "开展旧城改造（市住建局、轨道办、片区公司、市财政局）",
            "（市住建局、轨道办、片区公司、市财政局）",
        ),
        ("开展旧城改造。（各项目业主公司负责）推进绿化。", "（各项目业主公司负责）"),
        (
            "公共机构垃圾分类由区机管局与区绿化局落实，其余由街镇牵头。",
            "由区机管局与区绿化局落实",
        ),
        ("建立考核制度，具体工作由市发改委牵头负责。", "由市发改委牵头负责"),
    ],
)
def test_what_seems_to_assign_is_said_to_be_unread(sentence: str, bracket: str) -> None:
    document = parse_body(f"一、加快建设\n\n{sentence}")
    assert document.tasks == ()
    (note,) = document.notes
    assert (note.kind, note.line) == ("duty-not-understood", 19)
    assert bracket[:40] in note.message


@pytest.mark.parametrize(
    "sentence",
    [
        "明确有关部门（市住建局、市财政局）。",
        "加快建设（市区重点路段、市政道路）。",
        "推进公共服务（如市住建局、市财政局）。",
        "开展旧城改造。（市住建局、市财政局）",
        "由市住建局（市房管局）负责。",
        "本方案由市住建局负责解释。",
        "项目由龙头企业牵头，吸引社会资本。",
        "加快建设。（责任单位：市住建局、市财政局）",
    ],
)
def test_no_note_where_words_are_read_or_explain(sentence: str) -> None:
    assert parse_body(f"一、加快建设\n\n{sentence}").notes == ()
