"""Tables whose columns have no rules, or rules of dots, are read, or said not to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.read.pages.page import Stroke
from typeset.drawn import LEFT, fill, grid, notes, page, read, set_lines, write

if TYPE_CHECKING:
    from collections.abc import Sequence

XS = [80, 130, 250, 290, 330, 520]
YS = [100, 130, 160, 190, 220]
ROWS = [
    ["类型", "指标", "全市", "开发区", "责任单位"],
    ["总量", "产业规模（亿元）", "8000", "4800", "市工信局"],
    ["创新", "高新技术企业\n认定数（家）", "264", "119", "市科技局、\n市工信局"],
    ["人才", "引进紧缺人才（名）", "1433", "643", "市人社局"],
]
READ = [[text.replace("\n", "") for text in row] for row in ROWS]


def level(left: float, right: float, ys: Sequence[float] = YS) -> list[Stroke]:
    return [Stroke(left, y, right, y) for y in ys]


def test_columns_between_level_rules_alone_are_found_and_it_is_said() -> None:
    sheet = page(fill(XS, YS, ROWS), level(80, 520))

    assert read(sheet) == [READ]
    assert [note.kind for note in notes(sheet)] == ["table-unruled"]


def test_a_cell_over_several_rows_has_rules_beside_it() -> None:
    rows = [*ROWS[:2], ["", *ROWS[2][1:]], ROWS[3]]
    expected = [*READ[:2], ["", *READ[2][1:]], READ[3]]
    rules = [*level(80, 520, [100, 130, 190, 220]), *level(130, 520, [160])]

    assert read(page(fill(XS, YS, rows), rules)) == [expected]


def test_such_a_table_goes_on_where_columns_are_a_little_farther() -> None:
    first = page(fill(XS, YS, ROWS), level(80, 520))
    other = [80, 138, 256, 296, 336, 520]
    more = [ROWS[0], *([name, "新增企业数（家）", "5", "4", "市商务局"] for name in "甲乙丙")]
    second = page(fill(other, YS, more), level(80, 520), 2)

    assert read(first, second) == [[*READ, *more[1:]]]


def test_underlined_text_is_no_table() -> None:
    lines = [
        "支持企业创新平台建设推动产业链协同发展做优制造模式",
        "推动产业链协同发展支持企业创新平台建设做优制造模式",
    ]
    text = set_lines(lines * 3)
    rules = [Stroke(LEFT, y + 15.5, LEFT + 400, y + 15.5) for y in (100, 129, 158, 187, 216)]

    assert read(page(text, rules)) == read(page(text))


def test_rules_of_dots_are_rules() -> None:
    dots = [
        Stroke(x, y, x + 0.75, y + 0.75)
        for left, top, right, bottom in grid(XS, YS)
        for x in (range(round(left), round(right), 2) if right > left else [left])
        for y in (range(round(top), round(bottom), 2) if bottom > top else [top])
    ]

    assert read(page(fill(XS, YS, ROWS), dots)) == [READ]


def test_rows_whose_columns_do_not_show_are_said_to_be_unclear() -> None:
    rows = [
        write(text, LEFT + shift + 60 * place, 100 + 20 * number, 9)
        for number, shift in enumerate([0, 25, 50, 10])
        for place, text in enumerate(["产业", "规模", "亿元", "8000"])
    ]
    sheet = page(glyph for row in rows for glyph in row)

    assert "产业" in "".join(text for text in read(sheet) if isinstance(text, str))
    assert [note.kind for note in notes(sheet)] == ["table-unclear"]


def test_a_frame_around_an_office_and_a_date_is_no_table() -> None:
    xs, ys = [80, 300, 520], [100, 130, 160]
    texts = [["抄送：市委办公室。", ""], ["市人民政府办公室", "2022年9月29日印发"]]
    rules = [*level(80, 520, ys), Stroke(300, 130, 300, 160), *grid([80, 520], [100, 160])]

    assert read(page(fill(xs, ys, texts), rules)) == [
        "抄送：市委办公室。",
        "市人民政府办公室",
        "2022年9月29日印发",
    ]
