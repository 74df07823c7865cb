"""Options that several commands share, each with one name, one meaning and one help text.

A command takes them by annotation::

    def targets(docs: Docs = None, data: Data = None, lexicon: Lexicon = None,
                format: AnyFormat = None, output: Output = None) -> None:

The names ``data``, ``docs`` and ``lexicon`` are fixed: given before the command, they arrive in
the command's own parameters of these names, and what stands after the command wins.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

SOURCE_PANEL = "数据来源"
OUTPUT_PANEL = "输出"
RULES_PANEL = "规则"
KNOWN_PANEL = "已知的发现"
LIMITS_PANEL = "限度（正常的公文都达不到）"

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="文件夹",
        help="存放文档数据（YAML）的文件夹。未指定时依次取环境变量 KSPOLICY_DATA、"
        "./data/structured、随软件附带的文档。",
        rich_help_panel=SOURCE_PANEL,
    ),
]
Docs = Annotated[
    list[str] | None,
    typer.Option(
        "--doc",
        metavar="文号",
        help="只看这份文件：发文字号，或其中足以辨认的一部分，如 97。可多次使用。",
        rich_help_panel=SOURCE_PANEL,
    ),
]
Lexicon = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        metavar="文件",
        help="补充名称与别名的词表（YAML），在内置词表之外使用。",
        rich_help_panel=SOURCE_PANEL,
    ),
]

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="编号",
        help="只用这些规则：编号或其开头，如 KS2。",
        rich_help_panel=RULES_PANEL,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="编号", help="不用这些规则。", rich_help_panel=RULES_PANEL),
]

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="文件",
        help="配置文件（TOML）。未指定时从当前文件夹向上找 kspolicy.toml，"
        "或写有 [tool.kspolicy] 的 pyproject.toml。",
        rich_help_panel=RULES_PANEL,
    ),
]
Suppressions = Annotated[
    Path | None,
    typer.Option(
        "--suppressions",
        metavar="文件",
        help="不再报告的发现及其理由（YAML）。未指定时从当前文件夹向上找 "
        "kspolicy-suppressions.yaml。",
        rich_help_panel=KNOWN_PANEL,
    ),
]

Ocr = Annotated[
    Literal["auto", "never", "always"],
    typer.Option(
        "--ocr",
        help="识别图像中的文字：auto 用于没有文字的页，never 不识别，always 每页都识别。",
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        min=0.1,
        metavar="秒",
        help="一份文件最多用的时间，未指定时为 300 秒，每 MB 另加 60 秒。",
        rich_help_panel=LIMITS_PANEL,
    ),
]
MaxMemory = Annotated[
    int | None,
    typer.Option(
        "--max-memory",
        min=64,
        metavar="MB",
        help="一个进程最多用的内存，未指定时为 256 MB，文件每 MB 另加 32 MB；"
        "识别图像时为 2048 MB。",
        rich_help_panel=LIMITS_PANEL,
    ),
]
MaxSize = Annotated[
    int,
    typer.Option(
        "--max-size", min=1, metavar="MB", help="一份文件的大小。", rich_help_panel=LIMITS_PANEL
    ),
]
MaxUnpacked = Annotated[
    int,
    typer.Option(
        "--max-unpacked",
        min=1,
        metavar="MB",
        help="一份压缩的文件展开后的大小。",
        rich_help_panel=LIMITS_PANEL,
    ),
]
MaxPages = Annotated[
    int,
    typer.Option(
        "--max-pages",
        min=1,
        metavar="页",
        help="一份文件的页数。",
        rich_help_panel=LIMITS_PANEL,
    ),
]

_FORMAT_HELP = "输出格式。未指定时按 --output 的扩展名，否则为 table（供人阅读的表格）。"
TextFormat = Annotated[
    Literal["table", "json", "csv", "md", "yaml"] | None,
    typer.Option("--format", "-f", help=_FORMAT_HELP, rich_help_panel=OUTPUT_PANEL),
]
AnyFormat = Annotated[
    Literal["table", "json", "csv", "md", "yaml", "xlsx"] | None,
    typer.Option("--format", "-f", help=_FORMAT_HELP, rich_help_panel=OUTPUT_PANEL),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="文件",
        help="写入文件，不显示在屏幕上。",
        rich_help_panel=OUTPUT_PANEL,
    ),
]
