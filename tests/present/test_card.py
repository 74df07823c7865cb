"""Cards: facts with aligned labels, tables below, and the thing itself for programs."""

from __future__ import annotations

import json

import yaml

from kspolicy.present import Column, Listing, Screen
from kspolicy.present.card import Card, render_card
from kspolicy.present.width import text_width

LISTING = Listing(
    [Column("name", "名称"), Column("number", "数", kind="number")],
    [{"name": "开发区", "number": 502}],
    "各区镇",
)
CARD = Card(
    "97:annex-1/3　分解指标",
    [
        ("指标", "科技型中小企业评价入库（家）"),
        ("各区镇合计", 1118),
        ("责任单位", ["市科技局", "市工信局"]),
        ("时限", None),
        ("备注", ""),
        ("原文", "第一段。\n第二段。"),
    ],
    [LISTING],
    {"ref": "97:annex-1/3", "value": 1119, "shares": [{"district": "开发区"}]},
)


def text(format: str, screen: Screen | None = None) -> str:
    shown = render_card(CARD, format, screen)
    assert isinstance(shown, str)
    return shown


def test_labels_are_aligned_and_empty_facts_left_out() -> None:
    lines = text("table").splitlines()
    assert lines[:8] == [
        "97:annex-1/3　分解指标",
        "",
        "  指标        科技型中小企业评价入库（家）",
        "  各区镇合计  1118",
        "  责任单位    市科技局、市工信局",
        "  原文        第一段。",
        "              第二段。",
        "",
    ]
    assert lines[8:] == ["各区镇", "名称     数", "------  ---", "开发区  502"]


def test_on_a_screen_nothing_is_wider_than_it() -> None:
    card = CARD._replace(facts=[("原文", "高" * 100), ("责任单位", ["市科技局"] * 20)])
    for width in (40, 60, 100):
        shown = str(render_card(card, "table", Screen(width)))
        assert max(map(text_width, shown.splitlines())) <= width
        assert shown.count("高") == 100


def test_colours_only_where_wanted() -> None:
    assert "\x1b[" not in text("table", Screen(80, colour=False))
    assert "\x1b[1m97:annex-1/3" in text("table", Screen(80, colour=True))


def test_control_characters_of_a_document_do_not_reach_the_terminal() -> None:
    card = CARD._replace(title="标\x1b[2J题", facts=[("原文", "甲\x1b]0;x\x07乙")])
    assert "\x1b" not in str(render_card(card, "table"))


def test_programs_get_the_thing_itself() -> None:
    assert json.loads(text("json")) == CARD.data
    assert yaml.safe_load(text("yaml")) == CARD.data


def test_markdown_has_headings_a_list_and_tables() -> None:
    lines = text("md").splitlines()
    assert lines[0] == "## 97:annex-1/3　分解指标"
    assert "- **责任单位**：市科技局、市工信局" in lines
    assert lines[lines.index("- **原文**：第一段。  ") + 1] == "  第二段。"
    assert "### 各区镇" in lines


def test_markdown_does_not_take_words_for_marks() -> None:
    card = CARD._replace(facts=[("原文", "<b>*甲*_乙_")])
    assert r"\<b>\*甲\*\_乙\_" in str(render_card(card, "md"))
