"""Hostile images and OFD."""

from __future__ import annotations

import struct
import zlib

from hostile.case import deflated


def huge_png(side: int = 60_000) -> bytes:
    """A picture of 3.6 thousand million white points."""
    line = b"\0" + b"\xff" * (side // 8)
    packed = deflated(line, side)
    head = struct.pack(">2L5B", side, side, 1, 0, 0, 0, 0)
    return _png(head, packed)


def large_png(side: int = 9_400) -> bytes:
    """A white picture in colours just below the limit."""
    line = b"\0" + b"\xff" * (3 * side)
    packed = deflated(line, side)
    return _png(struct.pack(">2L5B", side, side, 8, 2, 0, 0, 0), packed)


def many_frames(count: int = 1_000_000) -> bytes:
    """A TIFF that says to have a million pages, each the same."""
    entry = struct.Struct("<2H2L")
    tags = [(256, 4, 1, 1), (257, 4, 1, 1), (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, 1, 8)]
    tags += [(277, 3, 1, 1), (278, 4, 1, 1), (279, 4, 1, 1)]
    body = struct.pack("<H", len(tags)) + b"".join(entry.pack(*tag) for tag in tags)
    size = len(body) + 4
    data = [b"II*\0" + struct.pack("<L", 16) + bytes(8)]
    for number in range(count):
        following = 16 + size * (number + 1) if number + 1 < count else 0
        data.append(body + struct.pack("<L", following))
    return b"".join(data)


def looping_frames() -> bytes:
    """A TIFF whose last page is followed by its first."""
    data = bytearray(many_frames(3))
    data[-4:] = struct.pack("<L", 16)
    return bytes(data)


def _png(head: bytes, packed: bytes) -> bytes:
    parts = [(b"IHDR", head), (b"IDAT", packed), (b"IEND", b"")]
    written = [
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)
