"""kspolicy units"""

from __future__ import annotations

from typing import Annotated

import typer

from kspolicy.cli.options import Data, Docs, Lexicon, Output, TextFormat

ORDER = 22
EXAMPLES = (
    "kspolicy units",
    "kspolicy units 工信局 科技局",
    "kspolicy units --doc 97 --format csv --output 单位.csv",
)


def units(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="单位", help="只看这些单位，用哪种写法都可以。"),
    ] = None,
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: TextFormat = None,
    output: Output = None,
) -> int:
    """列出单位：各牵头、配合多少任务，负责多少目标，有哪些写法。

    任务按正文计数，任务清单中重复的行不另计；目标包括附件中列明该单位的。
    """
    from kspolicy.cli.corpus import Answers
    from kspolicy.cli.output import show
    from kspolicy.present import Column, Listing
    from kspolicy.query.units import summarise_units

    answers = Answers(data, lexicon)
    wanted = answers.documents(docs)
    named = {answers.unit(name) for name in names or ()}
    rows = summarise_units(
        answers.index["units"],
        [t for t in answers.index["tasks"] if wanted is None or t["document"] in wanted],
        [t for t in answers.index["targets"] if wanted is None or t["document"] in wanted],
        resolve_unit=answers.unit_resolver(),
    )
    if named:
        rows = [row for row in rows if row["name"] in named]
    elif wanted is not None:
        rows = [row for row in rows if row["documents"]]
    code = answers.warn()
    show(
        Listing(
            columns=[
                Column("name", "单位"),
                Column("led", "牵头任务", kind="number"),
                Column("supported", "配合任务", kind="number"),
                Column("targets", "负责目标", kind="number"),
                Column("aliases", "其他写法", kind="list"),
                Column("full", "全称", priority=1),
            ],
            rows=rows,
            title="单位",
            summary=(f"共 {len(rows)} 个单位。",),
        ),
        format,
        output,
    )
    return code
