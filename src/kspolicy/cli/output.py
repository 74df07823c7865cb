"""Where the answer goes: the screen, a pipe or a file."""

from __future__ import annotations

import os
import sys
from errno import EACCES
from pathlib import Path
from typing import TYPE_CHECKING

from kspolicy.cli.failure import CommandError, tell
from kspolicy.present import render

if TYPE_CHECKING:
    from kspolicy.present import Listing

# The format that a file's name asks for.
_BY_SUFFIX = {
    **{".json": "json", ".csv": "csv", ".md": "md", ".yaml": "yaml", ".yml": "yaml"},
    **{".xlsx": "xlsx", ".txt": "table"},
}
_NARROWEST = 40


def show(listing: Listing, format: str | None = None, output: Path | None = None) -> None:
    """Show the listing on stdout, or write it to ``output`` and say so on stderr.

    Without a ``format``, the name of the file decides, else it is a table. ``-`` is stdout.

    Raises:
        CommandError: xlsx without a file to write to.
        OSError: the file cannot be written, or nobody reads stdout any more.
    """
    chosen = format_of(format, output)
    on_screen = output is None or str(output) == "-"
    if chosen == "xlsx" and on_screen:
        raise CommandError("xlsx 不能显示在屏幕上，请用 --output 指定文件，如 --output 结果.xlsx。")
    width = screen_width() if on_screen else None
    if width is None:
        deliver(render(listing, chosen), output)
    else:
        deliver(render(listing, chosen, terminal=True, width=width, colour=wants_colour()))


def format_of(format: str | None, output: Path | None) -> str:
    """The format to show in: the one asked for, else the one that the file is named after."""
    return format or (output and _BY_SUFFIX.get(output.suffix.lower())) or "table"


def screen_width() -> int | None:
    """The width of the terminal on stdout ($COLUMNS, if set); None when stdout is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return max(get_terminal_size().columns, _NARROWEST)


def deliver(content: str | bytes, output: Path | None = None) -> None:
    """Write what is rendered to stdout (also when ``output`` is ``-``), or to a file and say so.

    Raises:
        CommandError: there is no stdout.
        OSError: it cannot be written. What stdout refuses shows here, not when the program ends.
    """
    # What is no character (a file name in another encoding) becomes an escape that JSON knows too.
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    if output is not None and str(output) != "-":
        write(output, raw)
        tell(f"已写入 {output}")
        return
    if sys.stdout is None:
        raise CommandError("标准输出已关闭，无处显示结果。")
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()


def write(file: Path, content: bytes) -> None:
    """Write the file as a whole or not at all, with the permissions that it had.

    A link is followed; what is no regular file (a device, a pipe) is written to as it is.

    Raises:
        OSError: it cannot be written; what stood there is untouched.
    """
    target = file.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    scratch = target.with_name(f".{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(EACCES, "Permission denied")
        with scratch.open("xb") as stream:
            stream.write(content)
        if target.exists():
            scratch.chmod(target.stat().st_mode & 0o7777)
        scratch.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(file)) from error
    finally:
        scratch.unlink(missing_ok=True)


def wants_colour() -> bool:
    """No colours where https://no-color.org or a terminal without them says so."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
