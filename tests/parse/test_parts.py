"""The parts of a document: nothing behind the colophon is lost."""

from __future__ import annotations

import pytest

from kspolicy.parse.document import parse_source
from kspolicy.read import read_bytes

BODY = "一、主要任务\n\n1.培育企业。到2025年，新增企业10家。（责任单位：市科技局）\n\n"
COLOPHON = "抄送：市委办公室，市法院。\n\n甲市人民政府办公室\n\n2022年9月29日印发\n\n"
ANNEX = (
    "附件1\n\n目标分解表\n\n指标（单位）\t2025年\t甲区\t乙区\t责任单位\n"
    "企业（家）\t10\t6\t4\t市科技局\n\n"
)
TAIL = "此外，到2025年，新增瞪羚企业900家。（责任单位：市科技局）\n"


def kinds(text: str) -> tuple[int, int, list[str], list[str]]:
    document = parse_source(read_bytes(text.encode(), "t.txt"))
    rows = sum(len(table.rows) for table in document.allocations)
    return (
        len(document.tasks),
        rows,
        [part.id for part in document.parts],
        [note.kind for note in document.notes],
    )


def test_a_colophon_at_the_end_is_no_text() -> None:
    assert kinds(BODY + ANNEX + COLOPHON) == (1, 1, ["body", "annex-1"], [])


def test_annexes_behind_the_colophon_are_annexes() -> None:
    assert kinds(BODY + COLOPHON + ANNEX) == (1, 1, ["body", "annex-1"], [])


def test_text_behind_the_colophon_is_kept_and_noted() -> None:
    text = BODY + COLOPHON + TAIL
    document = parse_source(read_bytes(text.encode(), "t.txt"))
    assert [target.value for target in document.targets] == [10, 900]
    assert [note.kind for note in document.notes] == ["text-after-colophon"]
    assert document.notes[0].line == text[: text.index("此外")].count("\n") + 1


def test_the_printing_date_is_read_wherever_the_colophon_stands() -> None:
    for text in (BODY + COLOPHON + ANNEX, BODY + ANNEX + COLOPHON, BODY + COLOPHON + TAIL):
        header = parse_source(read_bytes(text.encode(), "t.txt")).header
        assert header.printed is not None
        assert header.printed.date.isoformat() == "2022-09-29"
        assert header.copies_to == ("市委办公室", "市法院")


def titled(text: str) -> list[tuple[str, str]]:
    """The parts of a document, and what they are called."""
    return [
        (part.id, part.title) for part in parse_source(read_bytes(text.encode(), "t.txt")).parts
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "附件1：",
        "附件1:",
        "附件：",
        "附件一：",
        "附 件1：",
        "附表：",
        "附：",
        "附1",
        "附1：",
        "附件2-1",
    ],
)
def test_an_annex_is_headed_with_or_without_a_colon(heading: str) -> None:
    text = BODY + "甲市人民政府\n\n2022年9月29日\n\n" + ANNEX.replace("附件1", heading)
    assert titled(text)[1:] == [("annex-1" if "2" not in heading else "annex-2", "目标分解表")]


@pytest.mark.parametrize("heading", ["附件1 目标分解表", "附表1　目标分解表", "附1 目标分解表"])
def test_an_annex_may_be_titled_behind_a_blank(heading: str) -> None:
    text = BODY + ANNEX.replace("附件1\n\n目标分解表", heading)
    assert titled(text)[1:] == [("annex-1", "目标分解表")]


def test_attachments_listed_under_a_line_of_their_own_are_no_annex() -> None:
    text = (
        BODY + "附件：\n\n1.目标分解表\n\n2.任务清单\n\n甲市人民政府\n\n2022年9月29日\n\n" + ANNEX
    )
    document = parse_source(read_bytes(text.encode(), "t.txt"))
    assert [part.id for part in document.parts] == ["body", "annex-1"]
    assert [(a.number, a.title) for a in document.header.attachments] == [
        (1, "目标分解表"),
        (2, "任务清单"),
    ]


@pytest.mark.parametrize(
    "sentence", ["附件1 所列任务，由各部门落实。", "附件1所列任务由各部门落实"]
)
def test_a_sentence_that_speaks_of_an_annex_heads_none(sentence: str) -> None:
    assert titled(BODY + sentence + "\n\n此外，加强组织领导。\n") == [("body", "")]
