"""Goals of a chapter of tasks whose sentences name no year, or the year that is. It is 2022."""

from __future__ import annotations

import pytest

from .writing import parse_body


def read(sentence: str, section: str = "重点任务") -> list[tuple[str, float, str, int | None]]:
    document = parse_body(f"一、{section}\n\n{sentence}")
    return [(t.indicator, t.value, t.unit, t.year) for t in document.targets]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("更换老旧水表10万只。", [("更换老旧水表", 10, "万只")]),
        ("完成7艘渡船尾气治理。", [("渡船尾气治理", 7, "艘")]),
        ("建成12个“公园型”街区。", [("“公园型”街区", 12, "个")]),
        ("实现5个小区雨污分流。", [("小区雨污分流", 5, "个")]),
        (
            "淘汰打磨机27台（套）、砂带机5台。",
            [("淘汰打磨机", 27, "台（套）"), ("砂带机", 5, "台")],
        ),
        (
            "引进1家回收企业和1家拆解企业。",
            [("回收企业", 1, "家"), ("拆解企业", 1, "家")],
        ),
        ("每年实施节能改造项目6项以上。", [("每年实施节能改造项目", 6, "项")]),
        ("完善设施，完成安全改造2300余处。", [("完成安全改造", 2300, "处")]),
        ("农网供电可靠率达到99.8%。", [("农网供电可靠率", 99.8, "%")]),
        (
            "开工保障性住房4000套、保障性租赁住房4万套。",
            [("开工保障性住房", 4000, "套"), ("保障性租赁住房", 4, "万套")],
        ),
    ],
)
def test_a_verb_and_a_count_set_a_task(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert read(sentence) == [(*goal, None) for goal in expected]
    assert read(sentence, "工作回顾") == []


@pytest.mark.parametrize(
    ("sentence", "indicator", "year"),
    [
        ("支持县城建设，年内再建成10个健康县城。", "健康县城", 2022),
        ("2022年推动企业淘汰打磨机27台。", "推动企业淘汰打磨机", 2022),
        ("2022年实现5个小区雨污分流。", "小区雨污分流", 2022),
        ("2021—2022年完成机组改造130万千瓦。", "完成机组改造", 2022),
        ("到2025年，完成房屋改造。完成加装电梯700台。", "完成加装电梯", 2025),
    ],
)
def test_the_year_stands_before_the_verb_or_at_the_head_of_the_paragraph(
    sentence: str, indicator: str, year: int
) -> None:
    assert [(name, when) for name, _, _, when in read(sentence)] == [(indicator, year)]


@pytest.mark.parametrize(
    "sentence",
    [
        "全市完成老旧小区改造100个。",
        "目前建成充电桩500个。",
        "建成区面积50平方公里。",
        "改造提升后日处理能力达到5万吨。",
        "打造1个平台、3个体系。",
        "配备2名专职人员。",
        "每个乡镇配备3名消防员，配备消防车2辆。",
        "推广10项典型经验，整治3类突出问题。",
        "淘汰落后产能，改造后产能利用率达到80%。",
        "淘汰20蒸吨/小时以下燃煤锅炉。",
        "每年由区财政安排500万元用于奖补。",
        "改造200户以上的小区，实现15分钟便民生活圈全覆盖。",
        "引进团队的，每年给予50万元支持。",
        "到2025年，建成园区。对770家企业，实施错峰生产。",
        "开工和投产新能源项目各1600万千瓦。",
    ],
)
def test_what_is_told_or_holds_for_everybody_sets_none(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    "section", ["工作回顾", "申报条件", "奖补标准", "建设要求", "工作完成情况", "总体思路"]
)
def test_other_chapters_set_none(section: str) -> None:
    assert read("更换老旧水表10万只。", section) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "推进144个“15分钟”社区生活圈建设项目。",
        "开展24家重点企业节能降碳行动。",
        "对全区1918个垃圾箱房（收集点）进行升级改造。",
    ],
)
def test_a_count_of_what_work_is_done_on_is_noted(sentence: str) -> None:
    document = parse_body(f"一、重点任务\n\n{sentence}")
    assert [note.message for note in document.notes] == [f"这句话像是目标，没有识别：“{sentence}”"]
    assert document.targets == ()
