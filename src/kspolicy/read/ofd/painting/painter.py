"""The objects of a page, put on the printout one by one."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kspolicy.read.errors import UnreadableError
from kspolicy.read.ofd.elements import child, is_shown, local_name, text_of
from kspolicy.read.ofd.images import decoded, opened
from kspolicy.read.ofd.objects import Objects
from kspolicy.read.ofd.painting.clipping import clips, within_boundary
from kspolicy.read.ofd.painting.effort import Effort
from kspolicy.read.ofd.painting.ink import Ink
from kspolicy.read.ofd.painting.lettering import Lettering, glyphs_given
from kspolicy.read.ofd.painting.outline import Outline
from kspolicy.read.ofd.painting.printout import Printout
from kspolicy.read.ofd.painting.printout import numbers as written
from kspolicy.read.ofd.placing import Matrix, placed
from kspolicy.read.ofd.text import Writing, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

    from kspolicy.read.ofd.document import Document, Stack

# A dense page has some thousands of characters, a drawing some ten thousand lines; a character
# takes as long as so many lines.
_MOST_DRAWN, _CHARACTER = 400_000, 16
# In millimetres: a line wider than this is an area.
_WIDE = 5.0
# Pixels to the point at which images are kept, how many on a side; how many are decoded in all.
_FINE, _MOST_SIDE, _MOST_PIXELS = 200 / 72, 6000.0, 100_000_000
_UNIT = (0.0, 0.0, 1.0, 1.0)
# Around a character of size 1 that stands at the origin.
_EM = (0.0, -0.2, 1.0, 0.9)
# The ways in which text is drawn: filled, stroked.
_MODES = {(True, False): 0, (False, True): 1, (True, True): 2, (False, False): 3}
_GREY = 0.55


@dataclass(slots=True)
class Painter:
    """Puts a page of a document on a printout; ``undrawn`` counts the images that could not be."""

    document: Document
    printout: Printout
    lettering: Lettering
    objects: Objects
    effort: Effort
    undrawn: int = 0
    _images: dict[str, str | None] = field(default_factory=dict)
    _pixels: int = 0

    @classmethod
    def of(cls, document: Document, stack: Stack, font: Path | None) -> Painter:
        """One for the page ``stack``; ``font`` is a font file to be preferred to the system's."""
        objects = Objects(document.composites, _MOST_DRAWN)
        printout, lettering = Printout(*stack.size), Lettering(document, font)
        return cls(document, printout, lettering, objects, Effort(*stack.size))

    def paint(self, stack: Stack) -> None:
        """Draw a page and its templates.

        Raises:
            UnreadableError: it draws without end, or takes a font that is not there.
        """
        for root in stack.roots:
            for each, outer, layer in self.objects.of(root, stack.matrix):
                self._put(each, outer, Ink.of(each, layer, self.document.styles))

    def remarks(self) -> Iterator[str]:
        """What was not drawn as the document has it, in Chinese sentences."""
        yield from self.lettering.remarks()
        if self.undrawn:
            yield f"有 {self.undrawn} 幅图像不在文件内、已损坏、过大或格式不支持，图中没有画出。"

    def _put(self, element: _Element, outer: Matrix, ink: Ink) -> None:
        drawn: list[str] = []
        match local_name(element):
            case "TextObject" if not is_hidden(element):
                drawn = list(self._text(element, outer, ink))
            case "PathObject":
                drawn = self._path(element, outer, ink)
            case "ImageObject":
                drawn = self._image(element, outer)
        if not drawn:
            return
        put = self.printout.operators
        put.append("q")
        for outlines in clips(element, outer):
            put += [*self._clip(outlines), "W n"]
        if ink.opacity != (1.0, 1.0):
            put.append(f"/{self.printout.opacity(*ink.opacity)} gs")
        put += [*_colours(ink), *drawn, "Q"]

    def _clip(self, outlines: list[Outline]) -> Iterator[str]:
        """Operators that draw several outlines; a box alone is no work to clip by."""
        for outline in outlines:
            self.objects.spend(len(outline.operators))
            if len(outlines) > 1 or not outline.is_box:
                self.effort.cover(outline.box)
            yield from outline.operators

    def _text(self, element: _Element, outer: Matrix, ink: Ink) -> Iterator[str]:
        """The characters, each where it stands."""
        writing = Writing.of(element, outer)
        given = glyphs_given(element)
        font, used = element.get("Font", "").strip(), ""
        yield f"{_MODES[ink.filled is not None, ink.stroked is not None]} Tr"
        for index, letter in enumerate(writing.letters(element)):
            self.objects.spend(_CHARACTER)
            glyph = given.get(index)
            if letter.text.isspace() and glyph is None:
                continue
            space = writing.space(letter)
            self.effort.cover(space.laid(_EM))
            shape = self.lettering.shape(font, letter, glyph)
            wide = letter.wide / writing.size
            if shape is None:
                box = written(0.05, 0.0, wide - 0.1, 0.8)
                yield f"q 0.03 w {_GREY} G {written(*space)}cm {box}re S Q"
                continue
            # A letter of another font is made no wider than its place.
            place = wide / abs(writing.stretch)
            fitted = 1.0 if shape.own else place / max(shape.advance, place)
            name = self.printout.font(shape.face)
            chosen, used = (f"/{name} 1 Tf " if name != used else ""), name
            own = space.after(Matrix(a=fitted * writing.stretch))
            yield f"BT {chosen}{written(*own)}Tm <{shape.glyph:04X}> Tj ET"

    def _path(self, element: _Element, outer: Matrix, ink: Ink) -> list[str]:
        """A path, filled, stroked, or both."""
        if not is_shown(element) or (ink.filled is None and ink.stroked is None):
            return []
        outline = Outline(text_of(child(element, "AbbreviatedData")))
        self.objects.spend(len(outline.operators))
        if not outline.operators:
            return []
        own = placed(element, outer)
        self.effort.line(own.scale * outline.length, len(outline.operators))
        left, top, right, bottom = outline.box
        aside = ink.width / 2 if ink.stroked else 0.0
        box = left - aside, top - aside, right + aside, bottom + aside
        if ink.filled is not None or ink.width > _WIDE:
            self.effort.cover(own.laid(box))
        is_even_odd = element.get("Rule", "").strip().lower() == "even-odd"
        paint = {(True, False): "f", (False, True): "S", (True, True): "B"}
        operator = paint[ink.filled is not None, ink.stroked is not None]
        odd = "*" if is_even_odd and ink.filled is not None else ""
        line = f"{written(ink.width)}w {ink.cap} J {ink.join} j"
        return [
            *within_boundary(element, outer),
            f"{written(*own)}cm",
            line,
            *outline.operators,
            operator + odd,
        ]

    def _image(self, element: _Element, outer: Matrix) -> list[str]:
        """An image, stretched over the square of its own space."""
        own = placed(element, outer)
        self.effort.cover(own.laid(_UNIT))
        name = self._image_name(element.get("ResourceID", "").strip(), own)
        if name is None:
            self.undrawn += 1
            return []
        flipped = own.after(Matrix(d=-1.0, f=1.0))
        return [*within_boundary(element, outer), f"{written(*flipped)}cm", f"/{name} Do"]

    def _image_name(self, resource: str, matrix: Matrix) -> str | None:
        """The name of an image on the printout, no finer than it is shown; None if unreadable."""
        if resource not in self._images:
            self._images[resource] = None
            with suppress(UnreadableError):
                image = opened(self.document, resource)
                self._pixels += image.width * image.height
                if self._pixels <= _MOST_PIXELS:
                    sides = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
                    wide, high = (math.ceil(min(_FINE * side, _MOST_SIDE)) or 1 for side in sides)
                    self._images[resource] = self.printout.image(decoded(image, (wide, high)))
        return self._images[resource]


def _colours(ink: Ink) -> Iterator[str]:
    if ink.filled is not None:
        yield f"{written(*ink.filled)}rg"
    if ink.stroked is not None:
        yield f"{written(*ink.stroked)}RG"
