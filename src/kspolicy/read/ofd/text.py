"""TextObject → characters with their boxes (GB/T 33190—2016, 11)."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.read.ofd.elements import child, children, is_shown, number, words
from kspolicy.read.ofd.placing import Matrix, placed
from kspolicy.read.pages.page import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from kspolicy.model.source import Box

UNMAPPED = "\ufffd"
# What a character reaches above and below the line it stands on, in parts of its size.
_ABOVE, _BELOW = 0.85, 0.15
# A character that XML may not hold is written as a backslash and four digits.
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{4})")
# Stands for a glyph without a character, together with CGTransform.
_PLACEHOLDER = "¤"
_QUARTERS = {"90": 90.0, "180": 180.0, "270": 270.0}


class Sign(NamedTuple):
    """A character on the page and by how many quarters it is turned clockwise; None if aslant."""

    glyph: Glyph
    quarters: int | None


class Letter(NamedTuple):
    """A character in the space of its TextObject.

    ``code`` is how the document writes it, ``text`` how it is read; ``x`` and ``y`` are where it
    begins on its line, ``wide`` is how wide it is.
    """

    code: str
    text: str
    x: float
    y: float
    wide: float


def signs(element: _Element, outer: Matrix) -> Iterator[Sign]:
    """The characters of a TextObject, ``outer`` being the matrix of where it stands."""
    writing = Writing.of(element, outer)
    for _, text, x, y, wide in writing.letters(element):
        yield writing.sign(text, x, y, wide)


def is_hidden(element: _Element) -> bool:
    """Whether a TextObject is not to be seen: a scan's own recognition lies so over its image."""
    fill = child(element, "FillColor")
    if not is_shown(element) or (fill is not None and not is_shown(fill)):
        return True
    filled = element.get("Fill", "true").strip().lower() != "false"
    return not filled and element.get("Stroke", "false").strip().lower() != "true"


def written(code: _Element) -> str:
    """The characters of a TextCode as they are written."""
    text = "".join(map(str, code.itertext()))
    if "\n" in text:
        # Set apart by a program that indents XML.
        text = text.strip()
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text


