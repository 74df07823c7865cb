"""Brackets and quotes: which closes which, and which have no partner."""

from __future__ import annotations

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
_CLOSING = frozenset(sign for signs in _PAIRS.values() for sign in signs)


@dataclass(frozen=True, slots=True)
class Fault:
    """A bracket at ``start`` without its partner, or with one of another width at ``end``."""

    start: int
    end: int | None = None


def faults(text: str) -> Iterator[Fault]:
    """Every bracket of ``text`` that is not closed, not opened, or closed in another width."""
    opened: list[int] = []
    for index, sign in enumerate(text):
        if sign in _PAIRS:
            opened.append(index)
        elif sign in _CLOSING and not _is_apart(text, index):
            yield from _close(text, index, opened)
    for index in opened:
        yield Fault(index)


def closes(opening: str, sign: str) -> bool:
    """Whether ``sign`` closes ``opening``, in whichever width."""
    return sign in _PAIRS.get(opening, "")


def _close(text: str, index: int, opened: list[int]) -> Iterator[Fault]:
    partner = next((i for i in reversed(opened) if text[index] in _PAIRS[text[i]]), None)
    if partner is None:
        yield Fault(index)
        return
    while opened[-1] != partner:
        yield Fault(opened.pop())
    opened.pop()
    if text[index] != _PAIRS[text[partner]][0]:
        yield Fault(partner, index)


def _is_apart(text: str, index: int) -> bool:
    """Whether a closing sign stands for itself: 1) and a) count, it’s leaves letters out."""
    before = text[index - 1 : index]
    if text[index] in ")）":
        begun = text.rfind("(", 0, index), text.rfind("（", 0, index)
        return before.isascii() and before.isalnum() and max(begun) < 0
    return text[index] == "’" and before.isascii() and before.isalpha()
