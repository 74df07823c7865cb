"""Each format says what the rows say; each is read back with another program's reader."""

from __future__ import annotations

import csv
import io
import json
import math
import zipfile
from datetime import date
from enum import StrEnum
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kspolicy.present import Column, Listing, format_names, render
from kspolicy.present.errors import PresentationError

COLUMNS = [
    Column("indicator", "指标"),
    Column("value", "数值", "number"),
    Column("units", "责任单位", "list"),
    Column("all_districts", "各区镇", "flag"),
]
ROWS: list[dict[str, Any]] = [
    {
        "indicator": "科技型中小企业评价入库（家）",
        "value": 1119,
        "units": ["市科技局", "各区镇"],
        "all_districts": True,
        "line": 138,
        "share": None,
    },
    {
        "indicator": "研发投入占比",
        "value": 2.5,
        "units": [],
        "all_districts": False,
        "line": 137,
        "share": 0.25,
    },
]
LISTING = Listing(COLUMNS, ROWS, title="目标", summary=("共 2 项。",))

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
TABLES = st.lists(st.fixed_dictionaries({"a": VALUES, "指标": VALUES}), max_size=4)


class Level(StrEnum):
    ERROR = "error"


def text(listing: Listing, format: str) -> str:
    rendered = render(listing, format)
    assert isinstance(rendered, str)
    return rendered


def sheet(listing: Listing) -> tuple[list[list[Any]], zipfile.ZipFile]:
    """The cells of the first sheet, read from the XML as Excel would."""
    rendered = render(listing, "xlsx")
    assert isinstance(rendered, bytes)
    book = zipfile.ZipFile(io.BytesIO(rendered))
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    strings = [
        "".join(part.itertext())
        for part in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    ]
    rows = []
    for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iterfind(
        ".//x:row", space
    ):
        cells = []
        for cell in row:
            assert cell.find("x:f", space) is None, "a cell became a formula"
            value = cell.findtext("x:v", namespaces=space)
            assert value is not None
            cells.append(strings[int(value)] if cell.get("t") == "s" else float(value))
        rows.append(cells)
    return rows, book


def test_formats_offered_on_the_command_line_are_those_there_are() -> None:
    from kspolicy.cli.options import AnyFormat, TextFormat

    def offered(option: object) -> set[str]:
        return {name for kind in get_args(get_args(option)[0]) for name in get_args(kind)}

    assert offered(AnyFormat) == set(format_names())
    assert offered(TextFormat) == set(format_names()) - {"xlsx"}


def test_unknown_format_is_an_error() -> None:
    with pytest.raises(ModuleNotFoundError):
        render(LISTING, "html")


@given(TABLES)
def test_json_gives_all_rows_back(rows: list[dict[str, Any]]) -> None:
    assert json.loads(text(Listing([Column("a", "甲")], rows), "json")) == rows


@given(TABLES)
def test_yaml_gives_all_rows_back(rows: list[dict[str, Any]]) -> None:
    back = yaml.safe_load(text(Listing([Column("a", "甲")], rows), "yaml"))
    assert back == rows
    assert [list(row) for row in back] == [list(row) for row in rows]


@given(st.lists(st.fixed_dictionaries({"a": st.text(st.characters(codec="utf-8"))}), max_size=4))
def test_csv_gives_text_back_but_for_the_guard(rows: list[dict[str, str]]) -> None:
    rendered = text(Listing([Column("a", "甲")], rows), "csv").removeprefix("\ufeff")
    [title], *back = csv.reader(io.StringIO(rendered, newline=""), strict=True)
    assert title == "甲"
    # The csv module writes a row with one empty field as "", and reads it back as such.
    assert [cell.removeprefix("'") for [cell] in back] == [
        row["a"].removeprefix("'") for row in rows
    ]


def test_json_is_unescaped_indented_and_ends_in_a_newline() -> None:
    rendered = text(LISTING, "json")
    assert '    "indicator": "科技型中小企业评价入库（家）",\n    "value": 1119,\n' in rendered
    assert '"share": null' in rendered
    assert rendered.endswith("]\n")


def test_summary_is_for_people_only() -> None:
    assert {
        name for name in ("table", "md", "json", "csv", "yaml") if "共 2 项" in text(LISTING, name)
    } == {
        "table",
        "md",
    }


def test_envelope_holds_the_rows_of_json_and_yaml() -> None:
    listing = Listing(COLUMNS, ROWS, envelope="findings")
    assert json.loads(text(listing, "json")) == {"findings": ROWS}
    assert yaml.safe_load(text(listing, "yaml")) == {"findings": ROWS}


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_dates_tuples_and_enums_become_plain(format: str) -> None:
    row = {"signed": date(2022, 12, 31), "units": ("市科技局",), "severity": Level.ERROR}
    back = yaml.safe_load(text(Listing([], [row]), format))
    assert back == [{"signed": "2022-12-31", "units": ["市科技局"], "severity": "error"}]


@pytest.mark.parametrize("value", ["12:30:45", "010", "no", "2022-12-31", "~", "1e3", ""])
def test_yaml_text_stays_text(value: str) -> None:
    assert yaml.safe_load(text(Listing([], [{"a": value}]), "yaml")) == [{"a": value}]


def test_yaml_repeats_equal_lists_instead_of_pointing_to_them() -> None:
    units = ["市科技局"]
    rendered = text(Listing([], [{"a": units}, {"a": units}]), "yaml")
    assert rendered.count("市科技局") == 2
    assert "&" not in rendered


