"""A page read a second time, by another library, where the first reading is unsure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.model.source import Place, ReadingNote
from kspolicy.read.characters import normalise

if TYPE_CHECKING:
    from kspolicy.read.pages.page import Page

_UNMAPPED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reading taken of the two, and what a person should know about it."""

    page: Page
    notes: tuple[ReadingNote, ...] = ()


def choose(first: Page | None, second: Page | None, number: int) -> Chosen | None:
    """The fuller of two readings of one page; None when there is none.

    What both read alike is sure; a page they read differently is named.
    """
    place = Place(page=number)
    if first is None or second is None:
        only = first or second
        if only is None:
            return None
        message = "本页只有一种读法能打开，无从比较，可能缺字"
        return Chosen(only, (*_unmapped(only), ReadingNote("page-read-once", message, place)))
    one, other = _signs(first), _signs(second)
    if one == other:
        return Chosen(first, _unmapped(first))
    fuller = second if other.total() > one.total() else first
    apart = (one - other).total() + (other - one).total()
    message = (
        f"本页用两种方法读出的文字不一致（{one.total()} 字与 {other.total()} 字，"
        f"相差 {apart} 字），已取较全的一种，请核对"
    )
    return Chosen(fuller, (*_unmapped(fuller), ReadingNote("page-readings-differ", message, place)))


def _signs(page: Page) -> Counter[str]:
    """The characters of a page that have a meaning, however they are drawn or ordered."""
    text = normalise("".join(glyph.text for glyph in page.glyphs))
    return Counter(sign for sign in text if sign != _UNMAPPED and not sign.isspace())


def _unmapped(page: Page) -> tuple[ReadingNote, ...]:
    count = sum(glyph.text.count(_UNMAPPED) for glyph in page.glyphs)
    if not count:
        return ()
    message = f"本页有 {count} 个字符没有对应的文字，以 {_UNMAPPED} 表示"
    return (ReadingNote("characters-unmapped", message, Place(page=page.number)),)
