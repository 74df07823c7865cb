"""Notes are added to a PDF as highlights that viewers show, and nothing else changes."""

from __future__ import annotations

from io import BytesIO

import pytest

from evidence.printed import notes_of, words_in
from kspolicy.evidence.annotation import Note, annotated
from kspolicy.evidence.locating import Locator, Sought
from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.sheets import open_sheets
from shipped import ELECTRONICS
from typeset.rawpdf import raw_pdf
from typeset.typst import pdf

YELLOW = (255, 220, 0)
LEVEL = b"BT /F 20 Tf 50 200 Td (Target) Tj ET"


def note(*boxes: tuple[float, float, float, float], page: int = 1, contents: str = "") -> Note:
    return Note(page, boxes, YELLOW, "KS101", contents, "a-1")


def turned(data: bytes, quarters: int) -> bytes:
    """A PDF all of whose pages are shown turned clockwise."""
    import pypdfium2  # type: ignore[import-untyped]

    file = BytesIO()
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            document[number].set_rotation(90 * quarters)
        document.save(file)
    return file.getvalue()


def test_a_note_says_who_what_and_where() -> None:
    contents = "KS101 合计不符\n总计1119，各区镇之和1118"
    ((page, found),) = notes_of(
        annotated(raw_pdf(LEVEL), [note((50, 80, 110, 104), contents=contents)])
    )

    assert page == 1
    assert (found["x0"], found["top"], found["x1"], found["bottom"]) == (50, 80, 110, 104)
    assert found["contents"] == contents
    assert found["title"] == "kspolicy"
    assert found["data"]["Subj"] == b"KS101"
    assert found["data"]["Subtype"].name == "Highlight"


def test_points_stand_as_viewers_expect_them_upper_left_first() -> None:
    ((_, found),) = notes_of(annotated(raw_pdf(LEVEL), [note((50, 80, 110, 104))]))

    upper, lower = 300 - 80, 300 - 104
    points = [float(value) for value in found["data"]["QuadPoints"]]
    assert points == [50, upper, 110, upper, 50, lower, 110, lower]


def test_a_note_over_lines_is_one_with_a_box_for_each() -> None:
    lines = (60, 20, 190, 40), (10, 45, 80, 65)
    ((_, found),) = notes_of(annotated(raw_pdf(LEVEL), [note(*lines)]))

    assert len(found["data"]["QuadPoints"]) == 16
    assert (found["x0"], found["top"], found["x1"], found["bottom"]) == (10, 20, 190, 65)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_on_a_turned_page_the_same_words_are_marked(quarters: int) -> None:
    level, aslant = raw_pdf(LEVEL), turned(raw_pdf(LEVEL), quarters)
    rects = []
    for data in (level, aslant):
        with open_sheets(data, "pdf") as sheets:
            (spot,) = Locator(sheets).locate(Sought(1, "Target"))
        ((_, found),) = notes_of(annotated(data, [note(*spot.marks)]))
        rects.append([float(side) for side in found["data"]["Rect"]])

    assert rects[1] == pytest.approx(rects[0], abs=0.1)
    assert rects[0][0] == pytest.approx(50, abs=3)


def test_what_was_in_the_file_stays_as_it_was() -> None:
    import pypdfium2

    data = pdf(ELECTRONICS)
    noted = annotated(data, [note((80, 90, 200, 110), page=3), note((80, 90, 200, 110), page=8)])

    assert [page for page, _ in notes_of(noted)] == [3, 8]
    with pypdfium2.PdfDocument(data) as before, pypdfium2.PdfDocument(noted) as after:
        assert len(before) == len(after)
        assert after.get_metadata_dict() == before.get_metadata_dict()
        for one, other in zip(before, after, strict=True):
            assert one.get_size() == other.get_size()
            text, same = one.get_textpage(), other.get_textpage()
            assert same.get_text_bounded() == text.get_text_bounded()
    whole = [(0.0, 0.0, 2000.0, 2000.0)]
    assert words_in(noted, 8, whole) == words_in(data, 8, whole)


def test_a_viewer_shows_the_mark_and_what_is_written_below_it() -> None:
    import pypdfium2

    noted = annotated(raw_pdf(LEVEL), [note((50, 80, 110, 104))])
    with pypdfium2.PdfDocument(noted) as document:
        image = document[0].render(scale=2).to_pil().convert("RGB")
    marked = image.crop((100, 160, 220, 208))
    colours = {colour for _, colour in marked.getcolors(10_000)}

    assert image.getpixel((10, 10)) == (255, 255, 255)
    assert not any(colour == (255, 255, 255) for colour in colours)
    assert any(max(colour) < 90 for colour in colours)


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(UnreadableError, match="损坏"):
        annotated(b"%PDF-1.7 nothing", [])
