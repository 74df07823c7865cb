"""The table ``cmap`` of a font: from characters to glyphs."""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Platforms and their encodings, best first: all of Unicode, its first plane, symbols, Macintosh.
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_SYMBOL, _MACINTOSH = (3, 0), (1, 0)
# A font of symbols has its characters this far up.
_SYMBOLS_AT = 0xF000
_ASCII = 0x80


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a font."""

    lookups: tuple[Callable[[int], int], ...]

    @classmethod
    def of(cls, table: bytes) -> Characters:
        """Those in a table ``cmap``; what is damaged in it, or of a rare form, is left out."""
        found: dict[tuple[int, int], int] = {}
        try:
            (count,) = struct.unpack_from(">H", table, 2)
            for index in range(count):
                platform, encoding, start = struct.unpack_from(">HHL", table, 4 + 8 * index)
                found.setdefault((platform, encoding), start)
        except struct.error:
            pass
        lookups = [_lookup(table[found[key] :]) for key in _UNICODE if key in found]
        if _SYMBOL in found:
            symbols = _lookup(table[found[_SYMBOL] :])
            lookups += [symbols, lambda code: symbols(code + _SYMBOLS_AT)]
        if _MACINTOSH in found:
            roman = _lookup(table[found[_MACINTOSH] :])
            lookups.append(lambda code: roman(code) if code < _ASCII else 0)
        return cls(tuple(lookups))

    def glyph(self, code: int) -> int:
        """The number of a character's glyph; 0 where the font has none."""
        for lookup in self.lookups:
            try:
                glyph = lookup(code)
            except struct.error:
                continue
            if glyph:
                return glyph
        return 0


def _lookup(table: bytes) -> Callable[[int], int]:
    """The way from characters to glyphs that a subtable has."""
    try:
        (form,) = struct.unpack_from(">H", table)
        match form:
            case 0 | 6:
                return _listed(table, form)
            case 4:
                return _by_segments(table)
            case 12:
                return _by_groups(table)
    except struct.error:
        pass
    return lambda _: 0


def _listed(table: bytes, form: int) -> Callable[[int], int]:
    first, count = struct.unpack_from(">HH", table, 6) if form == 6 else (0, 256)
    wide, begin = (2, 10) if form == 6 else (1, 6)

    def glyph(code: int) -> int:
        at = begin + wide * (code - first)
        if not first <= code < first + count:
            return 0
        return int.from_bytes(table[at : at + wide], "big")

    return glyph


def _by_segments(table: bytes) -> Callable[[int], int]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    form = f">{count}H"
    ends = struct.unpack_from(form, table, 14)
    starts = struct.unpack_from(form, table, 16 + 2 * count)
    shifts = struct.unpack_from(form, table, 16 + 4 * count)
    offsets_at = 16 + 6 * count
    offsets = struct.unpack_from(form, table, offsets_at)

    def glyph(code: int) -> int:
        index = bisect_left(ends, code)
        if index == count or code < starts[index]:
            return 0
        if not offsets[index]:
            return int(code + shifts[index]) & 0xFFFF
        # An offset is counted from where it is written.
        at = offsets_at + 2 * index + offsets[index] + 2 * (code - starts[index])
        (found,) = struct.unpack_from(">H", table, at)
        return int(found + shifts[index]) & 0xFFFF if found else 0

    return glyph


def _by_groups(table: bytes) -> Callable[[int], int]:
    (count,) = struct.unpack_from(">L", table, 12)
    whole = min(count, (len(table) - 16) // 12)
    groups = list(struct.iter_unpack(">LLL", table[16 : 16 + 12 * whole]))
    starts = [start for start, _, _ in groups]

    def glyph(code: int) -> int:
        index = bisect_right(starts, code) - 1
        if index < 0 or code > groups[index][1]:
            return 0
        return int(groups[index][2] + code - groups[index][0])

    return glyph
