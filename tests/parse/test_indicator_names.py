"""Words that cannot say what a figure measures are no indicator: a note stands for the target."""

from __future__ import annotations

import pytest

from kspolicy.parse.indicator import names_no_measure

from .writing import parse_body


@pytest.mark.parametrize(
    "words",
    [
        "总计",
        "合计",
        "千瓦",
        "次",
        "间",
        "分别下降",
        "增长",
        "年均增长",
        "比2020年下降",
        "2024年",
        "目标要求",
        "比例",
        "充电车位占比不低于总车位",
        "建成“1+5+4”（低空经济大科学装置",
        "下同）比例",
        "“20”是指特色园”",
        "建设《规划",
        "工作任务（",
    ],
)
def test_words_that_name_no_measure(words: str) -> None:
    assert names_no_measure(words, "%")


@pytest.mark.parametrize(
    "words",
    [
        "生产总值年均增长",
        "面积不低于50亩的公园",
        "建成“口袋公园”",
        "执业（助理）医师数",
        "车位",
        "学位",
        "覆盖率",
        "单位面积产量",
        "台账建成率",
        "公里成本",
    ],
)
def test_words_that_name_one(words: str) -> None:
    assert not names_no_measure(words, "%")


def test_a_difference_may_have_a_bound_within() -> None:
    assert not names_no_measure("贷款增速不低于各项贷款平均增速", "个百分点")


def test_what_is_refused_is_noted_with_its_place() -> None:
    document = parse_body("一、主要目标\n\n到2025年，公园建设加快，共60座，覆盖率达到50%。")
    assert [target.indicator for target in document.targets] == ["覆盖率"]
    (note,) = [note for note in document.notes if note.kind == "goal-not-understood"]
    assert "共60座" in note.message
    assert note.line == 19
