"""What a scan does to a page is undone before it is read, and what is unsure is said."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import numpy as np
import pytest

from kspolicy.model.source import Paragraph, Table
from kspolicy.read import UnreadableError
from kspolicy.read.pages.flow import read_pages
from kspolicy.read.pages.pdfium import PdfiumPages
from kspolicy.read.pages.recognition import recognise
from kspolicy.read.scan import engine
from kspolicy.read.scan.bands import bands
from kspolicy.read.scan.picture import grey, ink, without_edges
from kspolicy.read.scan.ruled import rules
from kspolicy.read.scan.setting import placed, widened
from kspolicy.read.scan.upright import lines
from shipped import ELECTRONICS
from typeset.scan import DPI, card, pages, scanned
from typeset.typst import pdf

if TYPE_CHECKING:
    from PIL.Image import Image

SAYS = ["到2025年，全市装备制造产业规模突破4000亿元，其中高端装备产业规模达到1700亿元。"]
TEXT = SAYS[0]
POINT = 72 / DPI


def texts(image: Image) -> list[str]:
    page, _ = recognise(image, 1, image.width * POINT, image.height * POINT)
    blocks, _ = read_pages([page])
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def table(image: Image) -> Table:
    page, _ = recognise(image, 1, image.width * POINT, image.height * POINT)
    blocks, _ = read_pages([page])
    (found,) = blocks
    assert isinstance(found, Table)
    return found


@pytest.mark.parametrize("slope", [-4.5, 1.5])
def test_a_page_that_lay_aslant_is_levelled(slope: float) -> None:
    assert texts(scanned(card(TEXT), seed=1, slope=slope)) == SAYS


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lay_on_a_side_or_upside_down_is_turned(turn: int) -> None:
    image = scanned(card(TEXT), seed=1).rotate(turn, expand=True)

    assert texts(image) == SAYS


def test_how_a_page_was_turned_is_told() -> None:
    image = scanned(card(TEXT), seed=1).rotate(90, expand=True)
    page, turned = recognise(image, 1, image.width * POINT, image.height * POINT)

    assert page.width > page.height
    assert turned is not None
    # Turned to the left by 90 degrees, the first character stands at the lower left.
    left, top, _, _ = turned.shown(page.glyphs[0][1:5])
    assert left < page.height / 2
    assert top > page.width * 3 / 4


def test_text_below_a_red_seal_is_read() -> None:
    from PIL import Image, ImageDraw

    image = card(TEXT).convert("RGBA")
    seal = Image.new("RGBA", image.size)
    draw = ImageDraw.Draw(seal)
    red = (220, 30, 30, 170)
    draw.ellipse((480, 40, 810, 370), outline=red, width=12)
    draw.polygon([(645, 90), (700, 240), (560, 150), (730, 150), (590, 240)], fill=red)

    assert texts(Image.alpha_composite(image, seal).convert("RGB")) == SAYS


def test_the_red_letterhead_is_no_seal() -> None:
    image = card("#align(center, text(fill: red, size: 30pt)[昆山市人民政府文件])")

    assert texts(image) == ["昆山市人民政府文件"]


def test_the_lid_of_the_scanner_is_no_ink() -> None:
    pixels = np.full((800, 600), 240, np.uint8)
    pixels[:, :60] = 10
    pixels[700:, :] = 20
    pixels[300:310, 200:400] = 30

    found = ink(without_edges(pixels, 1 / POINT))

    assert set(found.nonzero()[0].tolist()) == set(range(300, 310))


def test_a_blank_page_has_no_characters() -> None:
    from PIL import Image

    page, _ = recognise(Image.new("L", (600, 800), 255), 1, 216, 288)

    assert (page.glyphs, page.strokes) == ((), ())


@pytest.mark.parametrize("slope", [-5.0, -0.34, 0.0, 0.5, 3.0])
def test_the_slope_of_lines_is_measured(slope: float) -> None:
    drawn = np.zeros((1000, 800), np.uint8)
    across = np.arange(100, 700)
    for y in range(200, 800, 50):
        down = np.rint(y + (across - 400) * np.tan(np.radians(slope))).astype(int)
        for thick in range(12):
            drawn[down + thick, across] = 1

    assert lines(drawn).slope == pytest.approx(slope, abs=0.05)


def test_rules_are_found_where_they_are_and_strokes_of_characters_are_not() -> None:
    drawn = np.zeros((600, 800), np.uint8)
    drawn[100:102, 100:700] = drawn[160:162, 100:700] = 1
    for x in (100, 400, 698):
        drawn[100:162, x : x + 2] = 1
    drawn[130:133, 200:230] = 1  # a character within the table
    drawn[300:303, 200:290] = 1  # a stroke of a large character

    strokes, mask = rules(drawn, 1 / POINT)

    level = sorted(stroke for stroke in strokes if stroke.right - stroke.left > 10)
    upright = sorted(stroke for stroke in strokes if stroke.bottom - stroke.top > 10)
    assert [round((s.top + s.bottom) / 2 / POINT) for s in level] == [101, 161]
    assert [round((s.left + s.right) / 2 / POINT) for s in upright] == [101, 401, 699]
    assert not mask[130, 215]
    assert not mask[301].any()


def test_parts_of_one_character_are_one_line_and_lines_that_touch_are_two() -> None:
    drawn = np.zeros((120, 40), np.uint8)
    drawn[10:13, 5:25] = drawn[26:29, 3:27] = 1  # 二
    drawn[50:100, 5:15] = 1
    drawn[74:76, 5:15] = 0
    drawn[74:76, 5] = 1

    found = bands(drawn, em=22)

    assert (found[0].top, found[0].bottom) == (10, 29)
    assert len(found) == 3
    assert 72 <= found[1].bottom <= 78


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("50家(含)", "50家（含）"),
        ("目标:", "目标："),
        ("总量指标:3,000家", "总量指标：3,000家"),
        ("比例为1:50", "比例为1:50"),
        ("(A)", "(A)"),
        ("-4一", "—4—"),
    ],
)
def test_signs_are_as_wide_as_chinese_print_has_them(read: str, printed: str) -> None:
    assert widened(read) == printed


def test_a_character_reaches_half_way_to_its_neighbours() -> None:
    signs = [
        engine.Sign(text, middle, 0.9) for text, middle in (("1", 0.2), ("2", 0.4), (" ", 0.6))
    ]

    first, second = placed(signs, (100, 10, 200, 30))

    assert first[:5] == ("1", pytest.approx(109), 10, pytest.approx(130), 30)
    assert second[:5] == ("2", pytest.approx(130), 10, pytest.approx(150), 30)
    assert first.sure == 0.9


def test_every_character_points_to_where_it_stands() -> None:
    (image,) = pages(ELECTRONICS, only=[4])
    printed = PdfiumPages(pdf(ELECTRONICS)).read(4, singly=True).page
    page, _ = recognise(image, 4, printed.width, printed.height)

    far = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        same = [each for each in printed.glyphs if each.text == glyph.text]
        if same and not any(
            each.left - 8 <= x <= each.right + 8 and each.top - 4 <= y <= each.bottom + 4
            for each in same
        ):
            far.append(glyph)
    assert len(page.glyphs) > 600
    assert far == []


def test_dashes_single_digits_and_blanks_of_a_table_are_kept() -> None:
    cells = "[指标],[甲],[乙],[丙],[规模],[1],[\\-\\-],[10.5],[家数],[7],[],[0]"
    image = scanned(card(f"#table(columns: (3fr, 1fr, 1fr, 1fr), {cells})"), seed=3, slope=0.6)
    found = table(image)

    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["规模", "1", "--", "10.5"],
        ["家数", "7", "", "0"],
    ]
    assert not any(cell.doubt for row in found.rows for cell in row.cells)


def test_a_cell_that_cannot_be_read_is_not_blank() -> None:
    from PIL import ImageDraw

    image = card("#table(columns: (60mm, 60mm), [指标], [数量], [规模], [8500])")
    before = table(image).rows[0].cells[1]
    assert (before.text, before.doubt) == ("8500", None)
    assert before.places[0].box
    left, top, right, bottom = (side / POINT for side in before.places[0].box)
    draw = ImageDraw.Draw(image)
    for step in range(int(left) - 10, int(right) + 10, 7):
        draw.line((step, top, step + 20, bottom), fill=0, width=3)

    cell = table(image).rows[0].cells[1]

    assert cell.text != ""
    assert cell.doubt is not None


def test_what_two_readings_differ_on_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    image = card("#table(columns: (60mm, 60mm), [指标], [数量], [规模], [8500])")
    read = engine.Recogniser.read
    seen: list[str] = []

    def misread(self: engine.Recogniser, picture: engine.Pixels) -> list[engine.Sign]:
        signs = read(self, picture)
        text = "".join(sign.text for sign in signs)
        seen.append(text)
        if text == "8500" and seen.count(text) == 2:
            return [signs[0]._replace(text="3"), *signs[1:]]
        return signs

    monkeypatch.setattr(engine.Recogniser, "read", misread)
    cell = table(image).rows[0].cells[1]

    assert cell.text == "8500"
    assert cell.doubt is not None


def test_a_fine_scan_is_brought_down_to_what_is_read() -> None:
    image = card(TEXT).resize((2520, 1102))

    assert grey(image, 453.6, 198.4).shape == (551, 1260)


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)

    with pytest.raises(UnreadableError, match=r"pip install 'kspolicy\[ocr\]'"):
        engine.recogniser.__wrapped__()


def test_the_models_are_never_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    reader = engine.recogniser.__wrapped__()
    assert reader.lines(np.full((320, 320), 255, np.uint8)) == []

    monkeypatch.setattr(engine, "_RECOGNITION", "missing.onnx")
    with pytest.raises(UnreadableError, match="模型文件不在"):
        engine.recogniser.__wrapped__()


def test_reading_a_scan_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    engine.recogniser.cache_clear()
    assert texts(card(TEXT)) == SAYS

    assert capfd.readouterr() == ("", "")


SAMPLE = (
    Path(__file__).parents[2].parent
    / "shared"
    / "samples"
    / "坪山区支持实体经济发展若干措施（扫描件）.pdf"
)


@pytest.mark.skipif(
    not SAMPLE.exists(), reason="没有样本：坪山区支持实体经济发展若干措施（扫描件）.pdf"
)
def test_a_real_scan_is_read() -> None:
    document = PdfiumPages(SAMPLE.read_bytes())
    page, _ = recognise(document.render(1), 1, 595.2, 841.7)
    blocks, _ = read_pages([page])
    first, second, *_ = [block.text for block in blocks if isinstance(block, Paragraph)]

    assert first == "深圳市坪山区关于支持实体经济发展的若干措施"
    assert second.endswith("（深府规〔2018〕23号）等有关规定，特制定如下措施。")
