"""Pages that are looked at again: boxes on them as read and as shown, and how they look."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.page import Page
from kspolicy.read.pages.sheets import Sheet, open_sheets
from kspolicy.read.pages.turning import Turned
from typeset.rawpdf import raw_pdf

# On a page of 200 by 300 points as shown: level, and turned by each quarter.
UPRIGHT = b"BT /F 20 Tf 50 200 Td (Target) Tj ET"
ASIDE = {
    1: b"BT /F 20 Tf 0 1 -1 0 100 100 Tm (Target) Tj ET",
    3: b"BT /F 20 Tf 0 -1 1 0 100 200 Tm (Target) Tj ET",
}


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_box_as_read_is_the_one_as_shown_turned_back(quarters: int) -> None:
    wide, high = (300, 200) if quarters % 2 else (200, 300)
    sheet = Sheet(Page(1, wide, high, ()), Turned(quarters, 200, 300))
    box = (10.0, 20.0, 60.0, 35.0)

    assert sheet.read(sheet.shown(box)) == box
    assert sheet.shown(sheet.read(box)) == box
    assert (sheet.width, sheet.height) == (200, 300)


@pytest.mark.parametrize("quarters", [1, 3])
def test_text_that_lies_on_its_side_is_read_level_and_shown_where_it_lies(quarters: int) -> None:
    with open_sheets(raw_pdf(ASIDE[quarters]), "pdf") as sheets:
        sheet, image = sheets.sheet(1), sheets.image(1)
    first, last = sheet.page.glyphs[0], sheet.page.glyphs[-1]

    assert "".join(glyph.text for glyph in sheet.page.glyphs) == "Target"
    assert first.left < last.left
    assert first.top == pytest.approx(last.top, abs=1)
    # As shown it runs up or down the page, and there is the ink.
    left, top, right, bottom = sheet.shown(first[1:5])
    assert (top > sheet.shown(last[1:5])[1]) == (quarters == 1)
    scale = image.width / sheet.width
    inked = image.crop(
        (int(left * scale), int(top * scale), int(right * scale), int(bottom * scale))
    )
    assert inked.convert("L").getextrema()[0] < 60


def test_a_page_is_shown_at_the_resolution_of_print() -> None:
    with open_sheets(raw_pdf(UPRIGHT), "pdf") as sheets:
        image = sheets.image(1)

    assert image.mode == "RGB"
    assert 150 <= 72 * image.width / 200 <= 200.5


def test_a_page_that_is_not_there_is_refused() -> None:
    with open_sheets(raw_pdf(UPRIGHT), "pdf") as sheets:
        assert len(sheets) == 1
        for number in (0, 2):
            with pytest.raises(UnreadableError, match=f"没有第 {number} 页"):
                sheets.sheet(number)
            with pytest.raises(UnreadableError, match=f"没有第 {number} 页"):
                sheets.image(number)


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(UnreadableError, match="损坏"), open_sheets(b"%PDF-1.7", "pdf"):
        pass


def test_without_recognition_an_image_is_shown_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object) -> None:
        raise UnreadableError("没有安装文字识别")

    monkeypatch.setattr("kspolicy.read.pages.recognition.recognise", missing)
    file = BytesIO()
    Image.new("L", (1654, 2339), 255).save(file, "PNG", dpi=(200, 200))
    with open_sheets(file.getvalue(), "image") as sheets:
        sheet, image = sheets.sheet(1), sheets.image(1)

    assert sheet.page.glyphs == ()
    assert (sheet.width, sheet.height) == pytest.approx((595.4, 842), abs=0.5)
    assert (image.mode, image.size) == ("RGB", (1654, 2339))
