"""Tables of web pages: cells as a reader sees them; a table for layout is none."""

from __future__ import annotations

import pytest

from kspolicy.model.source import Paragraph, Source, Table
from kspolicy.read import read_bytes


def read(body: str) -> Source:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "page.html")


def tables(body: str) -> list[Table]:
    return [block for block in read(body).blocks if isinstance(block, Table)]


def rows(body: str) -> list[list[str]]:
    (table,) = tables(body)
    written = (table.header, *table.subheaders, *table.rows)
    return [[cell.text for cell in row.cells] for row in written]


def lines(body: str) -> list[str]:
    return [block.text for block in read(body).blocks if isinstance(block, Paragraph)]


def test_a_cell_over_rows_and_columns_stands_in_its_first_place() -> None:
    assert rows(
        "<table><tr><td rowspan=2>类型</td><td colspan=2>目标</td></tr>"
        "<tr><td>2023年</td><td>2025年</td></tr>"
        "<tr><td rowspan=2>企业</td><td>10</td><td>20</td></tr><tr><td>30</td><td>40</td></tr>"
        "</table>"
    ) == [
        ["类型", "目标", ""],
        ["", "2023年", "2025年"],
        ["企业", "10", "20"],
        ["", "30", "40"],
    ]


def test_what_a_cell_reaches_over_is_told_from_what_is_blank() -> None:
    (table,) = tables(
        "<table><tr><td>类型</td><td>指标</td><td>目标</td></tr>"
        "<tr><td rowspan=2>企业</td><td>产值</td><td>20</td></tr><tr><td>数量</td><td></td></tr>"
        "</table>"
    )
    assert [cell.merged for cell in table.rows[1].cells] == [True, False, False]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>序<br>号</p>", "序号"),
        ("<p>市科技局、</p><p>市工信局</p>", "市科技局、市工信局"),
        ("市科技局<br>市工信局", "市科技局 市工信局"),
        ("100<br>200", "100 200"),
        ("1.2×10<sup>3</sup>", "1.2×10³"),
        ("km<sup>2</sup>", "km²"),
        ("PM<sub>2.5</sub>", "PM2.5"),
        ("\n  12\n  ", "12"),
        ("<img src=x.png>", ""),
        ("6%<del>5%</del>", "6%"),
        ("<span style='display:none'>9</span>6%", "6%"),
        ("<table><tr><td>甲</td></tr></table>", "甲"),
    ],
)
def test_what_a_cell_shows(cell: str, text: str) -> None:
    head = "<tr><td>指标</td><td>目标值</td><td>备注</td></tr>"
    found = rows(f"<table>{head}<tr><td>面积</td><td>{cell}</td><td>无</td></tr></table>")
    assert found[1] == ["面积", text, "无"]


def test_a_row_that_ends_early_has_blanks_where_a_browser_shows_them() -> None:
    found = rows(
        "<table><tr><td>指标</td><td>2023年</td><td>2025年</td></tr>"
        "<tr><td>企业</td><td>10</td></tr><tr><td>专利</td><td>1</td><td>2</td></tr></table>"
    )
    assert found[1] == ["企业", "10", ""]


def test_rows_and_cells_name_their_line() -> None:
    (table,) = tables(
        "\n<table>\n<tr><td>指标<td>目标\n<tr>\n<td>企业\n<td>\n\n10\n</table>\n<p>后文</p>"
    )
    assert table.header.place.line == 3
    assert [cell.place().line for cell in table.rows[0].cells] == [5, 8]


def test_a_second_table_may_go_on_with_the_first() -> None:
    head = "<tr><td>序号</td><td>指标</td><td>目标</td></tr>"
    first = f"<table>{head}<tr><td>1</td><td>企业</td><td>10</td></tr></table>"
    second = "<table>{}<tr><td>2</td><td>专利</td><td>20</td></tr></table>"
    assert len(rows(first + second.format(head))) == 3
    assert len(rows(first + second.format(""))) == 3


