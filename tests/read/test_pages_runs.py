"""Characters handed over as one read as they do singly, and stay single where they may part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.read.pages.flow import read_pages
from kspolicy.read.pages.page import Glyph, Stroke
from kspolicy.read.pages.pdfium import PdfiumPages
from kspolicy.read.pages.runs import Characters
from shipped import ELECTRONICS, EQUIPMENT
from typeset.drawn import page, read, write
from typeset.rawpdf import raw_pdf
from typeset.typst import OTHER, STANDARD, Look, pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "产业规模力争突破8000亿元"


def characters(glyphs: Sequence[Glyph]) -> Characters:
    """Drawn glyphs as a PDF gives them, without a blank between any."""
    signs, lefts, tops, rights, bottoms = zip(
        *[glyph[:5] for glyph in glyphs],
        strict=True,
    )
    return Characters("".join(signs), lefts, tops, rights, bottoms)


def texts(glyphs: Sequence[Glyph], strokes: Sequence[Stroke] = ()) -> list[str]:
    return [glyph.text for glyph in characters(glyphs).runs(strokes)]


@pytest.mark.parametrize("look", [STANDARD, OTHER])
@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_a_document_reads_by_runs_as_it_does_by_characters(name: str, look: Look) -> None:
    document = PdfiumPages(pdf(name, look))
    numbers = range(1, len(document) + 1)

    by_runs = read_pages(document.read(number).page for number in numbers)
    by_characters = read_pages(document.read(number, singly=True).page for number in numbers)

    assert by_runs == by_characters


def test_a_page_has_far_fewer_runs_than_characters() -> None:
    document = PdfiumPages(pdf(ELECTRONICS))
    by_characters = document.read(2, singly=True).page.glyphs
    by_runs = document.read(2).page.glyphs

    assert len(by_characters) > 500
    assert len(by_runs) < len(by_characters) / 5
    assert "".join(run.text for run in by_runs) == "".join(each.text for each in by_characters)


def test_a_run_reaches_from_its_first_character_to_its_last() -> None:
    (run,) = characters(write(TEXT, 80, 100, size=16)).runs(())

    wide = 16 * (len(TEXT) - 4) + 8 * 4
    assert run == Glyph(TEXT, 80, 100, 80 + wide, 116, 16)


def test_a_gap_and_another_line_end_a_run() -> None:
    glyphs = [*write("附件", 80, 100), *write("昆山市", 120, 100), *write("目标分解表", 80, 129)]

    assert texts(glyphs) == ["附件", "昆山市", "目标分解表"]


def test_a_font_of_another_height_ends_a_run() -> None:
    glyphs = [
        Glyph(sign, 80 + 16 * index, 104 if sign.isdigit() else 100, 96 + 16 * index, 116)
        for index, sign in enumerate("到2年")
    ]

    assert texts(glyphs) == ["到", "2", "年"]


def test_ink_that_reaches_beyond_the_font_does_not_end_a_run() -> None:
    tops = (100.0, 100.1, 99.9, 100.0)
    glyphs = [
        Glyph(sign, 80 + 16 * index, top, 96 + 16 * index, 118 if sign == "，" else 116)
        for index, (sign, top) in enumerate(zip("协同，优", tops, strict=True))
    ]

    assert characters(glyphs).runs(()) == [Glyph("协同，优", 80, 99.9, 144, 118, 16)]


def test_signs_set_close_keep_their_order() -> None:
    glyphs = [*write("千亿。", 80, 100), *write("（责任单位：", 118.5, 100)]

    assert texts(glyphs) == ["千亿。", "（责任单位："]
    assert read(page(glyphs)) == read(page(characters(glyphs).runs(())))


@pytest.mark.parametrize("across", [111.5, 142.0, 79.5])
def test_characters_at_an_upright_rule_stay_single(across: float) -> None:
    rule = Stroke(across, 90, across, 130)

    assert texts(write("11101119", 80, 100), [rule]) == list("11101119")


def test_a_rule_elsewhere_or_a_level_one_leaves_a_run_whole() -> None:
    rules = [Stroke(100, 130, 100, 200), Stroke(160, 90, 160, 130), Stroke(70, 118, 300, 118)]

    assert texts(write("1110", 80, 100), rules) == ["1110"]


def test_text_drawn_twice_stays_single_and_is_read_once() -> None:
    glyphs = [*write(TEXT, 80, 100), *write(TEXT, 80.4, 100.2)]

    assert texts(glyphs) == [*TEXT, *TEXT]
    assert read(page(characters(glyphs).runs(()))) == [TEXT]


def test_a_character_drawn_over_a_run_parts_it() -> None:
    glyphs = [*write(TEXT, 80, 100), *write("力", 80.3 + 16 * 4, 100)]

    assert read(page(characters(glyphs).runs(()))) == [TEXT]


def test_letters_that_share_a_box_part_no_other_run() -> None:
    ligature = [Glyph(sign, 80, 300, 88, 316) for sign in "fi"]
    glyphs = [*ligature, *write("le", 88, 300), *write(TEXT, 80, 100)]

    assert texts(glyphs) == ["f", "i", "l", "e", TEXT]


def test_characters_that_have_lost_their_widths_stay_single() -> None:
    glyphs = [Glyph(sign, 80 + index, 100, 80 + index, 116) for index, sign in enumerate(TEXT)]

    assert texts(glyphs) == list(TEXT)


def test_a_page_without_characters_has_no_runs() -> None:
    assert PdfiumPages(raw_pdf(b"0 0 m 10 10 l S")).read(1).page.glyphs == ()


def test_a_document_is_opened_anew_without_a_trace() -> None:
    document = PdfiumPages(raw_pdf(b"BT /F 10 Tf 20 250 Td (one) Tj ET"))

    read = {document.read(1) for _ in range(100)}

    assert [[glyph.text for glyph in each.page.glyphs] for each in read] == [["one"]]
