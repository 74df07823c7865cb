"""What a user may say about reading, and the limits that no honest document meets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How to read, and how much at most.

    ``ocr``: whether pages are recognised as images: where they have no usable text, never, or
    always. ``max_bytes`` is the size of a file, ``max_unpacked`` that of all it unpacks to, both
    in bytes; ``max_nesting`` how deep archives or elements may lie in each other. ``lost`` are
    pages that are not to be read, each with a clause that says why.
    """

    ocr: Literal["auto", "never", "always"] = "auto"
    max_bytes: int = 256 * MIB
    max_unpacked: int = 1024 * MIB
    max_pages: int = 2000
    max_nesting: int = 200
    lost: tuple[tuple[int, str], ...] = ()


DEFAULT = ReadingOptions()
