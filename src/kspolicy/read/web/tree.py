"""The elements of a page, each with the line it begins in; pages made to harm are refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.read.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BEGINS = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}\?>|<!--[^-]*+(?:-(?!->)[^-]*+)*-->)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|base)[\s/>]",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[A-Za-z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_ATTRIBUTE = re.compile(r"[^\s=/]+")
_LONG_TAG = 4000
_MOST_ATTRIBUTES = 1000
# libxml2 counts lines up to 65535 and forgets the rest; then each element is told its line.
_MOST_LINES = 65000
_LINE = "kspolicy-line"
_NAME = re.compile(r"<([A-Za-z][A-Za-z0-9]*)(?=[\s/>])")


def is_page(text: str) -> bool:
    """Whether ``text`` begins as a page does: a doctype, or one of its outermost elements."""
    return _BEGINS.match(text) is not None


def parse_tree(text: str) -> HtmlElement:
    """The root element of a page.

    Raises:
        UnreadableError: elements too deep in each other, too many attributes, or no element.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    _refuse_attributes(text)
    if (begun := unended_comment(text)) >= 0:
        text = text[:begun] + text[begun:].replace("<!--", "    ")
    if text.count("\n") > _MOST_LINES:
        text = _with_lines(text)
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root: HtmlElement = document_fromstring(text.encode(), parser=parser)
    except (LxmlError, AssertionError, ValueError) as error:
        raise UnreadableError("网页里没有可读的内容") from error
    # What lies deeper than libxml2 goes is lost without it; all that it goes to is read.
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableError("网页的标记嵌套过深，无法读取")
    _put_in_rows(root)
    return root


def unended_comment(text: str) -> int:
    """Where a comment begins that never ends, and would hide all that follows; -1 if there is none.

    A browser hides it. Here it is read, for whoever wrote it meant the comment to end.
    """
    return text.find("<!--", text.rfind("-->") + 1)


def line_of(element: HtmlElement) -> int:
    """The line of the source in which ``element`` begins, from 1."""
    told = element.get(_LINE)
    if told is not None and told.isascii() and told.isdecimal():
        return int(told[:9])
    return int(element.sourceline or 1)


def last_line_of(element: HtmlElement) -> int:
    """The line of the source in which ``element`` ends."""
    last = element
    while len(last):
        last = last[-1]
    line = line_of(last) + (last.text or "").count("\n")
    while last is not element:
        line += (last.tail or "").count("\n")
        last = last.getparent()
    return line


def _put_in_rows(root: HtmlElement) -> None:
    """Put cells that stand in no row into one, as browsers do: <table><td>…</td></table>."""
    for holder in root.iter("table", "thead", "tbody", "tfoot"):
        row: HtmlElement | None = None
        for child in list(holder):
            if child.tag not in ("td", "th"):
                row = None
                continue
            if row is None:
                row = holder.makeelement("tr", {})
                row.sourceline = child.sourceline
                if (line := child.get(_LINE)) is not None:
                    row.set(_LINE, line)
                holder.insert(holder.index(child), row)
            row.append(child)


def _refuse_attributes(text: str) -> None:
    """An element with attributes by the thousand takes the parser a minute."""
    for match in _TAG.finditer(text):
        if match.end() - match.start() > _LONG_TAG:
            names = _ATTRIBUTE.findall(_QUOTED.sub("", match[0]))
            if len(names) > _MOST_ATTRIBUTES:
                raise UnreadableError("网页中有一个标记的属性过多，无法读取")


def _with_lines(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        _NAME.sub(rf"<\1 {_LINE}={number}", line) for number, line in enumerate(lines, start=1)
    )