def test_yaml_does_not_fold_long_text() -> None:
    long = "加快建设 " * 60
    assert long in text(Listing([], [{"a": long}]), "yaml")


def test_json_refuses_what_it_cannot_say() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(Listing([], [{"a": math.nan}]), "json")


def test_csv_is_what_excel_expects() -> None:
    rendered = text(LISTING, "csv")
    assert rendered == (
        "\ufeff指标,数值,责任单位,各区镇\r\n"
        "科技型中小企业评价入库（家）,1119,市科技局、各区镇,是\r\n"
        "研发投入占比,2.5,,否\r\n"
    )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86-0512", "'+86-0512"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        (["=1", "2"], "'=1、2"),
        ("--", "--"),
        ("——", "——"),
        ("a=1", "a=1"),
        (-5, "-5"),
        (-0.5, "-0.5"),
    ],
)
def test_csv_text_never_becomes_a_formula(value: object, cell: str) -> None:
    rendered = text(Listing([Column("a", "甲")], [{"a": value}]), "csv")
    assert list(csv.reader(io.StringIO(rendered)))[1] == [cell]


def test_sheet_only_columns_stand_in_sheets_and_no_table() -> None:
    listing = Listing([Column("a", "甲"), Column("b", "乙", sheet_only=True)], [{"a": 1, "b": 2}])
    assert "乙" not in text(listing, "table")
    assert "乙" in text(listing, "csv")
    assert "乙" in text(listing, "md")


def test_column_may_show_something_made_of_the_row() -> None:
    column = Column("goal", "目标", value=lambda row: f"{row['value']}{row['unit']}")
    listing = Listing([column], [{"value": 50, "unit": "万人次"}])
    assert text(listing, "csv").endswith("50万人次\r\n")
    assert sheet(listing)[0] == [["目标"], ["50万人次"]]


def test_missing_key_is_not_an_empty_cell() -> None:
    with pytest.raises(KeyError):
        render(Listing([Column("a", "甲")], [{"b": 1}]), "table")


@pytest.mark.parametrize(
    ("number", "shown"),
    [(6.0, "6"), (0.5, "0.5"), (1e16, "10000000000000000"), (1e-7, "0.0000001"), (8000, "8000")],
)
def test_numbers_are_written_out(number: float, shown: str) -> None:
    assert text(Listing([Column("a", "甲")], [{"a": number}]), "csv").endswith(f"\r\n{shown}\r\n")


def test_markdown_table() -> None:
    assert text(LISTING, "md") == (
        "### 目标\n\n"
        "| 指标                         |   数值 | 责任单位         | 各区镇   |\n"
        "|:-----------------------------|-------:|:-----------------|:---------|\n"
        "| 科技型中小企业评价入库（家） |   1119 | 市科技局、各区镇 | 是       |\n"
        "| 研发投入占比                 |    2.5 |                  | 否       |\n\n"
        "共 2 项。\n"
    )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a|b", "a\\|b"),
        ("a\\|b", "a\\\\\\|b"),
        ("一\n二", "一<br>二"),
        ("<b>", "&lt;b>"),
        ("<5", "<5"),
    ],
)
def test_markdown_cell_stays_one_cell(value: str, cell: str) -> None:
    row = text(Listing([Column("a", "甲")], [{"a": value}]), "md").splitlines()[2]
    assert row.removeprefix("| ").removesuffix("|").rstrip() == cell


def test_xlsx_holds_numbers_as_numbers_and_text_as_text() -> None:
    rows = [*ROWS, {**ROWS[0], "indicator": "=1+1", "value": "--", "units": ["http://x.cn"]}]
    cells, book = sheet(Listing(COLUMNS, rows, title="目标"))
    assert cells == [
        ["指标", "数值", "责任单位", "各区镇"],
        ["科技型中小企业评价入库（家）", 1119.0, "市科技局、各区镇", "是"],
        ["研发投入占比", 2.5, "否"],
        ["=1+1", "--", "http://x.cn", "是"],
    ]
    xml = book.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in xml
    assert '<autoFilter ref="A1:D4"/>' in xml
    assert "hyperlink" not in xml


def test_xlsx_sheet_name_is_one_that_excel_takes() -> None:
    listing = Listing(COLUMNS, ROWS, title="[目标]：2023/2025年*" + "很长" * 20)
    workbook = sheet(listing)[1].read("xl/workbook.xml").decode()
    assert 'sheet name="目标 ：2023 2025年 很长' in workbook


def test_xlsx_says_when_a_cell_is_too_long() -> None:
    with pytest.raises(PresentationError, match="32767"):
        render(Listing([Column("a", "甲")], [{"a": "长" * 40_000}]), "xlsx")


@pytest.mark.parametrize("format", ["table", "md"])
def test_no_rows_is_said(format: str) -> None:
    listing = Listing(COLUMNS, [], empty="没有符合条件的目标。")
    assert text(listing, format) == "没有符合条件的目标。\n"


@pytest.mark.parametrize(("format", "content"), [("json", "[]\n"), ("yaml", "[]\n")])
def test_no_rows_is_an_empty_array(format: str, content: str) -> None:
    assert text(Listing(COLUMNS, []), format) == content


def test_no_rows_leave_the_titles_of_a_sheet() -> None:
    assert text(Listing(COLUMNS, []), "csv") == "\ufeff指标,数值,责任单位,各区镇\r\n"
    assert sheet(Listing(COLUMNS, []))[0] == [["指标", "数值", "责任单位", "各区镇"]]
