"""Readers: a file in, a :class:`~kspolicy.model.source.Source` out.

Each module of :mod:`kspolicy.read.forms` reads one file form. It has three names:

- ``SUFFIXES``, the file endings of the form;
- ``holds(data: bytes) -> bool``, whether bytes are, by what they begin with or contain, of this
  form; a form that shows no such mark (plain text, Markdown) always answers ``False``;
- ``read(data: bytes, name: str, options: ReadingOptions) -> Source``, which raises
  :class:`UnreadableError` with one Chinese sentence when the bytes cannot be read.

The form is told from the content first, then from the file's ending. Readers are found by walking
the package; nothing lists them by hand. A module imports the library of its form inside ``read``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from kspolicy.read import forms
from kspolicy.read.characters import is_text
from kspolicy.read.errors import UnreadableError, too_large, unopened
from kspolicy.read.options import DEFAULT, ReadingOptions

if TYPE_CHECKING:
    from pathlib import Path

    from kspolicy.model.source import Source

__all__ = [
    "ReadingOptions",
    "UnreadableError",
    "is_recognised",
    "read_bytes",
    "read_file",
    "suffixes",
]


class Reader(Protocol):
    """What a reader module offers."""

    SUFFIXES: tuple[str, ...]

    def holds(self, data: bytes) -> bool:
        """Whether the bytes are, by their content, of this form."""

    def read(self, data: bytes, name: str, options: ReadingOptions) -> Source:
        """Read one file's bytes."""


@cache
def _readers() -> tuple[Reader, ...]:
    return tuple(
        cast("Reader", import_module(f"{forms.__name__}.{info.name}"))
        for info in iter_modules(forms.__path__)
        if not info.name.startswith("_")
    )


def suffixes() -> frozenset[str]:
    """Every file ending that some reader serves, in lower case, with its dot."""
    return frozenset(suffix for reader in _readers() for suffix in reader.SUFFIXES)


def is_recognised(data: bytes) -> bool:
    """Whether bytes are, by their content, of a form that some reader knows."""
    return any(reader.holds(data) for reader in _readers())


def read_file(path: Path, options: ReadingOptions = DEFAULT) -> Source:
    """Read ``path`` with the reader for its form.

    Raises:
        UnreadableError: no such file, a folder, too large, empty, or of no known form.
    """
    try:
        if path.is_dir():
            raise UnreadableError("这是一个文件夹，请给出其中的文件")
        if path.exists() and not path.is_file():
            raise UnreadableError("这不是普通文件（管道或设备），请先存成文件")
        _refuse_large(path.stat().st_size, options)
        data = path.read_bytes()
    except PermissionError as error:
        raise UnreadableError("没有读取此文件的权限") from error
    except OSError as error:
        raise unopened(error) from error
    return read_bytes(data, path.name, options)


def read_bytes(data: bytes, name: str, options: ReadingOptions = DEFAULT) -> Source:
    """Read the bytes of a file called ``name``; their content tells the form, else the ending.

    Raises:
        UnreadableError: too large, empty, or of no known form.
    """
    _refuse_large(len(data), options)
    if not data.strip():
        raise UnreadableError("文件是空的，没有可读的内容")
    return _reader(data, name).read(data, name, options)


def _reader(data: bytes, name: str) -> Reader:
    for reader in _readers():
        if reader.holds(data):
            return reader
    suffix = PurePath(name).suffix.lower()
    for reader in _readers():
        if suffix in reader.SUFFIXES:
            return reader
    if is_text(data):
        return next(reader for reader in _readers() if ".txt" in reader.SUFFIXES)
    known = "、".join(sorted(suffixes()))
    raise UnreadableError(f"不支持 {suffix or '无扩展名'} 文件，目前可读：{known}")


def _refuse_large(size: int, options: ReadingOptions) -> None:
    if size > options.max_bytes:
        raise too_large(size, options)
