"""Lines of Chinese: nothing lost, nothing too wide, punctuation where it may stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.present.width import text_width
from kspolicy.present.wrap import wrap

SENTENCES = st.text("昆山市高新区，。、；（）“”《》 2025ab%-", max_size=60)


@given(SENTENCES, st.integers(2, 40), st.booleans())
def test_no_line_is_too_wide_and_no_character_is_lost(text: str, width: int, items: bool) -> None:
    lines = wrap(text, width, items=items)
    assert all(text_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("width", range(8, 30))
def test_punctuation_stays_with_its_word(width: int) -> None:
    text = (
        "到2025年，全市电子信息产业规模力争超8000亿元（含“智能终端”），其中：新型显示达1500亿元。"
    )
    lines = wrap(text, width)
    assert len(lines) > 1
    assert not any(line[0] in "，。：）”" for line in lines)
    assert not any(line[-1] in "（“" for line in lines)
    assert any("8000" in line for line in lines), "a number is torn apart"


def test_list_breaks_between_names() -> None:
    text = "市工信局、市科技局、市发改委、各区镇"
    assert wrap(text, 20, items=True) == ["市工信局、市科技局、", "市发改委、各区镇"]


def test_name_longer_than_the_line_is_cut() -> None:
    text = "昆山经济技术开发区、张浦镇"
    assert wrap(text, 10, items=True) == ["昆山经济技", "术开发区、", "张浦镇"]


def test_empty_text_is_one_empty_line() -> None:
    assert wrap("", 10) == [""]
