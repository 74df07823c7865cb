"""The head of a table: what each of its columns holds, by its names.

The phrases served, each from the head of a real table:

- 指标 | 2020年 | 2025年 | 年均/累计 | 属性  national outline of the 14th five-year plan, 专栏1
- 序号 | 指标名称 | 单位 | 2022年基期值 | 2025年目标值 | 指标属性 | 牵头单位
- 指标 | “十三五”完成情况 | “十四五”目标
- 2023年 over 开发区, 高新区 and 2024年 over the same; 目标值 over 2023年, 2025年
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kspolicy.parse.cell_figures import known_unit
from kspolicy.parse.numerals import years_of_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.model.source import Row, Table

Kind = Literal[
    "number", "measure", "attribute", "change", "figure", "units", "deadline", "aside", "name"
]

_NUMBER = re.compile(r"^(?:序\s?号|编\s?号|项次|序)$")
_MEASURE = re.compile(r"^(?:计量|指标)?单\s?位$")
_ATTRIBUTE = re.compile(r"属\s?性|指标性质|性\s?质$")
# 年均增速, 年均/累计, 累计增长, 增幅
_CHANGE = re.compile(r"年均|增速|增长|增幅|降幅|变化|累计")
_UNITS = re.compile(
    r"(?:责任|牵头|主管|负责|配合|实施|落实|主责|协同|参与|支撑|主办|协办|承办)(?:单位|部门|主体|处室)"
    r"|任务来源|责任分工"
)
_DEADLINE = re.compile(r"时限|期限|时间节点|完成时间")
_ASIDE = re.compile(
    r"备\s?注|说\s?明|来\s?源|依据|解释|口径|计算|方法|出处|权重|分值|得分|评价|考核(?!指标)|联系"
    r"|(?:责任|负责|联系|经办)人$|领导|电话|占全[市省区县国]|^(?:占比|比重|排名)$"
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("number", _NUMBER),
    ("measure", _MEASURE),
    ("attribute", _ATTRIBUTE),
    ("units", _UNITS),
    ("deadline", _DEADLINE),
    ("aside", _ASIDE),
    ("change", _CHANGE),
)
# What a cell over several rows says in these columns holds for each of them.
_SHARED = ("measure", "attribute", "units", "deadline")
_PAST = re.compile(
    r"现状|基期|基数|基准|基年|实际|实绩|完成(?!时|期|年)|预计|统计|现值|现有|当前|上年|起始"
)
_AHEAD = re.compile(r"目标|规划|预期|计划|任务|力争|展望|远景|愿景|[近中远]期|指标值")
# 注：①〔〕内为5年累计数 · 说明：… · 数据来源：…
_NOTE = re.compile(
    r"(?:附?注|备注|说明|资料来源|数据来源)\s?\d?[:：.、]|[①*＊]|[〔\[﹝【]\s?[〕\]﹞】]"
)
_WHOLE = re.compile(r"(?:全[市区县省州]|合\s?计|总\s?计|总数|总量)$")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)年?")
_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d)年?[-‐-―−~～至](?P<last>(?:19|20)?\d\d)(?!\d)年?")
# 万元工业增加值用水量比2020年下降 under 2025年: what it is compared with is not its year.
_COMPARED = re.compile(r"[比较](?:19|20)\d\d(?!\d)年?")
_PLAN = re.compile(r"[“\"]?(?P<plan>十[一二三四五六七八九])五[”\"]?")
# 其中：高端装备产业规模
OF_WHICH = re.compile(r"其\s?中\s?[:：]?")
_IN_BRACKETS = re.compile(r"[（(\[〔【](?P<inside>[^（）()\[\]〔〕【】]{1,12})[）)\]〕】]")
_BARE_YEAR = re.compile(
    r"[“\"]?(?:到|至)?(?:(?:(?:19|20)\d\d年?)|十[一二三四五六七八九]五)[”\"]?[末底度]?(?:时期|期间)?"
)
# What a second row says below years that stand alone: 2020年 | 2025年 over 现状 | 目标.
_SAYS_WHICH = re.compile(
    r"(?:现状|基期|基准|实际|完成|目标|预期|规划|预计|年均|累计|增长|增速|全[市省县区])[^，。；]{0,6}$"
)
# What is left of 2025年目标值 without these is nothing.
_SAYING_WHEN = re.compile(
    r"现状|基期|基数|基准|基年|实际|实绩|完成|情况|预计|统计|现值|现有|当前|上年|起始|目标|规划|预期|计划"
    r"|任务|力争|展望|远景|愿景|[近中远]期|指标|年度|当年|建设|发展|工作|总体|数值|[年数值量到至末底/、\-—~～]"
)
# 指标, 主要任务: what the rows are, not a figure of them.
_NAMES_ITEMS = re.compile(
    r"(?:发展|建设|工作|总体|年度)?(?:发展指标|工作任务|指标|任务|项目|规划|计划|情况|工作)(?:年度)?$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``names`` from the outermost header row inwards, those above it included.

    ``year``: the one year that its figures are of; ``first``: the first year of a period that they
    cover together. ``past``: its figures are said to be what is, ``ahead``: what is aimed at.
    ``unit``: the unit of measure that its name gives.
    """

    index: int
    names: tuple[str, ...]
    kind: Kind
    year: int | None = None
    first: int | None = None
    past: bool = False
    ahead: bool = False
    unit: str | None = None

    @property
    def name(self) -> str:
        """Its own name, the innermost."""
        return self.names[-1] if self.names else ""

    @property
    def whole(self) -> str:
        """All its names in one: 2023年开发区."""
        return "".join(self.names)


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a table, and its rows below the head.

    ``rows`` are those that could be brought to the columns, ``numbers`` which rows they are,
    counted from 1. ``notes``: the texts of rows that are notes over the whole width. ``regions``:
    the names of columns that are certainly those of regions and of their total. ``titled``: the
    indicator of its rows that only the table's title names, blank where the title is certain.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    notes: tuple[str, ...] = ()
    regions: frozenset[str] = frozenset()
    titled: str = ""

    def of_kind(self, kind: Kind) -> tuple[Column, ...]:
        """The columns of this kind."""
        return tuple(column for column in self.columns if column.kind == kind)

    def first(self, kind: Kind) -> int | None:
        """The index of the first column of this kind."""
        return next((column.index for column in self.columns if column.kind == kind), None)


