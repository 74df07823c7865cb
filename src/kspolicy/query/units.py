"""Units and districts: what each leads, supports and owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kspolicy.index.rows import DistrictNameRow, TargetRow, TaskRow, UnitNameRow


class UnitSummary(TypedDict):
    """A unit and the number of body tasks it leads and supports, and of targets it answers for."""

    name: str
    full: str | None
    aliases: list[str]
    led: int
    supported: int
    targets: int
    documents: list[str]


class DistrictSummary(TypedDict):
    """A district and the number of figures allocated and not allocated to it."""

    name: str
    full: str | None
    aliases: list[str]
    allocated: int
    unallocated: int
    documents: list[str]


def summarise_units(
    names: Sequence[UnitNameRow],
    tasks: Iterable[TaskRow],
    targets: Iterable[TargetRow],
    *,
    resolve_unit: Callable[[str], str],
) -> list[UnitSummary]:
    """One row a unit, those with most tasks led first.

    Tasks are counted once: a row of a task list repeats a task of the body, so rows count only
    for documents whose body assigns none. Targets are counted by what they measure: an indicator
    that text and annexes repeat is one.
    """
    rows: dict[str, UnitSummary] = {
        entry["name"]: {
            "name": entry["name"],
            "full": entry["full"],
            "aliases": list(
                dict.fromkeys(
                    spelling
                    for spelling in (*entry["written"], *entry["aliases"])
                    if spelling != entry["name"]
                )
            ),
            "led": 0,
            "supported": 0,
            "targets": 0,
            "documents": [],
        }
        for entry in names
    }

    def row_of(name: str, document: str) -> UnitSummary:
        row = rows[resolve_unit(name)]
        if document not in row["documents"]:
            row["documents"].append(document)
        return row

    listed = list(tasks)
    with_body = {task["document"] for task in listed if task["part"] == "body"}
    for task in listed:
        if task["part"] != "body" and task["document"] in with_body:
            continue
        for name in task["lead_units"]:
            row_of(name, task["document"])["led"] += 1
        for name in task["responsible_units"]:
            if name not in task["lead_units"]:
                row_of(name, task["document"])["supported"] += 1
    owed: set[tuple[str, str, str]] = set()
    for target in targets:
        if target["district"] is not None:
            continue
        concept = target["concept"] or target["ref"]
        for name in target["responsible_units"]:
            row = row_of(name, target["document"])
            key = (row["name"], target["document"], concept)
            if key not in owed:
                owed.add(key)
                row["targets"] += 1
    return sorted(rows.values(), key=lambda row: (-row["led"], -row["supported"], -row["targets"]))


def summarise_districts(
    names: Sequence[DistrictNameRow],
    targets: Iterable[TargetRow],
    *,
    resolve_district: Callable[[str], str],
) -> list[DistrictSummary]:
    """One row a district, in the order of the tables."""
    rows: dict[str, DistrictSummary] = {
        entry["name"]: {
            "name": entry["name"],
            "full": entry["full"],
            "aliases": entry["aliases"],
            "allocated": 0,
            "unallocated": 0,
            "documents": [],
        }
        for entry in names
    }
    for target in targets:
        if target["district"] is None:
            continue
        row = rows[resolve_district(target["district"])]
        row["unallocated" if target["value"] is None else "allocated"] += 1
        if target["document"] not in row["documents"]:
            row["documents"].append(target["document"])
    return list(rows.values())