def test_a_table_for_layout_is_taken_apart() -> None:
    assert lines(
        "<table><tr><td><a href=/>首页</a></td></tr><tr><td><table><tr><td>"
        "<p>一、总体要求</p><p>到2025年，增长6%以上。</p></td></tr></table></td></tr></table>"
    ) == ["一、总体要求", "到2025年，增长6%以上。"]


def test_a_table_in_a_table_for_layout_is_read() -> None:
    inner = "<table><tr><td>指标</td><td>目标</td></tr><tr><td>企业</td><td>10</td></tr></table>"
    outer = f"<table><tr><td>菜单</td><td><p>一、目标</p>{inner}</td></tr></table>"
    assert rows(outer) == [["指标", "目标"], ["企业", "10"]]


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td><b>索 引 号：</b></td><td>0143/2022</td><td>文&nbsp;号:</td>"
        "<td>某发〔2022〕1号</td></tr></table>",
        "<table><tr><th>索引号</th><td>0143/2022</td></tr><tr><th>文号:</th>"
        "<td>某发〔2022〕1号</td></tr></table>",
        "<table><tr><td>索引号：0143/2022</td><td>文号:某发〔2022〕1号</td></tr></table>",
        "<dl><dt>索 引 号</dt><dd>0143/2022</dd><dt>文号:</dt><dd>某发〔2022〕1号</dd></dl>",
        "<ul><li><b>索引号：</b>0143/2022</li><li><b>文号:</b>某发〔2022〕1号</li></ul>",
    ],
)
def test_a_box_of_fields_gives_a_line_for_each(box: str) -> None:
    text = "<p>一、总体要求</p><p>到2025年，增长6%以上。</p>"
    assert lines(box + text)[:2] == ["索引号：0143/2022", "文号:某发〔2022〕1号"]


def test_what_stands_in_a_table_but_in_no_cell_is_read() -> None:
    cells = "<tr><td>指标</td><td>目标</td></tr><tr><td>企业</td><td>10</td></tr>"
    assert lines(f"<table><caption>表1 主要指标</caption>{cells}</table>") == ["表1主要指标"]
    assert lines(f"<table>单位：家{cells}</table>") == ["单位：家"]
    noted = cells.replace("<td>", "<!-- x --><td><?y z?>")
    assert rows(f"<table><!-- x -->{noted}</table>") == [["指标", "目标"], ["企业", "10"]]
    assert rows(f"<table><form>{cells}</form></table>") == [["指标", "目标"], ["企业", "10"]]


def test_a_table_or_column_that_is_not_shown_is_left_out_and_said() -> None:
    cells = "<tr><td>指标</td>{}<td>目标</td></tr><tr><td>企业</td>{}<td>10</td></tr>"
    hidden = "<td style='display:none'>编码</td>"
    source = read(f"<table>{cells.format(hidden, hidden)}</table>")
    assert rows(f"<table>{cells.format(hidden, hidden)}</table>")[1] == ["企业", "10"]
    assert "编码" in source.notes[0].message
    whole = cells.format("", "")
    assert lines(f"<p>一、目标</p><table hidden>{whole}</table>") == ["一、目标"]
    assert not tables(f"<p>一、到2025年的目标。</p><table hidden>{whole}</table>")


def test_a_row_that_is_not_shown_is_left_out_and_said() -> None:
    source = read(
        "<table><tr><td>指标</td><td>目标</td></tr>"
        "<tr style='display: none'><td>旧</td><td>9</td></tr>"
        "<tr><td>企业</td><td>10</td></tr></table>"
    )
    assert [note.kind for note in source.notes] == ["hidden-text"]
    assert "旧" in source.notes[0].message


@pytest.mark.parametrize("group", ["{}", "<tbody>{}</tbody>"])
def test_cells_outside_any_row_make_one(group: str) -> None:
    cells = "<td>指标</td><td>数值</td>"
    below = "<tr><td>产值</td><td>8000</td></tr><tr><td>税收</td><td>90</td></tr>"
    source = read_bytes(f"<html><table>{group.format(cells + below)}</table>".encode(), "a.html")
    (table,) = (block for block in source.blocks if isinstance(block, Table))

    assert [cell.text for cell in table.header.cells] == ["指标", "数值"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["产值", "8000"],
        ["税收", "90"],
    ]
