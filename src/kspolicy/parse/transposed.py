"""Tables that stand on their side, set upright: districts or years down, indicators across.

地区 | 新增充电桩（个） | 投资（亿元）  with 开发区, 高新区, 合计 below
年份 | 企业数（家） | 产值（亿元）      with 2023年, 2024年, 2025年 below
地区 | 2023年 | 2024年 | 2025年          of the one indicator that the title names, with its unit
主要指标 | 粮食综合生产能力 | 农业科技进步贡献率  with 2022年目标值, 属性 below
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.source import Cell, Row
from kspolicy.parse.indicator_rows import holds_figures
from kspolicy.parse.share_columns import is_district, is_total
from kspolicy.parse.table_head import Head, make_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.parse.surroundings import Surroundings
    from kspolicy.parse.table_head import Column

_OF_PLACES = re.compile(
    r"地\s?区|区\s?县|县\s?区|各?[区县市镇](?:[（(].{1,6}[）)])?$|区域|市\s?[县区州]|镇街|街镇|乡镇|区镇|板块|辖区|城市"
)
_OF_YEARS = re.compile(r"年\s?[份度]$|时\s?间$|阶段$|年$")
_YEAR = re.compile(
    r"(?:到)?((?:19|20)\d\d)年?(?:底|末)?(?:[（(].{1,6}[）)]|目标|实际|现状|预计|基期)?$"
)
# 各区2023—2025年充电桩建设任务分解表 names 充电桩建设.
_BEFORE_NAME = re.compile(
    r"^(?:附[件表]\s?\d{0,2}[:：]?|表\s?\d{0,2}[-—]?\d{0,2}|专栏\s?\d{0,2})?\s*"
    r"(?:[一-鿿]{2,6}?[省市县区州])?(?:各[市县区镇乡、（）()]{1,8}|分[市县区])?"
    r"(?:(?:19|20)\d\d年?(?:[-—~～至](?:19|20)?\d\d年?)?)?(?:各[市县区镇乡、（）()]{1,8})?(?:年度|分年度)?"
)
_BEHIND_NAME = re.compile(
    r"(?:[（(][^（）()]*[）)])?(?:年度|分年度|分解|分区|分配|推进|工作|具体|安排|总体|主要)*(?:目标任务|任务|目标|计划|指标)?"
    r"(?:分解|安排|分配|清单|计划|完成|一览)*表?(?:[（(][^（）()]*[）)])?$"
)
_TITLE = re.compile(r"(?:表|任务|清单)(?:[（(][^（）()]*[）)])?$")
_FEWEST = 2
# 主要指标 over 2022年目标值 and 属性: what is beside it are the indicators.
_OF_INDICATORS = re.compile(r"(?:主要|核心|发展|规划|具体)*指\s?标(?:名\s?称)?$")
_SAYING_OF_EACH = ("figure", "change", "measure", "attribute")


def lies_on_side(head: Head) -> bool:
    """Whether the rows of a table are certainly districts or years, or what is said of each."""
    if _names_indicators(head):
        return True
    names = _names(head)
    return names is not None and (_are_years(head, names) or _are_places(head, names))


def upright(head: Head, around: Surroundings) -> Head | None:
    """A table that lies on its side with its indicators down, None where these are not certain."""
    if _names_indicators(head):
        return _stood_up(head)
    names = _names(head)
    if names is None:
        return None
    rows = head.rows
    labels = _labels(head, names)
    columns = [c for c in head.columns if c.index != names.index and holds_figures(head, c)]
    columns = [c for c in columns if c.kind in ("name", "figure", "change")]
    taken = {names.index, *(c.index for c in columns)}
    others = [c for c in head.columns if c.kind == "name" and c.index not in taken]
    if not columns or others:
        return None
    if _are_years(head, names):
        if any(is_district(c.name) for c in columns):
            return _year_by_year(labels, rows, columns, around)
        return _turned(labels, rows, [(c, "".join(c.names), None) for c in columns])
    return _by_places(labels, rows, columns, around)


def _names_indicators(head: Head) -> bool:
    """Whether indicators stand in the header, and each row says one thing of all of them."""
    first, *others = head.columns
    names = {column.name for column in others}
    if not _OF_INDICATORS.match(first.name) or len(names) < len(others) or not all(names):
        return False
    if len(others) < _FEWEST or any(column.kind in ("figure", "units") for column in others):
        return False
    said = [make_column(0, (row.cells[0].text,)) for row in head.rows]
    return all(column.kind in _SAYING_OF_EACH for column in said) and any(
        column.kind == "figure" and (column.year or column.past or column.ahead) for column in said
    )


def _stood_up(head: Head) -> Head:
    """What the rows say of each indicator as columns: 指标 | 2022年目标值 | 属性."""
    place = head.rows[0].place
    labels = [("指标",), *((row.cells[0].text,) for row in head.rows)]
    columns = tuple(make_column(index, names) for index, names in enumerate(labels))
    rows = tuple(
        Row((Cell(c.whole, (0,), (place,)), *(row.cells[c.index] for row in head.rows)), place)
        for c in head.columns[1:]
    )
    return Head(columns, rows, tuple(range(1, len(rows) + 1)))


def _names(head: Head) -> Column | None:
    """The column that names the rows, each by another name."""
    names = next((c for c in head.columns if c.kind in ("name", "figure", "measure")), None)
    if names is None or names.index > 1 or len(head.rows) < _FEWEST:
        return None
    labels = _labels(head, names)
    return names if all(labels) and len(set(labels)) == len(labels) else None


def _are_years(head: Head, names: Column) -> bool:
    return _OF_YEARS.search(names.name) is not None and all(
        _YEAR.match(label) for label in _labels(head, names)
    )


def _labels(head: Head, names: Column) -> list[str]:
    """The names of the rows; that of a total may be merged with the running number before it."""
    return [row.cells[names.index].text or row.cells[0].text for row in head.rows]


def _are_places(head: Head, names: Column) -> bool:
    """Whether the rows are districts, all but a total."""
    labels = _labels(head, names)
    places = [label for label in labels if not is_total(label)]
    alike = sum(is_district(label) for label in places)
    wanted = len(places) / 2 if _OF_PLACES.search(names.name) else 3 * len(places) / 4
    return len(places) >= _FEWEST and alike >= wanted


def _by_places(
    labels: Sequence[str], rows: Sequence[Row], columns: Sequence[Column], around: Surroundings
) -> Head | None:
    said: list[tuple[Column, str, int | None]] = []
    for column in columns:
        own = [name for name in column.names if make_column(0, (name,)).kind != "figure"]
        if not own:
            named = _named_by_title(around, column)
            if named is None or column.year is None:
                return None
            own = [named]
        said.append((column, "".join(own), column.year))
    return _turned(labels, rows, said)


def _year_by_year(
    years: Sequence[str], rows: Sequence[Row], places: Sequence[Column], around: Surroundings
) -> Head | None:
    """Districts across under each year, of the one indicator that the title names."""
    named = _named_by_title(around, places[0])
    if named is None:
        return None
    columns = [make_column(0, ("指标",))]
    cells = [Cell(named, (0,), (rows[0].place,))]
    for year, row in zip(years, rows, strict=True):
        for place in places:
            columns.append(make_column(len(columns), (year, place.name)))
            cells.append(row.cells[place.index])
    return Head(tuple(columns), (Row(tuple(cells), rows[0].place),), (1,))


def _named_by_title(around: Surroundings, column: Column) -> str | None:
    """The one indicator that the table's title names, where its unit is stated beside it."""
    if around.unit is None and column.unit is None:
        return None
    lines = (*around.above, *(() if around.part == "body" else (around.title,)))
    title = next((line for line in reversed(lines) if _TITLE.search(line)), "")
    bare = _BEHIND_NAME.sub("", _BEFORE_NAME.sub("", title), count=1)
    return bare if 3 < len(bare) <= 30 else None


def _turned(
    labels: Sequence[str], rows: Sequence[Row], said: Sequence[tuple[Column, str, int | None]]
) -> Head:
    """Rows of indicators under columns of places or years.

    ``said``: for each column its indicator, and the year that its shares are of.
    """
    years = list(dict.fromkeys(year for _, _, year in said))
    indicators = list(dict.fromkeys(name for _, name, _ in said))
    columns = [make_column(0, ("指标",))]
    for year in years:
        for label in labels:
            names = (label,) if year is None else (f"{year}年", label)
            columns.append(make_column(len(columns), names))
    upright: list[Row] = []
    for indicator in indicators:
        of_year = {year: column for column, name, year in said if name == indicator}
        first = next(iter(of_year.values()))
        place = rows[0].place
        cells = [Cell(indicator, (0,), (place,))]
        for year in years:
            column = of_year.get(year)
            cells += [
                row.cells[column.index] if column else Cell("", (0,), (row.place,)) for row in rows
            ]
        upright.append(Row(tuple(cells), rows[0].cells[first.index].place()))
    numbers = tuple(range(1, len(upright) + 1))
    return Head(tuple(columns), tuple(upright), numbers)
