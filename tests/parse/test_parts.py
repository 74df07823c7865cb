"""The parts of a document: nothing behind the colophon is lost."""

from __future__ import annotations

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
