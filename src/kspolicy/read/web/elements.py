"""What the elements of HTML mean for the lines of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that hold nothing a reader reads.
_SILENT = (
    "script style head noscript template iframe frame object embed applet svg canvas audio"
    " video map select option optgroup datalist input button textarea progress meter rt rp"
    " link meta base title"
)
SILENT = frozenset(_SILENT.split())
# Of these, those with words that a browser shows, or would in place of what it cannot show.
_CONTROLS = (
    "iframe object applet canvas audio video map select option optgroup datalist button textarea"
    " progress meter rt"
)
CONTROLS = frozenset(_CONTROLS.split())
STRUCK = frozenset({"del", "s", "strike"})
# Elements that begin a line of their own.
_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p"
    " pre section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
# Blocks that a page is divided into; what lies in one of them belongs together.
_REGIONS = "article aside body center div fieldset footer form header main nav section table td th"
# Of these, those whose parts are never torn from each other.
WHOLE = frozenset({"ul", "ol", "dl"})
REGIONS = WHOLE.union(_REGIONS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_PREFORMATTED = re.compile(r"(?:^|;)\s*white-space\s*:\s*pre", re.IGNORECASE)
_INDENTED = re.compile(r"(?:^|;)\s*text-indent\s*:\s*0*(?:[1-9]|\.0*[1-9]|0\.[1-9])", re.IGNORECASE)
# A link to a file is an annex of the document, not a way to another page.
_FILE_LINK = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|7z)(?:[?#]|$)", re.IGNORECASE
)


def tag_of(element: HtmlElement) -> str:
    """The element's name; empty for a comment or an instruction."""
    name = element.tag
    return name if isinstance(name, str) else ""


def is_hidden(element: HtmlElement) -> bool:
    """Whether a browser shows nothing of ``element``, by its own attributes."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def is_preformatted(element: HtmlElement) -> bool:
    """Whether line ends in ``element`` are shown as line ends."""
    if element.tag == "pre":
        return True
    style = element.get("style")
    return style is not None and _PREFORMATTED.search(style) is not None


def is_indented(element: HtmlElement) -> bool:
    """Whether the first line of ``element`` is set in, as paragraphs are."""
    style = element.get("style")
    return style is not None and _INDENTED.search(style) is not None


def leads_away(element: HtmlElement) -> bool:
    """Whether ``element`` is a link to another page."""
    target = (element.get("href") or "") if element.tag == "a" else ""
    return target != "" and not target.startswith("#") and not _FILE_LINK.search(target)


def number_of(element: HtmlElement, attribute: str, most: int) -> int:
    """The whole number of an attribute, 1 where there is none, ``most`` where it is larger."""
    digits = (element.get(attribute) or "").strip()
    if not digits.isascii() or not digits.isdecimal():
        return 1
    return max(1, min(int(digits[:9]), most))
