"""kspolicy targets"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kspolicy.cli.options import AnyFormat, Data, Docs, Lexicon, Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kspolicy.index.rows import TargetRow

ORDER = 20
EXAMPLES = (
    "kspolicy targets --district 高新区",
    "kspolicy targets --unit 市科技局 --part annex-1",
    "kspolicy targets --indicator 高新技术企业 --format json",
    "kspolicy targets --district 花桥 --output 花桥.xlsx",
)


def targets(
    district: Annotated[
        str | None,
        typer.Option("--district", metavar="区镇", help="某区镇承担的目标，附占全市的比重。"),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="单位", help="某单位负责的目标，名称的各种写法均可。"),
    ] = None,
    indicator: Annotated[
        str | None,
        typer.Option("--indicator", metavar="文字", help="指标名称中含有这些文字。"),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option("--part", metavar="部分", help="body 正文；annex-1 附件1；annex 各附件。"),
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help="目标年份。")] = None,
    all_rows: Annotated[
        bool, typer.Option("--all", help="表格中也列出各区镇的分解数（其他格式总是列出）。")
    ] = False,
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: AnyFormat = None,
    output: Output = None,
) -> int:
    """查询目标：指标、数值、年份、承担的区镇和责任单位，每一项注明出处。

    不加条件时列出全市的目标；--district 列出某区镇的分解数。“未划分”表示原表标为“--”，不是零。
    """
    from kspolicy.cli.columns import (
        base_of,
        document_columns,
        goal_of,
        legend,
        place_of,
        remark_of,
        share_of,
    )
    from kspolicy.cli.corpus import Answers
    from kspolicy.cli.output import format_of, show
    from kspolicy.present import Column, Listing
    from kspolicy.query.targets import TargetFilter, select_targets

    answers = Answers(data, lexicon)
    wanted = TargetFilter(
        documents=answers.documents(docs),
        district=answers.district(district) if district else None,
        unit=answers.unit(unit) if unit else None,
        indicator=indicator,
        part=part,
        year=year,
    )
    rows = list(
        select_targets(
            answers.index["targets"],
            wanted,
            resolve_unit=answers.unit_resolver(),
            resolve_district=answers.district_resolver(),
        )
    )
    summary: list[str] = []
    if not district and not all_rows and format_of(format, output) in ("table", "md"):
        whole = [row for row in rows if row["district"] is None]
        if len(whole) < len(rows):
            shares = len(rows) - len(whole)
            summary.append(f"另有各区镇分解数 {shares} 个未列出：加 --district 区镇名，或 --all。")
        rows = whole
    summary.insert(0, _counted(rows, wanted.district))
    code = answers.warn()
    show(
        Listing(
            columns=[
                *document_columns(),
                Column("indicator", "指标"),
                *([Column("district", "区镇")] if all_rows and not district else []),
                Column("goal", "目标", kind="number", value=goal_of),
                Column("value", "数值", "number", sheet_only=True),
                Column("unit", "单位", sheet_only=True),
                *([Column("share", "占全市", "number", value=share_of)] if district else []),
                Column("year", "年份", kind="number", priority=2),
                *([Column("base", "基期", value=base_of)] if any(map(base_of, rows)) else []),
                *([Column("attribute", "属性")] if any(row["attribute"] for row in rows) else []),
                Column("responsible_units", "责任单位", kind="list", priority=1),
                Column("place", "出处", value=place_of),
                Column("ref", "编号", priority=4),
                *([Column("remark", "备注", value=remark_of)] if any(map(remark_of, rows)) else []),
            ],
            rows=rows,
            title=f"{wanted.district}承担的目标" if wanted.district else "目标",
            summary=tuple(filter(None, (*summary, legend(rows)))),
            empty="没有符合条件的目标。",
        ),
        format,
        output,
    )
    return code


def _counted(rows: Sequence[TargetRow], district: str | None) -> str:
    """How many rows there are, and how many of them carry no figure."""
    documents = len({row["document"] for row in rows})
    unallocated = sum(row["value"] is None for row in rows)
    said = f"共 {len(rows)} 项，来自 {documents} 份文件"
    if district and unallocated:
        said += f"；其中 {len(rows) - unallocated} 项有数，{unallocated} 项未划分到{district}"
    return said + "。"
