"""What looks like a goal and is not read as one is said. The year is 2022."""

from __future__ import annotations

import pytest

from .writing import parse_body


def noted(sentence: str, section: str = "工作任务") -> list[str]:
    document = parse_body(f"一、{section}\n\n{sentence}")
    return [note.message.removeprefix("这句话像是目标，没有识别：") for note in document.notes]


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("到2025年，接入能力达到50圈，用户达到100万户。", "接入能力达到50圈"),
        ("到2025年，建成基站100座，接入能力达到50Xbps。", "接入能力达到50Xbps"),
        ("到2025年，接入能力达到50Xbps。", "接入能力达到50Xbps"),
        ("到2025年，化肥使用量实现零增长，绿色防控覆盖率达到50%。", "化肥使用量实现零增长"),
        ("到2025年，规模较大，企业达到100家；容量升至1.5圈。", "容量升至1.5圈"),
        ("到2025年，新建学校10所，其他：2024年30圈。", "2024年30圈"),
    ],
)
def test_a_clause_that_no_goal_was_found_in(sentence: str, clause: str) -> None:
    assert noted(sentence) == [f"“{clause}”"]


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年，建成面积不低于50平方米的场所100个、5A级景区3家。",
        "到2025年，培育产值超过10亿元的企业20家，占比由12%提高到15%。",
        "到2025年，园区达到10个，水质达到3类，单耗达到2020年水平。",
        "截至2021年底，接入能力达到50Xbps。到2025年，用户达到100万户。",
        "接入能力达到50Xbps。",
        "到2025年，企业达到100家，对获奖企业给予不超过500万元的奖励。",
        "到2025年，企业达到100家（2024年6月评估）。",
    ],
)
def test_what_is_read_or_is_no_goal_is_not_noted(sentence: str) -> None:
    assert noted(sentence) == []


def test_no_clause_is_noted_in_a_review() -> None:
    assert noted("到2025年，接入能力达到50Xbps。", "发展形势") == []
