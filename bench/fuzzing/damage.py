"""Damage: bytes flipped, cut, doubled and moved, in a file as it lies and in what it packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzzing.objects import Object, Objects, Writing
from fuzzing.packed import unzipped, zipped
from fuzzing.scrambling import (
    LINES,
    MOST_PLACES,
    VALUES,
    by_characters,
    by_lines,
    by_tags,
    by_words,
    scrambled,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from lxml.etree import _Element

    from fuzzing.bases import Base


def damaged(base: Base, random: Random, form: str) -> bytes:
    """``base`` damaged in one to four places, by chance alone."""
    ways = _WAYS[form]
    return random.choice(ways)(base.data, random)


def _part(data: bytes, random: Random) -> bytes:
    """An archive of which one part is damaged, and the archive whole."""
    return _repacked(data, random, lambda part: scrambled(part, random))


def _tree(data: bytes, random: Random) -> bytes:
    """An archive of which one part's elements are damaged; it is still XML."""
    return _repacked(data, random, lambda part: _scrambled_xml(part, random))


def _repacked(data: bytes, random: Random, change: Callable[[bytes], bytes]) -> bytes:
    parts = dict(unzipped(data))
    # Parts with text are damaged more often than the small ones beside them.
    weights = [len(part) ** 0.5 for part in parts.values()]
    name = random.choices(list(parts), weights)[0]
    parts[name] = change(parts[name])
    return zipped(parts.items())


def _directory(data: bytes, random: Random) -> bytes:
    """An archive whose parts are lost, renamed, exchanged, doubled or emptied."""
    parts = unzipped(data)
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
    return zipped(parts)


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
    for _ in range(random.randint(1, 2 * MOST_PLACES)):
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
        one.set(name, _sayable(random.choice((*VALUES, *map(str, other.attrib.values())))))


def _unset(one: _Element, other: _Element, random: Random) -> None:
    if one.attrib:
        del one.attrib[random.choice(list(one.attrib))]


def _say(one: _Element, other: _Element, random: Random) -> None:
    one.text = _sayable(random.choice((*VALUES, *LINES, other.text or "")))


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
        change = random.choice((scrambled, by_words, by_words, by_lines))
        if each.stream is not None and random.random() < 0.8:
            objects.by_number[number] = Object(each.head, change(each.stream, random))
        else:
            objects.by_number[number] = Object(change(each.head, random), each.stream)
    return objects.written(random.choice(list(Writing)))


def _opened_objects(data: bytes, random: Random) -> bytes:
    """The same where the file has its objects open to be taken apart; else its bytes."""
    return scrambled(data, random) if b"/ObjStm" in data else _objects(data, random)


_TEXTUAL = (scrambled, by_lines, by_characters, by_characters)
_PACKED = (scrambled, _part, _tree, _tree, _tree, _directory)
_WAYS: dict[str, tuple[Callable[[bytes, Random], bytes], ...]] = {
    "text": _TEXTUAL,
    "markdown": _TEXTUAL,
    "html": (*_TEXTUAL, by_tags, by_tags),
    "docx": _PACKED,
    "ofd": _PACKED,
    "pdf": (scrambled, _opened_objects, _opened_objects, _opened_objects),
    "zip": (scrambled, scrambled, _part, _directory),
    "yaml": (scrambled, by_lines, by_words, by_characters),
    "image": (scrambled,),
}
