"""Page numbers, headers and footers are no part of a document, and what is left out is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from typeset.drawn import LEFT, centred, notes, page, read, set_lines, write

if TYPE_CHECKING:
    from kspolicy.read.pages.page import Glyph, Page

TEXT = ["\u3000\u3000第{}页的正文，", "与别页不同。"]
BOTTOM, HEAD = 795, 30


def sheet(number: int, *furniture: list[Glyph]) -> Page:
    text = set_lines([line.format("甲乙丙丁戊"[number - 1]) for line in TEXT])
    return page([*text, *(g for each in furniture for g in each)], number=number)


def expected(count: int) -> list[str]:
    return [f"第{sign}页的正文，与别页不同。" for sign in "甲乙丙丁戊"[:count]]


@pytest.mark.parametrize(
    "form", ["— {} —", "- {} -", "－{}－", "第{}页", "第 {} 页 共 4 页", "{}/4", "{}"]
)
def test_page_numbers_are_left_out(form: str) -> None:
    pages = [sheet(n, centred(form.format(n), BOTTOM, 12)) for n in range(1, 5)]

    assert read(*pages) == expected(4)
    assert [note.message for note in notes(*pages)] == ["已略去页码 4 处"]


def test_a_lone_figure_within_the_text_is_kept() -> None:
    pages = [page([*set_lines(["\u3000\u3000共设置", "\u3000\u300012"])])]

    assert read(*pages) == ["共设置", "12"]


def test_headers_on_most_pages_are_left_out_and_named() -> None:
    pages = [sheet(n, write("昆山市人民政府公报2022年第9期", LEFT, HEAD, 10)) for n in range(1, 5)]

    assert read(*pages) == expected(4)
    assert [note.message for note in notes(*pages)] == [
        "已略去页眉页脚“昆山市人民政府公报2022年第9期”（共 4 处）"
    ]


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    address = "https://www.example.gov.cn/zwgk/content/post_1.html"
    pages = [
        sheet(
            n,
            write("2026/2/13 10:22", 20, 15, 8),
            write("关于印发行动计划的通知-市工信局", 250, 15, 8),
            write(address, 20, 820, 8),
            write(f"{n}/3", 560, 820, 8),
        )
        for n in range(1, 4)
    ]

    assert read(*pages) == expected(3)
    assert address in " ".join(note.message for note in notes(*pages))


def test_headings_of_annexes_at_the_top_of_their_pages_are_kept() -> None:
    pages = [
        page(
            write(f"附件{n}", LEFT, HEAD) + centred("目标分解表" + "甲乙丙"[n - 1], 140),
            number=3 * n,
        )
        for n in (1, 2, 3)
    ]

    assert read(*pages) == [
        "附件1",
        "目标分解表甲",
        "附件2",
        "目标分解表乙",
        "附件3",
        "目标分解表丙",
    ]


def test_a_header_that_bears_the_number_of_its_page_is_left_out() -> None:
    pages = [sheet(n, write(f"第9期 第{n + 20}页 政府公报", LEFT, HEAD, 10)) for n in range(1, 5)]

    assert read(*pages) == expected(4)


def test_a_line_that_begins_two_pages_is_no_header() -> None:
    pages = [page([*set_lines(["附件"]), *centred(f"表{n}", 140)], number=n) for n in (1, 2)]

    assert read(*pages) == ["附件", "表1", "附件", "表2"]
