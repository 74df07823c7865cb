"""How an object is drawn: its colours, its line, how opaque it is (GB/T 33190—2016, 8.2, 8.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kspolicy.read.ofd.elements import child, is_shown, local_name, number, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

Colour = tuple[float, float, float]  # red, green and blue, from 0 to 1

_BLACK: Colour = (0.0, 0.0, 0.0)
_LINE_WIDTH = 0.353
_CAPS = {"Butt": 0, "Round": 1, "Square": 2}
_JOINS = {"Miter": 0, "Round": 1, "Bevel": 2}
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of areas and lines, None for what is not drawn, and how opaque either is.

    ``width`` is that of a line in the object's own space; ``cap`` and ``join`` are numbered as in
    PDF.
    """

    filled: Colour | None
    stroked: Colour | None
    opacity: tuple[float, float] = (1.0, 1.0)
    width: float = _LINE_WIDTH
    cap: int = 0
    join: int = 0

    @classmethod
    def of(cls, element: _Element, layer: str, styles: Mapping[str, _Element]) -> Ink:
        """The ink of an object; of an image, only how opaque it is.

        What the object does not say itself is said by its DrawParam, then by that of its ``layer``.
        """
        said = [element, *_chain(element.get("DrawParam", ""), styles), *_chain(layer, styles)]
        is_text = local_name(element) == "TextObject"
        fills = _flag(element.get("Fill"), is_text)
        strokes = _flag(element.get("Stroke"), not is_text)
        # Text is black where nothing is said, an area is empty, a line black.
        filled = _colour(said, "FillColor", _BLACK if is_text else None) if fills else None
        stroked = _colour(said, "StrokeColor", _BLACK) if strokes else None
        whole = _share(element.get("Alpha"))
        return cls(
            filled=filled[0] if filled else None,
            stroked=stroked[0] if stroked else None,
            opacity=(whole * (filled[1] if filled else 1), whole * (stroked[1] if stroked else 1)),
            width=max(number(_said(said, "LineWidth"), _LINE_WIDTH), 0.0),
            cap=_CAPS.get(_said(said, "Cap"), 0),
            join=_JOINS.get(_said(said, "Join"), 0),
        )


def _chain(name: str, styles: Mapping[str, _Element]) -> list[_Element]:
    """A DrawParam, and those that it builds on."""
    found: list[_Element] = []
    style = styles.get(name.strip())
    while style is not None and len(found) < _LONGEST_CHAIN:
        found.append(style)
        style = styles.get(style.get("Relative", "").strip())
    return found


def _said(said: Sequence[_Element], name: str) -> str:
    return next((each.get(name, "") for each in said if name in each.attrib), "").strip()


def _flag(written: str | None, default: bool) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}.get(
        (written or "").strip().lower(), default
    )


def _colour(
    said: Sequence[_Element], name: str, default: Colour | None
) -> tuple[Colour, float] | None:
    """The colour called ``name`` and how opaque it is; None where nothing is to be seen."""
    found = next((each for style in said if (each := child(style, name)) is not None), None)
    if found is None:
        return (default, 1.0) if default else None
    if not is_shown(found):
        return None
    value = found.get("Value")
    if value is None:
        # A gradient begins with its first segment; a pattern is no colour at all.
        shades = (each.get("Value") for each in found.iter() if local_name(each) == "Color")
        value = next((shade for shade in shades if shade), None)
        if value is None and len(found):
            return None
    return (_rgb(value) or _BLACK), _share(found.get("Alpha"))


def _rgb(value: str | None) -> Colour | None:
    """A colour by its components from 0 to 255: grey, red-green-blue, or those of print."""
    parts = [min(max(_component(word), 0.0), 255.0) / 255 for word in words(value)]
    match parts:
        case [grey]:
            return grey, grey, grey
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            red, green, blue = ((1 - part) * (1 - black) for part in (cyan, magenta, yellow))
            return red, green, blue
    return None


def _component(word: str) -> float:
    if word.startswith("#"):
        try:
            return float(int(word[1:], 16))
        except ValueError:
            return 0.0
    return number(word, 0.0)


def _share(alpha: str | None) -> float:
    return min(max(number(alpha, 255.0), 0.0), 255.0) / 255
