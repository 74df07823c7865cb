"""Wordings in which a year, a grant or a shared word once led astray. The year is 2022."""

from __future__ import annotations

import pytest

from .writing import parse_body, targets_of


def read(sentence: str) -> list[tuple[str, float, int | None]]:
    return [(t.indicator, t.value, t.year) for t in targets_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "到2025年，用水总量较2020年底下降5%，企业数量达到100家。",
            [("用水总量较2020年底下降", 5, 2025), ("企业数量", 100, 2025)],
        ),
        (
            "到2025年，能耗强度、碳排放强度分别下降14%、18%。",
            [("能耗强度下降", 14, 2025), ("碳排放强度下降", 18, 2025)],
        ),
        (
            "到2025年，公共机构人均综合能耗、人均用水量分别下降6%、6%。",
            [("公共机构人均综合能耗下降", 6, 2025), ("人均用水量下降", 6, 2025)],
        ),
        (
            "到2025年，用水总量比2020年下降5%，控制在10亿立方米以内。",
            [("用水总量比2020年下降", 5, 2025), ("用水总量", 10, 2025)],
        ),
    ],
)
def test_what_is_measured_and_when(
    sentence: str, expected: list[tuple[str, float, int | None]]
) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年，对符合条件的给予贴息，单户企业最高50万元。",
        "到2025年，对新引进的企业，最高支持500万元。",
        "3年培育100家，每年不少于30家。",
    ],
)
def test_what_names_no_measure_is_no_target(sentence: str) -> None:
    assert all(
        indicator not in ("单户企业最高", "最高支持", "每年") for indicator, *_ in read(sentence)
    )


@pytest.mark.parametrize(
    "clause",
    ["群众满意度保持在95分以上", "城乡居民收入差距缩小至1.9以内", "年均分别增长10%和12%"],
)
def test_what_is_not_read_is_said(clause: str) -> None:
    document = parse_body(f"一、主要目标\n\n到2025年，企业达到100家，{clause}。")
    assert [note.message for note in document.notes] == [f"这句话像是目标，没有识别：“{clause}”"]


@pytest.mark.parametrize("bracket", ["〔市工信局、市财政局〕", "［市工信局、市财政局］"])
def test_a_list_of_units_may_stand_in_any_bracket(bracket: str) -> None:
    document = parse_body(f"一、任务\n\n（一）推进建设。{bracket}")
    assert [unit.name for task in document.tasks for unit in task.units] == ["市工信局", "市财政局"]
