"""Damage to bytes and to text: flipped, cut, doubled, moved, exchanged, replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

# What has broken programs before, as text and as numbers.
VALUES = (
    *("", "0", "-1", "1", "2", "255", "65536", "999999999", "4294967296", "-99999999999999999999"),
    *(
        "1e309",
        "-1e-309",
        "NaN",
        "inf",
        "0x10",
        "1 2",
        "１",
        "true",
        "#",
        "%s",
        "..",
        "/",
        "A" * 300,
    ),
    *("\u00a0", "\u200b", "\u202e", "\ufeff", "\U0002070e", "０", "٣", "²", "Ⅷ", "①", "\ufffd"),
)
LINES = ("\t\t", "|", "||", "```", "---", "# ", "<table>", "</table>", "<!--", "-->", "\f", "> ")
LINES += (
    "（责任单位：",
    "附件1",
    "— 3 —",
    "一、",
    "1.",
    "\u3000\u3000",
    "*" * 50,
    "（" * 50,
    "[" * 50,
)
_TOKENS = (
    *(said.encode() for said in (*VALUES, *LINES)),
    *(b"\0", b"\xff\xfe", b"\x1b[2J"),
)
_WORD = re.compile(rb"\S+|\s+")
_TAG = re.compile(rb"<[^<>]*>|[^<>]+")
# A stream or part is damaged in so many places.
MOST_PLACES = 4


def scrambled(data: bytes, random: Random) -> bytes:
    """Bytes with bytes damaged."""
    for _ in range(random.randint(1, MOST_PLACES)):
        data = random.choice(_BYTEWISE)(data, random)
    return data


def _slice(data: Sequence[object], random: Random) -> slice:
    """A piece, short ones more often than long ones."""
    start = random.randrange(len(data) + 1)
    return slice(start, min(len(data), start + int(random.paretovariate(0.6))))


def _flip(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _overwrite(data: bytes, random: Random) -> bytes:
    piece = _slice(data, random)
    length = piece.stop - piece.start
    new = random.choice((bytes(length), b"\xff" * length, random.randbytes(length)))
    return data[: piece.start] + new + data[piece.stop :]


def _truncate(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] if random.random() < 0.8 else data[at:]


def _cut(data: bytes, random: Random) -> bytes:
    piece = _slice(data, random)
    return data[: piece.start] + data[piece.stop :]


def _double(data: bytes, random: Random) -> bytes:
    piece = _slice(data, random)
    times = random.choice((1, 1, 3, 50)) if piece.stop - piece.start < 1000 else 1
    return data[: piece.stop] + data[piece] * times + data[piece.stop :]


def _move(data: bytes, random: Random) -> bytes:
    piece = _slice(data, random)
    rest, at = data[: piece.start] + data[piece.stop :], random.randrange(len(data) + 1)
    return rest[:at] + data[piece] + rest[at:]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_TOKENS) + data[at:]


_BYTEWISE = (_flip, _flip, _overwrite, _truncate, _cut, _double, _move, _insert)


def _shuffled(pieces: list[bytes], random: Random) -> bytes:
    """Pieces (lines, words, tags) of which some are lost, doubled, exchanged or replaced."""
    for _ in range(random.randint(1, MOST_PLACES)):
        if not pieces:
            break
        one, other = random.randrange(len(pieces)), random.randrange(len(pieces))
        match random.randrange(5):
            case 0:
                del pieces[_slice(pieces, random)]
            case 1:
                pieces[one], pieces[other] = pieces[other], pieces[one]
            case 2:
                pieces.insert(one, pieces[other])
            case 3:
                pieces[one] = random.choice(_TOKENS)
            case 4:
                pieces[one] += random.choice(_TOKENS)
    return b"".join(pieces)


def by_lines(data: bytes, random: Random) -> bytes:
    return _shuffled(data.splitlines(keepends=True), random)


def by_words(data: bytes, random: Random) -> bytes:
    return _shuffled(_WORD.findall(data), random)


def by_tags(data: bytes, random: Random) -> bytes:
    return _shuffled(_TAG.findall(data), random)


def by_characters(data: bytes, random: Random) -> bytes:
    """Text of which characters, not bytes, are damaged: it stays in its encoding."""
    for encoding in ("utf-16", "utf-8", "gb18030") if data[:1] == b"\xff" else ("utf-8", "gb18030"):
        try:
            signs = list(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        for _ in range(random.randint(1, 3 * MOST_PLACES)):
            piece = _slice(signs, random)
            new = random.choice(("", *VALUES, *LINES, signs[random.randrange(len(signs))]))
            signs[piece] = list(new) if random.random() < 0.5 else [*signs[piece], *new]
            signs = signs or [" "]
        return "".join(signs).encode(encoding, "replace")
    return scrambled(data, random)
