"""Forms of one character that mean the same, and spaces that nobody wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.read.characters import normalise


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("到 2025 年，产业规模突破 8000 亿元", "到2025年，产业规模突破8000亿元"),
        ("２０２５年增长６．５％", "2025年增长6.5%"),
        ("ＡＭＯＬＥＤ", "AMOLED"),
        ("－－", "--"),
        ("一、　总体要求", "一、总体要求"),
        ("TFT  LCD\t面板", "TFT LCD面板"),
        ("VR/AR 与 5G 芯片", "VR/AR与5G芯片"),
        ("\u200b目标\ufeff\u00ad表\u202e", "目标表"),
        ("目标\x1b[31m表\x7f", "目标[31m表"),
        ("  \u00a0首行缩进\u2003", "首行缩进"),
        ("第\u2028一条", "第一条"),
        ("昆⼭市⼈⺠政府办公室⽂件 意⻅ ⼾籍", "昆山市人民政府办公室文件意见户籍"),
    ],
)
def test_typesetting_and_width_are_folded(written: str, meant: str) -> None:
    assert normalise(written) == meant


@pytest.mark.parametrize("text", ["（一）“十四五”，；：。《》—…", "GB/T 9704-2012", "3—5年"])
def test_punctuation_and_spaces_between_latin_words_stay(text: str) -> None:
    assert normalise(text) == text


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
