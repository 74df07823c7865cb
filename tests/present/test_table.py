"""Tables for people: aligned in files and pipes, fitted to the screen on a terminal."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from kspolicy.present import Column, Listing, render

BOX_OR_CONTROL = re.compile("[\u2500-\u257f\x1b]")

COLUMNS = [
    Column("document", "文号", priority=3),
    Column("part", "部分", priority=2),
    Column("indicator", "指标"),
    Column("value", "数值", "number"),
    Column("wording", "原文表述", priority=1),
    Column("units", "责任单位", "list"),
    Column("line", "行", "number", priority=1),
]
ROWS: list[dict[str, Any]] = [
    {
        "document": "昆政办发〔2022〕97号",
        "part": "body",
        "indicator": "昆山电子信息产业规模",
        "value": 8000,
        "wording": "力争超8000亿元",
        "units": ["市工信局", "市发改委", "市科技局", "市商务局", "市市场监管局", "各区镇"],
        "line": 32,
    },
    {
        "document": "昆政办发〔2022〕98号",
        "part": "annex-1",
        "indicator": "新增“独角兽”培育企业——含在孵",
        "value": 2,
        "wording": "2家",
        "units": ["市科技局"],
        "line": 138,
    },
]
LISTING = Listing(COLUMNS, ROWS, title="目标", summary=("共 2 项。",))

CELLS = st.text("昆山高新区，、“”—（）％ abc123.-", max_size=20).map(str.strip)


def text(listing: Listing, width: int | None = None, *, colour: bool = False) -> str:
    terminal = width is not None
    rendered = render(listing, "table", terminal=terminal, width=width or 0, colour=colour)
    assert isinstance(rendered, str)
    return rendered


def at(line: str, start: int, end: int) -> str:
    """What stands in the display columns from ``start`` up to ``end``."""
    taken, found = 0, ""
    for character in line:
        if start <= taken < end:
            found += character
        taken += wcswidth(character)
    return found


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_plain_columns_begin_at_the_same_display_column(rows: list[tuple[str, str, str]]) -> None:
    columns = [Column("a", "甲"), Column("b", "数值", "number"), Column("c", "丙")]
    listing = Listing(columns, [dict(zip("abc", row, strict=True)) for row in rows])
    titles, rule, *lines = text(listing).splitlines()
    edges = [match.span() for match in re.finditer("-+", rule)]
    assert len(edges) == 3
    assert len(lines) == len(rows)
    for line, row in zip([titles, *lines], [("甲", "数值", "丙"), *rows], strict=True):
        cells = [at(line, *edge) for edge in edges]
        assert cells[0].rstrip() == row[0]
        assert cells[1].lstrip() == row[1]
        assert cells[2].rstrip() == row[2]


def test_plain_table_has_no_boxes_and_no_colours() -> None:
    rendered = text(LISTING)
    assert not BOX_OR_CONTROL.search(rendered)
    assert rendered.splitlines()[-2:] == ["", "共 2 项。"]
    assert not any(line != line.rstrip() for line in rendered.splitlines())


def test_plain_row_is_one_line_whatever_the_cell_holds() -> None:
    evil = "一\n二\r三\x1b[31m四\t五\u202e六"
    lines = text(Listing([Column("a", "甲"), Column("b", "乙")], [{"a": evil, "b": "尾"}]))
    assert lines.splitlines()[2:] == ["一 二 三 [31m四 五 六  尾"]


@pytest.mark.parametrize("width", [80, 81, 100, 120, 160, 200])
def test_terminal_table_fits_and_loses_no_character(width: int) -> None:
    rendered = text(LISTING, width=width)
    assert max(map(wcswidth, rendered.splitlines())) <= width
    left_out = re.search("未显示：(.*?)。", rendered)
    hidden = left_out.group(1).split("、") if left_out else []
    shown = Counter(re.sub("[\\s─]", "", rendered))
    for column in COLUMNS:
        if column.title not in hidden:
            for row in ROWS:
                value = row[column.key]
                cell = "、".join(value) if isinstance(value, list) else str(value)
                assert not Counter(cell) - shown, f"{column.title} is cut"
    assert "…" not in rendered


def test_terminal_leaves_out_columns_by_priority_and_says_so() -> None:
    narrow = text(LISTING, width=50)
    assert "未显示：文号、部分" in narrow.replace("\n", "")
    assert "指标" in narrow
    wide = text(LISTING, width=200)
    assert "未显示" not in wide
    assert "昆政办发〔2022〕97号" in wide


def test_width_of_a_listing_is_where_nothing_is_left_out() -> None:
    assert "未显示" not in text(LISTING, width=LISTING.width)
    assert "未显示" in text(LISTING, width=LISTING.width - 1)


def test_terminal_breaks_lists_between_names() -> None:
    rendered = text(LISTING, width=80)
    for name in ROWS[0]["units"]:
        assert name in rendered


def test_terminal_without_colours_has_no_escapes() -> None:
    assert "\x1b" not in text(LISTING, width=80)
    coloured = text(LISTING, width=80, colour=True)
    assert "\x1b[1m" in coloured


def test_terminal_numbers_are_flush_right() -> None:
    lines = text(LISTING, width=200).splitlines()
    [title] = [line for line in lines if "数值" in line]
    edge = wcswidth(title[: title.index("数值") + 2])
    for row, line in zip(ROWS, [lines[3], lines[4]], strict=True):
        assert at(line, edge - 4, edge).strip() == str(row["value"])
        assert at(line, edge, edge + 1) == " "


def test_terminal_says_when_there_is_nothing() -> None:
    listing = Listing(COLUMNS, [], title="目标", empty="没有符合条件的目标。")
    assert "没有符合条件的目标。" in text(listing, width=80)
