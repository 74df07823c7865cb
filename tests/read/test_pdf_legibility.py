"""A text layer that is no text is told from one that is."""

from __future__ import annotations

import random

import pytest

from kspolicy.read.pages.legibility import complaint
from shipped import ELECTRONICS, EQUIPMENT, RAW

TEXT = (RAW / f"{ELECTRONICS}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_no_page_of_an_honest_document_is_complained_of(name: str) -> None:
    text = (RAW / f"{name}.txt").read_text(encoding="utf-8").replace("\n", "").replace("\t", "")

    for start in range(0, len(text), 400):
        assert complaint(text[start : start + 400]) is None


@pytest.mark.parametrize(
    "text",
    [
        "各區鎮要加強組織領導，推進產業創新發展，完善機制，落實責任，確保實現年度目標任務。" * 5,
        "The plan names 35 targets for 2025 and the units responsible for each of them.",
        "12,000 8,500 3.6% -- / 110",
    ],
)
def test_other_writing_is_no_bad_text(text: str) -> None:
    assert complaint(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "\ufffd" * 30 + "责任单位" * 15, "30 个字符没有对应的文字（共 90 个）", id="unmapped"
        ),
        pytest.param("\ue123\ue456" * 40, "80 个字符没有对应的文字（共 80 个）", id="private use"),
        pytest.param(
            TEXT[:200].encode("gb18030").decode("latin-1"), "文字是乱码（编码转换有误）", id="latin"
        ),
        pytest.param(
            "".join(random.Random(1).choices([chr(c) for c in range(0x4E00, 0x9FA5)], k=300)),
            "文字不成语句（字体编码有误，或自带的识别有误）",
            id="by chance",
        ),
        pytest.param(
            "".join(chr(ord(sign) + 3) for sign in TEXT if "一" <= sign <= "龥"),
            "文字不成语句（字体编码有误，或自带的识别有误）",
            id="shifted",
        ),
    ],
)
def test_what_makes_no_sense_is_complained_of(text: str, said: str) -> None:
    assert complaint(text) == said
