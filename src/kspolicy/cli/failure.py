"""What is said, and which code is returned, when a command does not come to its end."""

from __future__ import annotations

import os
import sys

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError

from kspolicy.cli.usage import complaint

FAILED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class CommandError(Exception):
    """A command cannot go on. The message is one Chinese sentence: what, where, what to do."""


def tell(line: str) -> None:
    """Say a line on stderr. Without a stderr it goes nowhere: stdout is for the answer."""
    if sys.stderr is not None:
        print(line, file=sys.stderr)


def complain(message: str) -> None:
    """Say on stderr that something failed; a command that works on many goes on after it."""
    tell(f"错误：{message}")


def report(error: BaseException) -> int:
    """Say what ended the run, in Chinese, and give the exit code for it.

    Usage errors and failures that were to be expected take a line; anything else is a bug of
    ours, and its traceback is shown when KSPOLICY_DEBUG is 1.
    """
    match error:
        case typer.Exit():
            return error.exit_code
        case NoArgsIsHelpError():
            typer.echo(error.message)
            return FAILED
        case UsageError():
            complain(complaint(error))
            if error.ctx is not None:
                tell(f"查看用法：{error.ctx.command_path} --help")
            return FAILED
        case BrokenPipeError():
            return PIPE_CLOSED
        case KeyboardInterrupt() | typer.Abort():
            return INTERRUPTED
    complain(explanation(error) or _bug(error))
    if os.environ.get("KSPOLICY_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    return FAILED


def explanation(error: BaseException) -> str | None:
    """What an expected error says, in Chinese; None when the error is not an expected one.

    Expected are a ``CommandError``, every class from a module called ``errors`` in this package
    (what a file or a lexicon may be guilty of), and whatever the operating system refuses.
    """
    if isinstance(error, CommandError) or any(_is_ours(kind) for kind in type(error).__mro__):
        return str(error)
    return _refusal(error) if isinstance(error, OSError) else None


def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith("kspolicy.") and kind.__module__.endswith(".errors")


def _refusal(error: OSError) -> str:
    """What the operating system refused, with the file's name."""
    import errno

    reasons = {
        errno.ENOENT: "文件或文件夹不存在",
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.EROFS: "所在磁盘是只读的",
        errno.ENOSPC: "磁盘空间不足",
        errno.EDQUOT: "超过了磁盘配额",
        errno.EISDIR: "这是文件夹，不是文件",
        errno.ENOTDIR: "路径中有一段不是文件夹",
        errno.EEXIST: "已经存在",
        errno.ENAMETOOLONG: "文件名太长",
    }
    reason = reasons.get(error.errno or 0, f"读写失败（{error.strerror or type(error).__name__}）")
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    return f"{name}：{reason}。" if name else f"{reason}。"


def _bug(error: BaseException) -> str:
    return (
        f"程序内部出错（{type(error).__name__}），这是 kspolicy 的缺陷，请反馈；"
        "设置环境变量 KSPOLICY_DEBUG=1 后重新运行可看到详细信息。"
    )


def drop_unsaid() -> None:
    """Let what stdout refuses to take go nowhere, or the interpreter complains at its end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
