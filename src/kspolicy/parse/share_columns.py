"""Which columns of an allocation table hold the total and the districts, year by year.

- 指标 | 2025年 | 开发区 | 高新区
- 2023年 over 全市, 开发区, 高新区 and 2024年 over the same
- 开发区 over 2023年, 2024年 and 高新区 over the same
- 项目 | 临江县 | 河口县 | 合计
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.regions import is_province
from kspolicy.parse.table_head import is_figure_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kspolicy.parse.table_head import Head

_TOTAL = re.compile(
    r"(?:(?:19|20)\d\d年(?:目标|目标值)?|合\s?计|总\s?计|全[国市区县省州](?:合计|目标值?|总[数量计])?|总量"
    r"|总数|目标值?)$"
)
_SUM = re.compile(
    r"(?:合\s?计|总\s?计|全[国市区县省州](?:合计|目标值?|总[数量计]|平均)?|总量|总数|小计)$"
)
_INDICATOR = re.compile(r"指标|项目|名称|内容")
# 电子信息, 装备制造: the parts of a figure are not always districts.
_FIELD = re.compile(
    r"信息|制造|医药|材料|能源|经济|农业|服务|工业|装备|汽车|软件|金融|科技|教育|文化|旅游|交通|水利|建筑|商业"
    r"|企业|项目|投资|收入|人才|[男女]|城镇|农村|国有|民营|外资|新增|存量|公办|民办|小学|初中|高中|幼儿|本科|专科"
)
# What a column of a district is not called: 一季度, 第一产业, 其中：规上企业.
_NO_DISTRICT = re.compile(
    r"季度|半年|月份?$|产业$|行业$|领域$|[：:]|批次?$|类$|级$|标准$|[率额量值]$|数量?$|目标|任务|内容|措施"
)
_DISTRICT = re.compile(
    r"(?!全[市省县区州])(?!.*(?:社|城|园|地|景)区$).{1,10}?(?:[市县区镇乡旗州盟]|街道|新城|园区|管委会"
    r"|(?:建设|生产)兵团)$"
)
_FEWEST_DISTRICTS = 2
PLAIN_FIGURE = re.compile(r"(?P<minus>[-−]?)(?P<number>\d[\d,]*+(?:\.\d++)?)(?P<unit>[%‰]?)$")
MARK = re.compile(r"[-‐-―−─/／…]++$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of an allocation table holds what.

    ``total``: None where the table gives none. ``names``: those of the total and the districts.
    ``year``: that of a group of columns under one year.
    """

    indicator: int
    total: int | None
    districts: tuple[int, ...]
    names: dict[int, str]
    year: int | None = None
    category: int | None = None
    measure: int | None = None
    units: int | None = None


def find_columns(head: Head) -> list[Columns]:
    """The columns of an allocation table, once for each year; empty where it is not one."""
    groups: dict[int | None, list[_Place]] = {}
    for place in _places(head):
        if head.regions and place.name not in head.regions:
            continue
        groups.setdefault(place.year, []).append(place)
    found = [
        (year, shared)
        for year, group in groups.items()
        if (shared := _shared_out(group, head)) is not None
    ]
    if not found:
        return []
    first = min(min(total if total is not None else d[0], d[0]) for _, (total, d, _) in found)
    before = [c for c in head.columns if c.kind in ("name", "figure") and c.index < first]
    texts = [column for column in before if column.kind == "name"] or before
    if not texts:
        return []
    named = [column for column in texts if _INDICATOR.search(column.name)]
    indicator = (named or texts)[-1].index
    category = next((column.index for column in texts if column.index < indicator), None)
    measure, units = head.first("measure"), head.first("units")
    return [
        Columns(indicator, total, districts, names, year, category, measure, units)
        for year, (total, districts, names) in found
    ]


def is_district(name: str) -> bool:
    """Whether ``name`` is like that of a district or province: 开发区, 天河区, 某某镇, 河北."""
    return _is_like_district(name) and not _cannot_be_district(name)


