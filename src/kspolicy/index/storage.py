"""Plain data kept in a file: marshal behind a checksum.

Marshal is the fastest form there is to read, but it reads many damaged files without complaint,
so that what is damaged must be told before. What another version of the program stored, or another
Python marshalled, is of no use and reads as missing.
"""

from __future__ import annotations

import marshal
import os
import sys
from typing import TYPE_CHECKING, Any
from zlib import crc32

from kspolicy import __version__

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = f"kspolicy {__version__} {sys.implementation.cache_tag}\n".encode()
_CHECKSUM = 4
_START = len(_MAGIC) + _CHECKSUM


def load(path: Path) -> Any:  # noqa: ANN401 - whatever was stored
    """What was stored in ``path``; None when it is missing, damaged, or of another version."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if (
        not content.startswith(_MAGIC)
        or _checksum(content[_START:]) != content[len(_MAGIC) : _START]
    ):
        return None
    try:
        return marshal.loads(content[_START:])
    except (ValueError, EOFError, TypeError):
        return None


def store(path: Path, data: Any) -> None:  # noqa: ANN401 - plain data of many shapes
    """Store plain data, so that a reader at the same time sees the old or the new.

    Raises:
        OSError: the file cannot be written.
    """
    payload = marshal.dumps(data)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(_MAGIC + _checksum(payload) + payload)
    draft.replace(path)


def _checksum(payload: bytes) -> bytes:
    return crc32(payload).to_bytes(_CHECKSUM, "big")
