"""Lines as other programs than an office's set them: ragged, spaced instead of indented, filled."""

from __future__ import annotations

import pytest

from typeset.drawn import FULL, LEFT, PITCH, SIZE, TOP, page, read, set_lines, write

FILL = "支持企业创新平台建设推动产业链协同发展做优制造模式提升能级"


def lines(count: int) -> list[str]:
    return [FILL[:FULL]] * count


def test_a_ragged_line_ends_where_the_next_word_has_no_room() -> None:
    first = "\u3000\u3000" + FILL[: FULL - 2]
    ragged = FILL[: FULL - 4]
    text = [first, *lines(4), ragged, "VR/AR/MR等新赛道，" + FILL[:10]]

    assert read(page(set_lines(text))) == ["".join(text).strip()]


def test_paragraphs_parted_by_room_go_on_however_short_their_lines_look() -> None:
    top, glyphs, expected = TOP, [], []
    # Characters of half the width make the fullest line of a run much longer than the others.
    wide = "AMOLED、TFT-LCD、LTPS、PMOLED、Micro-LED、Mini-LED、OLED"
    for paragraph in range(4):
        for text in (FILL[:FULL], f"{wide}屏", FILL[:FULL], "甲乙丙丁"[paragraph] * 18 + "。"):
            glyphs += set_lines([text], top)
            top += PITCH
        top += 0.4 * PITCH
        expected.append(f"{FILL[:FULL]}{wide}屏{FILL[:FULL]}{'甲乙丙丁'[paragraph] * 18}。")

    assert read(page(glyphs)) == expected


@pytest.mark.parametrize("rest", ["表", "分解表", "（2025年）"])
def test_a_title_that_fills_its_line_goes_on_in_the_middle_of_the_next(rest: str) -> None:
    size = 22.0
    filled = FILL[:20]
    middle = LEFT + FULL * SIZE / 2
    wide = sum(0.5 if sign.isascii() else 1.0 for sign in rest) * size
    title = [*write(filled, middle - 10 * size, TOP, size)]
    title += write(rest, middle - wide / 2, TOP + 33, size)
    text = set_lines(["\u3000\u3000" + FILL[: FULL - 2], *lines(5)], TOP + 100)

    assert read(page([*title, *text]))[0] == filled + rest


def test_an_office_beside_a_date_does_not_go_on_with_a_full_line() -> None:
    text = set_lines(["\u3000\u3000" + FILL[: FULL - 2], *lines(4), FILL[: FULL - 1] + "。"])
    last = TOP + 6 * PITCH
    colophon = write("市人民政府办公室", LEFT, last) + write("2022年9月29日印发", 400, last)

    assert read(page([*text, *colophon]))[1:] == ["市人民政府办公室", "2022年9月29日印发"]


def test_a_bracket_that_is_open_at_the_end_of_a_full_line_is_closed_in_the_next() -> None:
    text = [*lines(4), FILL[: FULL - 7] + "。（责任单位：", "市工信局、市科技局）"]

    assert read(page(set_lines(text))) == ["".join(text)]
