"""Lines and paragraphs of a page, by where its characters stand."""

from __future__ import annotations

import random

import pytest

from kspolicy.model.source import Paragraph
from kspolicy.read.pages.flow import read_pages
from typeset.drawn import (
    FULL,
    LEFT,
    PITCH,
    SIZE,
    TOP,
    centred,
    notes,
    page,
    read,
    set_lines,
    write,
)

FIRST = "\u3000\u3000到二〇二五年全市智能终端产业规模力争突破五千亿元并壮"
SECOND = "大，研发投入稳步提高，企业培育、平台建设、人才引进协同推"
THIRD = "进。"
NEXT = "\u3000\u3000支持企业围绕设计研发、封装测试领域加强攻关形成合力推"
JOINED = (FIRST + SECOND + THIRD).strip("\u3000")


def test_the_lines_of_the_tests_are_full() -> None:
    assert {len(line) for line in (FIRST, SECOND, NEXT)} == {FULL}


def test_a_paragraph_goes_on_to_the_next_indent() -> None:
    assert read(page(set_lines([FIRST, SECOND, THIRD, NEXT, "进。"]))) == [
        JOINED,
        NEXT.strip("\u3000") + "进。",
    ]


def test_a_full_last_line_does_not_swallow_the_next_paragraph() -> None:
    # 推 ends a full line without a sign; only the indent shows that a paragraph begins.
    assert read(page(set_lines([FIRST, SECOND, NEXT, "进。"]))) == [
        (FIRST + SECOND).strip("\u3000"),
        NEXT.strip("\u3000") + "进。",
    ]


def test_a_continuing_line_that_looks_numbered_is_no_paragraph() -> None:
    cut = "\u3000\u3000鼓励金融机构合作设立人才科创子基金，新增产业投资总额达到"
    goes_on = "1.5亿元（二〇二五年底前），上市企业达到十家，扩大覆盖面持"

    assert read(page(set_lines([cut, goes_on, "续用力。"]))) == [
        cut.strip("\u3000") + goes_on + "续用力。"
    ]


def test_the_order_of_drawing_does_not_matter() -> None:
    glyphs = set_lines([FIRST, SECOND, THIRD, NEXT, "进。"])
    expected = read(page(glyphs))

    random.Random(3).shuffle(glyphs)

    assert read(page(glyphs)) == expected
    assert expected[0] == JOINED


@pytest.mark.parametrize("shift", [(0.4, 0.0), (0.3, 0.3), (0.0, 0.0)])
def test_characters_drawn_twice_are_read_once(shift: tuple[float, float]) -> None:
    bold = write("三、工作任务", LEFT, TOP)
    again = [
        g._replace(left=g.left + shift[0], right=g.right + shift[0], top=g.top + shift[1])
        for g in bold
    ]

    assert read(page([*bold, *again])) == ["三、工作任务"]


def test_a_doubled_character_of_the_text_is_kept() -> None:
    assert read(page(write("人人享有，1100家", LEFT, TOP))) == ["人人享有，1100家"]


def test_a_sign_whose_box_reaches_over_its_neighbour_keeps_its_place() -> None:
    # Set close, 1.“东接” begins its quote half a character to the left.
    glyphs = write("1.", LEFT, TOP)
    quote = write("“东接”", glyphs[-1].right - SIZE / 2, TOP)

    assert read(page([*glyphs, *quote])) == ["1.“东接”"]


def test_justified_spaces_are_dropped_and_words_kept_apart() -> None:
    spread = [
        g._replace(left=g.left + 3 * i, right=g.right + 3 * i)
        for i, g in enumerate(write("到2025年推广OLED面板", LEFT, TOP))
    ]
    words = write("Dual VET", LEFT, TOP + PITCH)

    assert read(page(spread)) == ["到2025年推广OLED面板"]
    assert read(page(words)) == ["Dual VET"]


def test_a_letterhead_set_wide_is_one_line() -> None:
    wide = [
        sign
        for i, char in enumerate("昆山市人民政府文件")
        for sign in write(char, LEFT + i * 48, TOP)
    ]

    assert read(page(wide)) == ["昆山市人民政府文件"]


