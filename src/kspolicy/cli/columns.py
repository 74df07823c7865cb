"""Columns that several listings share: what people see of a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.model.percent import percent
from kspolicy.present import Column
from kspolicy.present.place import describe_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    Row = Mapping[str, Any]


# 12 · ≥61.4 · 8-10 · 95以上 · [6.8], each without its unit
_BARE_FIGURE = re.compile(
    r"(?P<figure>\D{0,8}?\d[\d,.]*(?:[-—~～至]\d[\d,.]*)?)"
    r"(?P<rest>[〕\]﹞】]?(?:(?:及|或)?以[上下内]|之内|左右)?[*＊①-⑳]*)"
)
_COMPARING = {"=": "", ">": "超", ">=": "不少于", "<": "低于", "<=": "不超过", "~": "约"}


def document_columns() -> tuple[Column, Column]:
    """The document of a row: its short name in a table, its full number where width is free."""
    return Column("ref", "文件", value=_short), Column("document", "文号", sheet_only=True)


def legend(rows: Iterable[Row]) -> str:
    """Which document each short name stands for: 97 为昆政办发〔2022〕97号."""
    names = {_short(row): row["document"] for row in rows}
    said = [f"{short} 为{name}" for short, name in names.items() if short != name]
    return f"文件：{'，'.join(said)}。" if said else ""


def _short(row: Row) -> str:
    short: str = row["ref"].partition(":")[0]
    return short


def place_of(row: Row) -> str:
    """Where the row is written: 附件1 第138行."""
    return describe_place(row["part"], row["line"], row["page"], row["paragraph"])


def goal_of(row: Row) -> str:
    """What a target demands: its wording, or figure and unit, or that nothing is allocated."""
    if row["value"] is None:
        return "未划分" if row["wording"] else ""
    if row.get("corrected"):
        return f"{_COMPARING[row['comparator']]}{row['value']}{row['unit'] or ''}（更正）"
    wording: str = row["wording"]
    unit = row["unit"] or ""
    # A cell holds the bare figure, its unit stands beside the indicator; a text says both.
    bare = _BARE_FIGURE.fullmatch(wording)
    return f"{bare['figure']}{unit}{bare['rest']}" if bare else wording


def base_of(row: Row) -> str:
    """From where a target starts: 60.6（2020年）."""
    if row["base_value"] is None:
        return ""
    year = f"（{row['base_year']}年）" if row["base_year"] else ""
    return f"{row['base_value']}{year}"


def share_of(row: Row) -> str:
    """A district's share of the total as a percentage."""
    return "" if row["share"] is None else percent(row["value"], row["total"], places=1)


def remark_of(row: Row) -> str:
    """What a reader must know before trusting the row: a doubt, a correction."""
    remarks = []
    if row["doubt"]:
        remarks.append(f"存疑：{row['doubt']}")
    if row["corrected"]:
        remarks.append(f"已更正：{row['corrected']}")
    return "；".join(remarks)
