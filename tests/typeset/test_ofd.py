"""A document set as OFD says what its text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kspolicy.model.source import Paragraph
from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes
from shipped import ELECTRONICS, EQUIPMENT
from typeset.ofd import ofd
from typeset.paper import comparable, model, paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kspolicy.model.source import Source, TextRun

NAMES = [ELECTRONICS, EQUIPMENT]


def read(name: str) -> Source:
    return read_bytes(ofd(name), f"{name}.ofd")


def runs(source: Source) -> Iterator[TextRun]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in (block.header, *block.subheaders, *block.rows):
            yield from row.cells


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_is_read_as_it_was_set(name: str) -> None:
    read_back = tuple(
        block.text
        if isinstance(block, Paragraph)
        else tuple(tuple(cell.text for cell in row.cells) for row in (block.header, *block.rows))
        for block in read(name).blocks
    )

    assert read_back == paper(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_model_is_that_of_the_text(name: str) -> None:
    source = read(name)

    assert source.form == "ofd"
    assert comparable(parse_source(source)) == model(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_has_its_page_and_box(name: str) -> None:
    for run in runs(read(name)):
        for place in run.places if run.text else ():
            assert place.page is not None
            assert place.box is not None
            left, top, right, bottom = place.box
            assert 0 <= left < right <= 842
            assert 0 <= top < bottom <= 842
