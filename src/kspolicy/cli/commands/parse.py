"""kspolicy parse"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kspolicy.model.document import PolicyDocument

ORDER = 10
EXAMPLES = (
    "kspolicy parse data/raw/*.txt --out data/structured",
    "kspolicy parse 通知.txt                 （写入 ./data/structured）",
    "kspolicy parse data/raw/*.txt --check   （只核对，不写入）",
)


def parse(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="公文的文本文件，可写多个。")],
    out: Annotated[
        Path,
        typer.Option("--out", metavar="文件夹", help="写入的文件夹，每份文件一个 YAML。"),
    ] = Path("data/structured"),
    force: Annotated[
        bool, typer.Option("--force", help="覆盖被人手工修改过的 YAML（修改将丢失）。")
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="不写入，只核对已有的 YAML 是否与原文一致；不一致退出码为 1。"
        ),
    ] = False,
) -> int:
    """解析公文，写成可核对的 YAML：任务、目标、责任单位，每个值都带原文和出处。

    读不了的文件逐一说明原因，其余照常写入，退出码为 2。手工修改过的 YAML 不会被覆盖；需要长期
    保留的更正请写在 corrections 文件夹中。
    """
    from kspolicy.cli.failure import FAILED, CommandError, complain, explanation
    from kspolicy.corpus.store import WriteOutcome, write_document
    from kspolicy.parse.document import parse_source
    from kspolicy.read import read_file

    code = 0
    first: dict[str, Path] = {}
    for position, file in enumerate(files, start=1):
        _show_progress(position, len(files), file)
        try:
            document = parse_source(read_file(file))
            other = first.setdefault(document.id, file)
            if other is not file:
                raise CommandError(
                    f"与 {other} 是同一份文件（{document.id}），没有再写，请去掉一个"
                )
            if check:
                code = code or _compare(out, document, file)
                continue
            result = write_document(out, document, force=force)
        except Exception as error:
            said = explanation(error)
            if said is None:
                raise
            complain(f"{file}：{said}")
            code = FAILED
            continue
        if result.outcome is WriteOutcome.REFUSED_EDITED:
            complain(
                f"{result.path} 被手工修改过，没有覆盖。请把修改写进 corrections 文件夹，"
                "或用 --force 放弃这些修改。"
            )
            code = FAILED
        else:
            _summarise(document, result.path, written=result.outcome is WriteOutcome.WRITTEN)
    return code


def _compare(out: Path, document: PolicyDocument, file: Path) -> int:
    """Whether the YAML in ``out`` is what ``document`` would be written as; 1 when it is not."""
    from kspolicy.cli.failure import complain
    from kspolicy.corpus.files import read_text
    from kspolicy.corpus.store import document_path, written_form

    path = document_path(out, document)
    if path.exists() and read_text(path) == written_form(out, document):
        return 0
    state = "与解析结果不一致" if path.exists() else "还没有生成"
    complain(f"{path} {state}（原文 {file}），请重新运行 kspolicy parse。")
    return 1


def _summarise(document: PolicyDocument, target: Path, *, written: bool) -> None:
    """Say what was found in one document, and what a person should look at."""
    figures = sum(len(row.shares) + 1 for table in document.allocations for row in table.rows)
    units = {unit.name for task in document.tasks for unit in task.units}
    print(
        f"{document.id}：任务 {len(document.tasks)} 项，目标 {len(document.targets)} 项，"
        f"分解表数值 {figures} 个，责任单位 {len(units)} 个"
    )
    print(f"  {'已写入' if written else '没有变化'}：{target}")
    for note in document.notes:
        place = f"第{note.page}页 " if note.page else ""
        place += f"第{note.line}行 " if note.line else ""
        print(f"  请核对：{place}{note.message}")


def _show_progress(position: int, total: int, file: Path) -> None:
    """On a terminal, when there are many files, say which one is being read."""
    if total > 3 and sys.stderr.isatty():
        print(f"\r\x1b[2K[{position}/{total}] {file.name}", end="", file=sys.stderr)
        if position == total:
            print("\r\x1b[2K", end="", file=sys.stderr)
