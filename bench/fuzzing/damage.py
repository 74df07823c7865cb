"""Damage: bytes flipped, cut, doubled and moved, in a file as it lies and in what it packs."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_DEFLATED, ZipFile

from fuzzing.objects import Object, Objects, Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from lxml.etree import _Element

    from fuzzing.bases import Base

# What has broken programs before, as text and as numbers.
_VALUES = (
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
_LINES = ("\t\t", "|", "||", "```", "---", "# ", "<table>", "</table>", "<!--", "-->", "\f", "> ")
_LINES += (
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
    *(said.encode() for said in (*_VALUES, *_LINES)),
    *(b"\0", b"\xff\xfe", b"\x1b[2J"),
)
_WORD = re.compile(rb"\S+|\s+")
_TAG = re.compile(rb"<[^<>]*>|[^<>]+")
# A stream or part is damaged in so many places.
_MOST_PLACES = 4


def damaged(base: Base, random: Random, form: str) -> bytes:
    """``base`` damaged in one to four places, by chance alone."""
    ways = _WAYS[form]
    return random.choice(ways)(base.data, random)


def scrambled(data: bytes, random: Random) -> bytes:
    """Bytes with bytes damaged."""
    for _ in range(random.randint(1, _MOST_PLACES)):
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
    for _ in range(random.randint(1, _MOST_PLACES)):
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


def _by_lines(data: bytes, random: Random) -> bytes:
    return _shuffled(data.splitlines(keepends=True), random)


def _by_words(data: bytes, random: Random) -> bytes:
    return _shuffled(_WORD.findall(data), random)


def _by_tags(data: bytes, random: Random) -> bytes:
    return _shuffled(_TAG.findall(data), random)


def _by_characters(data: bytes, random: Random) -> bytes:
    """Text of which characters, not bytes, are damaged: it stays in its encoding."""
    for encoding in ("utf-16", "utf-8", "gb18030") if data[:1] == b"\xff" else ("utf-8", "gb18030"):
        try:
            signs = list(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        for _ in range(random.randint(1, 3 * _MOST_PLACES)):
            piece = _slice(signs, random)
            new = random.choice(("", *_VALUES, *_LINES, signs[random.randrange(len(signs))]))
            signs[piece] = list(new) if random.random() < 0.5 else [*signs[piece], *new]
            signs = signs or [" "]
        return "".join(signs).encode(encoding, "replace")
    return scrambled(data, random)


def _part(data: bytes, random: Random) -> bytes:
    """An archive of which one part is damaged, and the archive whole."""
    return _repacked(data, random, lambda part: scrambled(part, random))


def _tree(data: bytes, random: Random) -> bytes:
    """An archive of which one part's elements are damaged; it is still XML."""
    return _repacked(data, random, lambda part: _scrambled_xml(part, random))


def _repacked(data: bytes, random: Random, change: Callable[[bytes], bytes]) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    # Parts with text are damaged more often than the small ones beside them.
    weights = [len(part) ** 0.5 for part in parts.values()]
    name = random.choices(list(parts), weights)[0]
    parts[name] = change(parts[name])
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return made.getvalue()


