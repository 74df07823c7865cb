"""Errors of a question, each a sentence for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class UnknownNameError(Exception):
    """A name that the corpus does not know; ``nearest`` are the likeliest that it does."""

    def __init__(self, kind: str, given: str, nearest: Sequence[str]) -> None:
        self.kind = kind
        self.given = given
        self.nearest = tuple(nearest)
        hint = f"，相近的有：{'、'.join(nearest)}" if nearest else ""
        super().__init__(f"没有名为“{given}”的{kind}{hint}。")
