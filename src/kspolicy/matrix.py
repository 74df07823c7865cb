"""Matrices for a meeting: tasks by units (who leads, who supports), indicators by districts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kspolicy.index.rows import TargetRow, TaskRow

LEAD = "●"
SUPPORT = "○"
INVOLVED = "△"
ALL_DISTRICTS = "各区镇"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task of the matrix: ``marks`` gives ● or ○ for each unit that it names, △ for 各区镇."""

    task: TaskRow
    marks: dict[str, str]


@dataclass(frozen=True, slots=True)
class TaskMatrix:
    """Tasks down, units across; units that lead most stand first."""

    units: tuple[str, ...]
    lines: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator: the row of the whole city, and that of each district."""

    whole: TargetRow
    shares: dict[str, TargetRow]


@dataclass(frozen=True, slots=True)
class IndicatorMatrix:
    """Indicators down, districts across, in the order of the tables."""

    districts: tuple[str, ...]
    lines: tuple[IndicatorLine, ...]


def task_matrix(tasks: Iterable[TaskRow], *, resolve_unit: Callable[[str], str]) -> TaskMatrix:
    """The responsibility matrix of ``tasks``; units under several names are one column."""
    lines: list[TaskLine] = []
    counts: dict[str, list[int]] = {}
    for task in tasks:
        marks: dict[str, str] = {}
        for name in task["responsible_units"]:
            leads = name in task["lead_units"]
            unit = resolve_unit(name)
            marks[unit] = LEAD if leads else marks.get(unit, SUPPORT)
        for unit, mark in marks.items():
            count = counts.setdefault(unit, [0, 0])
            count[mark is not LEAD] += 1
        if task["all_districts"]:
            marks[ALL_DISTRICTS] = INVOLVED
        lines.append(TaskLine(task, marks))
    units = sorted(counts, key=lambda unit: (-counts[unit][0], -counts[unit][1]))
    if any(ALL_DISTRICTS in line.marks for line in lines):
        units.append(ALL_DISTRICTS)
    return TaskMatrix(tuple(units), tuple(lines))


def indicator_matrix(
    targets: Iterable[TargetRow], *, resolve_district: Callable[[str], str]
) -> IndicatorMatrix:
    """The allocation of indicators to districts, documents one below the other."""
    districts: dict[str, None] = {}
    lines: dict[str, IndicatorLine] = {}
    for target in targets:
        district = target["district"]
        if district is None:
            lines[target["ref"]] = IndicatorLine(target, {})
            continue
        line = lines.get(target["ref"].partition("@")[0])
        if line is not None:
            name = resolve_district(district)
            districts[name] = None
            line.shares[name] = target
    allocated = tuple(line for line in lines.values() if line.shares)
    return IndicatorMatrix(tuple(districts), allocated)
