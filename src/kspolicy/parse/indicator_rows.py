"""The rows of a table of indicators: name, unit, category, attribute and responsible units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.cell_figures import CellFigure, is_unset, known_unit, may_be_figure, read_figure
from kspolicy.parse.clause import parse_clause
from kspolicy.parse.table_head import OF_WHICH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.model.source import Row
    from kspolicy.parse.table_head import Column, Head

_NAME = re.compile(r"指标|项目|名称|内容|目标")
# 1.国内生产总值 · （1）… · ①… · 一、…
_NUMBERING = re.compile(
    r"(?:\d{1,3}[.、．](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、)\s*"
)
_BRACKET = re.compile(r"[（(\[](?P<inside>[^（）()\[\]]{1,12})[）)\]]$")
# 有效发明专利数¹（件）, 地级及以上城市*空气质量优良天数比率; but 万立方米/km²
_MARKS = re.compile(
    r"[*＊#①-⑳△▲†]+$"
    r"|(?<=[一-鿿）)”])(?<!米)(?:[*＊①-⑳¹²³⁴⁵⁶⁷⁸⁹⁰]|\[\d\]){1,4}(?=$|[（(一-鿿])"
)
# 增速 below 地区生产总值 says nothing alone.
_ASPECT = re.compile(
    r"(?:年均)?(?:总量|总额|总值|增速|增长|增长率|增幅|规模|数量|占比|比重|占.{1,12}(?:比重|比例|的比)|绝对值"
    r"|面积|人数|投资额|产值|金额)(?:[（(].{1,8}[）)])?$"
)
# 约束性 · 预期 · 约束性指标
_ATTRIBUTE = re.compile(r"(?:约束|预期|引导|导向|参考|指导|监测)性?(?:指标)?$")
_OF_PARTS = re.compile(
    r"(?:排放(?:总?量|强度)?)?(?:下降|降低|减少|削减|压减|增长|提高)(?:率|幅度|比例)?$"
)
_YEARS = range(1990, 2061)
_WORDS_TO_A_FIGURE = 3


class IndicatorRow(NamedTuple):
    """One row. ``number``: which it is. ``indicator``: its name without numbering and unit.

    Without a name it is blank: the row cannot be read.
    """

    number: int
    row: Row
    indicator: str
    unit: str | None
    category: str | None
    attribute: str | None
    units: tuple[str, ...]
    of_which: bool


@dataclass(frozen=True, slots=True)
class RowColumns:
    """Which columns say what a row is about. ``joined``: one head spans both columns of names."""

    indicator: int
    category: int | None
    measure: int | None
    attribute: int | None
    units: tuple[int, ...]
    joined: bool


def find_row_columns(head: Head, figures: Sequence[Column]) -> RowColumns | None:
    """The columns of ``head`` beside those of ``figures``, None where no column names the rows."""
    taken = {column.index for column in figures}
    first = min(taken)
    texts = [
        c for c in head.columns if c.kind in ("name", "figure") and c.index not in taken and c.name
    ]
    attribute = head.first("attribute")
    for column in texts:
        if attribute is None and _are_attributes(head, column):
            attribute = column.index
    texts = [c for c in texts if c.index != attribute]
    before = [column for column in texts if column.index < first]
    names = {column.name for column in before}
    again = any(column.index > first and column.name in names for column in texts)
    # 指标 | 2025年 | 指标 | 2025年: two tables side by side.
    if not before or before[0].index > 2 or again:
        return None
    named = [column for column in before if _NAME.search(column.name)]
    indicator = (named or before)[-1]
    earlier = [column for column in before if column.index < indicator.index]
    return RowColumns(
        indicator=indicator.index,
        category=earlier[-1].index if earlier else None,
        measure=head.first("measure"),
        attribute=attribute,
        units=tuple(column.index for column in head.of_kind("units")),
        joined=bool(earlier) and earlier[-1].names == indicator.names,
    )


def read_indicator_rows(head: Head, columns: RowColumns) -> Iterator[IndicatorRow]:
    """The rows that may hold figures, top to bottom; a blank category takes the one above."""
    category: str | None = None
    for number, row in zip(head.numbers, head.rows, strict=True):
        cells = [cell.text for cell in row.cells]
        # A cell left blank because it is in doubt makes no row a category's.
        written = [cell.text for cell in row.cells if cell.text or cell.doubt]
        if len(written) == 1 and not is_unset(written[0]):
            category = _NUMBERING.sub("", written[0], count=1)
            continue
        name = cells[columns.indicator]
        if columns.category is not None and cells[columns.category]:
            if name or not columns.joined:
                category = cells[columns.category]
            if not name:
                # One cell spans the column of categories and that of names.
                name, category = cells[columns.category], None
        named = _name(name, joined=columns.joined, category=category)
        unit = cells[columns.measure] if columns.measure is not None else ""
        indicator, own = _split_unit(named)
        if own is None and not unit and columns.category is not None and category:
            indicator, own = _as_part(indicator, category)
        attribute = cells[columns.attribute] if columns.attribute is not None else ""
        yield IndicatorRow(
            number=number,
            row=row,
            indicator=indicator,
            unit=(unit if not is_unset(unit) else "") or own,
            category=category,
            attribute=attribute if attribute and not is_unset(attribute) else None,
            units=_units(cells, columns.units),
            of_which=OF_WHICH.match(indicator) is not None,
        )


def holds_figures(head: Head, column: Column) -> bool:
    """Whether most cells of a column are figures; a column without any is none.

    A rate of change is given in words oftener: 与GDP增长基本同步. A column of years is no figure.
    """
    index = column.index
    words_to_a_figure = _WORDS_TO_A_FIGURE if column.kind == "change" else 1
    texts = 0
    numeric: list[str] = []
    for row in head.rows:
        text = row.cells[index].text
        if may_be_figure(text):
            numeric.append(text)
        elif not is_unset(text):
            texts += 1
    if texts > len(numeric) * words_to_a_figure:
        return False
    figures = [figure for text in numeric if (figure := read_figure(text)) is not None]
    texts += len(numeric) - len(figures)
    if column.year is None and all(map(_is_year, figures)):
        return False
    return texts <= len(figures) * words_to_a_figure


def _is_year(figure: CellFigure) -> bool:
    return not figure.unit and figure.value_max is None and figure.value in _YEARS


def _are_attributes(head: Head, column: Column) -> bool:
    """Whether the cells of a column (类型) say how binding each indicator is."""
    texts = [row.cells[column.index].text for row in head.rows]
    written = [text for text in texts if not is_unset(text)]
    return bool(written) and all(_ATTRIBUTE.match(text) for text in written)


def _name(name: str, *, joined: bool, category: str | None) -> str:
    bare = _MARKS.sub("", _NUMBERING.sub("", name, count=1))
    if joined and category and _ASPECT.match(bare):
        return _BRACKET.sub("", _NUMBERING.sub("", category, count=1)) + bare
    return bare


def _split_unit(name: str) -> tuple[str, str | None]:
    """A name and the unit in brackets behind it: 森林覆盖率（%）, but not 国内生产总值（GDP）."""
    bracket = _BRACKET.search(name)
    if bracket and bracket.start() and known_unit(bracket["inside"]):
        return name[: bracket.start()], bracket["inside"]
    return name, None


def _as_part(name: str, whole: str) -> tuple[str, str | None]:
    """A name below 主要污染物排放总量减少（%）, which says what changes and in which unit."""
    said, unit = _split_unit(_NUMBERING.sub("", whole, count=1))
    change = _OF_PARTS.search(said) if unit and not _OF_PARTS.search(name) else None
    return name + (change.group() if change else ""), unit


def _units(cells: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for column in columns:
        for unit in parse_clause(cells[column], 0, len(cells[column])).units:
            names[unit.name] = None
    return tuple(names)
