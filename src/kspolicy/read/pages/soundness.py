"""Whether the bytes of a PDF are whole: a library may read a damaged one without a word."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
_DEFLATED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
# The dictionary of a stream stands before it and is no longer than this.
_LONGEST_DICTIONARY = 1000
# So many bytes are unpacked to see whether they are whole; a larger file is checked in part.
_MOST_UNPACKED = 64 * 1024 * 1024
_PIECE = 1024 * 1024


def damage(data: bytes) -> str | None:
    """What is broken in the bytes of a PDF, as a clause in Chinese; None when nothing is seen."""
    if b"startxref" not in data[-2048:]:
        return "文件不完整，末尾缺失"
    if b"/Encrypt" in data:
        # What is encrypted cannot be unpacked as it stands.
        return None
    broken = _broken_streams(data)
    return f"有 {broken} 段数据损坏" if broken else None


def _broken_streams(data: bytes) -> int:
    broken = unpacked = 0
    for match in _STREAM.finditer(data):
        if data.endswith(b"end", 0, match.start()):
            continue
        before = data[max(0, match.start() - _LONGEST_DICTIONARY) : match.start()]
        if not _DEFLATED.search(before, max(0, before.rfind(b" obj"))):
            continue
        end = data.find(b"endstream", match.end())
        size = _unpacked_size(data[match.end() : end if end >= 0 else len(data)])
        broken += size is None
        unpacked += size or 0
        if unpacked > _MOST_UNPACKED:
            break
    return broken


def _unpacked_size(packed: bytes) -> int | None:
    """How many bytes ``packed`` holds, at most as many as are checked; None when it is broken."""
    unpacker = zlib.decompressobj()
    size = 0
    try:
        rest = packed
        while not unpacker.eof and size <= _MOST_UNPACKED:
            piece = unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail
            size += len(piece)
            if not piece and not rest:
                return None
    except zlib.error:
        return None
    return size