def _directory(data: bytes, random: Random) -> bytes:
    """An archive whose parts are lost, renamed, exchanged, doubled or emptied."""
    with ZipFile(BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    for _ in range(random.randint(1, 2)):
        one, other = random.randrange(len(parts)), random.randrange(len(parts))
        (name, part), (second, content) = parts[one], parts[other]
        match random.randrange(5):
            case 0 if len(parts) > 1:
                del parts[one]
            case 1:
                parts[one] = (random.choice(_RENAMED)(name), part)
            case 2:
                parts[one], parts[other] = (name, content), (second, part)
            case 3:
                parts.append((name.upper(), content))
            case 4:
                parts[one] = (name, b"")
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive, catch_warnings():
        simplefilter("ignore")  # two of one name are what is wanted
        for name, part in parts:
            archive.writestr(name, part)
    return made.getvalue()


_RENAMED: tuple[Callable[[str], str], ...] = (
    str.upper,
    lambda name: "../" + name,
    lambda name: "/" + name,
    lambda name: name.replace("/", "\\"),
    lambda name: name + "\n",
    lambda name: name.rpartition("/")[0] + "/",
    lambda name: "x" * 300 + name,
)


def _scrambled_xml(data: bytes, random: Random) -> bytes:
    """XML of which elements, attributes and texts are damaged; other bytes are scrambled."""
    from lxml import etree

    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return scrambled(data, random)
    for _ in range(random.randint(1, 2 * _MOST_PLACES)):
        elements = list(root.iter("*"))
        one, other = random.choice(elements), random.choice(elements)
        random.choice(_TREEWISE)(one, other, random)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _remove(one: _Element, other: _Element, random: Random) -> None:
    if (above := one.getparent()) is not None:
        above.remove(one)


def _copy(one: _Element, other: _Element, random: Random) -> None:
    from copy import deepcopy

    if len(one) < 200:
        other.insert(random.randrange(len(other) + 1), deepcopy(one))


def _exchange(one: _Element, other: _Element, random: Random) -> None:
    one.tag, other.tag = other.tag, one.tag


def _empty(one: _Element, other: _Element, random: Random) -> None:
    one.clear()


def _nest(one: _Element, other: _Element, random: Random) -> None:
    from lxml import etree

    inner = one
    for _ in range(random.choice((1, 3, 60, 190))):
        inner = etree.SubElement(inner, other.tag, dict(other.attrib))


def _set(one: _Element, other: _Element, random: Random) -> None:
    source = one if one.attrib else other
    if source.attrib:
        name = random.choice(list(source.attrib))
        one.set(name, _sayable(random.choice((*_VALUES, *map(str, other.attrib.values())))))


def _unset(one: _Element, other: _Element, random: Random) -> None:
    if one.attrib:
        del one.attrib[random.choice(list(one.attrib))]


def _say(one: _Element, other: _Element, random: Random) -> None:
    one.text = _sayable(random.choice((*_VALUES, *_LINES, other.text or "")))


def _sayable(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() or sign in "\t\n")


_TREEWISE = (_remove, _copy, _exchange, _empty, _nest, _set, _set, _set, _unset, _say)


def _objects(data: bytes, random: Random) -> bytes:
    """A PDF of which what its pages draw, or its dictionaries, are damaged, and the file whole."""
    objects = Objects.of(data)
    drawn = [n for n, each in objects.by_number.items() if each.is_text]
    others = list(objects.by_number)
    for _ in range(random.randint(1, 3)):
        number = random.choice(drawn if random.random() < 0.7 else others)
        each = objects.by_number[number]
        change = random.choice((scrambled, _by_words, _by_words, _by_lines))
        if each.stream is not None and random.random() < 0.8:
            objects.by_number[number] = Object(each.head, change(each.stream, random))
        else:
            objects.by_number[number] = Object(change(each.head, random), each.stream)
    return objects.written(random.choice(list(Writing)))


def _opened_objects(data: bytes, random: Random) -> bytes:
    """The same where the file has its objects open to be taken apart; else its bytes."""
    return scrambled(data, random) if b"/ObjStm" in data else _objects(data, random)


_TEXTUAL = (scrambled, _by_lines, _by_characters, _by_characters)
_PACKED = (scrambled, _part, _tree, _tree, _tree, _directory)
_WAYS: dict[str, tuple[Callable[[bytes, Random], bytes], ...]] = {
    "text": _TEXTUAL,
    "markdown": _TEXTUAL,
    "html": (*_TEXTUAL, _by_tags, _by_tags),
    "docx": _PACKED,
    "ofd": _PACKED,
    "pdf": (scrambled, _opened_objects, _opened_objects, _opened_objects),
    "zip": (scrambled, scrambled, _part, _directory),
    "yaml": (scrambled, _by_lines, _by_words, _by_characters),
    "image": (scrambled,),
}
