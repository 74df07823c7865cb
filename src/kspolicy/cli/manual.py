"""Help pages in Chinese.

typer's own pages, drawn by rich, cut Chinese text off where it has no spaces to break at, and
name types and ranges in English.
"""

from __future__ import annotations

import re
from inspect import cleandoc
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Literal, get_args, get_origin

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from kspolicy.present.width import text_width
from kspolicy.present.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click import Command, Context

Entry = tuple[str, str]

_TYPE_NAMES = {str: "文字", int: "整数", float: "数", Path: "路径"}
_CHINESE_BREAK = re.compile(r"(?<=[^\x00-\x7f])\n|\n(?=[^\x00-\x7f])")
_WIDEST = 100
_NARROWEST = 60
_INDENT = 2
# An entry whose name is wider than this is explained on the line below.
_NAME_WIDTH = 30


def manual(command: Command, context: Context) -> str:
    """The help page of a command, or of the group of all commands."""
    width = min(max(get_terminal_size().columns, _NARROWEST), _WIDEST)
    blocks = [command.get_usage(context)]
    paragraphs = cleandoc(command.help or "").split("\n\n")
    blocks += [
        # An indented paragraph is an example or a list: its lines stay.
        paragraph if paragraph.startswith(" ") else "\n".join(wrap(_joined(paragraph), width))
        for paragraph in paragraphs
    ]
    for heading, entries in _panels(command, context).items():
        blocks.append("\n".join([typer.style(f"{heading}：", bold=True), *_rows(entries, width)]))
    if command.epilog:
        blocks.append(command.epilog)
    return "\n\n".join(blocks)


def _joined(paragraph: str) -> str:
    """The lines of a paragraph as one, with a space only between two Latin words."""
    return _CHINESE_BREAK.sub("", paragraph).replace("\n", " ").strip()


def _panels(command: Command, context: Context) -> dict[str, list[Entry]]:
    """Headings and what stands under each, in the order of the page."""
    panels: dict[str, list[Entry]] = {}
    if isinstance(command, TyperGroup):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None and not found.hidden:
                heading = getattr(found, "rich_help_panel", None) or "命令"
                panels.setdefault(heading, []).append((name, _first_paragraph(found)))
    panels["参数"], panels["选项"] = [], []
    for param in command.get_params(context):
        if isinstance(param, TyperArgument) and not param.hidden:
            entry = (param.metavar or param.name, _explained(param))
            panels[param.rich_help_panel or "参数"].append(entry)
        elif isinstance(param, TyperOption) and not param.hidden:
            heading = param.rich_help_panel or "选项"
            panels.setdefault(heading, []).append((_spelt(param), _explained(param)))
    return {heading: entries for heading, entries in panels.items() if entries}


def _first_paragraph(command: Command) -> str:
    return _joined(cleandoc(command.help or "").split("\n\n")[0])


def _spelt(option: TyperOption) -> str:
    """--format, -f table|json: how the option is written."""
    names = "/".join([", ".join(sorted(option.opts, key=len)), *option.secondary_opts])
    if option.is_flag:
        return names
    return f"{names} {option.metavar or type_name(option.type_descriptor.annotation)}"


def type_name(annotation: object) -> str:
    """The Chinese name of a parameter's type; its choices where it has some."""
    if get_origin(annotation) is list:
        (annotation,) = get_args(annotation)
    if get_origin(annotation) is Literal:
        return "|".join(get_args(annotation))
    return _TYPE_NAMES.get(annotation, "值") if isinstance(annotation, type) else "值"


def _explained(param: TyperArgument | TyperOption) -> str:
    return _joined(param.help or "") + "".join(f"[{remark}]" for remark in _remarks(param))


def _remarks(param: TyperArgument | TyperOption) -> Iterator[str]:
    if param.required:
        yield "必填"
    if param.min is not None:
        yield f"不小于 {param.min}"
    if param.max is not None:
        yield f"不大于 {param.max}"
    shown = isinstance(param.default, str | int | float | Path)
    if shown and param.show_default and not isinstance(param.default, bool):
        yield f"默认：{param.default}"
    if param.envvar:
        yield f"环境变量：{param.envvar}"


def _rows(entries: list[Entry], width: int) -> Iterator[str]:
    """Names on the left, explanations on the right, wrapped."""
    taken = [text_width(name) for name, _ in entries]
    left = _INDENT + max((width for width in taken if width <= _NAME_WIDTH), default=0) + 2
    for (name, explanation), name_width in zip(entries, taken, strict=True):
        lines = wrap(explanation, width - left)
        indent = " " * _INDENT
        if _INDENT + name_width + 2 > left:
            yield indent + name
        else:
            yield (indent + name).ljust(left - name_width + len(name)) + lines.pop(0)
        yield from (" " * left + line for line in lines)
