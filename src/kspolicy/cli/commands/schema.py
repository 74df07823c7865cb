"""kspolicy schema"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

ORDER = 90
EXAMPLES = (
    "kspolicy schema --kind corrections",
    "kspolicy schema --out schemas",
    "kspolicy schema --check",
)


def schema(
    kind: Annotated[
        Literal["document", "corrections"],
        typer.Option("--kind", help="显示哪一种文件的：document 文档数据；corrections 更正。"),
    ] = "document",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件夹", help="不显示，把各种文件的都写入这个文件夹。"),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="不写入，只核对 --out 文件夹（默认 ./schemas）中的是否为最新；不是则退出码为 1。",
        ),
    ] = False,
) -> int:
    """显示或写出 YAML 文件的 JSON Schema，供编辑器提示字段、供其他程序校验。"""
    from kspolicy.cli.failure import tell
    from kspolicy.cli.output import deliver
    from kspolicy.corpus.schema import KINDS, schema_file, schema_text

    if check:
        folder = out or Path("schemas")
        stale = [name for name in KINDS if _differs(folder / schema_file(name), schema_text(name))]
        for name in stale:
            tell(f"{folder / schema_file(name)} 缺失或与模型不一致。")
        if stale:
            tell(f"请运行 kspolicy schema --out {folder} 更新。")
        return 1 if stale else 0
    if out is None:
        deliver(schema_text(kind))
        return 0
    out.mkdir(parents=True, exist_ok=True)
    for name in KINDS:
        deliver(schema_text(name), out / schema_file(name))
    return 0


def _differs(file: Path, text: str) -> bool:
    """Whether the file lacks or holds something else."""
    try:
        return file.read_bytes() != text.encode()
    except FileNotFoundError:
        return True
