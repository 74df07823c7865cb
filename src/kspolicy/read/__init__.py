"""Readers: a file in, a :class:`~kspolicy.model.source.Source` out. One module a file form.

A reader module has two names: ``SUFFIXES``, the file endings it may be asked for, and
``read(data: bytes, name: str) -> Source``. It raises :class:`UnreadableError` with one Chinese
sentence when the bytes are not of its form. Readers are found by walking this package; nothing
lists them by hand.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.model.source import Source

__all__ = ["MAX_BYTES", "UnreadableError", "read_bytes", "read_file", "readers"]

MAX_BYTES = 64 * 1024 * 1024


class Reader(Protocol):
    """What a reader module offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, data: bytes, name: str) -> Source:
        """Read one file's bytes."""


@cache
def readers() -> dict[str, str]:
    """Every known file ending and the reader module that serves it."""
    found: dict[str, str] = {}
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        for suffix in getattr(module, "SUFFIXES", ()):
            found[suffix] = module.__name__
    return found


def read_file(path: Path) -> Source:
    """Read ``path`` with the reader for its ending.

    Raises:
        UnreadableError: no such file, a folder, too large, empty, or of no known form.
    """
    try:
        if path.is_dir():
            raise UnreadableError("这是一个文件夹，请给出其中的文件")
        if path.exists() and not path.is_file():
            raise UnreadableError("这不是普通文件（管道或设备），请先存成文件")
        _refuse_large(path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError("没有这个文件") from error
    except PermissionError as error:
        raise UnreadableError("没有读取此文件的权限") from error
    except OSError as error:
        raise UnreadableError(f"无法打开（{error.strerror or error}）") from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Source:
    """Read the bytes of a file called ``name``, whose ending says its form.

    Raises:
        UnreadableError: too large, empty, or of no known form.
    """
    _refuse_large(len(data))
    if not data.strip():
        raise UnreadableError("文件是空的，没有可读的内容")
    suffix = PurePath(name).suffix.lower()
    module = readers().get(suffix)
    if module is None:
        known = "、".join(sorted(readers()))
        raise UnreadableError(f"不支持 {suffix or '无扩展名'} 文件，目前可读：{known}")
    return cast("Reader", import_module(module)).read(data, name)


def _refuse_large(size: int) -> None:
    if size > MAX_BYTES:
        raise UnreadableError(f"文件有 {size / 2**20:.0f} MB，超过上限 {MAX_BYTES / 2**20:.0f} MB")
