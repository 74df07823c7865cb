"""kspolicy parse"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDER = 10
EXAMPLES = (
    "kspolicy parse data/raw/*.txt --out data/structured",
    "kspolicy parse 通知.pdf                 （写入 ./data/structured）",
    "kspolicy parse 公文 来文.zip            （文件夹和压缩包中的全部公文）",
    "kspolicy parse - < 通知.txt             （由标准输入读）",
    "kspolicy parse data/raw/*.txt --check   （只核对，不写入）",
)

LIMITS_PANEL = "限度（正常的公文都达不到）"
MIB = 1024 * 1024


def parse(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="文件", help="公文的文件、文件夹或 ZIP 压缩包，可写多个；- 为标准输入。"
        ),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", metavar="文件夹", help="写入的文件夹，每份文件一个 YAML。"),
    ] = Path("data/structured"),
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="没有变化的也重新解析；覆盖被人手工修改过的 YAML（修改将丢失）。"
        ),
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="不写入，只核对已有的 YAML 是否与原文一致；不一致退出码为 1。"
        ),
    ] = False,
    ocr: Annotated[
        Literal["auto", "never", "always"],
        typer.Option(
            "--ocr",
            help="识别图像中的文字：auto 用于没有文字的页，never 不识别，always 每页都识别。",
        ),
    ] = "auto",
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="文件多于 20 份时也逐份列出结果和需核对之处。"),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            metavar="个数",
            help="同时工作的进程数，未指定时为处理器的个数。"
            "1 为不另开进程，这时不能中止卡住的文件。",
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            min=0.1,
            metavar="秒",
            help="一份文件最多用的时间，未指定时为 300 秒，每 MB 另加 60 秒。",
            rich_help_panel=LIMITS_PANEL,
        ),
    ] = None,
    max_memory: Annotated[
        int | None,
        typer.Option(
            "--max-memory",
            min=64,
            metavar="MB",
            help="一个进程最多用的内存，未指定时为 256 MB，文件每 MB 另加 32 MB；"
            "识别图像时为 2048 MB。",
            rich_help_panel=LIMITS_PANEL,
        ),
    ] = None,
    max_size: Annotated[
        int,
        typer.Option(
            "--max-size", min=1, metavar="MB", help="一份文件的大小。", rich_help_panel=LIMITS_PANEL
        ),
    ] = 256,
    max_unpacked: Annotated[
        int,
        typer.Option(
            "--max-unpacked",
            min=1,
            metavar="MB",
            help="一份压缩的文件展开后的大小。",
            rich_help_panel=LIMITS_PANEL,
        ),
    ] = 1024,
    max_pages: Annotated[
        int,
        typer.Option(
            "--max-pages",
            min=1,
            metavar="页",
            help="一份文件的页数。",
            rich_help_panel=LIMITS_PANEL,
        ),
    ] = 2000,
) -> int:
    """解析公文，写成可核对的 YAML：任务、目标、责任单位，每个值都带原文和出处。

    读不了的文件逐一说明原因，其余照常写入，退出码为 2。没有变化的文件不再解析，中断后再运行同一
    命令即可继续。手工修改过的 YAML 不会被覆盖；需要长期保留的更正请写在 corrections 文件夹中。
    """
    from kspolicy.batch.finding import Finder
    from kspolicy.batch.ledger import Ledger
    from kspolicy.batch.limits import Limits, usable_cores
    from kspolicy.batch.parsing import Parser
    from kspolicy.batch.run import Manner, Purpose, run
    from kspolicy.cli.account import Account
    from kspolicy.cli.failure import INTERRUPTED, CommandError
    from kspolicy.cli.progress import Progress
    from kspolicy.read.options import ReadingOptions

    options = ReadingOptions(
        ocr=ocr,
        max_bytes=max_size * MIB,
        max_unpacked=max_unpacked * MIB,
        max_pages=max_pages,
    )
    limits = Limits()
    if timeout is not None:
        limits = replace(limits, timeout=timeout, per_mib=0.0, page=timeout)
    if max_memory is not None:
        limits = replace(limits, memory=max_memory * MIB, reading=max_memory * MIB)
    # One process only is this one; but where there is one processor only, files are kept apart.
    workers = usable_cores() if jobs is None else 0 if jobs == 1 else jobs
    stdin = getattr(sys.stdin, "buffer", None)
    with _terminable(), Finder(options, stdin) as finder:
        entries = list(finder.find(files))
        if not entries:
            raise CommandError(f"{'、'.join(files)} 中没有可以解析的文件。")
        with Progress() as progress:
            account = Account(entries, progress, full=verbose, is_check=check)
            try:
                run(
                    entries,
                    Purpose(out, check, force),
                    Manner(Parser(out, options), limits, workers),
                    Ledger(out, options),
                    account,
                )
            except KeyboardInterrupt:
                progress.close()
                account.interrupted()
                return INTERRUPTED
        account.close(finder)
    return account.code


@contextmanager
def _terminable() -> Iterator[None]:
    """Let a request to end (SIGTERM, a closed terminal) be like Ctrl-C, so that nothing is left."""
    import signal

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What is ignored stays so: nohup means it.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # not in the main thread
                before[number] = signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
