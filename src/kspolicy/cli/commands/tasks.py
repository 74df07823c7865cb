"""kspolicy tasks"""

from __future__ import annotations

from typing import Annotated

import typer

from kspolicy.cli.options import AnyFormat, Data, Docs, Lexicon, Output

ORDER = 21
EXAMPLES = (
    "kspolicy tasks --unit 市工信局",
    "kspolicy tasks --lead 市科技局 --part body",
    "kspolicy tasks 知识产权 专利 --doc 98",
    "kspolicy tasks --programme 人才集聚工程 --format xlsx --output 任务.xlsx",
)


def tasks(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="文字", help="任务名称或内容中含有这些文字，可写多个。"),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="单位", help="某单位牵头或配合的任务。"),
    ] = None,
    lead: Annotated[
        str | None, typer.Option("--lead", metavar="单位", help="某单位牵头的任务。")
    ] = None,
    programme: Annotated[
        str | None,
        typer.Option("--programme", metavar="文字", help="所属工程或行动的名称中含有这些文字。"),
    ] = None,
    part: Annotated[
        str | None, typer.Option("--part", metavar="部分", help="body 正文；annex-2 附件2。")
    ] = None,
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: AnyFormat = None,
    output: Output = None,
) -> int:
    """查询任务：名称、所属工程、牵头和配合单位，每一项注明出处。

    原文只写“责任单位”而未写明牵头的，按惯例以排在首位的为牵头单位。
    """
    from kspolicy.cli.columns import document_columns, legend, place_of
    from kspolicy.cli.corpus import Answers
    from kspolicy.cli.output import show
    from kspolicy.present import Column, Listing
    from kspolicy.query.tasks import TaskFilter, select_tasks

    answers = Answers(data, lexicon)
    wanted = TaskFilter(
        documents=answers.documents(docs),
        unit=answers.unit(unit) if unit else None,
        lead=answers.unit(lead) if lead else None,
        programme=programme,
        part=part,
        words=tuple(words or ()),
    )
    rows = list(select_tasks(answers.index["tasks"], wanted, resolve_unit=answers.unit_resolver()))
    summary = [f"共 {len(rows)} 项，来自 {len({row['document'] for row in rows})} 份文件。"]
    if any(row["lead_by_custom"] for row in rows):
        summary.append("牵头单位：原文未写明的，按惯例取责任单位中的首位。")
    code = answers.warn()
    show(
        Listing(
            columns=[
                *document_columns(),
                Column("number", "序号", priority=1),
                Column("title", "任务"),
                Column("programme", "所属工程", priority=2),
                Column("lead_units", "牵头单位", kind="list"),
                Column("supporting_units", "配合单位", kind="list"),
                Column("all_districts", "各区镇", kind="flag", priority=1),
                *([Column("deadline", "时限")] if any(row["deadline"] for row in rows) else []),
                Column("place", "出处", value=place_of),
                Column("ref", "编号", priority=4),
            ],
            rows=rows,
            title="任务",
            summary=tuple(filter(None, (*summary, legend(rows)))),
            empty="没有符合条件的任务。",
        ),
        format,
        output,
    )
    return code
