"""A face of a font file (TrueType, OpenType, or a collection of them)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from kspolicy.read.fonts.characters import Characters

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLLECTION = b"ttcf"
_FORMS = (b"\0\1\0\0", b"OTTO", b"true")
_MOST_FACES = 64
_MOST_TABLES = 100
# What draws glyphs; the others compose text, or are for other systems.
_DRAWING = (
    *("CFF ", "CFF2", "OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx"),
    *("loca", "maxp", "name", "post", "prep"),
)
_USUAL_WEIGHT = 400


class DamagedFontError(Exception):
    """Bytes are no font that can be used."""


class Data(Protocol):
    """Bytes, or a file mapped into memory."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> bytes: ...


@dataclass(frozen=True)
class Face:
    """One face; ``tables`` are where its tables begin and how long they are, by name."""

    data: Data
    form: bytes
    tables: Mapping[str, tuple[int, int]]

    @cached_property
    def characters(self) -> Characters:
        """The characters that it has."""
        return Characters.of(self._table("cmap"))

    @cached_property
    def family(self) -> str:
        """The name of its family; empty where it has none."""
        names = self._table("name")
        try:
            _, count, start = struct.unpack_from(">HHH", names)
            for index in range(count):
                platform, _, _, kind, length, at = struct.unpack_from(">6H", names, 6 + 12 * index)
                if kind == 1 and platform == 3:
                    written = names[start + at : start + at + length]
                    return written.decode("utf-16-be", "replace")
        except struct.error:
            pass
        return ""

    @cached_property
    def weight(self) -> int:
        """How bold it is: 400 is usual, 700 is bold."""
        return self._unsigned("OS/2", 4) or _USUAL_WEIGHT

    @cached_property
    def glyphs(self) -> int:
        """How many glyphs it has."""
        return self._unsigned("maxp", 4)

    def advance(self, glyph: int) -> float:
        """How far the glyph's successor stands from it, in parts of the font's size."""
        each = self._unsigned("head", 18)
        last = self._unsigned("hhea", 34) - 1
        return self._unsigned("hmtx", 4 * min(glyph, last)) / each if each and last >= 0 else 1.0

    def program(self) -> bytes:
        """The font file of this face alone, with what it takes to draw glyphs."""
        tables = [(name, self._table(name)) for name in _DRAWING if name in self.tables]
        power = max(len(tables), 1).bit_length() - 1
        head = struct.pack(
            ">4s4H", self.form, len(tables), 16 << power, power, 16 * len(tables) - (16 << power)
        )
        listed, parts = [head], list[bytes]()
        at = len(head) + 16 * len(tables)
        for name, table in sorted(tables):
            padding = b"\0" * (-len(table) % 4)
            listed.append(struct.pack(">4s3L", name.encode(), 0, at, len(table)))
            parts += [table, padding]
            at += len(table) + len(padding)
        return b"".join((*listed, *parts))

    def _table(self, name: str) -> bytes:
        start, length = self.tables.get(name, (0, 0))
        return self.data[start : start + length]

    def _unsigned(self, name: str, at: int) -> int:
        """The two bytes at ``at`` in a table; 0 beyond its end."""
        start, length = self.tables.get(name, (0, 0))
        if at < 0 or at + 2 > length:
            return 0
        return int.from_bytes(self.data[start + at : start + at + 2], "big")


def faces(data: Data) -> list[Face]:
    """The faces in a font file.

    Raises:
        DamagedFontError: it is none.
    """
    try:
        starts: tuple[int, ...] = (0,)
        if data[0:4] == _COLLECTION:
            (count,) = struct.unpack(">L", data[8:12])
            count = min(count, _MOST_FACES)
            starts = struct.unpack(f">{count}L", data[12 : 12 + 4 * count])
        return [_face(data, start) for start in starts]
    except struct.error as error:
        raise DamagedFontError from error


def _face(data: Data, start: int) -> Face:
    form = data[start : start + 4]
    (count,) = struct.unpack(">H", data[start + 4 : start + 6])
    if form not in _FORMS or count > _MOST_TABLES:
        raise DamagedFontError
    tables: dict[str, tuple[int, int]] = {}
    for index in range(count):
        at = start + 12 + 16 * index
        name, _, begin, length = struct.unpack(">4s3L", data[at : at + 16])
        tables[name.decode("latin-1")] = begin, length
    if not {"head", "maxp", "hhea", "hmtx"} <= tables.keys():
        raise DamagedFontError
    return Face(data, form, tables)
