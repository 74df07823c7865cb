"""One file of the corpus: its text read, or replaced all at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kspolicy.corpus.errors import InvalidFile, Problem

if TYPE_CHECKING:
    from pathlib import Path

# A document of a thousand pages is some 5 MB.
_LARGEST = 50_000_000


def read_text(path: Path) -> str:
    """The text of a file, its line ends those of Unix.

    Raises:
        InvalidFile: it cannot be opened, is far too large, or is not UTF-8.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise _too_large(path)
        with path.open(encoding="utf-8-sig") as file:
            # A device has no size and no end.
            text = file.read(_LARGEST + 1)
        if len(text) > _LARGEST:
            raise _too_large(path)
        return text
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _invalid(path, f"无法读取（{reason}），请检查文件是否存在、是否有权限") from error
    except UnicodeDecodeError as error:
        raise _invalid(path, "不是 UTF-8 文本，请另存为 UTF-8 编码") from error


def replace_text(path: Path, text: str) -> None:
    """Write a file so that anybody who looks sees the old content or the new, never a part.

    Raises:
        OSError: it could not be written; the old file is as it was.
    """
    draft = path.with_name(f".{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the new name survive a power cut, where the system can (Windows cannot)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _too_large(path: Path) -> InvalidFile:
    return _invalid(path, "文件过大（超过 50 MB），请检查是否放错了文件")


def _invalid(path: Path, message: str) -> InvalidFile:
    return InvalidFile([Problem(str(path), message)])
