"""A source's blocks divided: what opens the document, its body, its annexes, its colophon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kspolicy.model.source import Block, Paragraph, Place, Table
from kspolicy.parse.header import is_attachment_listing, is_colophon, is_listed_attachment
from kspolicy.parse.numerals import ordinal
from kspolicy.parse.outline import is_heading

_ANNEX = re.compile(
    r"附\s?(?:件|表|录)\s?(?P<number>[一二三四五六七八九十\d]{0,3})\s?(?:[:：]\s?(?P<title>.{2,60}))?$"
)


@dataclass(slots=True)
class Annex:
    """One annex: its number, the paragraphs and tables under its heading."""

    number: int
    title: str
    place: Place
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """The blocks of a document by where they stand."""

    opening: list[Paragraph] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    listing: list[Paragraph] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    colophon: list[Paragraph] = field(default_factory=list)


def divide(blocks: Sequence[Block]) -> Parts:
    """Divide ``blocks``: each goes to exactly one part."""
    parts = Parts()
    annex: Annex | None = None
    listing = False
    for block in blocks:
        if isinstance(block, Table):
            (annex.blocks if annex else parts.body).append(block)
            listing = False
            continue
        text = block.text
        heading = _ANNEX.match(text)
        if parts.colophon or is_colophon(text):
            parts.colophon.append(block)
        elif heading and not (heading["title"] and annex is None and not parts.body):
            if heading["title"] and annex is None and is_attachment_listing(text):
                parts.listing.append(block)
                listing = True
                continue
            annex = _annex(block, heading, len(parts.annexes) + 1)
            parts.annexes.append(annex)
        elif annex is not None:
            _add_to_annex(annex, block)
        elif is_attachment_listing(text):
            parts.listing.append(block)
            listing = True
        elif listing and is_listed_attachment(text):
            parts.listing.append(block)
        elif parts.body or is_heading(text):
            listing = False
            parts.body.append(block)
        else:
            parts.opening.append(block)
    return parts


def _annex(block: Paragraph, heading: re.Match[str], position: int) -> Annex:
    number = ordinal(heading["number"]) if heading["number"] else None
    return Annex(number or position, heading["title"] or "", block.place())


def _add_to_annex(annex: Annex, block: Paragraph) -> None:
    if not annex.title and not annex.blocks and len(block.text) <= 80 and "。" not in block.text:
        annex.title = block.text
    else:
        annex.blocks.append(block)
