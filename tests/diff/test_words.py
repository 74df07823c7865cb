"""Changed words, cut where a reader would cut them."""

from __future__ import annotations

import pytest

from kspolicy.diff.passages import Passage
from kspolicy.diff.words import WordCutter, edits, is_told, shown

NAMES = ("市工信局", "市科技局", "智能终端产业")


def passage(text: str, *masked: str) -> Passage:
    found = Passage("body", text, 1, 0)
    for words in masked:
        assert found.hide(words) >= 0
    return found


def changed(old: Passage | str, new: Passage | str) -> list[tuple[str, str]]:
    sides = [passage(side) if isinstance(side, str) else side for side in (old, new)]
    there = [tuple(edit) for edit in edits(sides[0], sides[1], WordCutter(NAMES))]
    back = [tuple(edit) for edit in edits(sides[1], sides[0], WordCutter(NAMES))]
    assert [(new, old) for old, new in back] == there
    return [(old, new) for old, new in there]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("推动产业高质量发展。", "推动产业高质量发展。", []),
        ("推动产业高质量发展。", "推动产业高水平发展。", [("高质量", "高水平")]),
        ("推动产业发展。", "大力推动产业发展。", [("", "大力")]),
        ("由市工信局统筹。", "由市科技局统筹。", [("市工信局", "市科技局")]),
        ("做强智能终端产业，稳步推进。", "做强产业，稳步推进。", [("智能终端产业", "产业")]),
        ("支持企业创新；", "支持企业创新。", [("；", "。")]),
    ],
)
def test_edits(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert changed(old, new) == expected


def test_what_other_changes_tell_is_left_out() -> None:
    old = passage("到2025年，规模超100亿元，企业达50家。", "企业达50家")
    new = passage("到2025年，规模超100亿元。")
    assert changed(old, new) == []


def test_words_beside_what_other_changes_tell_are_told() -> None:
    old = passage("到2025年，积极扩大规模超100亿元。", "超100亿元")
    new = passage("到2025年，稳步扩大规模超200亿元。", "超200亿元")
    assert changed(old, new) == [("积极", "稳步")]


def test_sentence_that_is_but_a_goal_is_told_with_the_goal() -> None:
    goal = passage("到2025年，新增企业5家、平台2个。", "新增企业5家", "平台2个")
    assert is_told(goal)
    assert not is_told(passage("到2025年，形成案例，新增企业5家。", "新增企业5家"))
    assert not is_told(passage("。"))


def test_masked_words_are_shown_as_left_out() -> None:
    assert shown(passage("推进建设，新增企业5家。", "新增企业5家")) == "推进建设，…。"
