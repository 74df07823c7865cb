"""Hostile archives: little that unpacks to much, archives in archives, paths that lead outside."""

from __future__ import annotations

import struct
import zlib

from hostile.case import POLICY, deflated
from typeset.archive import packed


def bomb(gigabytes: int = 10) -> bytes:
    """An archive of some megabytes: texts of spaces, a gigabyte each."""
    piece = b" " * 2**20
    packed = deflated(piece, 1024, -15)
    crc = 0
    for _ in range(1024):
        crc = zlib.crc32(piece, crc)
    names = [b"%d.txt" % number for number in range(gigabytes)]
    return _written([(name, packed, 2**30, crc) for name in names])


def overlapping(count: int = 20_000) -> bytes:
    """An archive whose members are all the same bytes, each a hundred megabytes unpacked."""
    packed = zlib.compress(b" " * 2**20, 9)[2:-4]
    member = b"a.txt", packed, 100 * 2**20, 0
    local, entry = _entries(member, 0)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(entry) * count, len(local), 0)
    return local + entry * count + end


def lying() -> bytes:
    """An archive with a text that is said to have a hundred bytes and has a gigabyte."""
    return _written([(b"a.txt", deflated(b" " * 2**20, 1024, -15), 100, 0)])


def nested(depth: int = 50) -> bytes:
    """An archive in an archive, and so on."""
    data = packed({"a.txt": POLICY.encode()})
    for _ in range(depth):
        data = packed({"a.zip": data})
    return data


def crowded(count: int = 300_000) -> bytes:
    """An archive of so many empty members."""
    local, entry = _entries((b"a.txt", b"", 0, 0), 0)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, len(entry) * count, len(local), 0)
    return local + entry * count + end


def outside() -> bytes:
    """An archive with a document whose path leads out of the folder."""
    return packed({"../../../../tmp/公文.txt": POLICY.encode()})


_Member = tuple[bytes, bytes, int, int]


def _written(members: list[_Member]) -> bytes:
    data, directory = b"", b""
    for member in members:
        local, entry = _entries(member, len(data))
        data += local
        directory += entry
    count = len(members)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), len(data), 0)
    return data + directory + end


def _entries(member: _Member, offset: int) -> tuple[bytes, bytes]:
    """A member as it stands in the archive, and its entry in the directory."""
    name, packed, size, crc = member
    head = 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0
    local = struct.pack("<4s5H3L2H", b"PK\3\4", *head) + name + packed
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, *head, 0, 0, 0, 0, offset) + name
    return local, entry
