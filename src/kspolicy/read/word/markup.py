"""WordprocessingML as lxml shows it: names, attributes, and parsing within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{_WORD}}}"
R = f"{{{_RELATIONS}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# Strict documents (ISO/IEC 29500-1) name the same elements otherwise.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _WORD,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": _RELATIONS,
    "http://purl.oclc.org/ooxml/officeDocument/math": MATH[1:-1],
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": DRAWING[1:-1],
}
# Tags and attributes in one part: a thousand a page is much, and 2000 pages are many.
_MOST_MARKS = 4_000_000
_LONGEST_NUMBER = 9
_OFF = frozenset({"0", "false", "off"})


def parse(data: bytes, name: str) -> _Element:
    """The root of one part, no entity expanded, nothing fetched, strict names made transitional.

    Raises:
        UnreadableError: not well-formed, too deep, too many elements, or with declarations.
    """
    from lxml import etree

    if data.count(b"<") + data.count(b"=") > _MOST_MARKS:
        raise UnreadableError(f"Word 文件的 {name} 有过多的标记，不像正常文档")
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data or b"<\0!\0D\0O\0C\0T" in data:
        raise UnreadableError(f"Word 文件的 {name} 含有实体声明，正常文档没有")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise UnreadableError(f"Word 文件的 {name} 嵌套过深，不像正常文档") from error
        raise UnreadableError(f"Word 文件已损坏：{name} 不是完整的 XML") from error
    if not _STRICT.keys().isdisjoint(root.nsmap.values()):
        _make_transitional(root)
    return root


def child(element: _Element | None, *names: str) -> _Element | None:
    """The element reached by going down ``names``; None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: _Element | None, name: str = "val") -> str | None:
    """An attribute, None when it or the element is missing."""
    return None if element is None else element.get(W + name)


def is_on(element: _Element | None) -> bool | None:
    """Whether a switch is on; None when it is not set here."""
    return None if element is None else value(element) not in _OFF


def number(text: str | None) -> int | None:
    """A whole number of at most nine digits; None for anything else."""
    if text is None or not text.isascii():
        return None
    digits = text.removeprefix("-")
    if not digits.isdecimal() or len(digits) > _LONGEST_NUMBER:
        return None
    return int(text)


def children(element: _Element) -> Iterator[_Element]:
    """The child elements; entities left unexpanded are none."""
    return (each for each in element if isinstance(each.tag, str))


def alternative(element: _Element) -> _Element | None:
    """Of ``mc:AlternateContent`` one branch, for all say the same: the first that has content."""
    branches = [each for each in children(element) if each.tag in (MC + "Choice", MC + "Fallback")]
    written = (each for each in branches if next(each.iter(W + "t"), None) is not None)
    return next(written, branches[0] if branches else None)


def _make_transitional(root: _Element) -> None:
    for element in root.iter("{*}*"):
        element.tag = _transitional(str(element.tag))
        for name in [str(name) for name in element.attrib]:
            if name.startswith("{http://purl."):
                element.set(_transitional(name), element.attrib.pop(name))


def _transitional(name: str) -> str:
    space, brace, local = name.removeprefix("{").partition("}")
    return f"{{{_STRICT.get(space, space)}}}{local}" if brace else name