def _is_like_district(name: str) -> bool:
    return _DISTRICT.match(name) is not None or is_province(name)


def is_total(name: str) -> bool:
    """Whether ``name`` is that of the sum of all districts: 合计, 全市."""
    return _SUM.match(name) is not None


class _Place(NamedTuple):
    """A column that may be a district's or the total's: its own name, the year above or below.

    ``run``: which run of such columns it is in, others lying between one run and the next.
    """

    column: int
    name: str
    year: int | None
    run: int


_Shared = tuple[int | None, tuple[int, ...], dict[int, str]]


def _places(head: Head) -> Iterator[_Place]:
    """The columns that may hold shares, in order, each with the year that its other names give."""
    run = 0
    for column in head.columns:
        under_year = len(column.names) > 1 and column.year and column.first is None
        names = [name for name in column.names if not is_figure_name(name)] if under_year else ()
        if len(names) == 1:
            if names[0] == column.name or _is_like_district(names[0]) or _SUM.match(names[0]):
                yield _Place(column.index, names[0], column.year, run)
        elif column.kind in ("name", "figure"):
            yield _Place(column.index, column.name, None, run)
        else:
            run += 1


def _shared_out(group: Sequence[_Place], head: Head) -> _Shared | None:
    """The total and the districts among the columns of one year."""
    totals: list[int | None] = [i for i, place in enumerate(group) if _is_total(place)]
    for total in totals or [None]:
        districts: Sequence[_Place]
        if head.regions:
            districts = [place for i, place in enumerate(group) if i != total]
        elif total is None:
            districts = _district_like(group)
        else:
            districts = _adjacent(group[total + 1 :])
            if len(districts) < _FEWEST_DISTRICTS:
                districts = _district_like(group[:total])
        places = [*([group[total]] if total is not None else []), *districts]
        names = {place.column: place.name for place in places}
        if (
            len(districts) >= _FEWEST_DISTRICTS
            and len(set(names.values())) == len(names)
            and (head.regions or _mostly_figures(head, tuple(names)))
        ):
            whole = group[total].column if total is not None else None
            return whole, tuple(place.column for place in districts), names
    return None


def _is_total(place: _Place) -> bool:
    if place.year is not None:
        return _SUM.match(place.name) is not None
    return place.column > 0 and _TOTAL.match(place.name) is not None


def _adjacent(places: Sequence[_Place]) -> Sequence[_Place]:
    """The places one beside the other, from the first on, if all of them can be districts."""
    run = [place for place in places if place.run == places[0].run]
    names = [place.name for place in run]
    if any(map(_cannot_be_district, names)):
        return ()
    return run if any(map(is_district, names)) or not any(map(_FIELD.search, names)) else ()


def _district_like(places: Sequence[_Place]) -> Sequence[_Place]:
    """The last places, as far as they can be districts, if most are named like some."""
    run: list[_Place] = []
    for place in reversed(places):
        if _cannot_be_district(place.name) or (run and run[-1].run != place.run):
            break
        run.append(place)
    while run and not _is_like_district(run[-1].name):
        run.pop()
    alike = sum(_is_like_district(place.name) for place in run)
    return run[::-1] if 2 * alike > len(run) else ()


def _cannot_be_district(name: str) -> bool:
    return (
        not name
        or is_figure_name(name)
        or _SUM.match(name) is not None
        or _NO_DISTRICT.search(name) is not None
    )


def _mostly_figures(head: Head, columns: Sequence[int]) -> bool:
    """Whether most cells of these columns are figures, rows left aside that have none there."""
    cells = [row.cells[i].text for row in head.rows for i in columns]
    if 2 * sum(map(str.isdecimal, cells)) > len(cells):
        return True
    rows = sum(any(row.cells[i].text for i in columns) for row in head.rows)
    return 2 * sum(map(_is_figure, cells)) > rows * len(columns)


def _is_figure(text: str) -> bool:
    return text.isdecimal() or bool(MARK.match(text) or PLAIN_FIGURE.match(text))
