"""Styles: what a paragraph or a run has by its style, down the chain of ``basedOn``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.read.word.markup import W, child, is_on, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Switches of text that is written and not seen, and as what it is noted.
UNSEEN = {"vanish": "hidden-text", "strike": "struck-text", "dstrike": "struck-text"}
# A style's own chain is short; a longer one goes in a circle.
_LONGEST_CHAIN = 20
# The built-in names are English in every language: toc 1, TOC Heading; WPS has its own.
_CONTENTS = re.compile(r"toc (?:\d|heading)|WPSOffice手动目录 ?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StyleNumber:
    """The numbering a paragraph style gives: the list, the level, and the style that says so."""

    num: str | None
    level: str | None
    style: str


@dataclass(slots=True)
class Styles:
    """The styles of a document by id; what is asked often is kept."""

    styles: dict[str, _Element] = field(default_factory=dict)
    default: str | None = None
    switches: dict[tuple[str | None, str], bool] = field(default_factory=dict)

    def chain(self, style: str | None) -> Iterator[tuple[str, _Element]]:
        """A style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            element = self.styles.get(style) if style else None
            if element is None or style is None:
                return
            yield style, element
            style = value(child(element, "basedOn"))

    def of_paragraph(self, properties: _Element | None) -> str | None:
        """The id of the style of a paragraph with these properties."""
        style = value(child(properties, "pStyle"))
        return style if style in self.styles else self.default

    def is_on(self, style: str | None, switch: str) -> bool:
        """Whether a style switches text ``vanish``, ``strike``, … on."""
        key = (style, switch)
        if key not in self.switches:
            states = (is_on(child(element, "rPr", switch)) for _, element in self.chain(style))
            self.switches[key] = next((state for state in states if state is not None), False)
        return self.switches[key]

    def unseen(self, style: str | None) -> str | None:
        """Why text of a style is not seen; None when it is."""
        return next((why for switch, why in UNSEEN.items() if self.is_on(style, switch)), None)

    def alignment(self, style: str | None) -> str | None:
        """``center`` and the like."""
        written = (value(child(element, "pPr", "jc")) for _, element in self.chain(style))
        return next((each for each in written if each is not None), None)

    def is_indented(self, style: str | None) -> bool:
        """Whether a style moves the first line of its paragraphs in."""
        given = (is_indented(child(element, "pPr")) for _, element in self.chain(style))
        return next((each for each in given if each is not None), False)

    def numbering(self, style: str | None) -> StyleNumber | None:
        """The numbering a paragraph has by its style; list and level may come from two styles."""
        given = [
            (name, properties)
            for name, element in self.chain(style)
            if (properties := child(element, "pPr", "numPr")) is not None
        ]
        if not given:
            return None
        nums = [value(child(properties, "numId")) for _, properties in given]
        levels = [value(child(properties, "ilvl")) for _, properties in given]
        return StyleNumber(
            next(filter(None, nums), None), next(filter(None, levels), None), given[0][0]
        )

    def is_contents(self, style: str | None) -> bool:
        """Whether it is the style of a line in a table of contents."""
        name = value(child(self.styles.get(style or ""), "name"))
        return name is not None and _CONTENTS.match(name) is not None


def is_indented(properties: _Element | None) -> bool | None:
    """Whether these properties move a first line in; None when they do not say."""
    indent = child(properties, "ind")
    given = [number(value(indent, name)) for name in ("firstLine", "firstLineChars")]
    said = [each > 0 for each in given if each is not None]
    return any(said) if said else None


def read_styles(root: _Element | None) -> Styles:
    """The styles of ``styles.xml``, which may be missing."""
    styles = Styles()
    for element in () if root is None else root.iter(W + "style"):
        name = value(element, "styleId")
        if name is None:
            continue
        styles.styles.setdefault(name, element)
        if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true"):
            styles.default = name
    return styles
