"""Which columns of a table of indicators hold what is, what is aimed at, and the change between.

- 2020年 | 2025年 | 2035年
- 现状值 | 目标值
- “十三五”完成情况 | “十四五”目标
- 2023年完成 | 增长（%） | 2024年计划 | 增长（%）
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kspolicy.parse.indicator_rows import holds_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.parse.surroundings import Surroundings
    from kspolicy.parse.table_head import Column, Head


_KINDS = ("figure", "change")


class FigureColumns(NamedTuple):
    """The columns with figures: ``bases`` oldest first, ``goals``, and ``changes`` between them.

    ``unsure``: those of which nothing says whether they are what is or what is aimed at. ``over``:
    those of goals and changes that lie in the past.
    """

    bases: tuple[Column, ...]
    goals: tuple[Column, ...]
    changes: tuple[Column, ...]
    unsure: tuple[Column, ...]
    over: tuple[Column, ...] = ()

    @property
    def all(self) -> tuple[Column, ...]:
        """Every column with figures."""
        return (*self.bases, *self.goals, *self.changes, *self.unsure, *self.over)


def find_figures(
    head: Head, around: Surroundings, earliest: int | None, but: Sequence[int] = ()
) -> FigureColumns | None:
    """The columns of years, None where the table has none of figures.

    Args:
        head: of the table.
        around: what stands around it; a title may name the years of the plan.
        earliest: the year of the document: what is before it is no goal.
        but: columns that are read otherwise.
    """
    period = around.period
    bases: list[Column] = []
    goals: list[Column] = []
    unsure: list[Column] = []
    changes: list[Column] = []
    over: list[Column] = []
    last: Column | None = None
    for column in head.columns:
        if column.index in but or column.kind not in _KINDS or not holds_figures(head, column):
            continue
        past = _is_past(column, earliest, period)
        if column.kind == "change" and past is not True:
            # Behind what is, 增速 may be that of the past.
            of_past = column.year is None and last is not None and last in bases
            (unsure if of_past else changes).append(column)
        elif column.kind == "figure" and past is None:
            unsure.append(column)
        elif column.kind == "figure" and past is False:
            goals.append(column)
        elif column.kind == "figure" and _is_base(column, period):
            bases.append(column)
        else:
            over.append(column)
        last = column
    if not (goals or unsure):
        return None
    bases.sort(key=lambda column: column.year or 0)
    return FigureColumns(*map(tuple, (bases, goals, changes, unsure, over)))


def _is_base(column: Column, period: tuple[int, int] | None) -> bool:
    """Whether the figures of a column that is past are what was reached, not what was aimed at."""
    if column.past:
        return True
    within = period is not None and column.year is not None and column.year >= period[0]
    return not column.ahead and not within


def _is_past(column: Column, earliest: int | None, period: tuple[int, int] | None) -> bool | None:
    """Whether the figures of a column are what is (True) or aimed at (False); None: unsure."""
    if column.past and not column.ahead:
        return True
    begins = earliest if earliest is not None else period[0] if period else None
    if column.year is not None and begins is not None:
        return column.year < begins
    return False if column.ahead or column.kind == "change" else None
