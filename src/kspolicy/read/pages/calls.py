"""Functions of pdfium that are called for every character or object of a page."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def direct(name: str) -> Callable[..., int]:
    """The function ``name`` of pdfium, which takes addresses as plain integers.

    The bindings check and wrap each pointer and let other threads run meanwhile, which costs more
    than most functions themselves.
    """
    import pypdfium2.raw as pdfium

    bound = getattr(pdfium, name)
    address = ctypes.cast(bound, ctypes.c_void_p).value
    assert address is not None
    returned, *taken = map(_plain, (bound.restype, *bound.argtypes))
    return ctypes.PYFUNCTYPE(returned, *taken)(address)


def address_of(handle: Any) -> int:  # noqa: ANN401 - a handle of pdfium's
    """The address that a handle stands for."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _plain(kind: type[Any]) -> type[Any]:
    """``kind``, or that of an address where it is a pointer."""
    return ctypes.c_void_p if hasattr(kind, "contents") else kind
