"""kspolicy rules"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kspolicy.cli.options import Output, TextFormat

ORDER = 13
EXAMPLES = (
    "kspolicy rules",
    "kspolicy rules --select KS2 --format json",
    "kspolicy rules --page --output docs/rules.md   # 写出全部规则的说明",
    "kspolicy rules --check docs/rules.md           # 核对是否为最新",
)


def rules(
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="编号", help="只列这些规则：编号或其开头，如 KS2。"),
    ] = None,
    page: Annotated[
        bool, typer.Option("--page", help="不列表，给出各条规则的完整说明（Markdown）。")
    ] = False,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check", metavar="文件", help="只核对文件与 --page 的内容是否一致；不一致退出码为 1。"
        ),
    ] = None,
    format: TextFormat = None,
    output: Output = None,
) -> int:
    """列出检查规则：编号、级别、名称和一句说明。

    一条规则的完整说明和正反例见 kspolicy explain。
    """
    from kspolicy.check.runner import select_rules
    from kspolicy.cli.failure import tell
    from kspolicy.cli.output import deliver, show
    from kspolicy.present import Column, Listing
    from kspolicy.present.findings.wording import SEVERITY_NAMES
    from kspolicy.present.rulebook import rule_book

    chosen = select_rules(select or ())
    if check:
        if check.is_file() and check.read_bytes() == rule_book(chosen).encode():
            return 0
        tell(f"{check} 缺失或与规则的说明不一致，请运行 kspolicy rules --page --output {check}")
        return 1
    if page:
        deliver(rule_book(chosen), output)
        return 0
    show(
        Listing(
            columns=[
                Column("code", "编号"),
                Column("severity", "级别", value=lambda row: SEVERITY_NAMES[row["severity"]]),
                Column("name", "名称"),
                Column("summary", "说明", priority=1),
            ],
            rows=[
                {
                    "code": rule.code,
                    "name": rule.name,
                    "severity": rule.severity.value,
                    "summary": rule.summary,
                }
                for rule in chosen
            ],
            title="检查规则",
            summary=(f"共 {len(chosen)} 条。某一条的说明：kspolicy explain {chosen[0].code}",),
        ),
        format,
        output,
    )
    return 0
