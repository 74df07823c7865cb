"""One table cell as a figure: its value, how it is compared, and the unit that it gives itself.

≥90 · ＞7 · 6.5%左右 · 10-12 · 不低于85 · 〔13.5〕 · 60.6* · 3.2万亿元 · 累计100 · 2.2∶1
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.quantities import Quantity, compare, find_quantities, number

if TYPE_CHECKING:
    from kspolicy.model.document import Basis, Comparator, Number

# Nothing was entered on purpose: -- / … ——, and the words for it.
_UNSET = re.compile(r"[-‐-―−─/／…\\]{1,6}$|(?:无|暂无|不设|空)$")
# 〔13.5〕 [60] ﹝5﹞左右
_BRACKETS = re.compile(
    r"(?P<before>[^〔\[﹝【［（(]{0,6})(?P<open>[〔\[﹝【［（(])(?P<inside>[^〕\]﹞】］）)]{1,16})"
    r"[〕\]﹞】］）)](?P<after>.{0,6})$"
)
# 60.6* and 77.3①: a mark that leads to a note below the table.
_NOTE_MARK = re.compile(r"[*＊#①-⑳△▲†]+$")
_SIGNS: dict[str, Comparator] = {
    **dict.fromkeys(("≥", "≧", ">=", "＞=", "⩾"), ">="),
    **dict.fromkeys(("≤", "≦", "<=", "＜=", "⩽"), "<="),
    **dict.fromkeys((">", "＞", "﹥"), ">"),
    **dict.fromkeys(("<", "＜", "﹤"), "<"),
    **dict.fromkeys(("≈", "~", "～"), "~"),
}
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_DIGIT = re.compile(r"\d")
_NUMBER = r"\d[\d,]{0,20}(?:\.\d{1,8})?"
_FIGURE = re.compile(
    rf"""
    (?P<words>[^\d<>≥≤＞＜≧≦≈~～⩾⩽﹥﹤]{{0,16}}?) (?P<sign>{_SIGN})?
    (?P<minus>[-−])? (?P<value>{_NUMBER}) (?P<low>[%‰]?)
    (?: [-‐-―−~～至] (?P<most>{_NUMBER}) )?
    (?P<unit>(?:[∶:：]1)?[^\d，。；、：:（）()<>≥≤]{{0,10}}?)
    (?P<after>(?:及|或)?(?:以上|左右|上下|以内|之内|以下))?
    $""",
    re.VERBOSE,
)
# 增长5%, 提高2个百分点, 比2020年下降10%: the cell gives a change, not the level.
_COMPARED = re.compile(r"(?:比|较)(?:(?:19|20)\d\d年|上年|基期)(?:同期)?")
_CHANGE = re.compile(
    r"(?:年均|累计|平均|每年|同比)?(?:同比)?"
    r"(?:增长|递增|提高|提升|增加|上升|下降|降低|减少|压减|削减)$"
)
_INCREMENT = re.compile(r"(?:累计)?(?:新增|净增)$")
_CUMULATIVE = re.compile(r"累计$")
_MULTIPLIER = re.compile(r"^(?:万亿|千万|百万|十万|亿|万)")
_FIRST_YEAR = 1900
_YEARS = re.compile(r"(?:19|20)\d\d\D(?:19|20)\d\d$")
# 近100 · 100余家, 3多万
_NEARLY = re.compile(r"(?:接近|将?近)(?=\d)")
_AND_MORE = re.compile(r"(?P<number>\d[\d,.]{0,20})[余多](?=[^\d\s]{0,8}$)")
# 翻一番: twice as much as in the base year.
_DOUBLED = re.compile(r"(?:实现)?翻(?P<times>[一两1-3]?)番$")
_TIMES: dict[str, int] = {"": 1, "一": 1, "两": 2}
# 20(80%用户): for whom the figure is meant; the share is not the figure.
_FOR_WHOM = re.compile(r"(?<=\d)[（(]\d[\d.]{0,5}%(?:以上)?的?[一-鿿]{2,8}[）)]$")
# The words before a figure that say nothing of it.
_SILENT = re.compile(r"(?:达标|实现|保持|稳定|控制在|保持在|稳定在|完成|达到|全年|年均|共)?$")
_CLAUSE = re.compile(r"[，、；（(]")
_LETTERS = re.compile(
    r"(?:[kKMGT]?W|[kMG]?Wh|TEU|[kcm]?m[²³23]?|[kmμ]?g(?:/m[³3]|/L)?|t|[KMGTPE]B|[MGT]bps|[EP]Flops|℃)$",
    re.IGNORECASE,
)
# 指数, 分 and 位 count what no text counts with a number before it.
_MORE_WORDS = (
    "岁 年 ∶1 ：1 :1 分 位 级 度 列 趟 课时 学时 小时 分钟 天 日 月 吨 克 升 毫升 盏 根 对 组"
    " 班 孔 平米 标煤 床 张/千人 株/亩 斤/亩 万平 人月 标准立方米 人年 公里/百平方公里 座/百公里"
)
_MORE_UNITS = frozenset(_MORE_WORDS.split())


class CellFigure(NamedTuple):
    """What a cell says.

    ``unit``: as the cell gives it, else blank. ``bracketed``: the bracket around the figure, which
    the notes of the table explain. ``change``: the words that make it a change (年均增长).
    """

    value: Number
    value_max: Number | None
    comparator: Comparator
    unit: str
    aspirational: bool
    basis: Basis | None
    bracketed: str
    change: str
    stated: bool


def is_unset(text: str) -> bool:
    """Whether a cell is blank or holds a mark that nothing was set: /, —, --."""
    return not text or _UNSET.match(text) is not None


@lru_cache(maxsize=512)
def known_unit(text: str) -> bool:
    """Whether ``text`` is a unit of measure: 亿元, %, 微克/立方米, MW."""
    if not text or len(text) > 12 or text[0].isdigit():
        return False
    if text in _MORE_UNITS or _LETTERS.match(text):
        return True
    found = find_quantities(f"1{text}")
    if len(found) == 1 and found[0].end == len(text) + 1:
        return True
    first, slash, second = text.partition("/")
    return bool(slash) and _measures(first) and _measures(second)


def bare_unit(unit: str) -> str:
    """A unit without its multiplier: 万亿元 and 亿元 are both 元."""
    return _MULTIPLIER.sub("", unit) or unit


def may_be_figure(text: str) -> bool:
    """Whether a cell has what every figure has: a digit, or 番 at its end (翻一番)."""
    return text.endswith("番") or _DIGIT.search(text) is not None


def read_figure(text: str) -> CellFigure | None:
    """The figure of a cell, None where it holds no figure or more than one.

    Words behind a comma are left out where they hold no number: ＞7、力争投入强度高于“十三五”.
    """
    doubled = _DOUBLED.search(text) if text.endswith("番") else None
    if doubled:
        return _read_doubled(text, doubled)
    if not _DIGIT.search(text):
        return None
    plain = _COMPARED.sub("", _NOTE_MARK.sub("", text).replace(" ", ""), count=1)
    if not plain[:1].isdecimal():
        plain = _NEARLY.sub("约", plain, count=1)
    elif not plain[-1].isdecimal():
        plain = _AND_MORE.sub(r"超\g<number>", _FOR_WHOM.sub("", plain))
    bracket = _BRACKETS.match(plain)
    opened = ""
    if bracket and _DIGIT.search(bracket["inside"]) and not _DIGIT.search(bracket["before"]):
        opened = bracket["open"]
        plain = _NOTE_MARK.sub("", bracket["before"] + bracket["inside"] + bracket["after"])
    found = _read(plain, opened)
    if found is None and (cut := _CLAUSE.search(plain)) and not opened:
        rest = plain[cut.start() :]
        found = None if _DIGIT.search(rest) else _read(plain[: cut.start()], opened)
    return found


def _read_doubled(text: str, doubled: re.Match[str]) -> CellFigure | None:
    """翻一番, 比2020年翻两番, 力争翻番."""
    before = _COMPARED.sub("", text[: doubled.start()], count=1)
    if before not in ("", "力争", "争取", "确保"):
        return None
    times = _TIMES.get(doubled["times"]) or int(doubled["times"])
    return CellFigure(
        times, None, "=", "番", before in ("力争", "争取"), None, "", "", stated=False
    )


def _read(plain: str, opened: str) -> CellFigure | None:
    match = _FIGURE.match(plain)
    if match is None:
        return None
    value, most = number(match["value"]), number(match["most"]) if match["most"] else None
    unit = match["low"] + match["unit"] if match["low"] != match["unit"] else match["unit"]
    if value is None or (match["most"] and (most is None or most <= value)):
        return None
    if (most and not unit and _YEARS.match(plain)) or (unit == "年" and value >= _FIRST_YEAR):
        return None
    if (unit and not _is_unit(unit)) or (match["minus"] and (match["most"] or match["sign"])):
        return None
    start = match.start("minus") if match["minus"] else match.start("value")
    quantity = Quantity(start, match.end("unit"), value, unit, most)
    begin, _, comparison = compare(plain, quantity, 0)
    sign = match["sign"] or ""
    words = plain[: start - len(sign) if sign else begin]
    change = _CHANGE.search(words)
    increment = _INCREMENT.search(words)
    said = change or increment
    rest = words[: said.start()] if said else words
    cumulative = comparison.cumulative or _CUMULATIVE.search(rest) is not None
    rest = re.sub(r"(?:力争|争取|确保|努力|累计)", "", rest)
    if not _SILENT.match(rest):
        return None
    stated: Comparator | None = _SIGNS.get(sign)
    if stated and match["after"]:
        return None
    basis: Basis | None = "increment" if increment else "cumulative" if cumulative else None
    return CellFigure(
        value=-value if match["minus"] else value,
        value_max=most,
        comparator=stated or comparison.comparator,
        unit=unit,
        aspirational=comparison.aspirational or re.search("力争|争取", words) is not None,
        basis=basis,
        bracketed=opened,
        change=change.group() if change else "",
        stated=bool(stated) or comparison.stated,
    )


def _is_unit(text: str) -> bool:
    return known_unit(text) or text in ("万", "亿", "万亿")


def _measures(text: str) -> bool:
    """Whether ``text`` is a bare measure, a number of them, or a noun that stands for one."""
    bare = bare_unit(text)
    found = find_quantities(f"1{text}")
    whole = len(found) == 1 and found[0].end == len(text) + 1
    return whole or bare in _MORE_UNITS or bare in ("人", "人口", "元", "车", "次", "床位")
