"""Words are found on the page by their very characters; what is marked says what was sought."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from evidence.printed import printed, words_in
from kspolicy.evidence.locating import Locator, Sought, Spot
from kspolicy.evidence.wanted import wanted
from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes
from kspolicy.read.errors import UnreadableError
from kspolicy.read.pages.page import Glyph, Page
from kspolicy.read.pages.sheets import Sheet, open_sheets
from shipped import ELECTRONICS, EQUIPMENT
from typeset.typst import OTHER, STANDARD, Look, compiled, page_setting, pdf, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from kspolicy.model.document import PolicyDocument


@cache
def document(name: str, look: Look = STANDARD) -> PolicyDocument:
    return parse_source(read_bytes(pdf(name, look), f"{name}.pdf"))


def located(data: bytes, *sought: Sought) -> list[tuple[Spot, ...]]:
    with open_sheets(data, "pdf") as sheets:
        locator = Locator(sheets)
        return [locator.locate(each) for each in sought]


def items(name: str, ids: Sequence[str], look: Look = STANDARD) -> list[tuple[Spot, ...]]:
    """The spots of items of a shipped document."""
    sought = []
    for item in ids:
        found = wanted(document(name, look), item)
        assert found is not None
        assert found.sought is not None
        sought.append(found.sought)
    return located(pdf(name, look), *sought)


class Typewritten:
    """Pages of lines of characters, each 10 points wide and high, lines 20 points apart."""

    def __init__(self, *pages: str) -> None:
        self._pages = [page.split("\n") for page in pages]

    def __len__(self) -> int:
        return len(self._pages)

    def sheet(self, number: int) -> Sheet:
        if not 0 < number <= len(self):
            raise UnreadableError("没有这一页")
        glyphs = tuple(
            Glyph(sign, 10.0 * column, 20.0 * line, 10.0 * column + 10, 20.0 * line + 10)
            for line, text in enumerate(self._pages[number - 1])
            for column, sign in enumerate(text)
        )
        return Sheet(Page(number, 300, 300, glyphs))

    def image(self, number: int) -> Image:
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is open."""


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("body/3.3.3#1", "力争超1110家"),
        ("body/3.3.3", "扶持中小微企业成长"),
        ("body/3.3", "（三）高品质梯次企业培育工程"),
        ("annex-1/3", "1119"),
        ("annex-1/3@高新区", "255"),
        ("annex-1/1@巴城", "900"),
        ("annex-2/8#1", "力争超1110家"),
        ("annex-2/8", "扶持中小微企业成长"),
    ],
)
@pytest.mark.parametrize("look", [STANDARD, OTHER], ids=["standard", "other"])
def test_an_item_is_marked_by_its_very_words(item: str, words: str, look: Look) -> None:
    (spots,) = items(ELECTRONICS, [item], look)
    data = pdf(ELECTRONICS, look)

    assert all(spot.exact for spot in spots)
    assert [words_in(data, spot.page, spot.marks) for spot in spots] == [words]


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_every_target_is_marked_by_its_wording(name: str) -> None:
    targets = document(name).targets
    marked = items(name, [target.id for target in targets])
    with printed(pdf(name)) as words:
        for target, spots in zip(targets, marked, strict=True):
            found = "".join(words(spot.page, spot.marks) for spot in spots)
            assert found == "".join(target.wording.split()), target.id


@pytest.mark.parametrize("name", [ELECTRONICS, EQUIPMENT])
def test_every_figure_of_a_table_is_marked_in_its_column(name: str) -> None:
    """Equal figures of a row (2, 2, 2, 2) are told apart by the head of their column."""
    rows = [row for table in document(name).allocations for row in table.rows]
    with printed(pdf(name)) as words:
        for row in rows:
            marked = items(name, [f"{row.id}@{district}" for district in row.shares])
            lefts = [spots[0].marks[0][0] for spots in marked]
            found = [words(spots[0].page, spots[0].marks).rstrip("%") for spots in marked]

            assert found == [str(figure) for figure in row.shares.values()], row.id
            assert lefts == sorted(set(lefts)), row.id


