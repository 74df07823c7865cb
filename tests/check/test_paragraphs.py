"""Two statements of one section are held against each other where two paragraphs make them.

On a page the place of a statement is that of its line, not of its paragraph.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kspolicy.check.config import Config
from kspolicy.check.inspection import Paper, Terms, inspect
from kspolicy.model.source import Cell, Paragraph, Place, Source, Table
from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes, read_file
from shipped import ELECTRONICS, EQUIPMENT, RAW, lexicon

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

HEAD = "某某市人民政府办公室\n\n2022年6月1日\n\n产业发展行动计划\n\n一、主要目标\n\n"
BEFORE = "坚持以习近平新时代中国特色社会主义思想为指导，完整、准确、全面贯彻新发展理念，"
TWO = (
    f"{BEFORE}到2025年，高新技术企业达到500家。\n\n"
    f"{BEFORE}加快产业转型升级。到2025年，高新技术企业达到600家。\n"
)
ONE = f"{BEFORE}到2025年，高新技术企业达到500家。其中，高新技术企业达到600家的园区给予表彰。\n"
SAID_TWICE = (
    "到2025年，高新技术企业达到500家。\n\n到2025年，高新技术企业达到500家。加快转型，"
    "到2025年，高新技术企业达到600家。\n"
)
# So many characters stand on a line of a page, so many lines on a page.
_WIDE, _HIGH = 28, 22


def paged(source: Source) -> Source:
    """The source as set on pages: each line of it has a box of its own."""
    count = 0

    def below() -> Place:
        nonlocal count
        page, line = divmod(count, _HIGH)
        count += 1
        return Place(page=page + 1, box=(90.0, 80.0 + 28.0 * line, 505.0, 96.0 + 28.0 * line))

    def lines(paragraph: Paragraph) -> Paragraph:
        offsets = tuple(range(0, len(paragraph.text), _WIDE))
        return Paragraph(paragraph.text, offsets, tuple(below() for _ in offsets))

    def cell(written: Cell, place: Place) -> Cell:
        return replace(written, offsets=(0,), places=(place,))

    def table(drawn: Table) -> Table:
        rows = []
        for row in (drawn.header, *drawn.rows):
            place = below()
            rows.append(
                replace(row, place=place, cells=tuple(cell(each, place) for each in row.cells))
            )
        return Table(rows[0], tuple(rows[1:]))

    blocks = tuple(
        lines(block) if isinstance(block, Paragraph) else table(block) for block in source.blocks
    )
    return replace(source, blocks=blocks, notes=())


def found(document: PolicyDocument) -> set[str]:
    outcome = inspect([Paper(document, "文件")], Terms(lexicon(), Config(), date(2022, 9, 1)))
    return {f"{finding.rule} {finding.subject}" for finding in outcome.findings}


@pytest.mark.parametrize(
    ("text", "contradicts"), [(TWO, True), (ONE, False), (SAID_TWICE, True)], ids=str
)
def test_a_page_and_a_text_say_the_same(text: str, contradicts: bool) -> None:
    source = read_bytes(f"{HEAD}{text}".encode(), "文.txt")
    in_text, on_pages = found(parse_source(source)), found(parse_source(paged(source)))
    assert any(each.startswith("KS201") for each in in_text) is contradicts
    assert on_pages == in_text


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_the_shipped_documents_have_the_same_findings_on_pages(name: str) -> None:
    source = replace(read_file(RAW / f"{name}.txt"), notes=())
    assert found(parse_source(paged(source))) == found(parse_source(source))
