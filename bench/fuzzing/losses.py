"""Whether anything was lost in silence: a plain extraction held against what was read and noted.

What is written must be in a block or in a note, or a note must say how much was left out.
"""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import category, normalize
from zipfile import ZipFile

from fuzzing.counting import (
    complaint,
    heads_of,
    read_of,
    runs_of,
    said_of,
    signs_of,
    without_numbers,
)
from fuzzing.paged import lost_of_image, lost_of_ofd, lost_of_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from kspolicy.model.source import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Markup whose letters are not text: comments, images, elements, addresses, entities.
_MARKUP = re.compile(
    r"<!--.*?-->|!\[[^\]\n]*\](?:\([^()\n]*\))?|</?[A-Za-z][^<>]*>|<https?:[^>]*>"
    r"|\]\([^()\n]*\)|^ {0,3}\[[^\]]*\]:.*$|&#?\w+;",
    re.DOTALL | re.MULTILINE,
)
# Latin letters and figures may be part of markup that is damaged.
_LAST_OF_LATIN = "\u2fff"
_SILENT = frozenset({"script", "style", "title", "noscript", "template", "head"})
# A surplus cell with a mark for nothing is said to be dropped, not counted.
_MARKS = frozenset("-–—/")
# Notes that quote only a part of what they speak of.
_CLIPPED = re.compile("…”|等$|等（")


def lost(form: str, data: bytes, source: Source | None) -> str | None:
    """What was lost of a damaged document; None when nothing was, or nobody can tell.

    ``source`` is None where the document was refused.
    """
    judge = {
        "text": _text,
        "markdown": _markdown,
        "html": _page,
        "docx": _word,
        "ofd": lost_of_ofd,
        "pdf": lost_of_pdf,
        "scan": lost_of_pdf,
        "image": lost_of_image,
    }.get(form)
    return judge(data, source) if judge else None


def _text(data: bytes, source: Source | None) -> str | None:
    text = _decoded(data)
    if source is None or text is None:
        return None
    return complaint(without_numbers(signs_of(text) - read_of(source), source), source)


def _markdown(data: bytes, source: Source | None) -> str | None:
    text = _decoded(data)
    if source is None or text is None:
        return None
    signs = signs_of(_MARKUP.sub(" ", text))
    chinese = Counter({sign: n for sign, n in signs.items() if sign > _LAST_OF_LATIN})
    return complaint(chinese - read_of(source), source)


def _decoded(data: bytes) -> str | None:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _page(data: bytes, source: Source | None) -> str | None:
    """Against the texts that lxml finds in the page; one packed with its pictures is not judged."""
    from lxml import etree, html

    from kspolicy.read.web.encoding import decode_page

    if source is None or any(note.kind == "page-unpacked" for note in source.notes):
        return None
    text = decode_page(data).text
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None
    read = "".join(map(said_of, runs_of(source)))
    missing = Counter(_written("".join(_shown(root)))) - Counter(_written(read))
    if any(note.kind == "tag-broken" for note in source.notes):
        missing = Counter({sign: n for sign, n in missing.items() if sign > _LAST_OF_LATIN})
    return complaint(missing - heads_of(source), source)


def _written(text: str) -> Iterator[str]:
    """Every character that is seen, a raised figure as any other."""
    for sign in text:
        same = normalize("NFKC", sign)
        if category(sign)[0] not in "ZC" and same not in _MARKS:
            yield same if len(same) == 1 else sign


def _shown(root: HtmlElement) -> Iterator[str]:
    """The texts of a page but for those of elements that show nothing."""
    waiting: list[str | HtmlElement] = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
            continue
        waiting.append(each.tail or "")
        if isinstance(each.tag, str) and each.tag not in _SILENT:
            waiting.extend(reversed(each))
            waiting.append(each.text or "")


def _word(data: bytes, source: Source | None) -> str | None:
    """Against the texts of runs that lxml finds in the main part."""
    from lxml import etree

    if source is None or any(
        _CLIPPED.search(note.message) for note in source.notes if note.kind != "text-misplaced"
    ):
        return None
    with ZipFile(BytesIO(data)) as archive:
        # Of several of one name, but for its case, the reader may have taken another.
        names = [name.lower() for name in archive.namelist()]
        if names.count("word/document.xml") != 1 or "word/document.xml" not in archive.namelist():
            return None
        root = etree.fromstring(archive.read("word/document.xml"))
    found = Counter[str]()
    body = root.find(_W + "body")
    for text in body.iter(_W + "t") if body is not None else ():
        if not any(map(_is_gone, text.iterancestors())):
            found += signs_of(text.text or "")
    return complaint(found - read_of(source), source)


def _is_gone(element: _Element) -> bool:
    """Whether an element, or a row or cell, was deleted, or says what another branch says."""
    above = element.getparent()
    if above is not None and above.tag == _MC + "AlternateContent":
        return element.tag != _MC + "Choice"
    return (
        element.tag in (_W + "del", _W + "moveFrom")
        or element.find(f"{_W}trPr/{_W}del") is not None
        or element.find(f"{_W}tcPr/{_W}cellDel") is not None
    )
