"""Tables that stand on their side, set upright: districts or years down, indicators across.

地区 | 新增充电桩（个） | 投资（亿元）  with 开发区, 高新区, 合计 below
年份 | 企业数（家） | 产值（亿元）      with 2023年, 2024年, 2025年 below
地区 | 2023年 | 2024年 | 2025年          of the one indicator that the title names, with its unit
主要指标 | 粮食综合生产能力 | 农业科技进步贡献率  with 2022年目标值, 属性 below
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kspolicy.model.source import Cell, Row
from kspolicy.parse.cell_figures import read_figure
from kspolicy.parse.indicator_rows import holds_figures
from kspolicy.parse.regions import heads_regions, without_blanks
from kspolicy.parse.share_columns import is_district, is_total
from kspolicy.parse.table_head import Head, make_column
from kspolicy.parse.table_title import Named, named_by_title

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
# 2025年控制量 and 比2020年（%） below 各地区化学需氧量排放总量控制计划 are of what the title names.
_SAYS_NO_MEASURE = re.compile(
    r"(?:(?:19|20)\d\d年)?(?P<aspect>(?:(?:排放|控制|削减|减排|任务|下达|分配|核定)(?:总?量|数)"
    r"|合计|总计|小计|[比较](?:19|20)\d\d年(?:[增减升降下提]\S{0,3})?)(?:[（(][^（）()]*[）)])?)$"
)
# 新疆① leads to a note below.
_MARKS = re.compile(r"[*＊#①-⑳¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_FEWEST = 2
# The names of regions stand in one of so many columns.
_FARTHEST = 3
# 主要指标 over 2022年目标值 and 属性: what is beside it are the indicators.
_OF_INDICATORS = re.compile(r"(?:主要|核心|发展|规划|具体)*指\s?标(?:名\s?称)?$")
_SAYING_OF_EACH = ("figure", "change", "measure", "attribute")


def unfolded(head: Head) -> Head:
    """A table of regions set in two or three parts side by side, as one below the other."""
    names = [column.names for column in head.columns]
    if not any(heads_regions(column.name) for column in head.columns[:2]):
        return head
    for parts in (2, 3):
        width, rest = divmod(len(names), parts)
        if not rest and width >= _FEWEST and names == names[:width] * parts:
            break
    else:
        return head
    pieces = [
        Row(row.cells[start : start + width], row.place)
        for start in range(0, len(names), width)
        for row in head.rows
    ]
    rows = [row for row in pieces if any(cell.text for cell in row.cells)]
    return replace(
        head, columns=head.columns[:width], rows=tuple(rows), numbers=tuple(range(1, len(rows) + 1))
    )


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
    others = [c for c in others if c.index > names.index or not heads_regions(c.name)]
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
    # 市 | 县（市、区）: the rows are of the smaller ones.
    regions = [c for c in head.columns[:_FARTHEST] if heads_regions(c.name)]
    regions = [c for c in regions if not holds_figures(head, c)]
    kinds = ("name", "figure", "measure")
    names = regions[-1] if regions else next((c for c in head.columns if c.kind in kinds), None)
    if names is None or len(head.rows) < _FEWEST or (names.index > 1 and not regions):
        return None
    labels = _labels(head, names)
    if regions and any(map(str.isdecimal, labels)):
        return None
    return names if all(labels) and len(set(labels)) == len(labels) else None


def _are_years(head: Head, names: Column) -> bool:
    return _OF_YEARS.search(names.name) is not None and all(
        _YEAR.match(label) for label in _labels(head, names)
    )


def _labels(head: Head, names: Column) -> list[str]:
    """The names of the rows; that of a total may be merged with the running number before it."""
    written = (row.cells[names.index].text or row.cells[0].text for row in head.rows)
    return [_MARKS.sub("", without_blanks(label)) for label in written]


def _are_places(head: Head, names: Column) -> bool:
    """Whether the rows are districts, all but a total."""
    labels = _labels(head, names)
    places = [label for label in labels if not is_total(label)]
    if len(places) < _FEWEST or len(labels) - len(places) > 1:
        return False
    if heads_regions(names.name):
        return True
    alike = sum(is_district(label) for label in places)
    wanted = len(places) / 2 if _OF_PLACES.search(names.name) else 3 * len(places) / 4
    return alike >= wanted


def _by_places(
    labels: Sequence[str], rows: Sequence[Row], columns: Sequence[Column], around: Surroundings
) -> Head | None:
    said: list[tuple[Column, str, int | None]] = []
    titled: Named | None = None
    for column in columns:
        own = [name for name in column.names if make_column(0, (name,)).kind != "figure"]
        bare = own and _SAYS_NO_MEASURE.match("".join(own))
        if not own or bare:
            titled = titled or _titled(around, column, rows)
        if bare and titled:
            own = [titled.indicator + bare["aspect"]]
        elif not own:
            if titled is None or (column.year is None and len(columns) > 1):
                return None
            # 任务数（个）: the unit goes with what the title names.
            own = [titled.indicator, f"（{column.unit}）" if column.unit else ""]
        said.append((column, "".join(own), column.year))
    unsure = titled.indicator if titled and not titled.certain else ""
    return replace(_turned(labels, rows, said), regions=frozenset(labels), titled=unsure)


def _year_by_year(
    years: Sequence[str], rows: Sequence[Row], places: Sequence[Column], around: Surroundings
) -> Head | None:
    """Districts across under each year, of the one indicator that the title names."""
    titled = _titled(around, places[0], rows)
    if titled is None:
        return None
    columns = [make_column(0, ("指标",))]
    cells = [Cell(titled.indicator, (0,), (rows[0].place,))]
    for year, row in zip(years, rows, strict=True):
        for place in places:
            columns.append(make_column(len(columns), (year, place.name)))
            cells.append(row.cells[place.index])
    upright = (Row(tuple(cells), rows[0].place),)
    return Head(tuple(columns), upright, (1,), titled="" if titled.certain else titled.indicator)


def _titled(around: Surroundings, column: Column, rows: Sequence[Row]) -> Named | None:
    """The indicator that the title names; a unit may stand above, in the head, or in the cells."""
    figures = (read_figure(row.cells[column.index].text) for row in rows)
    unit = around.unit or column.unit or next((f.unit for f in figures if f and f.unit), "")
    return named_by_title(around, has_unit=bool(unit))


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
