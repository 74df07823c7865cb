"""The objects of a page in the order in which they are drawn, whatever they lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kspolicy.read.errors import UnreadableError
from kspolicy.read.ofd.elements import children, is_shown, local_name
from kspolicy.read.ofd.placing import placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from kspolicy.read.ofd.placing import Matrix

# Blocks lie two or three deep in each other; composites may be made to hold themselves.
_DEEPEST = 30
# Documents draw little by composites, yet a few of these can be made to draw without end.
_COMPOSED = 100


class Object(NamedTuple):
    """A TextObject, PathObject or ImageObject; ``matrix`` is that of what it lies in.

    ``style`` is the id of the DrawParam that its layer has for all of its objects, "" for none.
    """

    element: _Element
    matrix: Matrix
    style: str


@dataclass(slots=True)
class Objects:
    """The objects of pages: those of composites too, which are looked up by id.

    ``left`` is how much may yet be drawn.
    """

    composites: Mapping[str, _Element]
    left: int

    def of(self, page: _Element, matrix: Matrix) -> Iterator[Object]:
        """What a page, or a template, draws: its background first, its foreground last.

        Raises:
            UnreadableError: it draws without end.
        """
        for content in children(page, "Content"):
            # Objects outside any layer count as one.
            layers = list(children(content, "Layer")) or [content]
            for layer in sorted(layers, key=_depth):
                style = layer.get("DrawParam", "").strip()
                yield from self._within(layer, matrix, style, 0)

    def spend(self, drawn: int) -> None:
        """Count what is drawn; raises UnreadableError where it is too much."""
        self.left -= drawn
        if self.left < 0:
            raise UnreadableError("OFD 的页面内容过多，不像正常文档，没有读")

    def _within(
        self, block: _Element, matrix: Matrix, style: str, deep: int, weight: int = 1
    ) -> Iterator[Object]:
        if deep > _DEEPEST:
            raise UnreadableError("OFD 中的图元互相嵌套过深，不像正常文档，没有读")
        for each in block:
            self.spend(weight)
            match local_name(each):
                case "TextObject" | "PathObject":
                    yield Object(each, matrix, style)
                case "ImageObject" if is_shown(each):
                    yield Object(each, matrix, style)
                case "CompositeObject" if is_shown(each):
                    unit = self.composites.get(each.get("ResourceID", "").strip())
                    own = placed(each, matrix)
                    for content in children(each if unit is None else unit, "Content"):
                        yield from self._within(content, own, style, deep + 1, _COMPOSED)
                case "PageBlock" | "Layer":
                    yield from self._within(each, matrix, style, deep + 1, weight)


def _depth(layer: _Element) -> int:
    return {"Background": 0, "Foreground": 2}.get(layer.get("Type", "Body"), 1)
