"""Elements by their local names, and the numbers written in them.

The standard's namespace is http://www.ofdspec.org/2016; older files have another, some have none.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# A page of ten metres in hundredths of a millimetre; what is larger is a slip or a trap.
_LARGEST = 1e6
_SEPARATOR = re.compile(r"[\s,]+")


def local_name(element: _Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: _Element, *names: str) -> Iterator[_Element]:
    """The children called one of ``names``."""
    return (child for child in element if local_name(child) in names)


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first child, or grandchild, reached by ``path``."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def text_of(element: _Element | None) -> str:
    """The text within an element, blanks around it dropped."""
    return "" if element is None else "".join(map(str, element.itertext())).strip()


def number(written: str | None, default: float) -> float:
    """A number of sane size, else ``default``."""
    try:
        value = float(written or "")
    except ValueError:
        return default
    return value if math.isfinite(value) and abs(value) <= _LARGEST else default


def words(written: str | None) -> list[str]:
    """What stands between blanks or commas."""
    return [word for word in _SEPARATOR.split(written or "") if word]


def numbers(written: str | None, count: int) -> tuple[float, ...] | None:
    """``count`` numbers, all of sane size, else None."""
    found = [number(word, math.nan) for word in words(written)[:count]]
    return tuple(found) if len(found) == count and not any(map(math.isnan, found)) else None


def is_shown(element: _Element) -> bool:
    """Whether an object, or its filling, is to be seen at all."""
    visible = element.get("Visible", "true").strip().lower()
    return visible not in ("false", "0") and element.get("Alpha", "255").strip() != "0"
