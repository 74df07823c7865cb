"""What of an object is seen (GB/T 33190—2016, 8.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kspolicy.read.ofd.elements import child, children, numbers, text_of
from kspolicy.read.ofd.painting.outline import Outline
from kspolicy.read.ofd.painting.printout import numbers as written
from kspolicy.read.ofd.placing import Matrix, corners, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# In millimetres: an object with a thinner boundary is not clipped, as many give a line none; the
# others as far outside of it as half a line reaches.
_THIN, _SLACK = 1.0, 0.2
_MOST_CLIPS = 20


def within_boundary(element: _Element, outer: Matrix) -> Iterator[str]:
    """Clip what is drawn to the Boundary of its object, where that lies level."""
    left, top, wide, high = numbers(element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    if min(wide, high) < _THIN or outer.b or outer.c:
        return
    box = left - _SLACK, top - _SLACK, left + wide + _SLACK, top + high + _SLACK
    first, *others = (written(*outer.point(*corner)) for corner in corners(box))
    yield f"{first}m {' '.join(f'{other}l' for other in others)} h W n"


def clips(element: _Element, outer: Matrix) -> Iterator[list[Outline]]:
    """The Clips of an object, as far as they are paths; it is seen within an outline of each."""
    holder = child(element, "Clips")
    if holder is None:
        return
    own = placed(element, outer)
    if holder.get("TransFlag", "").strip().lower() == "false":
        left, top = numbers(element.get("Boundary"), 2) or (0.0, 0.0)
        own = outer.after(Matrix(e=left, f=top))
    for clip in list(children(holder, "Clip"))[:_MOST_CLIPS]:
        outlines: list[Outline] = []
        for area in children(clip, "Area"):
            within = own.after(Matrix(*(numbers(area.get("CTM"), 6) or Matrix())))
            for path in children(area, "Path"):
                matrix = placed(path, within)
                outlines.append(Outline(text_of(child(path, "AbbreviatedData")), matrix))
        if any(outline.operators for outline in outlines):
            yield outlines
