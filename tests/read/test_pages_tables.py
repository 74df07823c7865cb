"""Tables on pages: cells by ruled lines or by columns, and over page breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kspolicy.model.source import Table
from kspolicy.read.pages.flow import read_pages
from kspolicy.read.pages.page import Page, Stroke
from typeset.drawn import centred, fill, grid, notes, page, read, set_lines, write

XS = (80, 140, 260, 330, 400)
HEAD = ["类型", "指标", "2025年", "责任单位"]
ROWS = [
    HEAD,
    ["总量指标", "产业规模（亿元）", "8000", "市工信局"],
    ["", "研发投入占比", "2%", "市科技局"],
    ["创新企业", "高新技术企业（家）", "264", "市科技局"],
]
YS = (100, 130, 160, 190, 220)


def without(strokes: list[Stroke], *gone: Stroke) -> list[Stroke]:
    """``strokes`` with each of ``gone`` rubbed out of the line it lies on."""
    for left, top, right, bottom in gone:
        kept: list[Stroke] = []
        for s in strokes:
            if s.top == s.bottom == top == bottom and s.left <= left and right <= s.right:
                kept += [Stroke(s.left, top, left, top), Stroke(right, top, s.right, top)]
            elif s.left == s.right == left == right and s.top <= top and bottom <= s.bottom:
                kept += [Stroke(left, s.top, left, top), Stroke(left, bottom, left, s.bottom)]
            else:
                kept.append(s)
        strokes = [s for s in kept if s.left < s.right or s.top < s.bottom]
    return strokes


MERGED = without(grid(XS, YS), Stroke(80, 160, 140, 160))


def test_a_merged_cell_is_its_text_and_blanks_below() -> None:
    assert read(page(fill(XS, YS, ROWS), MERGED)) == [ROWS]


def test_what_a_cell_reaches_over_is_told_from_what_is_blank() -> None:
    rows = [*ROWS[:2], ["", "研发投入占比", "", "市科技局"], ROWS[3]]
    blocks, _ = read_pages([page(fill(XS, YS, rows), MERGED)])
    (table,) = [block for block in blocks if isinstance(block, Table)]

    assert [cell.merged for cell in table.rows[1].cells] == [True, False, False, False]
    assert not any(cell.merged for cell in (*table.rows[0].cells, *table.rows[2].cells))


def test_a_merged_cell_whose_text_stands_in_its_middle_belongs_to_the_first_row() -> None:
    rows = [ROWS[0], ["", *ROWS[1][1:]], *ROWS[2:]]
    glyphs = fill(XS, YS, rows) + write("总量指标", 85, 156, 9)

    assert read(page(glyphs, MERGED)) == [ROWS]


def test_a_head_over_two_columns_is_its_text_and_a_blank_beside() -> None:
    strokes = without(grid(XS, YS[:3]), Stroke(140, 100, 140, 130))
    rows = [["任务清单", "", "目标", "责任单位"], ["1", "培育领航企业", "新增48家", "市工信局"]]

    assert read(page(fill(XS, YS, rows), strokes)) == [rows]


def test_lines_in_a_cell_are_joined_without_a_space() -> None:
    rows = [["序号", "目标"], ["1", "科技型中小企业力争超11\n10家，推广OLED\nTV产品"]]

    assert read(
        page(fill((80, 140, 400), (100, 130, 200), rows), grid((80, 140, 400), (100, 130, 200)))
    ) == [[["序号", "目标"], ["1", "科技型中小企业力争超1110家，推广OLED TV产品"]]]


def test_figures_below_each_other_with_room_to_spare_are_not_one_figure() -> None:
    rows = [["指标", "2025年"], ["企业（家）", "12\n15"]]
    xs, ys = (80, 200, 260), (100, 130, 160)

    assert read(page(fill(xs, ys, rows), grid(xs, ys)))[0][1] == ["企业（家）", "12 15"]


def test_a_figure_cut_by_a_narrow_cell_is_one_figure() -> None:
    rows = [["指标", "数"], ["企业（家）", "111\n9"]]
    xs, ys = (80, 200, 218), (100, 130, 160)

    assert read(page(fill(xs, ys, rows), grid(xs, ys)))[0][1] == ["企业（家）", "1119"]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(lambda s: [s], id="strokes"),
        pytest.param(
            lambda s: [Stroke(s.left, s.top - 0.4, s.right + 0.4, s.bottom + 0.4)], id="thin areas"
        ),
        pytest.param(
            lambda s: (
                [
                    Stroke(a, s.top, b, s.bottom)
                    for a, b in pairwise([*range(int(s.left), int(s.right), 7), s.right])
                ]
                if s.top == s.bottom
                else [s]
            ),
            id="pieces",
        ),
        pytest.param(
            lambda s: (
                [
                    Stroke(x, s.top, min(x + 3, s.right), s.bottom)
                    for x in range(int(s.left), int(s.right) + 1, 6)
                ]
                if s.top == s.bottom
                else [s]
            ),
            id="dashes",
        ),
        pytest.param(
            lambda s: [s, s._replace(left=s.left + 1.5, right=s.right + 1.5)], id="double"
        ),
    ],
)
def test_rules_may_be_drawn_in_any_way(drawn: object) -> None:
    assert callable(drawn)
    strokes = [piece for stroke in MERGED for piece in drawn(stroke)]

    assert read(page(fill(XS, YS, ROWS), strokes)) == [ROWS]


def test_a_table_open_at_its_sides_has_its_outer_columns() -> None:
    strokes = [s for s in grid(XS, YS) if s.left not in (80, 400) or s.left != s.right]
    rows = [HEAD, *(["甲", *row[1:]] for row in ROWS[1:])]

    assert read(page(fill(XS, YS, rows), strokes)) == [rows]


def test_the_rule_below_a_letterhead_is_no_table() -> None:
    glyphs = centred("昆山市人民政府文件", 100, 30) + centred("昆政发〔2022〕1号", 150)

    assert read(page(glyphs, [Stroke(80, 180, 528, 182)])) == [
        "昆山市人民政府文件",
        "昆政发〔2022〕1号",
    ]


def test_framed_text_is_text() -> None:
    glyphs = write("专栏1 重点工程", 90, 110)

    assert read(page(glyphs, grid((80, 400), (100, 140)))) == ["专栏1重点工程"]


def test_tables_on_one_page_and_the_text_between_keep_their_order() -> None:
    second_ys = (300, 330, 360)
    second = [["单位", "任务"], ["市工信局", "统筹推进"]]
    xs = (80, 200, 400)
    glyphs = [
        *fill(XS, YS, ROWS),
        *set_lines(["附件2"], 250),
        *fill(xs, second_ys, second),
    ]

    assert read(page(glyphs, [*MERGED, *grid(xs, second_ys)])) == [ROWS, "附件2", second]


def test_a_landscape_page_is_read_like_any_other() -> None:
    xs = tuple(60 + 55 * i for i in range(14))
    rows = [[f"列{c}" for c in range(13)], [f"{c * 11 + 1}" for c in range(13)]]

    wide = page(fill(xs, (100, 130, 160), rows), grid(xs, (100, 130, 160)), size=(842, 595))

    assert read(wide) == [rows]


LIST = (80, 110, 200, 400, 500)
LIST_HEAD = ["序号", "任务", "目标", "责任单位"]


def list_pages(first: list[list[str]], second: list[list[str]]) -> tuple[Page, Page]:
    one, two = (tuple(100 + 40 * i for i in range(len(rows) + 1)) for rows in (first, second))
    return (
        page(fill(LIST, one, first), grid(LIST, one), number=1),
        page(fill(LIST, two, second), grid(LIST, two), number=2),
    )


FIRST = [
    LIST_HEAD,
    ["1", "培育领航企业", "新增领航企业48家。", "市工信局"],
    ["2", "壮大专精特新", "新增专精特新50家。", "市科技局"],
]
THIRD = ["3", "扶持中小微", "入库企业力争超1110家。", "市科技局"]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_goes_on_over_the_page_break(repeated: bool) -> None:
    second = [LIST_HEAD, THIRD] if repeated else [THIRD]

    assert read(*list_pages(FIRST, second)) == [[*FIRST, THIRD]]


@pytest.mark.parametrize("repeated", [True, False])
def test_a_row_cut_by_the_page_break_is_stitched(repeated: bool) -> None:
    above = ["3", "扶持中小微", "入库企业力争超11", "市科技局、市市场监"]
    below = ["", "", "10家。", "管局"]
    fourth = ["4", "攻关", "突破500项。", "市科技局"]
    pages = list_pages([*FIRST, above], [LIST_HEAD] * repeated + [below, fourth])

    whole = ["3", "扶持中小微", "入库企业力争超1110家。", "市科技局、市市场监管局"]
    assert read(*pages) == [[*FIRST, whole, fourth]]
    assert [note.kind for note in notes(*pages)] == ["row-stitched"]
    table = read_pages(pages)[0][0]
    assert isinstance(table, Table)
    goal = table.rows[2].cells[2]
    assert [place.page for place in goal.places] == [1, 2]
    assert goal.place(goal.text.index("10家")).page == 2


def test_a_heading_across_the_table_is_not_stitched_to_the_row_above() -> None:
    first, second = list_pages(FIRST, [["二、强化创新引领", "", "", ""], THIRD])
    strokes = without(list(second.strokes), *(Stroke(x, 100, x, 140) for x in LIST[1:-1]))
    second = page(second.glyphs, strokes, number=2)

    [table] = read(first, second)

    assert table[-2:] == [["二、强化创新引领", "", "", ""], THIRD]


def test_a_row_that_may_have_been_cut_is_left_and_said() -> None:
    # The row number alone would have to go on.
    pages = list_pages(FIRST, [["", "", "", "市财政局"], THIRD])
    blank = [["2", "壮大专精特新", "新增专精特新50家。", ""]]
    pages = list_pages([*FIRST[:2], *blank], [["9", "", "", "市财政局"], THIRD])

    assert "row-maybe-cut" in {note.kind for note in notes(*pages)}
    assert read(*pages)[0][-2:] == [["9", "", "", "市财政局"], THIRD]


def test_a_merged_category_cell_open_over_the_break_stays_blank() -> None:
    first = page(fill(XS, YS, ROWS), MERGED, number=1)
    ys = (100, 130, 160)
    below = [
        ["", "创新领航企业（家）", "48", "市工信局"],
        ["创新人才", "紧缺人才（名）", "1433", "市人社局"],
    ]
    second = page(fill(XS, ys, below), grid(XS, ys), number=2)

    assert read(first, second) == [[*ROWS, *below]]
    assert notes(first, second) == []


def test_another_table_on_the_next_page_is_another() -> None:
    xs = (80, 240, 400)
    other = [["单位", "联系人"], ["市工信局", "张三"]]
    first = page(fill(XS, YS, ROWS), MERGED, number=1)
    second = page(fill(xs, YS, other), grid(xs, YS[:3]), number=2)

    assert read(first, second) == [ROWS, other]


def test_columns_that_a_page_does_not_part_are_found_by_their_place() -> None:
    # On the second page every task spans the second and third column.
    xs = (80, 110, 400, 500)
    rows = [["3", "统筹推进重点任务", "市政府办"]]
    first, _ = list_pages(FIRST, [THIRD])
    second = page(fill(xs, (100, 140), rows), grid(xs, (100, 140)), number=2)

    assert read(first, second) == [[*FIRST, ["3", "统筹推进重点任务", "", "市政府办"]]]


def test_columns_without_rules_are_a_table_where_they_are_clear() -> None:
    rows = [["区镇", "目标", "占比"], ["开发区", "4800", "60%"], ["高新区", "1100", "14%"]]
    glyphs = [
        *set_lines(["\u3000\u3000各区镇目标如下："], 60),
        *fill((80, 200, 320), (100, 125, 150), rows, size=14),
    ]
    sheet = page(glyphs)

    assert read(sheet) == ["各区镇目标如下：", rows]
    assert [note.kind for note in notes(sheet)] == ["table-unruled"]


def test_a_table_without_rules_is_not_taken_for_two_columns_of_text() -> None:
    names = "甲乙丙丁戊己"
    rows = [
        [f"昆山市{n}重点实验室建设项目", f"{n}科技有限公司承担实施", f"{i}00"]
        for i, n in enumerate(names, 1)
    ]
    glyphs = fill((80, 300, 480), tuple(100 + 25 * i for i in range(6)), rows, size=12)

    assert read(page(glyphs)) == [rows]


def test_two_rows_of_columns_are_text() -> None:
    rows = [["联系人：张三", "电话：57300000"], ["传真：57300001", "邮编：215300"]]

    assert read(page(fill((80, 300), (100, 130), rows, size=14))) == [
        "联系人：张三",
        "电话：57300000",
        "传真：57300001",
        "邮编：215300",
    ]


def test_a_cell_recognised_unsurely_is_in_doubt() -> None:
    glyphs = [
        glyph._replace(sure=0.71) if glyph.text == "8" else glyph for glyph in fill(XS, YS, ROWS)
    ]
    blocks, remarks = read_pages([page(glyphs, MERGED)])
    [table] = blocks
    assert isinstance(table, Table)

    doubts = {c.text: c.doubt for row in table.rows for c in row.cells if c.doubt}
    assert doubts == {"8000": "识别不确定（可信度 0.71）"}
    assert [note.message for note in remarks] == ["“8000”识别不确定（可信度 0.71）"]


def test_a_figure_that_runs_into_the_next_cell_is_in_doubt() -> None:
    rows = [["指标", "2024年", "2025年"], ["企业（家）", "", "90"]]
    xs, ys = (80, 160, 200, 240), (100, 130, 160)
    glyphs = fill(xs, ys, rows) + write("1234567890", 163, 132, 9)

    [table] = read_pages([page(glyphs, grid(xs, ys))])[0]

    assert isinstance(table, Table)
    doubts = [cell.doubt for cell in table.rows[0].cells]
    assert doubts == [None, *["文字压在表格线上，可能分错了格"] * 2]


def test_a_cell_whose_lines_are_missing_is_said() -> None:
    # The lower side of the first cell is drawn only in part: an L of three cells is left.
    strokes = without(grid(XS, YS), Stroke(80, 160, 140, 160), Stroke(140, 160, 140, 190))

    assert [note.kind for note in notes(page(fill(XS, YS, ROWS), strokes))] == ["rules-missing"]


def test_two_cells_that_missing_rules_put_in_one_place_keep_both_texts() -> None:
    # Missing: the rule above the cell 8000, and the one to its left.
    rules = [*grid((0, 50, 150), (0, 40, 60)), Stroke(0, 20, 100, 20)]
    rules += [Stroke(100, 0, 100, 20), Stroke(100, 40, 100, 60)]
    rows = [["指标", "单位", "数值"], ["产值", "亿元", "8000"], ["税收", "亿元", "90"]]
    drawn = page(fill((0, 50, 100), (0, 20, 40), rows), rules)
    (table,) = read(drawn)

    assert table[0] == ["指标", "单位 数值亿元8000"]
    assert "“单位 数值亿元8000”表格线残缺，这里可能是两格的内容" in [
        note.message for note in notes(drawn)
    ]
