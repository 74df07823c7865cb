"""kspolicy documents"""

from __future__ import annotations

from typing import Any

from kspolicy.cli.options import Data, Docs, Lexicon, Output, TextFormat

ORDER = 19
EXAMPLES = ("kspolicy documents", "kspolicy documents --format json")


def documents(
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: TextFormat = None,
    output: Output = None,
) -> int:
    """列出文档：文号、标题、日期、来源文件，任务、目标和检查所得的数目。"""
    from kspolicy.check.runner import run_checks
    from kspolicy.cli.corpus import Answers, load_models
    from kspolicy.cli.output import show
    from kspolicy.present import Column, Listing

    answers = Answers(data, lexicon)
    wanted = answers.documents(docs)
    models, names = load_models(data, docs, lexicon)
    counts: dict[str, dict[str, int]] = {}
    for finding in run_checks(models, names).findings:
        own = counts.setdefault(finding.document, {})
        own[finding.severity.value] = own.get(finding.severity.value, 0) + 1
    rows: list[dict[str, Any]] = [
        {
            **row,
            "findings": {
                severity: counts.get(row["document"], {}).get(severity, 0)
                for severity in ("error", "warning", "info")
            },
        }
        for row in answers.index["documents"]
        if wanted is None or row["document"] in wanted
    ]
    show(
        Listing(
            columns=[
                Column("document", "文号"),
                Column("title", "标题"),
                Column("issuers", "发文机关", kind="list", priority=3),
                Column("signed", "成文日期"),
                Column("tasks", "任务", kind="number"),
                Column("targets", "目标", kind="number"),
                Column("findings", "错误/警告/提示", value=_counts, priority=1),
                Column("source", "来源文件", priority=2),
            ],
            rows=rows,
            title="文档",
            summary=(f"共 {len(rows)} 份文件，数据在 {answers.folder}。",),
        ),
        format,
        output,
    )
    return answers.warn()


def _counts(row: Any) -> str:  # noqa: ANN401 - a row is a mapping of many types
    return "/".join(str(count) for count in row["findings"].values())
