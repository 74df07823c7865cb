"""A typed word of the command line becomes a value, or a Chinese sentence says what is wrong.

typer leaves this to pydantic, which costs more time to import than a whole query takes, and
which explains itself in English. The types here are those that our commands use; for any other,
typer's own way remains.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import typer

if TYPE_CHECKING:
    from typer._click import Context, Parameter
    from typer.models import ParameterInfo

Convert = Callable[[Any], object]


class Coercion:
    """Converts what was given for one parameter; takes the place of typer's."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert

    def coerce(self, value: object, param: Any, ctx: Context) -> object:  # noqa: ANN401
        """The value as the command wants it; () or None when nothing was given.

        Raises:
            typer.BadParameter: the value is wrong; the message says why, in Chinese.
        """
        many = param.multiple or param.nargs == -1
        if value is None:
            return () if many else None
        try:
            if many and isinstance(value, Sequence):
                return tuple(self._convert(item) for item in value)
            return self._convert(value)
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=param) from None


def replace_coercion(param: Parameter) -> None:
    """Give the parameter our coercion if its type is one that we know."""
    descriptor = getattr(param, "type_descriptor", None)
    if descriptor is None:
        return
    convert = converter(descriptor.annotation, descriptor.parameter_info)
    if convert is not None:
        # Where typer keeps the coercion that it makes on first use.
        param._runtime_param = Coercion(convert)  # type: ignore[attr-defined]


def converter(annotation: object, info: ParameterInfo) -> Convert | None:
    """What converts one word to the type, or None for a type that typer has to convert."""
    if get_origin(annotation) is list:
        (annotation,) = get_args(annotation)
    if info.parser is not None:
        return None
    if annotation is str:
        return str
    if annotation is bool:
        return _truth
    if annotation is int:
        return lambda value: _within(_integer(value), info)
    if annotation is float:
        return lambda value: _within(_number(value), info)
    if annotation is Path:
        return lambda value: _path(value, info)
    if get_origin(annotation) is Literal:
        return lambda value: _choice(value, get_args(annotation))
    return None


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(f"“{value}”不是开关值")


def _integer(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise ValueError(f"“{value}”不是整数") from None


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        raise ValueError(f"“{value}”不是数") from None


def _within(number: float, info: ParameterInfo) -> float:
    if info.min is not None and number < info.min:
        raise ValueError(f"{number} 小于下限 {info.min}")
    if info.max is not None and number > info.max:
        raise ValueError(f"{number} 大于上限 {info.max}")
    return number


def _choice(value: object, choices: tuple[str, ...]) -> str:
    for choice in choices:
        if str(value).lower() == choice.lower():
            return choice
    raise ValueError(f"没有“{value}”这一项，可以是 {'、'.join(choices)}")


def _path(value: Any, info: ParameterInfo) -> Path:  # noqa: ANN401
    path = Path(value)
    if not info.exists:
        return path
    if not os.path.lexists(path):
        raise ValueError(f"“{path}”不存在")
    if not info.dir_okay and path.is_dir():
        raise ValueError(f"“{path}”是文件夹，这里要的是文件")
    if not info.file_okay and path.is_file():
        raise ValueError(f"“{path}”是文件，这里要的是文件夹")
    return path
