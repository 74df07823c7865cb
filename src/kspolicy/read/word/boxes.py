"""Text boxes, and where they stand beside the paragraph they are anchored in.

A red letterhead is often a text box. The same box is written twice, for new readers
(``wps:txbx``) and for old ones (``v:textbox``); ``mc:AlternateContent`` holds the two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kspolicy.read.word.markup import DRAWING, MC, W, alternative, children

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOX = W + "txbxContent"
_PICTURES = frozenset({"pic", "imagedata", "chart", "relIds", "OLEObject", "control"})
_MARGIN_TOP = re.compile(r"(?:^|;)\s*margin-top:\s*(-?)(\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm)?")
# Less below the top of its paragraph, a box still stands beside it: half a line (English Metric
# Units, 12,700 to a point).
_BESIDE = 12_700 * 10
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "": 1.0}


def boxes_of(anchored: _Element) -> list[_Element]:
    """The text boxes of a drawing, outermost only, each once."""
    found: list[_Element] = []
    _collect(anchored, found)
    return found


def is_below(anchored: _Element) -> bool:
    """Whether a drawing is placed below the top of the paragraph it is anchored in."""
    for position in anchored.iter(DRAWING + "positionV"):
        offset = position.findtext(DRAWING + "posOffset") or ""
        near = position.get("relativeFrom") in ("paragraph", "line")
        return near and offset.isdecimal() and len(offset) < 10 and int(offset) > _BESIDE
    for shape in anchored.iter("{urn:schemas-microsoft-com:vml}*"):
        match = _MARGIN_TOP.search(shape.get("style", ""))
        if match:
            points = float(match[2]) * _POINTS[match[3] or ""]
            return not match[1] and points * 12_700 > _BESIDE
    return False


def is_picture(anchored: _Element) -> bool:
    """Whether a drawing shows something that may hold text of its own: a picture, a chart."""
    return any(
        str(each.tag).rpartition("}")[2] in _PICTURES
        for each in anchored.iter()
        if isinstance(each.tag, str)
    )


def _collect(element: _Element, found: list[_Element]) -> None:
    for each in children(element):
        if each.tag == _BOX:
            found.append(each)
        elif each.tag == MC + "AlternateContent":
            branch = alternative(each)
            if branch is not None:
                _collect(branch, found)
        else:
            _collect(each, found)
