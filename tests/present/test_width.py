"""Display width, against the widths that terminals use (wcwidth)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from kspolicy.present.width import text_width

# What the documents are made of, and what people paste: no emoji sequences, which terminals
# themselves do not agree on.
WRITING = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from(
            "，。、；：？！（）《》〔〕【】「」　％＋－０９ＡｚａＺ“”‘’—…·●○×℃①Ⅳ㎡ｱｶﾞé𠮷"
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("2025", 4),
        ("高新区", 6),
        ("昆政办发〔2022〕97号", 20),
        ("“独角兽”——", 10),
        ("全角：，。（）", 14),
        ("cafe\u0301", 4),
        ("零\u200b宽", 4),
        ("ﾊﾝｶｸ", 4),
    ],
)
def test_width_of(text: str, cells: int) -> None:
    assert text_width(text) == cells


@given(WRITING)
def test_width_agrees_with_terminals(text: str) -> None:
    assert text_width(text) == wcswidth(text)