def read_head(table: Table) -> Head:
    """What the columns of ``table`` hold."""
    levels = [[cell.text for cell in row.cells] for row in (table.header, *table.subheaders)]
    rows = table.rows
    if rows and not rows[0].broken and _says_which(levels[-1], rows[0]):
        levels.append([cell.text for cell in rows[0].cells])
        rows = rows[1:]
    paths = _paths(levels)
    notes: list[str] = []
    kept: list[Row] = []
    numbers: list[int] = []
    columns = tuple([make_column(index, names) for index, names in enumerate(paths)])
    shared = [column.index for column in columns if column.kind in _SHARED]
    above: Row | None = None
    for number, written in enumerate(rows, start=1):
        above = row = _carried(written, above, shared) if shared else written
        note = _note(row)
        if note:
            notes.append(note)
        elif not row.broken:
            kept.append(row)
            numbers.append(number)
    return Head(
        columns=columns,
        rows=tuple(kept),
        numbers=tuple(numbers),
        notes=tuple(notes),
    )


def _carried(row: Row, above: Row | None, shared: Sequence[int]) -> Row:
    """``row`` with what cells of ``above`` say that reach over it in the columns ``shared``."""
    if above is None or row.broken or above.broken:
        return row
    reaching = [i for i in shared if row.cells[i].merged and above.cells[i].text]
    if not reaching:
        return row
    cells = [above.cells[i] if i in reaching else cell for i, cell in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))


def is_note(text: str) -> bool:
    """Whether a text below a table explains it: 注：〔〕内为5年累计数, 数据来源：…"""
    return _NOTE.match(text) is not None


def _note(row: Row) -> str:
    """What a row says that is a note over the whole width, blank when it is none."""
    for cell in row.cells:
        if cell.text:
            if not _NOTE.match(cell.text):
                return ""
            return cell.text if sum(bool(each.text) for each in row.cells) == 1 else ""
    return ""


def plan_years(text: str) -> tuple[int, int] | None:
    """The first and last year of the plan that ``text`` names: 2023—2025年, “十四五”."""
    period = _PERIOD.search(text)
    if period:
        first = int(period["first"])
        last = int(period["last"]) if len(period["last"]) == 4 else int(period["last"]) + 2000
        return (first, last) if first < last else None
    plan = _PLAN.search(text)
    return years_of_plan(plan["plan"]) if plan else None


def _paths(levels: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The names of each column; a blank goes on with the name to its left, as merged cells do.

    A blank in the lower rows means that the cell above spans both; in the last row it is no name
    of its own, except that a name to its left may span to it.
    """
    width = len(levels[0])
    paths: list[tuple[str, ...]] = []
    for column in range(width):
        names: list[str] = []
        for depth, level in enumerate(levels):
            name = level[column]
            if not name and column and _goes_on(levels, depth, column):
                name = paths[column - 1][depth] if depth < len(paths[column - 1]) else ""
            if name and (not names or names[-1] != name):
                names.append(name)
        paths.append(tuple(names))
    return paths


def _goes_on(levels: Sequence[Sequence[str]], depth: int, column: int) -> bool:
    """Whether the cell to the left spans to this blank: no row above begins a cell here."""
    return not any(level[column] for level in levels[:depth])


def _says_which(upper: Sequence[str], row: Row) -> bool:
    """Whether a row below the header only says which figures the years above are."""
    cells = [cell.text for cell in row.cells]
    said = [column for column, text in enumerate(cells) if text]
    return (
        bool(said)
        and not cells[0]
        and bool(upper[0])
        and all(_SAYS_WHICH.match(cells[i]) and _YEAR.search(upper[i] or "2000") for i in said)
    )


@lru_cache(maxsize=512)
def make_column(index: int, names: tuple[str, ...]) -> Column:
    """The column ``index`` with these names, outermost first; tables of one document share them."""
    whole = "".join(names)
    name = _IN_BRACKETS.sub("", names[-1]) if names else ""
    inside = (match["inside"] for match in _IN_BRACKETS.finditer(whole))
    unit = next(filter(known_unit, inside), None)
    period = plan_years(whole)
    years = {int(m["year"]) for m in _YEAR.finditer(_COMPARED.sub("", _PERIOD.sub("", whole)))}
    year = period[1] if period else next(iter(years)) if len(years) == 1 else None
    first = period[0] if period else None
    past = _PAST.search(whole) is not None
    ahead = _AHEAD.search(whole) is not None
    kind: Kind = next((kind for kind, named in _KINDS if named.search(name)), "name")
    if kind == "name" and (
        is_figure_name(name) or (len(names) > 1 and year and _WHOLE.match(name))
    ):
        kind = "figure"
    if kind == "change" and year is None and years:
        year = max(years)
    return Column(index, names, kind, year, first, past, ahead, unit)


@lru_cache(maxsize=512)
def is_figure_name(name: str) -> bool:
    """Whether a name says only of when a figure is, or whether it is aimed at: 2025年目标值."""
    rest = _SAYING_WHEN.sub("", _BARE_YEAR.sub("", name))
    return not rest and rest != name and not _NAMES_ITEMS.match(name)