def test_a_wording_over_two_lines_has_a_mark_on_each() -> None:
    pages = Typewritten("甲乙丙丁，力争新增企业\n五百家，其后还有一句")

    assert Locator(pages).locate(Sought(1, "力争新增企业五百家")) == (
        Spot(1, ((50, 0, 110, 10), (0, 20, 30, 30))),
    )


def test_words_over_two_pages_have_a_spot_on_each() -> None:
    pages = Typewritten("甲乙丙丁，力争新增企业\n—6—", "五百家，其后还有一句\n—7—")
    first, second = Spot(1, ((50, 0, 110, 10),)), Spot(2, ((0, 0, 30, 10),))
    locator = Locator(pages)

    assert locator.locate(Sought(1, "力争新增企业五百家")) == (first, second)
    assert locator.locate(Sought(2, "力争新增企业五百家")) == (first, second)
    assert locator.locate(Sought(1, "力争新增企业五百家", "五百家")) == (second,)
    assert locator.locate(Sought(1, "其后还有一句")) == (Spot(2, ((40, 0, 100, 10),)),)


def test_of_equal_words_those_are_marked_that_the_box_is_of() -> None:
    pages = Typewritten("甲地新增十家\n乙地新增十家\n丙地新增十家")
    for line in range(3):
        top = 20 * line
        sought = Sought(1, "新增十家", box=(0, top, 60, top + 10))

        assert Locator(pages).locate(sought) == (Spot(1, ((20, top, 60, top + 10),)),)


def test_no_more_pages_are_kept_than_the_memory_should_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kspolicy.evidence.locating._MOST_KEPT", 10)
    locator = Locator(Typewritten(*(f"第{number}页的话" for number in range(10))))
    for _ in range(2):
        for number in range(1, 11):
            (spot,) = locator.locate(Sought(number, f"第{number - 1}页的话"))
            assert (spot.page, spot.marks) == (number, ((0, 0, 50, 10),))


def test_words_in_a_cell_are_found_over_its_lines() -> None:
    rows = (
        ("序号", "目标"),
        ("1", "到二〇二五年，培育国家级专精特新企业二十家，形成梯队"),
        ("2", "其他"),
    )
    data = compiled(page_setting() + "\n\n" + table(rows, widths="(4em, 12em)"))
    ((spot,),) = located(data, Sought(1, "培育国家级专精特新企业二十家"))

    assert len(spot.marks) > 1
    assert words_in(data, 1, spot.marks) == "培育国家级专精特新企业二十家"


def test_words_that_are_not_there_are_marked_by_their_line_and_said_not_to_be_exact() -> None:
    line = (80.0, 90.0, 500.0, 106.0)
    locator = Locator(Typewritten("甲乙丙丁"))

    assert locator.locate(Sought(1, "从未写过", box=line)) == (Spot(1, (line,), exact=False),)
    assert locator.locate(Sought(1, "从未写过")) == ()
    assert locator.locate(Sought(9, "甲乙丙丁")) == ()


def test_of_a_figure_in_two_columns_none_is_taken_without_its_head() -> None:
    rows = (("指标", "东区", "西区"), ("企业数（家）", "20", "20"))
    data = compiled(page_setting() + "\n\n" + table(rows, widths="(12em, 6em, 6em)"))
    ((row,),) = located(data, Sought(1, "企业数（家）"))
    east, west, none = located(
        data,
        *(
            Sought(1, f"企业数（家）：{column} 20", box=row.marks[0])
            for column in ("东区", "西区", "南区")
        ),
    )

    assert east[0].marks[0][2] < west[0].marks[0][0]
    assert not none[0].exact


def test_a_corrected_figure_is_not_marked_where_another_column_has_it() -> None:
    """附件1: 高新区 255, 花桥 46; corrected to 46, 高新区 is not shown at 花桥."""
    found = wanted(document(ELECTRONICS), "annex-1/3@高新区")
    assert found is not None
    assert found.sought is not None
    corrected = replace(found.sought, quote=found.quote.replace(" 255", " 46"))
    ((spot,),) = located(pdf(ELECTRONICS), corrected)

    assert not spot.exact
    assert "科技型中小企业评价入库" in words_in(pdf(ELECTRONICS), spot.page, spot.marks)
