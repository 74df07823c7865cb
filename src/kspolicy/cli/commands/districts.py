"""kspolicy districts"""

from __future__ import annotations

from typing import Annotated

import typer

from kspolicy.cli.options import Data, Docs, Lexicon, Output, TextFormat

ORDER = 23
EXAMPLES = (
    "kspolicy districts",
    "kspolicy districts 高新区 花桥",
    "kspolicy districts --format json",
)


def districts(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="区镇", help="只看这些区镇，用哪种写法都可以。"),
    ] = None,
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: TextFormat = None,
    output: Output = None,
) -> int:
    """列出区镇：各分到多少项指标，多少项未划分，有哪些写法。"""
    from kspolicy.cli.corpus import Answers
    from kspolicy.cli.output import show
    from kspolicy.present import Column, Listing
    from kspolicy.query.units import summarise_districts

    answers = Answers(data, lexicon)
    wanted = answers.documents(docs)
    named = {answers.district(name) for name in names or ()}
    rows = summarise_districts(
        answers.index["districts"],
        [t for t in answers.index["targets"] if wanted is None or t["document"] in wanted],
        resolve_district=answers.district_resolver(),
    )
    if named:
        rows = [row for row in rows if row["name"] in named]
    code = answers.warn()
    show(
        Listing(
            columns=[
                Column("name", "区镇"),
                Column("allocated", "分到指标", kind="number"),
                Column("unallocated", "未划分", kind="number"),
                Column("full", "全称"),
                Column("aliases", "其他写法", kind="list"),
            ],
            rows=rows,
            title="区镇",
            summary=(f"共 {len(rows)} 个区镇。",),
        ),
        format,
        output,
    )
    return code
