"""How many character cells a text takes on a screen with Chinese writing.

Two for wide and fullwidth characters, none for those that combine with the one before, one for
the rest (Unicode Standard Annex 11). The ambiguous ones, which include “ ” ‘ ’ — … ·, count as
one: that is what the terminals in use do unless told otherwise, what the C library answers in a
Chinese locale, and what rich assumes.
"""

from __future__ import annotations


class _CellsOfCharacter(dict[str, int]):
    """Cells by character, looked up once for each character that occurs."""

    def __missing__(self, character: str) -> int:
        from unicodedata import category, east_asian_width

        if east_asian_width(character) in "WF":
            cells = 2
        else:
            # Mn and Me combine; Cf are invisible marks such as the zero-width joiner.
            cells = 0 if category(character) in {"Mn", "Me", "Cf", "Cc"} else 1
        self[character] = cells
        return cells


# The soft hyphen is Cf by category but is shown.
_CELLS = _CellsOfCharacter({"\xad": 1})


def text_width(text: str) -> int:
    """The character cells that a text of one line takes."""
    return len(text) if text.isascii() else sum(map(_CELLS.__getitem__, text))
