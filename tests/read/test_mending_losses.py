"""Damaged tables of a real document: what is not certain gets no value, what is intact stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from kspolicy.model.source import Row, Source, Table
from kspolicy.read import read_bytes

TEXT = (Path(__file__).parents[2] / "data/raw/昆政办发〔2022〕97号.txt").read_text("utf-8")
HEADER_LINE, ENTERPRISES, INVESTMENT, TASK_10 = 135, 138, 154, 174


def read(lines: list[str]) -> Source:
    return read_bytes("\n".join(lines).encode(), "97号.txt")


def lines() -> list[str]:
    return TEXT.split("\n")


def tables(source: Source) -> list[Table]:
    return [block for block in source.blocks if isinstance(block, Table)]


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def kinds(source: Source) -> dict[int | None, str]:
    return {note.place.line: note.kind for note in source.notes}


INTACT = [[texts(row) for row in table.rows] for table in tables(read(lines()))]


@pytest.mark.parametrize("lost", range(2, 12))
def test_a_figure_lost_from_a_row_with_a_margin_shifts_nothing(lost: int) -> None:
    changed = lines()
    cells = changed[ENTERPRISES - 1].split("\t")
    del cells[lost]
    changed[ENTERPRISES - 1] = "\t".join(cells)
    source = read(changed)
    row = tables(source)[0].rows[2]
    assert kinds(source)[ENTERPRISES] == "row-too-short"
    whole = INTACT[0][2]
    assert [cell.text for cell in row.cells[2:12] if not cell.doubt] == []
    assert (row.cells[1].text, row.cells[12].text) == (whole[1], whole[12])


@pytest.mark.parametrize("doubled", [2, 3, 4, 7, 8, 11])
def test_a_figure_entered_twice_gives_no_wrong_value(doubled: int) -> None:
    changed = lines()
    cells = changed[INVESTMENT - 1].split("\t")
    cells.insert(doubled, cells[doubled])
    changed[INVESTMENT - 1] = "\t".join(cells)
    source = read(changed)
    row = tables(source)[0].rows[-1]
    whole = INTACT[0][-1]
    assert kinds(source)[INVESTMENT] == "row-too-long"
    assert any(cell.doubt for cell in row.cells)
    for cell, right in zip(row.cells, whole, strict=True):
        assert cell.text == right if cell.doubt is None else cell.text == ""


def test_a_surplus_mark_of_one_run_stays_certain() -> None:
    rows = tables(read(lines()))[0].rows
    assert all(cell.doubt is None for i in (7, 9, 10) for cell in rows[i].cells)
    assert [i for i, cell in enumerate(rows[8].cells) if cell.doubt] == [5, 6]


BREAKS = ["\n", "\n\n", "\n\n— 3 —\n\n"]


@pytest.mark.parametrize("page", BREAKS)
@pytest.mark.parametrize(
    ("before", "after", "table", "index", "line"),
    [
        ("制定昆", "山市激励", 1, 9, 174),
        ("力争超 11", "10 家", 1, 7, 172),
        ("新增高新技术认定企业不少于", " 260 家", 1, 7, 172),
        ("市市场监", "管局、市科技局", 1, 16, 183),
        ("新型研发", "机构（家）\t2", 0, 15, 153),
        ("紧缺人", "才（名）\t1433", 0, 14, 152),
        ("高新技术企", "业认定数", 0, 3, 139),
        ("44\t58\t42\t市科", "技局\t", 0, 2, 138),
        ("市科技局、市工", "信局、市商务局", 1, 7, 172),
    ],
)
def test_a_row_cut_in_a_cell_is_stitched(
    before: str, after: str, table: int, index: int, line: int, page: str
) -> None:
    changed = lines()
    assert before + after in changed[line - 1]
    changed[line - 1] = changed[line - 1].replace(before + after, before + page + after)
    source = read("\n".join(changed).split("\n"))
    assert [[texts(row) for row in found.rows] for found in tables(source)] == INTACT
    assert kinds(source)[line] == "row-stitched"
    cut = [cell for cell in tables(source)[table].rows[index].cells if len(cell.places) > 1]
    assert [cell.places[1].line for cell in cut] == [line + page.count("\n")]


@pytest.mark.parametrize("page", BREAKS)
@pytest.mark.parametrize(
    ("before", "after", "table", "index"),
    [("350\t7", "0\t1\t40", 0, 11), ("327\t59\t", "93\t62", 0, 14)],
)
def test_a_cut_that_cannot_be_stitched_costs_its_row_only(
    before: str, after: str, table: int, index: int, page: str
) -> None:
    assert TEXT.count(before + after) == 1
    source = read(TEXT.replace(before + after, before + page + after).split("\n"))
    found = [
        [texts(row) for row in each.rows if not row.broken and not all(c.doubt for c in row.cells)]
        for each in tables(source)
    ]
    expected = [list(each) for each in INTACT]
    del expected[table][index]
    assert found == expected


def test_a_paragraph_below_a_table_is_not_swallowed() -> None:
    changed = lines()
    changed.insert(155, "以上数据由市工信局汇总")
    assert [[texts(row) for row in each.rows] for each in tables(read(changed))] == INTACT


def test_a_header_without_one_name_gives_no_values() -> None:
    changed = TEXT.replace("高新区\t花桥\t", "高新区\t").split("\n")
    source = read(changed)
    assert all(row.broken for row in tables(source)[0].rows)
    assert kinds(source)[HEADER_LINE] == "header-too-short"
    assert [texts(row) for row in tables(source)[1].rows] == INTACT[1]


def test_districts_exchanged_on_the_next_page_are_read_by_their_names() -> None:
    changed = lines()
    for number in range(148, 155):
        cells = changed[number - 1].split("\t")
        cells[5], cells[7] = cells[7], cells[5]
        changed[number - 1] = "\t".join(cells)
    source = read(changed)
    assert [[texts(row) for row in each.rows] for each in tables(source)] == INTACT
    assert kinds(source)[148] == "header-differs"
