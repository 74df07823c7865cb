"""What a page draws, as it is read: characters, ruled lines, images."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.read.ofd.elements import local_name
from kspolicy.read.ofd.path import is_outline, strokes
from kspolicy.read.ofd.placing import Matrix, placed
from kspolicy.read.ofd.text import Sign, is_hidden, signs

if TYPE_CHECKING:
    from lxml.etree import _Element

    from kspolicy.model.source import Box
    from kspolicy.read.ofd.objects import Objects
    from kspolicy.read.pages.page import Stroke

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
    drawn as shapes; ``drawn`` are the objects whose text has been taken.
    """

    objects: Objects
    signs: list[Sign] = field(default_factory=list)
    hidden: list[Sign] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    outlines: int = 0
    drawn: set[_Element] = field(default_factory=set)

    def draw(self, page: _Element, matrix: Matrix) -> None:
        """Add what a page, or a template, draws; raises UnreadableError where that has no end."""
        for each, outer, _ in self.objects.of(page, matrix):
            match local_name(each):
                case "TextObject":
                    found = [s for s in signs(each, outer) if not s.glyph.text.isspace()]
                    self.objects.spend(len(found))
                    self.drawn.update([each] if found else ())
                    (self.hidden if is_hidden(each) else self.signs).extend(found)
                case "PathObject":
                    lines = strokes(each, outer)
                    self.objects.spend(len(lines))
                    self.strokes += lines
                    self.outlines += is_outline(each)
                case "ImageObject":
                    own = placed(each, outer)
                    box = own.laid(_UNIT)
                    picture = Picture(each.get("ResourceID", "").strip(), box, own.quarters())
                    self.pictures.append(picture)
