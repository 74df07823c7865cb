"""One correction put into a document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from kspolicy.model.correction import shown
from kspolicy.model.document import PolicyDocument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kspolicy.model.correction import Correction, Value

Data = dict[str, Any]

# What may be corrected. Ids, places and references may not: other items hang on them.
_FIELDS = {
    "tasks": ("number", "title", "programme", "units", "deadline", "duty_wording"),
    "targets": (
        *("indicator", "elided", "comparator", "value", "value_max", "base_value", "unit"),
        *("wording", "aspirational", "basis", "year", "scope"),
        *("base_year", "attribute", "category"),
    ),
    "rows": ("category", "indicator", "unit", "total", "units"),
}
_STATEMENTS = ("number", "title", "enclosed_title", "adopted", "signed", "printed", "disclosure")
_DATES = ("signed.date", "printed.date")
_LISTS = ("issuers", "recipients", "copies_to")


class InapplicableError(Exception):
    """A correction does not fit the document. The message is one Chinese clause."""


def amended(document: PolicyDocument, correction: Correction) -> PolicyDocument:
    """The document with one value corrected; the document given stays as it is.

    Raises:
        InapplicableError: there is no such item or field, the value there is not the one that
            the correction was made for, or the new one cannot stand there.
    """
    data = document.model_dump()
    if correction.item == "header":
        _correct_header(data["header"], correction)
    elif "@" in correction.item:
        _correct_share(data, correction)
    else:
        _correct_item(data, correction)
    try:
        return PolicyDocument.model_validate(data, strict=True)
    except ValidationError as error:
        hint = "文字请加双引号" if isinstance(correction.now, int | float) else "请检查写法"
        raise InapplicableError(
            f"{correction.field} 的值不能是{shown(correction.now)}，{hint}"
        ) from error


def _correct_header(header: Data, correction: Correction) -> None:
    field = correction.field.removesuffix(".text")
    _check_field(field, (*_STATEMENTS, *_DATES, *_LISTS))
    name, _, key = field.partition(".")
    if name in _LISTS:
        _set(header, correction, "header")
        return
    statement = header[name] or {"text": None}
    _check_present(statement.get(key or "text"), correction)
    if correction.now is None:
        header[name] = None
    elif key:
        day = _day(correction)
        header[name] = {**statement, "date": day, "text": statement["text"] or day.isoformat()}
    else:
        header[name] = {**statement, "text": correction.now}


def _correct_item(data: Data, correction: Correction) -> None:
    items = {kind: data[kind] for kind in ("tasks", "targets")} | {"rows": list(_rows(data))}
    for kind, fields in _FIELDS.items():
        for item in items[kind]:
            if item["id"] == correction.item:
                _check_field(correction.field, fields)
                _set(item, correction, kind)
                if correction.field == "total":
                    _settle_total(item)
                return
    known = [item["id"] for kind in _FIELDS for item in items[kind]]
    hint = _perhaps(correction.item, known)
    raise InapplicableError(f"文档里没有 {correction.item} 这一项{hint}")


def _correct_share(data: Data, correction: Correction) -> None:
    _check_field(correction.field, ("value",))
    wanted, _, district = correction.item.partition("@")
    rows = {row["id"]: row for row in _rows(data)}
    if wanted not in rows:
        raise InapplicableError(f"分解表里没有 {wanted} 这一行{_perhaps(wanted, rows)}")
    shares = rows[wanted]["shares"]
    if district not in shares:
        raise InapplicableError(f"{wanted} 没有“{district}”这一列，有的是：{'、'.join(shares)}")
    _check_present(shares[district], correction)
    shares[district] = correction.now
    # A person has looked: the figure is in doubt no more.
    rows[wanted]["doubts"].pop(district, None)


def _settle_total(row: Data) -> None:
    # Of the columns, the total is the one that is no district's.
    row["doubts"] = {
        column: why for column, why in row["doubts"].items() if column in row["shares"]
    }


def _rows(data: Data) -> Iterable[Data]:
    return (row for table in data["allocations"] for row in table["rows"])


def _set(record: Data, correction: Correction, kind: str) -> None:
    """Put the new value into a field that holds a scalar or a list of names."""
    field, now = correction.field, correction.now
    present = record[field]
    if not isinstance(present, tuple):
        _check_present(present, correction)
        record[field] = now
        return
    _check_present(tuple(map(_name, present)), correction)
    if not isinstance(now, tuple):
        raise InapplicableError(f"{field} 应写成列表，如 [市工信局, 市科技局]")
    # What stays keeps its role and place.
    names = {_name(entry): entry for entry in present}
    fresh = _NEW_ENTRIES.get((kind, field), str)
    record[field] = tuple(names.get(name) or fresh(name) for name in now)


def _new_issuer(name: str) -> Data:
    return {"text": name}


def _new_unit(name: str) -> Data:
    return {"name": name, "role": "responsible"}


_NEW_ENTRIES = {("header", "issuers"): _new_issuer, ("tasks", "units"): _new_unit}


def _name(entry: str | Data) -> str:
    if isinstance(entry, str):
        return entry
    return str(entry["name"] if "name" in entry else entry["text"])


def _day(correction: Correction) -> date:
    try:
        return date.fromisoformat(str(correction.now))
    except ValueError as error:
        raise InapplicableError(
            f"{correction.field} 应是 2022-09-29 这样的日期，现在是{shown(correction.now)}"
        ) from error


def _check_field(field: str, fields: Iterable[str]) -> None:
    if field not in fields:
        raise InapplicableError(f"这一项的 {field} 不能更正，能更正的是：{'、'.join(fields)}")


def _check_present(present: date | Value, correction: Correction) -> None:
    """A correction made for another value must not change this one."""
    value = present.isoformat() if isinstance(present, date) else present
    was = correction.was
    # To Python, true is 1; to a person it is not. An empty list may be called null.
    same = value == was and isinstance(value, bool) == isinstance(was, bool)
    if same or (value in ((), None) and was in ((), None)):
        return
    quotes = isinstance(value, str) and value == str(was)
    advice = "文字请加双引号" if quotes else "请核对原文后改正或删去这条更正"
    raise InapplicableError(f"现在识别的是{shown(value)}，不是更正所写的{shown(was)}，{advice}")


def _perhaps(wanted: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(wanted, list(known), n=3)
    return f"，相近的有：{'、'.join(close)}" if close else ""
