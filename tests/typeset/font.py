"""Fonts written by hand, whose glyphs are rectangles: what is drawn of them is known to a hair."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Rectangle = tuple[int, int, int, int]

EM = 1000


def truetype(
    glyphs: Sequence[Rectangle], characters: Mapping[str, int] | bytes, family: str = "方块"
) -> bytes:
    """A TrueType font of glyphs 1, 2, …, each left, bottom, right and top in thousandths.

    ``characters`` are the numbers of glyphs, or the whole table ``cmap``.
    """
    outlines = [b"", *map(_outline, glyphs)]
    ends = [sum(map(len, outlines[:index])) for index in range(len(outlines) + 1)]
    count = len(outlines)
    cmap = (
        characters
        if isinstance(characters, bytes)
        else table({(3, 10): groups({ord(sign): glyph for sign, glyph in characters.items()})})
    )
    return packed(
        {
            "cmap": cmap,
            "glyf": b"".join(outlines),
            "head": struct.pack(
                *(">LLLLHHqqhhhhHHhhh", 0x10000, 0, 0, 0x5F0F3CF5, 0, EM, 0, 0),
                *(0, -200, EM, 900, 0, 8, 2, 1, 0),
            ),
            "hhea": struct.pack(">L3hH11hH", 0x10000, 900, -200, 0, EM, *[0] * 11, count),
            "hmtx": b"".join(struct.pack(">HH", EM, left) for left, *_ in ((0,), *glyphs)),
            "loca": struct.pack(f">{count + 1}L", *ends),
            "maxp": struct.pack(">LH13H", 0x10000, count, 8, 2, 0, 0, 1, *[0] * 8),
            "name": _name(family),
        }
    )


def packed(tables: Mapping[str, bytes], form: bytes = b"\0\1\0\0", at: int = 0) -> bytes:
    """The font file of ``tables``, which is to lie at ``at`` in a larger one."""
    head = struct.pack(">4s4H", form, len(tables), 0, 0, 0)
    start = at + len(head) + 16 * len(tables)
    listed, bodies = b"", b""
    for name, body in sorted(tables.items()):
        listed += struct.pack(">4s3L", name.encode(), 0, start + len(bodies), len(body))
        bodies += body + b"\0" * (-len(body) % 4)
    return head + listed + bodies


def table(subtables: Mapping[tuple[int, int], bytes]) -> bytes:
    """A table ``cmap`` of subtables by their platform and encoding."""
    head, body = struct.pack(">HH", 0, len(subtables)), b""
    for (platform, encoding), subtable in subtables.items():
        start = 4 + 8 * len(subtables) + len(body)
        head += struct.pack(">HHL", platform, encoding, start)
        body += subtable
    return head + body


def groups(characters: Mapping[int, int]) -> bytes:
    """A subtable of format 12."""
    listed = b"".join(
        struct.pack(">LLL", code, code, characters[code]) for code in sorted(characters)
    )
    return struct.pack(">HHLLL", 12, 0, 16 + len(listed), 0, len(characters)) + listed


def _outline(rectangle: Rectangle) -> bytes:
    left, bottom, right, top = rectangle
    steps = (left, right - left, 0, left - right), (bottom, 0, top - bottom, 0)
    outline = struct.pack(">h4hHH4B", 1, *rectangle, 3, 0, 1, 1, 1, 1)
    outline += struct.pack(">8h", *steps[0], *steps[1])
    return outline + b"\0" * (-len(outline) % 4)


def _name(family: str) -> bytes:
    written = family.encode("utf-16-be")
    return struct.pack(">9H", 0, 1, 18, 3, 1, 0x804, 1, len(written), 0) + written
