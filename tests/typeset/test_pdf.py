"""A document set as PDF says what its text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.model.source import Paragraph, Table
from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes
from shipped import ELECTRONICS, EQUIPMENT
from typeset.paper import comparable, model, paper
from typeset.typst import OTHER, STANDARD, Look, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.source import Place, Source, TextRun

LOOKS = [pytest.param(STANDARD, id="standard"), pytest.param(OTHER, id="other")]
NAMES = [ELECTRONICS, EQUIPMENT]


def read(name: str, look: Look) -> Source:
    return read_bytes(pdf(name, look), f"{name}.pdf")


def runs(source: Source) -> Iterator[TextRun]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in (block.header, *block.subheaders, *block.rows):
            yield from row.cells


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_the_paper_is_read_as_it_was_set(name: str, look: Look) -> None:
    read_back = tuple(
        block.text
        if isinstance(block, Paragraph)
        else tuple(tuple(cell.text for cell in row.cells) for row in (block.header, *block.rows))
        for block in read(name, look).blocks
    )

    assert read_back == paper(name)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_the_model_is_that_of_the_text(name: str, look: Look) -> None:
    source = read(name, look)

    assert source.form == "pdf"
    assert comparable(parse_source(source)) == model(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_piece_has_its_page_and_box(name: str) -> None:
    places: list[Place] = []
    for run in runs(read(name, STANDARD)):
        places.extend(run.places)

    pages = [place.page or 0 for place in places]
    assert min(pages) == 1
    assert max(pages) > 15
    for place in places:
        assert place.line is None
        assert place.box is not None
        left, top, right, bottom = place.box
        assert 0 <= left < right <= 842
        assert 0 <= top < bottom <= 842


def test_a_figure_is_found_where_it_stands_on_the_page() -> None:
    import pypdfium2  # type: ignore[import-untyped]

    source = read(ELECTRONICS, STANDARD)
    allocation = next(block for block in source.blocks if isinstance(block, Table))
    figure = next(
        row.cells[3] for row in allocation.rows if row.cells[1].text.startswith("产业规模")
    )
    place = figure.place()
    assert place.page is not None
    assert place.box is not None

    with pypdfium2.PdfDocument(pdf(ELECTRONICS)) as document:
        page = document[place.page - 1]
        left, top, right, bottom = place.box
        height = page.get_height()
        text = page.get_textpage().get_text_bounded(left, height - bottom, right, height - top)

    assert (figure.text, text.strip()) == ("4800", "4800")


def test_a_row_cut_by_a_page_break_is_one_row_and_said_to_be() -> None:
    source = read(EQUIPMENT, OTHER)
    notes = [note for note in source.notes if note.kind == "row-stitched"]
    tables = [block for block in source.blocks if isinstance(block, Table)]

    assert len(notes) >= 1
    cut = [
        cell
        for row in tables[1].rows
        for cell in row.cells
        if len({place.page for place in cell.places}) == 2
    ]
    assert cut
    for cell in cut:
        second = cell.offsets[1]
        assert cell.place(second - 1) == cell.places[0]
        assert cell.place(second) == cell.places[1]


def test_page_numbers_are_left_out_and_counted() -> None:
    source = read(ELECTRONICS, STANDARD)

    last = max(place.page or 0 for run in runs(source) for place in run.places)
    assert [note.message for note in source.notes if note.kind == "page-numbers"] == [
        f"已略去页码 {last} 处"
    ]
    assert not any("—" in run.text and len(run.text) < 8 for run in runs(source))
