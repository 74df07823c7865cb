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
# So much is given to the unpacker at a time: what it leaves, it copies.
_SIP = 16 * 1024


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
    broken = unpacked = end = 0
    view = memoryview(data)
    for match in _STREAM.finditer(data):
        if data.endswith(b"end", 0, match.start()):
            continue
        before = data[max(0, match.start() - _LONGEST_DICTIONARY) : match.start()]
        if not _DEFLATED.search(before, max(0, before.rfind(b" obj"))):
            continue
        # Looked for once, however many streams stand before it.
        if end < match.end():
            end = data.find(b"endstream", match.end())
            end = len(data) if end < 0 else end
        size = _unpacked_size(view[match.end() : end])
        broken += size is None
        unpacked += size or 0
        if unpacked > _MOST_UNPACKED:
            break
    return broken


def _unpacked_size(packed: memoryview) -> int | None:
    """How many bytes ``packed`` holds, at most as many as are checked; None when it is broken."""
    unpacker = zlib.decompressobj()
    size = 0
    try:
        for start in range(0, len(packed), _SIP):
            rest: memoryview | bytes = packed[start : start + _SIP]
            while rest and not unpacker.eof:
                size += len(unpacker.decompress(rest, _PIECE))
                rest = unpacker.unconsumed_tail
                if size > _MOST_UNPACKED:
                    return size
            if unpacker.eof:
                return size
        while piece := unpacker.decompress(b"", _PIECE):
            size += len(piece)
    except zlib.error:
        return None
    return size if unpacker.eof else None