def test_issuer_and_date_side_by_side_are_two() -> None:
    glyphs = write("昆山市人民政府办公室", LEFT, TOP) + write("2022年9月29日印发", LEFT + 300, TOP)

    assert read(page(glyphs)) == ["昆山市人民政府办公室", "2022年9月29日印发"]


def test_a_title_broken_by_hand_is_one() -> None:
    glyphs = [
        *centred("昆山市装备制造产业创新", TOP, 22),
        *centred("集群建设重点工作", TOP + 36, 22),
        *set_lines([FIRST, SECOND, THIRD, NEXT, "进。"], TOP + 110),
    ]

    assert read(page(glyphs))[0] == "昆山市装备制造产业创新集群建设重点工作"


def test_issuers_below_each_other_are_not_one_title() -> None:
    glyphs = [
        *centred("昆山市发展和改革委员会", TOP, 30),
        *centred("昆山市财政局文件", TOP + 45, 30),
        *set_lines([FIRST, SECOND, THIRD], TOP + 130),
    ]

    assert read(page(glyphs))[:2] == ["昆山市发展和改革委员会", "昆山市财政局文件"]


def test_a_paragraph_goes_on_over_a_page_break_and_keeps_its_places() -> None:
    pages = [
        page([*set_lines([FIRST, SECOND]), *centred("— 1 —", 790, 14)], number=1),
        page([*set_lines([SECOND, THIRD, NEXT]), *centred("— 2 —", 790, 14)], number=2),
    ]

    blocks, _ = read_pages(pages)
    joined = blocks[0]

    assert isinstance(joined, Paragraph)
    assert joined.text == (FIRST + SECOND + SECOND + THIRD).strip("\u3000")
    assert [place.page for place in joined.places] == [1, 1, 2, 2]
    assert joined.place().box == (LEFT + 2 * SIZE, TOP, LEFT + FULL * SIZE, TOP + SIZE)


def test_a_line_that_stands_alone_does_not_go_on_with_a_full_line() -> None:
    pages = [
        page(set_lines([FIRST, SECOND]), number=1),
        page(set_lines(["附件1", FIRST, SECOND, THIRD]), number=2),
    ]

    assert read(*pages) == [(FIRST + SECOND).strip("\u3000"), "附件1", JOINED]


def test_a_last_line_recognised_larger_than_it_is_goes_on() -> None:
    glyphs = set_lines([FIRST, SECOND]) + write("保障。", LEFT, TOP + 2 * PITCH - 2, SIZE * 1.3)

    assert read(page(glyphs)) == [(FIRST + SECOND).strip("\u3000") + "保障。"]


def test_characters_drawn_over_each_other_are_said_to_be() -> None:
    glyphs = write("昆山市", LEFT, TOP)
    crowded = [g._replace(left=LEFT + i, right=LEFT + i + SIZE) for i, g in enumerate(glyphs)]

    assert [note.message for note in notes(page(crowded))] == ["“昆山市”字符互相重叠，字序可能有误"]


def test_characters_without_any_size_are_still_read() -> None:
    flat = [g._replace(bottom=g.top, size=0.0) for g in write("无高度的文字", LEFT, TOP)]

    assert read(page([*flat, *write("另一行。", LEFT, TOP + 40)])) == ["无高度的文字", "另一行。"]


def test_a_recognition_that_is_unsure_is_said() -> None:
    glyphs = write("张浦镇", LEFT, TOP) + write("千灯镇", LEFT, TOP + PITCH, sure=0.71)

    assert [(note.kind, note.message) for note in notes(page(glyphs))] == [
        ("text-unsure", "“千灯镇”识别不确定（可信度 0.71）")
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["左栏" + "甲" * 11 + str(i) * 2 for i in range(9)]
    right = ["右栏" + "乙" * 11 + str(i) * 2 for i in range(9)]
    glyphs = [
        *centred("创新集群简报", TOP - 40, 22),
        *[g for i, line in enumerate(left) for g in write(line, LEFT, TOP + i * 20, 14)],
        *[g for i, line in enumerate(right) for g in write(line, LEFT + 240, TOP + 7 + i * 20, 14)],
    ]

    text = "".join(str(block) for block in read(page(glyphs)))

    assert text == "创新集群简报" + "".join(left) + "".join(right)
