"""Commands: each a module in ``commands``, found by its name and imported when it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer._click import Command
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from kspolicy.cli import usage
from kspolicy.cli.values import replace_coercion

if TYPE_CHECKING:
    from types import ModuleType

    from typer._click import Context, HelpFormatter
    from typer.core import TyperOption

FOLDER = "kspolicy.cli.commands"


class _Described(Command):
    """What a command and the group of commands say about themselves, in Chinese."""

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """[选项], then the arguments: those in brackets may be left out, 文件… may be several."""
        return ["[选项]", *usage.argument_pieces(self.get_params(ctx))]

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """用法：kspolicy …"""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """--help and -h."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.opts = ["--help", "-h"]
            option.help = "显示这份说明。"
            # typer would ask pydantic to make a value of None.
            option.default = False
        return option

    def get_help(self, ctx: Context) -> str:
        """The help page."""
        from kspolicy.cli.manual import manual

        return manual(self, ctx)


class PolicyCommand(_Described, TyperCommand):
    """One command, its values converted our way."""

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **settings)
        for param in self.params:
            replace_coercion(param)


class CommandFolder(_Described, TyperGroup):
    """The group of all commands. A command's module is imported when the command is asked for."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(**settings)
        for param in self.params:
            replace_coercion(param)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """[选项] 命令 …"""
        return ["[选项]", "命令", "…"]

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of all commands, in the order in which help names them."""
        modules = {name: _module(name) for name in command_names()}
        return sorted(modules, key=lambda name: (getattr(modules[name], "ORDER", 50), name))

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of that name, or None."""
        module = _module(cmd_name)
        return None if module is None else _command(cmd_name, module)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """The command that ``args`` begin with, and the arguments left for it.

        Raises:
            UsageError: there is no such command.
        """
        name, *rest = args
        command = self.get_command(ctx, name)
        if command is None:
            ctx.fail(usage.unknown_command(name, command_names()))
        return name, command, rest


def command_names() -> list[str]:
    """The names of all commands: one a module, ``_`` written as ``-``."""
    import pkgutil

    from kspolicy.cli import commands

    return [module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__)]


def _module(command: str) -> ModuleType | None:
    from importlib import import_module

    name = f"{FOLDER}.{command.replace('-', '_')}"
    if not command.replace("-", "_").isidentifier():
        return None
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None


def _command(name: str, module: ModuleType) -> Command:
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command(
        name,
        cls=PolicyCommand,
        epilog=usage.examples(module.EXAMPLES),
        rich_help_panel=getattr(module, "PANEL", None),
    )(getattr(module, name.replace("-", "_")))
    return get_command(app)
