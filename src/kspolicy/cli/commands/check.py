"""kspolicy check"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kspolicy.cli.options import OUTPUT_PANEL, Data, Docs, Lexicon, Output

if TYPE_CHECKING:
    from kspolicy.lexicon.lexicon import Lexicon as Names
    from kspolicy.model.document import PolicyDocument

ORDER = 12
EXAMPLES = (
    "kspolicy check",
    "kspolicy check 通知.txt --fail-on warning",
    "kspolicy check --doc 97 --select KS2 --format json",
)

Level = Literal["error", "warning", "info"]


def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="文件", help="原文或 YAML；不写则检查数据文件夹中的全部文件。"),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="编号", help="只用这些规则，编号或其开头，如 KS2。"),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="编号", help="不用这些规则。")
    ] = None,
    fail_on: Annotated[
        Level, typer.Option("--fail-on", help="有这一级或更重的发现时，退出码为 1。")
    ] = "error",
    docs: Docs = None,
    data: Data = None,
    lexicon: Lexicon = None,
    format: Annotated[
        Literal["text", "json", "csv", "md", "yaml"],
        typer.Option("--format", "-f", help="输出格式。", rich_help_panel=OUTPUT_PANEL),
    ] = "text",
    output: Output = None,
) -> int:
    """检查文件自身是否一致：文表数值、表内合计、其中项、责任单位，逐条列出两处原文。

    错误是矛盾或合计不符；警告是说法不一；提示值得一看。退出码：0 没有达到 --fail-on 的发现，
    1 有，2 运行失败。
    """
    from kspolicy.check.runner import run_checks, select_rules
    from kspolicy.cli.corpus import lexicons, load_models
    from kspolicy.cli.failure import CommandError
    from kspolicy.cli.findings import show_report
    from kspolicy.lexicon.lexicon import load_lexicon
    from kspolicy.model.finding import Severity

    try:
        rules = select_rules(select or (), ignore or ())
    except ValueError as error:
        raise CommandError(str(error)) from error
    documents: list[PolicyDocument]
    names: Names
    if files:
        from kspolicy.cli.corpus import load_file

        documents, names = [load_file(file) for file in files], load_lexicon(lexicons(lexicon))
    else:
        documents, names = load_models(data, docs, lexicon)
    report = run_checks(documents, names, rules)
    show_report(report, documents, format, output)
    return 1 if report.reaches(Severity(fail_on)) else 0
