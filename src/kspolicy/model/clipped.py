"""How words are quoted in passing, where what stands there may be long."""

from __future__ import annotations


def clipped(words: str, longest: int) -> str:
    """``words``, cut off behind ``longest`` characters with a sign that more follows."""
    return words if len(words) <= longest else f"{words[:longest]}…"
