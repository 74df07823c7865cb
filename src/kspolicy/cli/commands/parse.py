"""kspolicy parse"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kspolicy.cli.options import MaxMemory, MaxPages, MaxSize, MaxUnpacked, Ocr, Timeout

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
    ocr: Ocr = "auto",
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
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    max_size: MaxSize = 256,
    max_unpacked: MaxUnpacked = 1024,
    max_pages: MaxPages = 2000,
) -> int:
    """解析公文，写成可核对的 YAML：任务、目标、责任单位，每个值都带原文和出处。

    读不了的文件逐一说明原因，其余照常写入，退出码为 2。没有变化的文件不再解析，中断后再运行同一
    命令即可继续。手工修改过的 YAML 不会被覆盖；需要长期保留的更正请写在 corrections 文件夹中。
    """
    from kspolicy.batch.finding import Finder
    from kspolicy.batch.ledger import Ledger
    from kspolicy.batch.limits import usable_cores
    from kspolicy.batch.parsing import Parser
    from kspolicy.batch.run import Manner, Purpose, run
    from kspolicy.cli.account import Account
    from kspolicy.cli.failure import INTERRUPTED, CommandError
    from kspolicy.cli.progress import Progress
    from kspolicy.cli.reading import reading

    how = reading(ocr, timeout, max_memory, max_size, max_unpacked, max_pages)
    # One process only is this one; but where there is one processor only, files are kept apart.
    workers = usable_cores() if jobs is None else 0 if jobs == 1 else jobs
    stdin = getattr(sys.stdin, "buffer", None)
    with _terminable(), Finder(how.options, stdin) as finder:
        entries = list(finder.find(files))
        if not entries:
            raise CommandError(f"{'、'.join(files)} 中没有可以解析的文件。")
        with Progress() as progress:
            account = Account(entries, progress, full=verbose, is_check=check)
            try:
                run(
                    entries,
                    Purpose(out, check, force),
                    Manner(Parser(out, how.options), how.limits, workers),
                    Ledger(out, how.options),
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
