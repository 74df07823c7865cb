"""What the layers of a page draw, in their order: characters, ruled lines, images."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.read.errors import UnreadableError
from kspolicy.read.ofd.elements import children, is_shown, local_name
from kspolicy.read.ofd.path import is_outline, strokes
from kspolicy.read.ofd.placing import Matrix, around, corners, placed
from kspolicy.read.ofd.text import Sign, is_hidden, signs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from kspolicy.read.pages.page import Box, Stroke

# Blocks lie two or three deep in each other; composites may be made to hold themselves.
_DEEPEST = 30
# What a whole document draws: 2,000 pages of 22 lines of 28 characters have a million and a half.
MOST_DRAWN = 3_000_000
# Documents draw little by composites, yet a few of these can be made to draw without end.
_COMPOSED = 100
_UNIT: Box = (0.0, 0.0, 1.0, 1.0)


class Picture(NamedTuple):
    """An image by its resource, its box on the page, and how far it is turned clockwise."""

    resource: str
    box: Box
    quarters: int | None


@dataclass(slots=True)
class Drawing:
    """Everything on one page, in points from its upper left corner.

    ``hidden`` are characters that are not to be seen. ``outlines`` counts characters that may be
    drawn as shapes; ``drawn`` are the objects whose text has been taken; ``left`` is how much may
    yet be drawn; ``composites`` are the units that objects refer to, by id.
    """

    composites: Mapping[str, _Element]
    left: int = MOST_DRAWN
    signs: list[Sign] = field(default_factory=list)
    hidden: list[Sign] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    outlines: int = 0
    drawn: set[_Element] = field(default_factory=set)

    def draw(self, page: _Element, matrix: Matrix) -> None:
        """Add what a page, or a template, draws: its background first, its foreground last.

        Raises:
            UnreadableError: it draws without end.
        """
        for content in children(page, "Content"):
            # Objects outside any layer count as one.
            layers = list(children(content, "Layer")) or [content]
            for layer in sorted(layers, key=_depth):
                self._block(layer, matrix, 0)

    def _block(self, block: _Element, matrix: Matrix, deep: int, weight: int = 1) -> None:
        if deep > _DEEPEST:
            raise UnreadableError("OFD 中的图元互相嵌套过深，不像正常文档，没有读")
        for each in block:
            self._spend(weight)
            match local_name(each):
                case "TextObject":
                    found = [s for s in signs(each, matrix) if not s.glyph.text.isspace()]
                    self._spend(len(found))
                    self.drawn.update([each] if found else ())
                    (self.hidden if is_hidden(each) else self.signs).extend(found)
                case "PathObject":
                    lines = strokes(each, matrix)
                    self._spend(len(lines))
                    self.strokes += lines
                    self.outlines += is_outline(each)
                case "ImageObject" if is_shown(each):
                    own = placed(each, matrix)
                    box = around(own.point(*corner) for corner in corners(_UNIT))
                    picture = Picture(each.get("ResourceID", "").strip(), box, own.quarters())
                    self.pictures.append(picture)
                case "CompositeObject" if is_shown(each):
                    self._composite(each, matrix, deep)
                case "PageBlock" | "Layer":
                    self._block(each, matrix, deep + 1, weight)

    def _composite(self, element: _Element, matrix: Matrix, deep: int) -> None:
        unit = self.composites.get(element.get("ResourceID", "").strip())
        holder = element if unit is None else unit
        own = placed(element, matrix)
        for content in children(holder, "Content"):
            self._block(content, own, deep + 1, _COMPOSED)

    def _spend(self, drawn: int) -> None:
        self.left -= drawn
        if self.left < 0:
            raise UnreadableError("OFD 的页面内容过多，不像正常文档，没有读")


def _depth(layer: _Element) -> int:
    return {"Background": 0, "Foreground": 2}.get(layer.get("Type", "Body"), 1)
