"""The text of an OFD is drawn where it is read, in its own font or one that is named."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from kspolicy.read.errors import UnreadableError
from kspolicy.read.fonts import installed
from kspolicy.read.pages.sheets import open_sheets
from read.painted import (
    BLACK,
    FONT,
    OWN,
    PAGE,
    RED,
    RESOURCES,
    SCALE,
    WHITE,
    at,
    drawn,
    inked,
    near,
    own,
    written,
)
from shipped import ELECTRONICS, ROOT
from typeset import ofd as typeset
from typeset.archive import packed
from typeset.ofd import Sheet, page, parts, text

SAMPLE = ROOT.parent / "shared" / "samples" / "函.ofd"


def test_characters_stand_where_freetype_sets_them_by_their_own_measure() -> None:
    """Set once more by Pillow, from the millimetres that the document gives."""
    said, left, top, size = "昆山市电子信息产业", 40.0, 90.0, 9.0
    image, _ = drawn(text(said, left, top, size))
    font = ImageFont.truetype(FONT, size * SCALE)
    expected = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(expected)
    for index, sign in enumerate(said):
        place = (left + index * size) * SCALE, (top + typeset.ABOVE * size) * SCALE
        pen.text(place, sign, "black", font, anchor="ls")

    ink, wanted = (
        each.convert("L").point(lambda value: 255 * (value < 128)) for each in (image, expected)
    )
    both, either = ImageChops.darker(ink, wanted), ImageChops.lighter(ink, wanted)
    assert either.histogram()[255] > 10_000
    assert both.histogram()[255] > 0.8 * either.histogram()[255]


@pytest.mark.parametrize("number", [1, 5, 16, 21])
def test_on_a_page_of_a_document_ink_is_where_characters_and_lines_are_read(number: int) -> None:
    with open_sheets(typeset.ofd(ELECTRONICS), "ofd", FONT) as sheets:
        read, image = sheets.sheet(number).page, sheets.image(number)
    scale = image.width / read.width
    ink = image.convert("L").point(lambda value: 255 * (value < 150))

    assert len(read.glyphs) > 50
    for glyph in read.glyphs:
        box = glyph[1:5]
        assert ink.crop(tuple(round(side * scale) for side in box)).getbbox(), glyph
    pen = ImageDraw.Draw(ink)
    for left, top, right, bottom in (*(glyph[1:5] for glyph in read.glyphs), *read.strokes):
        around = (left - 1, top - 1, right + 1, bottom + 1)
        pen.rectangle(tuple(side * scale for side in around), fill=0)
    assert ink.getbbox() is None


def test_the_line_of_the_letterhead_is_red_and_in_its_place() -> None:
    with open_sheets(typeset.ofd(ELECTRONICS), "ofd", FONT) as sheets:
        red = inked(sheets.image(1), RED)

    left, top = typeset.LEFT, typeset.TOP + typeset.LETTERHEAD * 1.6 + typeset.PITCH
    assert red == near(left, top, left + typeset.WIDTH, top + 0.7)


def test_a_title_in_red_is_red() -> None:
    title = text("昆山市人民政府文件", 40, 60, 12).replace(
        "<ofd:TextCode", '<ofd:FillColor Value="255 0 0"/><ofd:TextCode'
    )
    image, _ = drawn(title)
    left, top, right, bottom = inked(image, RED) or (0, 0, 0, 0)

    assert (left, right) == pytest.approx((40, 40 + 9 * 12), abs=1.5)
    assert 60 < top < bottom < 72
    assert inked(image) == near(left, top, right, bottom)


def test_figures_in_place_of_a_font_keep_to_their_places() -> None:
    """In the font at hand a figure is wider than half a character, which it has here."""
    image, _ = drawn(text("1110", 50, 80, 10))
    left, _, right, _ = inked(image) or (0, 0, 0, 0)

    assert 50 <= left < right <= 70.1
    assert right - left > 17


def test_turned_text_is_drawn_turned() -> None:
    level = '<ofd:TextObject Size="10" Boundary="50 80 20 20" Font="9" {}>{}</ofd:TextObject>'
    code = '<ofd:TextCode X="2" Y="10">市\ue000</ofd:TextCode>'
    plain, _ = drawn(level.format("", code), *own())
    turned, _ = drawn(level.format('CTM="0 1 -1 0 20 0"', code), *own())
    lying, _ = drawn(level.format('CharDirection="90"', code), *own())

    # 市 is a square of 10 mm on 1.5 below the line, the other one of 4 mm, 1 to the right.
    assert inked(plain) == near(52, 81.5, 52 + 10 + 5, 91.5)
    assert at(plain, 64, 89) == BLACK
    assert at(plain, 64, 85) == WHITE
    # Turned by the matrix: x runs down, y to the left.
    assert inked(turned) == near(50 + 20 - 11.5, 82, 50 + 20 - 1.5, 82 + 15)
    assert at(turned, 62, 94) == BLACK
    assert at(turned, 66, 94) == WHITE
    # Each turned about where it stands.
    assert inked(lying) == near(52 - 1.5, 90, 62 + 4, 100)


@pytest.mark.parametrize("matrix", ["0 1 -1 0 150 0", "0 -1 1 0 0 150", "-1 0 0 -1 150 150"])
def test_a_page_read_turned_is_shown_as_it_lies(matrix: str) -> None:
    """All of its text lies on its side, as in a table set across a page, or upside down."""
    lying = text("根据我市二〇二三年房地产用地供应计划", 30, 90, 5).replace(
        "<ofd:TextObject", f'<ofd:TextObject CTM="{matrix}"'
    )
    with open_sheets(packed(parts([Sheet(objects=[lying])])), "ofd", FONT) as sheets:
        sheet, image = sheets.sheet(1), sheets.image(1)
    scale = image.width / sheet.width
    glyphs = sheet.page.glyphs
    ink = image.convert("L").point(lambda value: 255 * (value < 150))

    assert sheet.turned
    assert "".join(glyph.text for glyph in glyphs).startswith("根据我市")
    assert glyphs[0].top == pytest.approx(glyphs[-3].top, abs=1)
    assert glyphs[0].left < glyphs[1].left
    for glyph in glyphs[:17]:
        assert ink.crop(tuple(round(side * scale) for side in sheet.shown(glyph[1:5]))).getbbox()


def test_a_font_in_the_file_is_used() -> None:
    image, said = drawn(written("市\ue000"), *own())

    assert said == []
    assert at(image, 55, 85) == BLACK
    assert inked(image) == near(50, 81.5, 60 + 5, 91.5)


def test_glyphs_that_are_given_by_number_are_drawn() -> None:
    """¤ and a blank stand for glyphs without characters; others are drawn by their glyphs too."""
    given = (
        '<ofd:CGTransform CodePosition="{}" CodeCount="2" GlyphCount="2">'
        "<ofd:Glyphs>1 2</ofd:Glyphs></ofd:CGTransform>"
    )
    for code in ("¤¤", "甲乙", "\u3000\u3000"):
        image, said = drawn(written(code, given.format(0)), *own())
        assert said == []
        assert inked(image) == near(50, 81.5, 60 + 5, 91.5)
    image, said = drawn(written("市市市", given.format(1)), *own())
    assert inked(image) == near(50, 81.5, 70 + 5, 91.5)


def test_what_the_font_in_the_file_lacks_is_drawn_with_another_and_said() -> None:
    image, said = drawn(written("市府"), *own())

    assert at(image, 55, 85) == BLACK
    assert (inked(image) or (0, 0, 0, 0))[2] > 68
    assert said == [
        "文件没有内嵌可用的字体“方块”，图中用 Noto Sans CJK TC Regular 代替，字形与原件不尽相同。"
    ]


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", OWN[:300], OWN.replace(b"maxp", b"pxam")])
def test_a_broken_font_is_replaced_and_that_is_said(data: bytes) -> None:
    image, said = drawn(written("市"), *own(data))

    assert inked(image)
    assert at(image, 50.3, 81.8) == WHITE
    assert "没有内嵌可用的字体“方块”" in said[0]


def test_a_character_that_no_font_has_is_an_empty_box_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(installed, "FOLDERS", ())
    image, said = drawn(written("甲\U0003fff0\U0003fff0"), *own())

    assert said[1] == ("有 2 个字符（\ufffd）在可用的字体中没有，图中画成空框。")
    assert at(image, 65, 86) == WHITE
    assert inked(image.crop((round(61 * SCALE), 0, *image.size)))


def test_without_any_chinese_font_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "FOLDERS", ())
    content = packed(parts([Sheet(objects=[text("通知", 50, 50)])]))
    with (
        open_sheets(content, "ofd") as sheets,
        pytest.raises(UnreadableError, match=r"没有找到中文字体.*请安装.*--font"),
    ):
        sheets.image(1)


def test_a_page_with_its_own_fonts_needs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "FOLDERS", ())
    resources, files = own()
    content: dict[str, str | bytes] = {**parts([Sheet()]), **files, PAGE: page(written("市"))}
    content[RESOURCES] = f'<Res BaseLoc="Res">{resources.replace("ofd:", "")}</Res>'
    with open_sheets(packed(content), "ofd") as sheets:
        assert inked(sheets.image(1)) == near(50, 81.5, 60, 91.5)


def test_hidden_text_is_not_drawn() -> None:
    for attribute in ('Visible="false"', 'Alpha="0"', 'Fill="false"'):
        image, _ = drawn(written("市", attributes=attribute), *own())
        assert inked(image) is None
