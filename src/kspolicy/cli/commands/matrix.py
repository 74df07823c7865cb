"""kspolicy matrix"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kspolicy.cli.options import AnyFormat, Data, Docs, Lexicon, Output

if TYPE_CHECKING:
    from kspolicy.cli.corpus import Answers
    from kspolicy.index.rows import TargetRow
    from kspolicy.present import Listing

ORDER = 24
EXAMPLES = (
    "kspolicy matrix --doc 97",
    "kspolicy matrix --output 责任矩阵.xlsx",
    "kspolicy matrix --indicators --doc 98",
    "kspolicy matrix --programme 人才集聚工程 --format md",
)

_HALF_LINE = 24


def matrix(
    indicators: Annotated[
        bool, typer.Option("--indicators", help="改为指标 × 区镇：各项指标分解到各区镇的数。")
    ] = False,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="单位", help="只列某单位有份的任务或指标。")
    ] = None,
    programme: Annotated[
        str | None,
        typer.Option("--programme", metavar="文字", help="只列所属工程名称中含有这些文字的任务。"),
    ] = None,
    part: Annotated[
        str, typer.Option("--part", metavar="部分", help="任务取自哪一部分：body、annex-2 等。")
    ] = "body",
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: AnyFormat = None,
    output: Output = None,
) -> int:
    """责任矩阵：任务 × 单位，● 牵头，○ 配合，△ 涉及；或指标 × 区镇。

    屏幕放不下全部单位时改为每项任务列出牵头、配合单位；写入文件（--output）时总是完整的矩阵。
    """
    from kspolicy.cli.corpus import Answers
    from kspolicy.cli.output import format_of, screen_width, show

    answers = Answers(data, lexicon)
    if indicators:
        listing = _indicators(answers, docs, unit)
    else:
        listing = _tasks(answers, docs, unit, programme, part)
        width = screen_width()
        if format_of(format, output) == "table" and width and _needed(listing) > width:
            listing = _as_list(listing)
    code = answers.warn()
    show(listing, format, output)
    return code


def _tasks(
    answers: Answers,
    docs: list[str] | None,
    unit: str | None,
    programme: str | None,
    part: str,
) -> Listing:
    from kspolicy.matrix import task_matrix
    from kspolicy.present import Column, Listing
    from kspolicy.query.tasks import TaskFilter, select_tasks

    resolve = answers.unit_resolver()
    wanted = TaskFilter(
        documents=answers.documents(docs),
        unit=answers.unit(unit) if unit else None,
        programme=programme,
        part=part,
    )
    grid = task_matrix(
        select_tasks(answers.index["tasks"], wanted, resolve_unit=resolve), resolve_unit=resolve
    )
    rows: list[dict[str, Any]] = [{**line.task, "marks": line.marks} for line in grid.lines]
    return Listing(
        columns=[
            Column("document", "文号", sheet_only=True),
            Column("number", "序号"),
            Column("title", "任务"),
            Column("programme", "所属工程", sheet_only=True),
            *(Column(unit, unit, value=partial(_mark, unit)) for unit in grid.units),
        ],
        rows=rows,
        title="责任矩阵",
        summary=(
            f"共 {len(rows)} 项任务、{len(grid.units)} 个责任主体。● 牵头　○ 配合　△ 涉及",
            "原文未写明牵头的，按惯例以责任单位中的首位为牵头。",
        ),
        empty="没有符合条件的任务。",
    )


def _mark(unit: str, row: Any) -> str:  # noqa: ANN401 - a row is a mapping of many types
    mark: str = row["marks"].get(unit, "")
    return mark


def _needed(listing: Listing) -> int:
    """The screen width at which every unit has a column and a task half a line."""
    from kspolicy.present.width import text_width

    return _HALF_LINE + sum(text_width(column.title) + 2 for column in listing.table_columns)


def _as_list(listing: Listing) -> Listing:
    """The matrix as a list of who leads and who supports, for a screen too narrow for it."""
    from kspolicy.present import Column

    return listing._replace(
        columns=[
            Column("number", "序号", priority=1),
            Column("title", "任务"),
            Column("lead_units", "● 牵头", kind="list"),
            Column("supporting_units", "○ 配合", kind="list"),
            Column("all_districts", "各区镇", kind="flag"),
        ],
        summary=(*listing.summary, "窗口放不下全部单位，已改列名称；完整矩阵请用 --output 文件。"),
    )


def _indicators(answers: Answers, docs: list[str] | None, unit: str | None) -> Listing:
    from kspolicy.cli.columns import goal_of, place_of
    from kspolicy.matrix import indicator_matrix
    from kspolicy.present import Column, Listing
    from kspolicy.query.targets import TargetFilter, select_targets

    wanted = TargetFilter(
        documents=answers.documents(docs), unit=answers.unit(unit) if unit else None
    )
    resolve = answers.district_resolver()
    grid = indicator_matrix(
        select_targets(
            answers.index["targets"],
            wanted,
            resolve_unit=answers.unit_resolver(),
            resolve_district=resolve,
        ),
        resolve_district=resolve,
    )
    rows: list[dict[str, Any]] = [
        {
            **line.whole,
            "shares": {name: share["value"] for name, share in line.shares.items()},
            "written": {name: _written(share) for name, share in line.shares.items()},
        }
        for line in grid.lines
    ]
    # A table may share out one indicator year by year.
    indicators = {(row["document"], row["part"], row["indicator"]) for row in rows}
    by_year = len(indicators) < len(rows)
    return Listing(
        columns=[
            Column("document", "文号", sheet_only=True),
            Column("category", "类别", priority=2),
            Column("indicator", "指标"),
            *([Column("year", "年份", kind="number")] if by_year else []),
            Column("goal", "全市", kind="number", value=goal_of),
            *(Column(name, name, "number", value=partial(_share, name)) for name in grid.districts),
            Column("responsible_units", "责任单位", kind="list", priority=1),
            Column("place", "出处", value=place_of, priority=3),
        ],
        rows=rows,
        title="指标分解",
        summary=(f"共 {len(rows)} 项指标。-- 未划分；数后的 ? 表示存疑，用 kspolicy show 查看。",),
        empty="没有符合条件的指标。",
    )


def _written(share: TargetRow) -> str:
    """A share as written, marked where its reading is in doubt."""
    return f"{share['wording']}?" if share["doubt"] else share["wording"]


def _share(district: str, row: Any) -> str | int | float:  # noqa: ANN401 - a row of many types
    """A number where it is one without doubt, so that a sheet can add it up; else as written."""
    written: str = row["written"].get(district, "")
    value: int | float | None = row["shares"].get(district)
    return written if value is None or written.endswith("?") else value
