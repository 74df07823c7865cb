"""A PDF taken apart into its objects and put together again, however it was written."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from enum import Enum

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\s*stream\r?\n(.*)endstream", re.DOTALL)
_FLATE = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?")
_LENGTH = re.compile(rb"/Length\s+\d+(?: 0 R)?")
_ROOT = re.compile(rb"/Root\s+(\d+) 0 R")


class Writing(Enum):
    """How a PDF is written: streams as they are, packed, or objects in streams as well."""

    OPEN = "open"
    PACKED = "packed"
    OBJECT_STREAMS = "object-streams"


@dataclass(frozen=True, slots=True)
class Object:
    """One object: its dictionary or value, and its stream unpacked, if it has one."""

    head: bytes
    stream: bytes | None = None

    @property
    def is_text(self) -> bool:
        """Whether its stream is readable: a page's content, a map of characters."""
        return self.stream is not None and self.stream[:200].isascii()


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of a PDF by number, and the number of its catalog."""

    by_number: dict[int, Object]
    root: int

    @classmethod
    def of(cls, data: bytes) -> Objects:
        """The objects of a whole PDF that has a table of them and packs with Flate only."""
        root = _ROOT.search(data)
        assert root is not None
        found = {}
        for match in _OBJECT.finditer(data):
            stream = _STREAM.fullmatch(match[2])
            found[int(match[1])] = _unpacked(*stream.groups()) if stream else Object(match[2])
        return cls(found, int(root[1]))

    def written(self, writing: Writing) -> bytes:
        """The PDF of these objects."""
        within = (
            {number: each for number, each in self.by_number.items() if each.stream is None}
            if writing is Writing.OBJECT_STREAMS
            else {}
        )
        size = max(self.by_number) + 1
        data, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", {}
        outside = {n: each for n, each in self.by_number.items() if n not in within}
        if within:
            outside[size] = _object_stream(within)
        for number, each in outside.items():
            offsets[number] = len(data)
            data += b"%d 0 obj\n%s\nendobj\n" % (number, _body(each, writing))
        if not within:
            return data + _table(offsets, size, self.root, len(data))
        return data + self._index(offsets, list(within), size, len(data))

    def _index(self, offsets: dict[int, int], within: list[int], size: int, start: int) -> bytes:
        """The stream that says where objects are (a cross-reference stream)."""
        offsets = {**offsets, size + 1: start}
        rows = b""
        for number in range(size + 2):
            if number in within:
                row = 2, size, within.index(number)
            else:
                row = (1, offsets[number], 0) if number in offsets else (0, 0, 255)
            rows += (
                row[0].to_bytes(1, "big") + row[1].to_bytes(4, "big") + row[2].to_bytes(2, "big")
            )
        head = b"<< /Type /XRef /Size %d /W [1 4 2] /Root %d 0 R >>" % (size + 2, self.root)
        body = _body(Object(head, rows), Writing.PACKED)
        return b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size + 1, body, start)


def _unpacked(head: bytes, stream: bytes) -> Object:
    head = _LENGTH.sub(b"", head)
    if not _FLATE.search(head):
        return Object(head, stream.removesuffix(b"\n").removesuffix(b"\r"))
    return Object(_FLATE.sub(b"", head), zlib.decompressobj().decompress(stream))


def _body(each: Object, writing: Writing) -> bytes:
    if each.stream is None:
        return each.head
    packed = writing is not Writing.OPEN and b"/Filter" not in each.head
    stream = zlib.compress(each.stream) if packed else each.stream
    entries = b" /Length %d%s >>" % (len(stream), b" /Filter /FlateDecode" if packed else b"")
    head = each.head.rstrip()
    head = head[:-2] + entries if head.endswith(b">>") else head + entries
    return b"%s\nstream\n%s\nendstream" % (head, stream)


def _object_stream(within: dict[int, Object]) -> Object:
    index, body = [], b""
    for number, each in within.items():
        index += [number, len(body)]
        body += each.head + b"\n"
    first = " ".join(map(str, index)).encode() + b"\n"
    head = b"<< /Type /ObjStm /N %d /First %d >>" % (len(within), len(first))
    return Object(head, first + body)


def _table(offsets: dict[int, int], size: int, root: int, start: int) -> bytes:
    rows = [b"0000000000 65535 f \n"]
    for number in range(1, size):
        offset = offsets.get(number)
        rows.append(b"%010d 00000 n \n" % offset if offset else b"0000000000 65535 f \n")
    trailer = b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (size, root)
    return b"xref\n0 %d\n%s%sstartxref\n%d\n%%%%EOF\n" % (size, b"".join(rows), trailer, start)
