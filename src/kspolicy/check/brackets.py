"""Brackets and quotes: which closes which, and which have no partner."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Opening sign → the signs that may close it, its own first; the others differ in width only.
_PAIRS = {
    "（": "）)",
    "(": ")）",
    "〔": "〕",
    "【": "】]］",
    "［": "］]",
    "[": "]］",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
}
_ORDINALS = frozenset("一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩")
_CLOSING = frozenset(sign for signs in _PAIRS.values() for sign in signs)
_OPENED_BY = {sign: [o for o, signs in _PAIRS.items() if sign in signs] for sign in _CLOSING}


@dataclass(frozen=True, slots=True)
class Fault:
    """A bracket at ``start`` without its partner, or with one of another width at ``end``."""

    start: int
    end: int | None = None


def faults(text: str) -> Iterator[Fault]:
    """Every bracket of ``text`` that is not closed, not opened, or closed in another width."""
    opened: list[int] = []
    waiting: Counter[str] = Counter()
    for index, sign in enumerate(text):
        if sign in _PAIRS:
            opened.append(index)
            waiting[sign] += 1
        elif sign in _CLOSING:
            if any(waiting[opening] for opening in _OPENED_BY[sign]):
                yield from _close(text, index, opened, waiting)
            elif not _is_apart(text, index):
                yield Fault(index)
    for index in opened:
        yield Fault(index)


def closes(opening: str, sign: str) -> bool:
    """Whether ``sign`` closes ``opening``, in whichever width."""
    return sign in _PAIRS.get(opening, "")


def _close(text: str, index: int, opened: list[int], waiting: Counter[str]) -> Iterator[Fault]:
    """Close the last bracket that ``text[index]`` can close; those within it stay open."""
    while True:
        partner = opened.pop()
        waiting[text[partner]] -= 1
        if text[index] in _PAIRS[text[partner]]:
            break
        yield Fault(partner)
    if text[index] != _PAIRS[text[partner]][0]:
        yield Fault(partner, index)


def _is_apart(text: str, index: int) -> bool:
    """Whether a closing sign without partner stands for itself: 1）and 一) count, ’ leaves out."""
    before = text[index - 1 : index]
    if text[index] in ")）":
        return (before.isascii() and before.isalnum()) or before in _ORDINALS
    return text[index] == "’" and before.isascii() and before.isalpha()
