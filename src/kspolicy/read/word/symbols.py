"""Signs that a document writes as places in a symbol font."""

from __future__ import annotations

# By the code in the font, without the F000 that Word adds.
_SYMBOL = {
    **{0x2D: "−", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"},
    **{0xA5: "∞", 0xB0: "°", 0xB7: "•", 0xBC: "…", 0xAE: "→", 0xDE: "⇒", 0xD7: "·", 0xA8: "♦"},
}
_WINGDINGS = {
    **{0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x77: "◆", 0x9F: "•"},
    **{0xA1: "○", 0xA7: "■", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFC: "√", 0xFE: "☑", 0xFD: "☒"},
    **{0x76: "❖", 0xB2: "✧", 0xFB: "×"},
    **{0x81 + index: chr(ord("①") + index) for index in range(10)},
    **{0x8C + index: chr(ord("❶") + index) for index in range(10)},
}
_PRIVATE = range(0xE000, 0xF900)


def sign(code: int, font: str) -> str | None:
    """The character at ``code`` of a symbol font; None when it is not known."""
    if code not in _PRIVATE and not font.startswith(("Symbol", "Wingdings")):
        return chr(code) if 0x20 <= code < 0xD800 or code > 0xDFFF else None
    signs = _SYMBOL if font.startswith("Symbol") else _WINGDINGS
    return signs.get(code & 0xFF)
