"""A cutout shows the marked words, some lines around them, and the width of the text."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from kspolicy.evidence.cutting import cut_out
from kspolicy.evidence.locating import Spot
from kspolicy.read.pages.page import Glyph, Page
from kspolicy.read.pages.sheets import Sheet
from kspolicy.read.pages.turning import Turned

MARKED = (255, 224, 64)
# Black text of ten lines from 100 to 500 points across, on a page of 600 by 800 at 144 dpi.
LINES = [(100.0, 100.0 + 60 * line, 500.0, 120.0 + 60 * line) for line in range(10)]


def page() -> tuple[Image.Image, Sheet]:
    image = Image.new("RGB", (1200, 1600), "white")
    for left, top, right, bottom in LINES:
        image.paste("black", (int(2 * left), int(2 * top), int(2 * right), int(2 * bottom)))
    return image, Sheet(Page(1, 600, 800, tuple(Glyph("字", *line) for line in LINES)))


def cut(spot: Spot, image: Image.Image, sheet: Sheet) -> Image.Image:
    return Image.open(BytesIO(cut_out(image, sheet, spot))).convert("RGB")


def area(image: Image.Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int] | None:
    """The box around everything in one colour."""
    plain = Image.new("RGB", image.size, colour)
    return (
        ImageChops.difference(image, plain).convert("L").point(lambda v: 255 * (v == 0)).getbbox()
    )


def test_the_mark_is_where_the_words_are_and_hides_nothing() -> None:
    image, sheet = page()
    beside = (510.0, 340.0, 560.0, 360.0)
    part = cut(Spot(1, (beside, LINES[3])), image, sheet)

    # The text from 100 to the mark's 560 points, and 18 on either side; a line is 20 high.
    assert part.width == 2 * (560 - 100 + 2 * 18)
    assert part.height == 2 * (360 - 280 + 2 * 80)
    left, top, right, bottom = area(part, MARKED) or (0, 0, 0, 0)
    assert (left, right) == (2 * (18 - 1), 2 * (18 + 460 + 1))
    assert part.getpixel((part.width // 2, 2 * (80 + 10))) == (0, 0, 0)
    assert top < bottom


def test_at_the_edge_of_the_page_nothing_is_made_up() -> None:
    image, sheet = page()
    part = cut(Spot(1, ((100, 790, 200, 820),)), image, sheet)

    assert part.size == (2 * 436, 2 * (800 - (790 - 120)))


def test_above_a_row_stands_the_head_of_its_table() -> None:
    image, sheet = page()
    head, row = LINES[0], LINES[8]
    with_head = cut(Spot(1, (row,), row=row, head=head), image, sheet)
    without = cut(Spot(1, (row,), row=row), image, sheet)

    assert with_head.width == without.width
    assert with_head.height > without.height + 40
    assert with_head.getpixel((400, 20)) == (0, 0, 0)


def test_the_head_is_not_shown_twice() -> None:
    image, sheet = page()
    near = cut(Spot(1, (LINES[1],), row=LINES[1], head=LINES[0]), image, sheet)

    assert near.height == cut(Spot(1, (LINES[1],), row=LINES[1]), image, sheet).height


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_its_side_is_shown_upright(quarters: int) -> None:
    image, sheet = page()
    upright = cut(Spot(1, (LINES[3],)), image, sheet)
    wide, high = (800, 600) if quarters % 2 else (600, 800)
    lying = Sheet(sheet.page, Turned(quarters, wide, high))
    shown = image.rotate(90 * quarters, expand=True)
    part = cut(Spot(1, (lying.shown(LINES[3]),)), shown, lying)

    assert part.tobytes() == upright.tobytes()


def test_it_is_a_png_that_knows_its_resolution() -> None:
    image, sheet = page()
    data = cut_out(image, sheet, Spot(1, (LINES[3],)))

    assert data.startswith(b"\x89PNG")
    assert Image.open(BytesIO(data)).info["dpi"] == pytest.approx((144, 144), abs=0.1)
