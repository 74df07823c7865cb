"""The error every reader raises, and how it says what no reader gets to see."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kspolicy.read.options import ReadingOptions


class UnreadableError(Exception):
    """A file cannot be read. The message is one Chinese sentence without the file's name."""


def too_large(size: int, options: ReadingOptions) -> UnreadableError:
    """The error of something larger than a file may be."""
    mib = 2**20
    return UnreadableError(f"文件有 {size / mib:.0f} MB，超过上限 {options.max_bytes / mib:.0f} MB")


def unopened(error: OSError) -> UnreadableError:
    """The error of something that the operating system does not open."""
    match error:
        case FileNotFoundError():
            return UnreadableError("没有这个文件")
        case PermissionError():
            return UnreadableError("没有读取的权限")
    if error.errno == errno.ELOOP:
        return UnreadableError("无法打开（指向自己的链接）")
    return UnreadableError(f"无法打开（{error.strerror or error}）")