@dataclass(slots=True)
class Writing:
    """How a TextObject sets its characters.

    ``reads`` is the direction in which it is read, in degrees clockwise; ``matrix`` lays its space
    on the page; ``own`` is that of a character at the origin, ``boxes`` its boxes there by width.
    """

    matrix: Matrix
    own: Matrix
    size: float
    stretch: float
    reads: float
    shown: float
    quarters: int | None
    boxes: dict[float, Box] = field(default_factory=dict)

    @classmethod
    def of(cls, element: _Element, outer: Matrix) -> Writing:
        """The writing of ``element``, ``outer`` being the matrix of where it stands."""
        matrix, size = placed(element, outer), number(element.get("Size"), 0.0)
        stands = _QUARTERS.get(element.get("CharDirection", "").strip(), 0.0)
        cosine, sine = math.cos(math.radians(stands)), math.sin(math.radians(stands))
        return cls(
            matrix,
            matrix._replace(e=0.0, f=0.0).after(Matrix(cosine, sine, -sine, cosine)),
            size,
            number(element.get("HScale"), 1.0) or 1.0,
            _QUARTERS.get(element.get("ReadDirection", "").strip(), 0.0),
            size * math.hypot(matrix.c, matrix.d),
            matrix.quarters(stands),
        )

    def letters(self, element: _Element) -> Iterator[Letter]:
        """The characters of ``element`` in their order; none where it gives them no size."""
        if self.size <= 0:
            return
        mapped = child(element, "CGTransform") is not None
        start = 0.0, 0.0
        for part in children(element, "TextCode"):
            # Where X or Y is missing, that of the code before holds.
            start = number(part.get("X"), start[0]), number(part.get("Y"), start[1])
            codes = written(part)
            # ``mapped``: glyphs are given beside the characters.
            text = codes.replace(_PLACEHOLDER, UNMAPPED) if mapped else codes
            places = self.places(
                "".join(map(_readable, text)), start, part.get("DeltaX"), part.get("DeltaY")
            )
            for code, (sign, x, y, wide) in zip(codes, places, strict=True):
                yield Letter(code, sign, x, y, wide)

    def places(
        self, text: str, start: tuple[float, float], across: str | None, down: str | None
    ) -> Iterator[tuple[str, float, float, float]]:
        """Each character, where it stands in the object's space, and how wide it is."""
        x, y = start
        level, upright = deltas(across, len(text) * 2), deltas(down, len(text) * 2)
        steps = self._steps(text, level, upright)
        for sign, (right, below) in zip(text, steps, strict=True):
            wide = self._width(sign)
            if not _is_wide(sign) and 0 < right < wide * 1.5:
                wide = right
            yield sign, x, y, wide
            x, y = x + right, y + below

    def space(self, letter: Letter) -> Matrix:
        """The matrix of a letter's own space: of size 1, at its origin, y up."""
        x, y = self.matrix.point(letter.x, letter.y)
        a, b, c, d, _, _ = self.own.after(Matrix(self.size, d=-self.size))
        return Matrix(a, b, c, d, x, y)

    def sign(self, text: str, x: float, y: float, wide: float) -> Sign:
        """The character ``text`` at ``x``, ``y``, laid on the page."""
        if wide not in self.boxes:
            box = 0.0, -_ABOVE * self.size, wide, _BELOW * self.size
            self.boxes[wide] = self.own.laid(box)
        left, top, right, bottom = self.boxes[wide]
        x, y = self.matrix.point(x, y)
        return Sign(
            Glyph(text, x + left, y + top, x + right, y + bottom, self.shown), self.quarters
        )

    def _steps(
        self, text: str, level: Sequence[float], upright: Sequence[float]
    ) -> Iterator[tuple[float, float]]:
        """How far each character's successor stands from it."""
        units = _units(text, max(len(level), len(upright)))
        turn = math.radians(self.reads)
        ahead, below = round(math.cos(turn)), round(math.sin(turn))
        first = 0
        for sign, count in zip(text, units, strict=True):
            last = first + count
            if last <= len(level) or last <= len(upright):
                right, down = sum(level[first:last]), sum(upright[first:last])
                if self.reads and not upright:
                    # Read downwards, yet steps are given for X alone: they go along the reading.
                    right, down = ahead * abs(right), below * abs(right)
                yield right, down
            else:
                wide = self.size if below else self._width(sign)
                yield ahead * wide, below * wide
            first = last

    def _width(self, sign: str) -> float:
        return self.size * abs(self.stretch) * (1.0 if _is_wide(sign) else 0.5)


def deltas(values: str | None, most: int) -> list[float]:
    """The steps between characters: ``5.6 g 2 5.7`` is 5.6, 5.7, 5.7; ``most`` at the most."""
    found: list[float] = []
    rest = iter(words(values))
    for word in rest:
        if len(found) >= most:
            break
        if word not in ("g", "G"):
            found.append(number(word, 0.0))
            continue
        times = number(next(rest, None), 0.0)
        found += [number(next(rest, None), 0.0)] * min(int(max(times, 0.0)), most - len(found))
    return found


def _units(text: str, steps: int) -> list[int]:
    """How many steps each character takes: a rare one two, where a producer counts UTF-16."""
    units = [1 + (sign > "\uffff") for sign in text]
    return units if steps >= sum(units) - 1 else [1] * len(text)


def _is_wide(sign: str) -> bool:
    return sign == UNMAPPED or unicodedata.east_asian_width(sign) in "WFA"


def _readable(sign: str) -> str:
    """``sign``, or the mark of what has no meaning outside its font."""
    if sign in "\t\r\n":
        return " "
    return UNMAPPED if unicodedata.category(sign) in ("Co", "Cs", "Cn", "Cc") else sign
