"""The root of the command line, and one run of it from arguments to exit code."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from kspolicy import __version__
from kspolicy.cli.failure import drop_unsaid, report
from kspolicy.cli.group import CommandFolder
from kspolicy.cli.options import Data, Docs, Lexicon

EPILOG = """示例：
  kspolicy targets --district 高新区      查高新区承担的目标
  kspolicy tasks --unit 市工信局          查市工信局的任务
  kspolicy targets --help                 看一个命令的全部选项"""


def run(arguments: Sequence[str]) -> int:
    """Run one command line, without the program's name; everything it has to say is said.

    Returns:
        The exit code: 0 done, 1 the answer of a check or comparison, 2 failed.
    """
    _speak_utf8()
    try:
        root = get_command(_app())
        with root.make_context("kspolicy", list(arguments)) as context:
            code = root.invoke(context)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        code = report(error)
        drop_unsaid()
    return code if isinstance(code, int) else 0


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; documents are full of what others cannot express."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _app() -> typer.Typer:
    app = typer.Typer(
        cls=CommandFolder,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        epilog=EPILOG,
    )
    app.callback()(kspolicy)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kspolicy {__version__}")
        raise typer.Exit


def kspolicy(
    context: typer.Context,
    data: Data = None,
    docs: Docs = None,
    lexicon: Lexicon = None,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="显示版本号。"),
    ] = False,
) -> None:
    """把公文读成可核对的数据：任务、目标、责任单位，查询、比对与检查。"""
    # What is said before the command is what the command starts from.
    given = {"data": data, "docs": docs, "lexicon": lexicon}
    context.default_map = {str(context.invoked_subcommand): given}
