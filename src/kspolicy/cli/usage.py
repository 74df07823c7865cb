"""How a command is used, and what was wrong with how it was used, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer._click import exceptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typer._click import Parameter

# Chinese input methods turn -- into these.
_DASHES = ("—", "－", "–", "─")
_HYPHENS = "选项以两个半角减号（--）开头。"
_EXTRA = "Got unexpected extra argument(s) ("


def argument_pieces(params: Iterable[Parameter]) -> list[str]:
    """The arguments in a line of usage: 文件, [文件] when it may be left out, 文件… for several."""
    pieces = []
    for param in params:
        if param.param_type_name == "argument":
            name = (param.metavar or param.name) + ("…" if param.nargs != 1 else "")
            pieces.append(name if param.required else f"[{name}]")
    return pieces


def examples(lines: Sequence[str]) -> str:
    """The examples of a command as the last paragraph of its help."""
    return "\n".join(["示例：", *(f"  {line}" for line in lines)])


def unknown_command(name: str, names: Sequence[str]) -> str:
    """That there is no command of this name, and which one may have been meant."""
    from difflib import get_close_matches

    if name.startswith(_DASHES):
        return f"没有“{name}”这个命令。{_HYPHENS}"
    meant = get_close_matches(name, names)
    return f"没有“{name}”这个命令。" + (_perhaps(meant) or f"可用的命令：{'、'.join(names)}。")


def complaint(error: exceptions.UsageError) -> str:
    """What typer found wrong with the command line, in one or two sentences."""
    match error:
        case exceptions.NoSuchOption():
            return f"没有 {error.option_name} 这个选项。{_perhaps(error.possibilities or ())}"
        case exceptions.MissingParameter(param=param) if param is not None:
            return f"缺少{_named(param)}。"
        case exceptions.BadParameter(param=param) if param is not None:
            return f"{_named(param)}：{_ended(error.message)}"
        case exceptions.BadOptionUsage():
            takes_none = error.message.endswith("does not take a value.")
            return f"选项 {error.option_name} {'后面不带值' if takes_none else '后面要跟一个值'}。"
        case exceptions.BadArgumentUsage():
            return "参数的个数不对。"
        case _:
            return _general(error.message)


def _general(message: str) -> str:
    """The messages that typer gives without a class of their own."""
    if message == "Missing command.":
        return "没有说明要执行哪个命令。"
    if message.startswith(_EXTRA):
        extra = message.removeprefix(_EXTRA).removesuffix(")")
        return f"多出了“{extra}”。{_HYPHENS if extra.startswith(_DASHES) else ''}"
    return message


def _named(param: Parameter) -> str:
    if param.param_type_name == "option":
        return f"选项 {param.opts[0]}"
    return f"参数“{param.metavar or param.name}”"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("。") else f"{sentence}。"


def _perhaps(names: Iterable[str]) -> str:
    meant = "、".join(names)
    return f"您要的是不是 {meant}？" if meant else ""
